"""What a language's small words tell of a number: clauses, dating, modality, attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypedDict, cast

from kzclaims.languages import morphology, table
from kzclaims.model import Modality
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Iterable

_NEVER = re.compile(r"(?!)")
_SOURCE_WORDS = 6
_BEFORE_WORDS = 8  # words of the number's clause that may govern it
_AFTER_WORDS = 6  # the same behind it
_SPACES = r"\s+"
_NAME_LETTER = r"[\w'’.-]"


class _Dating(TypedDict, total=False):
    before: list[str]
    after: list[str]
    prefixes: list[str]


class _Time(TypedDict, total=False):
    during: list[str]
    lasting: list[str]


class _Direction(TypedDict, total=False):
    to: list[str]
    onto: list[str]
    articles: list[str]


class _Modality(TypedDict, total=False):
    planned: list[str]
    possible: list[str]
    denied: list[str]
    contrast: list[str]
    planned_after: list[str]
    denied_after: list[str]


class _Attribution(TypedDict, total=False):
    before: list[str]
    said: list[str]
    that: list[str]


class _Phrase(TypedDict, total=False):
    counted: str
    partitive: list[str]
    ends: list[str]
    auxiliaries: list[str]


_File = TypedDict(
    "_File",
    {
        "clauses": list[str],
        "joins": list[str],
        "with": list[str],
        "phrase": _Phrase,
        "dating": _Dating,
        "time": _Time,
        "direction": _Direction,
        "modality": _Modality,
        "attribution": _Attribution,
    },
    total=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The small words of one language, ready for folded text.

    `clause` finds the words that begin a clause. `joining` are the words
    between parts of one, `linking` those before another party.
    `counted_first` says that what is counted is the word right behind the number; `phrase_ends` are
    words that no noun phrase goes over, `auxiliaries` those of them that carry a verb, `partitive`
    those that join a number to one («five of the»). `during` finds the end of a text behind which a
    period says when something holds, `lasting` one behind which a length of time does. A name behind a
    word of `direction`, `articles` between, or with a particle of `onto` on it, is where something goes.
    `contrast` finds the end of a text behind which stands what is not so («not 5 but 6»).
    """

    clause: re.Pattern[str]
    joining: frozenset[str]
    linking: frozenset[str]
    ands: frozenset[str]
    counted_first: bool
    partitive: re.Pattern[str]
    phrase_ends: frozenset[str]
    auxiliaries: frozenset[str]
    dated_before: re.Pattern[str]
    dated_after: re.Pattern[str]
    during: re.Pattern[str]
    lasting: re.Pattern[str]
    direction: frozenset[str]
    onto: tuple[str, ...]
    articles: frozenset[str]
    article: str
    modalities: tuple[tuple[Modality, re.Pattern[str]], ...]
    contrast: re.Pattern[str]
    modalities_after: tuple[tuple[Modality, re.Pattern[str]], ...]
    said: re.Pattern[str]
    source_after: re.Pattern[str]
    source_between: re.Pattern[str]
    source_before: re.Pattern[str]

    def is_dating(self, before: str, after: str) -> bool:
        """Whether a length of time between two folded texts says since when something is."""
        return bool(self.dated_before.search(before) or self.dated_after.match(after))

    def modality(self, clause: str, after: str) -> Modality:
        """In which way a number is put forward, by the folded words of its clause before and behind it."""
        near = " ".join(clause.rsplit(None, _BEFORE_WORDS)[-_BEFORE_WORDS:])
        if self.contrast.search(near):
            return Modality.DENIED
        last: tuple[int, Modality] = (-1, Modality.STATED)
        for modality, words in self.modalities:
            for hit in words.finditer(near):
                last = max(last, (hit.start(), modality), key=lambda found: found[0])
        if last[1] is Modality.STATED:
            behind = " ".join(after.split(None, _AFTER_WORDS)[:_AFTER_WORDS])
            return next((kind for kind, words in self.modalities_after if words.search(behind)), last[1])
        return last[1]


@cache
def context_of(language: str) -> Context:
    """The small words of a language; none where it has no pack."""
    words = cast("_File", table(language, "context"))
    dating, modality = words.get("dating", {}), words.get("modality", {})
    attribution, phrase = words.get("attribution", {}), words.get("phrase", {})
    time, direction = words.get("time", {}), words.get("direction", {})
    joined = "|".join(morphology(language).proclitics[0]) if morphology(language).proclitics else ""
    said = _any_of(attribution.get("said", ()), joined)
    that = _any_of(attribution.get("that", ()), joined)
    return Context(
        clause=_phrases(words.get("clauses", ()), joined),
        joining=frozenset(fold_form(word) for word in words.get("joins", ())),
        linking=frozenset(fold_form(word) for word in words.get("with", ())),
        ands=frozenset(
            fold_form(word)
            for word in (*table(language, "ranges").get("and", ()), *morphology(language).conjunctions)
        ),
        counted_first=phrase.get("counted") == "first",
        partitive=re.compile(rf"\A\s*(?:{_any_of(phrase.get('partitive', ()), '')})(?!\w)"),
        phrase_ends=frozenset(fold_form(word) for word in phrase.get("ends", ())),
        auxiliaries=frozenset(fold_form(word) for word in phrase.get("auxiliaries", ())),
        dated_before=_dated_before(dating, joined),
        dated_after=re.compile(rf"\s*(?:{_any_of(dating.get('after', ()), '')})(?!\w)"),
        during=_ending(time.get("during", ()), joined),
        lasting=_ending(time.get("lasting", ()), joined),
        direction=frozenset(fold_form(word) for word in direction.get("to", ())),
        onto=tuple(fold_form(word) for word in direction.get("onto", ())),
        articles=frozenset(fold_form(word) for word in direction.get("articles", ())),
        article=morphology(language).article,
        modalities=tuple(
            (kind, _phrases(forms, joined))
            for kind, forms in (
                (Modality.PLANNED, modality.get("planned", [])),
                (Modality.POSSIBLE, modality.get("possible", [])),
                (Modality.DENIED, modality.get("denied", [])),
            )
        ),
        modalities_after=(
            (Modality.DENIED, _phrases(modality.get("denied_after", ()), joined)),
            (Modality.PLANNED, _phrases(modality.get("planned_after", ()), joined)),
        ),
        contrast=_ending(modality.get("contrast", ()), joined),
        said=_phrases(attribution.get("said", ()), joined),
        source_after=_named(rf"(?<!\w)(?:{_any_of(attribution.get('before', ()), joined)})\s*(?P<name>%s)"),
        source_between=_named(rf"(?<!\w)(?:{said})\s+(?P<name>%s?)[\s،,]+(?:{that})(?!\w)"),
        source_before=_NEVER
        if attribution.get("that")
        else _named(rf"(?<!{_NAME_LETTER})(?P<name>%s)\s+(?:{said})(?!\w)"),
    )


def _any_of(forms: Iterable[str], joined: str) -> str:
    """Alternatives for the forms, longest first, each perhaps behind an attached conjunction."""
    folded = sorted({fold_form(form) for form in forms}, key=lambda form: (-len(form), form))
    if not folded:
        return r"(?!)"
    prefix = f"(?:{joined})?" if joined else ""
    return "|".join(prefix + re.escape(form).replace(r"\ ", _SPACES) for form in folded)


def _phrases(forms: Iterable[str], joined: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(forms, joined)})(?!\w)")


def _ending(forms: Iterable[str], joined: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(forms, joined)})\s*$")


def _dated_before(dating: _Dating, joined: str) -> re.Pattern[str]:
    prefixes = "|".join(fold_form(prefix) for prefix in dating.get("prefixes", ()))
    words = rf"(?<!\w)(?:{_any_of(dating.get('before', ()), joined)})\s+"
    return re.compile(rf"(?:{words}|(?<!\w)(?:{prefixes}))$" if prefixes else rf"(?:{words})$")


def _named(pattern: str) -> re.Pattern[str]:
    """A pattern in which `%s` stands for up to six words with no mark between.

    No word is given back letter by letter: what follows a name stands behind white space or a mark.
    """
    words = rf"{_NAME_LETTER}++(?:[ \t]++{_NAME_LETTER}++){{0,{_SOURCE_WORDS - 1}}}"
    return re.compile(pattern.replace("%s", words))
