"""The same claim with another number beside it: what it was, a part of it, what is planned, what is denied.

News seldom gives a number alone. None of these contradicts the claim, and the claim is still made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Kind
from tests.metamorphic.rewritings import Rewriting
from tests.metamorphic.surfaces import Amount, Site
from tests.metamorphic.writing import alike, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_TAILS = {
    "en": (
        ("with a former value", ", up from {lower} a year earlier"),
        ("with a former value", ", compared with {lower} in 2011"),
        ("with a former value", ", against {lower} ten years ago"),
        ("with a part of it", ", of which {lower} came in the first half"),
        ("with a part of it", ", including {lower} from the north"),
        ("with a plan", ", and is expected to reach {higher} by 2035"),
        ("with a plan", "; the aim is {higher} within ten years"),
        ("with a denial", ", not {higher} as reported before"),
        ("with a difference", ", or {lower} less than was hoped for"),
    ),
    "ar": (
        ("with a former value", "، مقابل {lower} في العام السابق"),
        ("with a former value", "، مقارنة مع {lower} في عام 2011"),
        ("with a former value", "، بعد أن كان {lower} قبل عشر سنوات"),
        ("with a part of it", "، منها {lower} في النصف الأول"),
        ("with a part of it", "، بينها {lower} من الشمال"),
        ("with a plan", "، ومن المتوقع أن يصل إلى {higher} بحلول عام 2035"),
        ("with a plan", "، والهدف بلوغ {higher} خلال عشر سنوات"),
        ("with a denial", "، وليس {higher} كما ذكر سابقا"),
        ("with a difference", "، أي أقل مما كان مأمولا بمقدار {lower}"),
    ),
}
_ASIDES = frozenset({"with a former value", "with a denial"})
"""What may stand between a number and what it is of."""

_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


def elaborations(site: Site) -> Iterator[Rewriting]:
    """The site's sentence, another number of the same sort at its end, and right behind the claim."""
    amount, language, text = site.surface, site.article.language, site.article.text
    if not isinstance(amount, Amount) or len(amount.numbers) > 1 or site.quantity.kind not in _KINDS:
        return
    if not text.endswith(".") or "\n" in text or ". " in text or not (amount.sign or amount.word):
        return
    (number,) = amount.numbers
    if amount.in_words:
        return
    lower, higher = (alike(language, amount, _part(number, tenths)) for tenths in (4, 14))
    for kind, tail in _TAILS[language]:
        said = tail.format(lower=lower, higher=higher)
        yield Rewriting(kind=kind, text=f"{text.removesuffix('.')}{said}.")
        behind = text[site.quantity.end :]
        if behind[:1] in {",", "،"} or behind == "." or kind not in _ASIDES:
            continue
        mark = "," if language == "en" else "،"
        yield Rewriting(kind=f"{kind}, inside", text=f"{text[: site.quantity.end]}{said}{mark}{behind}")


def _part(number: Decimal, tenths: int) -> Decimal:
    return plain((number * tenths / 10).quantize(number if number % 1 else number // number))
