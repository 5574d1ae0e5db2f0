"""One sentence among others: examples of rules made one article, in the forms that articles have."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.metamorphic.rewritings import Rewriting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.metamorphic.sources import Original

_COMPANY = 3
_ROUNDS = 2
_HEADS = {"ar": "ومن أبرز ما ورد في التقرير:", "en": "Among the findings of the report:"}
_JOINTS = {"ar": ("، في حين ", "؛ ", "، كما "), "en": (", while ", "; ", ", and ")}
_MAY_BE_SMALL = frozenset(
    {"The", "In", "With", "At", "Some", "More", "During", "It", "A", "Trade", "Leaders"}
)


def compositions(original: Original, all_of_them: Sequence[Original]) -> Iterator[Rewriting]:
    """The original's sentence in one article with sentences of other rules, of one language and day."""
    language = original.article.language
    others = [
        other
        for other in all_of_them
        if other.rule != original.rule
        and other.article.language == language
        and other.article.published == original.article.published
    ]
    for turn in range(_ROUNDS):
        chance = random.Random(f"{original.name} {turn}")  # noqa: S311  # the same on every machine
        chance.shuffle(others)
        chosen, rules = [original.article.text], {original.rule}
        for other in others:
            if len(chosen) <= _COMPANY and other.rule not in rules:
                chosen.append(other.article.text)
                rules.add(other.rule)
        if len(chosen) <= 1:
            return
        yield _joined(language, chosen[:2], chance)
        chance.shuffle(chosen)
        yield Rewriting(kind="in a paragraph of others", text=" ".join(chosen))
        yield Rewriting(kind="in an article of others", text="\n\n".join(chosen) + "\n")
        bullets = "\n".join(f"• {text.removesuffix('.')}" for text in chosen)
        yield Rewriting(kind="in a list of others", text=f"{_HEADS[language]}\n\n{bullets}\n")


def with_counterexamples(original: Original, texts: Sequence[str]) -> Iterator[Rewriting]:
    """The original's sentence beside one that its rule must not match, in one paragraph and in two."""
    own = original.article.text
    for text in texts:
        yield Rewriting(kind="behind a counterexample", text=f"{text} {own}")
        yield Rewriting(kind="before a counterexample", text=f"{own} {text}")
        yield Rewriting(kind="in two paragraphs with one", text=f"{own}\n\n{text}\n")


def _joined(language: str, texts: Sequence[str], chance: random.Random) -> Rewriting:
    """Two sentences made one."""
    first, second = texts
    initial = second.partition(" ")[0]
    if initial in _MAY_BE_SMALL:
        second = second[:1].lower() + second[1:]
    if language == "ar" and second.startswith(("وت", "وي", "وبل", "وحق", "وار", "وفاز", "وخسر")):
        second = second[1:]
    joint = chance.choice(_JOINTS[language])
    return Rewriting(kind="in one sentence with another", text=f"{first.removesuffix('.')}{joint}{second}")
