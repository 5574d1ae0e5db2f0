"""The same article, other characters: rewritings of a whole text that keep its meaning."""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from tests.metamorphic.rewritings import Rewriting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kzclaims.model import Article

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_ARABIC_WORD = re.compile(r"[ء-ي]{3,}")
_BREAKS_OFF = set("ءاأإآةدذرزوؤى")
"""Letters that no tatweel and no joined form follows."""

_TATWEEL = "ـ"
_MARKS = ("\u064e", "\u064f", "\u0650", "\u0651", "\u0652")
_LONG = 60


def rewritings(article: Article) -> Iterator[Rewriting]:
    """Every rewriting of an article's text that changes it."""
    for kind, languages, write in _KINDS:
        if languages and article.language not in languages:
            continue
        text = write(article.text, random.Random(article.id))  # noqa: S311  # the same on every machine
        if text is not None and text != article.text:
            yield Rewriting(kind=kind, text=text)


def _copy(text: str, _chance: random.Random) -> str:
    return f"{text}\n"


def _arabic_indic(text: str, _chance: random.Random) -> str:
    table = str.maketrans("0123456789.,%", "٠١٢٣٤٥٦٧٨٩٫٬٪")
    return _NUMBER.sub(lambda found: found[0].translate(table), text)


def _persian(text: str, _chance: random.Random) -> str:
    return text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


def _no_break_spaces(text: str, _chance: random.Random) -> str:
    return re.sub(r"(?<=\d) | (?=\d)", "\u00a0", text)


def _double_spaces(text: str, chance: random.Random) -> str:
    return re.sub(r"(?<=\S) (?=\S)", lambda _: " " * (1 + (chance.randrange(10) < 3)), text)


def _carriage_returns(text: str, _chance: random.Random) -> str:
    return text.replace("\n", "\r\n")


def _indented(text: str, _chance: random.Random) -> str:
    return "\n".join(f" {line} " if line.strip() else line for line in text.split("\n"))


def _direction_marks(text: str, _chance: random.Random) -> str:
    return _NUMBER.sub(lambda found: f"\u200f{found[0]}\u200e", text)


def _tatweel(text: str, chance: random.Random) -> str:
    def stretched(found: re.Match[str]) -> str:
        word = found[0]
        places = [place for place in range(1, len(word)) if word[place - 1] not in _BREAKS_OFF]
        if not places or chance.randrange(10) >= 3:
            return word
        place = chance.choice(places)
        return word[:place] + _TATWEEL * chance.randint(1, 3) + word[place:]

    return _ARABIC_WORD.sub(stretched, text)


def _vowels(text: str, chance: random.Random) -> str:
    def marked(found: re.Match[str]) -> str:
        word = found[0]
        if chance.randrange(10) >= 4:
            return word
        place = chance.randrange(1, len(word) + 1)
        return word[:place] + chance.choice(_MARKS) + word[place:]

    return _ARABIC_WORD.sub(marked, text)


def _no_vowels(text: str, _chance: random.Random) -> str:
    return re.sub("[\u064b-\u0652]", "", text)


def _no_hamza(text: str, _chance: random.Random) -> str:
    return text.translate(str.maketrans("أإآ", "ااا"))


def _egyptian(text: str, _chance: random.Random) -> str:
    """A final ya without its dots, as printed in Egypt."""
    return re.sub(r"ي(?![\u064b-\u0652ء-ي])", "ى", text)


@cache
def _joined_forms() -> dict[str, dict[str, str]]:
    """For each letter its forms by place, from the Unicode character database."""
    forms: dict[str, dict[str, str]] = {}
    for code in range(0xFE80, 0xFEFD):
        place, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        if " " not in letter and letter:
            forms.setdefault(chr(int(letter, 16)), {})[place.strip("<>")] = chr(code)
    return forms


def _presentation_forms(text: str, _chance: random.Random) -> str:
    forms = _joined_forms()

    def joined(found: re.Match[str]) -> str:
        word = found[0]
        written = []
        for place, letter in enumerate(word):
            before = place > 0 and word[place - 1] not in _BREAKS_OFF
            behind = place + 1 < len(word) and letter not in _BREAKS_OFF and word[place + 1] != "ء"
            wanted = {(0, 0): "isolated", (0, 1): "initial", (1, 0): "final", (1, 1): "medial"}
            shapes = forms.get(letter, {})
            written.append(shapes.get(wanted[before, behind], letter))
        return "".join(written)

    return re.sub(r"[ء-غف-ي]+", joined, text)


def _quotation_marks(text: str, _chance: random.Random) -> str:
    table = str.maketrans({"“": "«", "”": "»", "«": '"', "»": '"', "‘": "'", "’": "'"})
    opening = iter("“”" * (text.count('"') + 1))
    return re.sub('"', lambda _: next(opening), text) if '"' in text else text.translate(table)


def _dashes(text: str, _chance: random.Random) -> str:
    return text.replace("–", "—").replace(" - ", " – ")


def _upper(text: str, _chance: random.Random) -> str:
    return text.upper()


_BESIDES = {
    "en": (
        "In other news, a bridge of 214 metres was handed over in Lisbon on 3 May 2019; it took 38 months.",
        "Photo: agency archive, 14 March 2021",
        "Read also: 7 things to know about the price of gold in 2022",
        "© 2024 All rights reserved. Follow our 12,345 readers.",
    ),
    "ar": (
        "ومن جهة أخرى سُلم جسر طوله 214 مترا في لشبونة في 3 مايو 2019 بعد 38 شهرا من العمل.",
        "صورة من الأرشيف، 14 مارس 2021",
        "اقرأ أيضا: 7 أمور عن سعر الذهب في 2022",
        "جميع الحقوق محفوظة © 2024",
    ),
}
"""What a page has beside its article: none of it about the article's matter."""

_SAID = {
    "en": ("According to the report, ", ", according to a report of 12 pages."),
    "ar": ("وبحسب التقرير، ", "، وفق تقرير من 12 صفحة."),
}


def _beside(text: str, chance: random.Random) -> str:
    """The text with other matter of a page above and below it."""
    besides = _BESIDES["ar" if re.search("[ء-ي]", text) else "en"]
    return (
        f"{besides[chance.randrange(len(besides))]}\n\n{text}\n\n{besides[chance.randrange(len(besides))]}\n"
    )


def _reported(text: str, _chance: random.Random) -> str | None:
    """A single sentence on a report's word; the report has pages."""
    if "\n" in text.strip() or not text.endswith(".") or ". " in text:
        return None
    arabic = bool(re.search("[ء-ي]", text))
    _, behind = _SAID["ar" if arabic else "en"]
    return text.removesuffix(".") + behind


def _reported_first(text: str, _chance: random.Random) -> str | None:
    """The same, the report before it."""
    if "\n" in text.strip() or not text.endswith(".") or ". " in text:
        return None
    arabic = bool(re.search("[ء-ي]", text))
    before, _ = _SAID["ar" if arabic else "en"]
    first = text.partition(" ")[0]
    body = text.removeprefix("و") if arabic and first not in _OWN_WAW else text
    return before + (
        body[:1].lower() + body[1:] if first in {"The", "In", "With", "At", "Some", "More"} else body
    )


_OWN_WAW = frozenset({"وقعت", "وقع"})
"""Words whose first letter is no conjunction."""


def _run_on(text: str, chance: random.Random) -> str:
    """The space before a number lost, as happens on pages."""
    return re.sub(r"(?<=[ء-ي]{2}) (?=\d)", lambda _: " " * (chance.randrange(10) >= 7), text)


def _paragraphs(text: str, chance: random.Random) -> str | None:
    """Paragraphs of prose in another order: not the first, none that leads into a list, no heading."""
    blocks = re.split(r"\n\s*\n", text)
    prose = [
        place
        for place, block in enumerate(blocks)
        if place
        and len(block) > _LONG
        and "\n" not in block
        and block.rstrip()[-1:] in {".", "”", "»"}
        and (place + 1 == len(blocks) or not re.match(r"\s*[•\-*]", blocks[place + 1]))
    ]
    if len(prose) < 2:
        return None
    order = prose[:]
    chance.shuffle(order)
    mixed = blocks[:]
    for place, origin in zip(prose, order, strict=True):
        mixed[place] = blocks[origin]
    return "\n\n".join(mixed)


_KINDS: tuple[tuple[str, tuple[str, ...], Callable[[str, random.Random], str | None]], ...] = (
    ("copy of the article", (), _copy),
    ("text: Arabic-Indic digits", ("ar",), _arabic_indic),
    ("text: Persian digits", ("ar", "fa"), _persian),
    ("text: no-break spaces", (), _no_break_spaces),
    ("text: double spaces", (), _double_spaces),
    ("text: carriage returns", (), _carriage_returns),
    ("text: indented lines", (), _indented),
    ("text: direction marks", ("ar",), _direction_marks),
    ("text: tatweel", ("ar",), _tatweel),
    ("text: vowel marks", ("ar",), _vowels),
    ("text: no vowel marks", ("ar",), _no_vowels),
    ("text: alef without hamza", ("ar",), _no_hamza),
    ("text: Egyptian ya", ("ar",), _egyptian),
    ("text: presentation forms", ("ar",), _presentation_forms),
    ("text: quotation marks", (), _quotation_marks),
    ("text: dashes", (), _dashes),
    ("text: upper case", ("en",), _upper),
    ("text: space lost before digits", ("ar",), _run_on),
    ("other matter on the page", ("ar", "en"), _beside),
    ("on a report's word, behind", ("ar", "en"), _reported),
    ("on a report's word, before", ("ar", "en"), _reported_first),
    ("order of paragraphs", (), _paragraphs),
)
