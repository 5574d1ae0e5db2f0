"""The readers that are compared: kzclaims, libraries as they install, and what one would write oneself."""

from __future__ import annotations

import importlib
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tests.benchmarks import patterns
from tests.benchmarks.duckling_reader import load_duckling
from tests.benchmarks.reader import Answer, Loaded, Reader
from tests.benchmarks.recognizers_reader import load_recognizers

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+|\n+")
_DIGITS = re.compile(r"\d+")


def _load_kzclaims(language: str) -> Loaded:
    from kzclaims.quantities import find_quantities  # noqa: PLC0415  # only where this is the reader
    from tests.peers.adapter import read  # noqa: PLC0415  # the same

    return Loaded(
        find=lambda text: find_quantities(text, language=language),
        answer=lambda text, ref: read(text, language, ref),
    )


def _load_dateparser(language: str) -> Loaded:
    search = importlib.import_module("dateparser.search").search_dates

    def answer(text: str, ref: str | None) -> list[Answer]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(ref)} if ref else {}
        found, behind, answers = search(text, languages=[language], settings=settings) or (), 0, []
        for surface, moment in found:
            start = text.find(surface, behind)  # it says what it found, not where
            behind = max(behind, start + len(surface))
            day = moment.date().isoformat()
            answers.append(
                {"start": start, "end": behind, "kind": "date", "low": day, "high": day, "unit": None}
            )
        return answers

    return Loaded(find=lambda text: search(text, languages=[language]) or (), answer=answer)


def _load_price_parser(_: str) -> Loaded:
    """It reads the one price of a text, so it is given sentence by sentence."""
    price = importlib.import_module("price_parser").Price

    def answer(text: str, _: str | None) -> list[Answer]:
        found = price.fromstring(text)
        if found.amount is None:
            return []
        low = float(found.amount)
        kind = "money" if found.currency else "number"
        return [{"start": None, "end": None, "kind": kind, "low": low, "high": low, "unit": found.currency}]

    def find(text: str) -> Sequence[Any]:
        prices = map(price.fromstring, _SENTENCE_END.split(text))
        return [found for found in prices if found.amount is not None]

    return Loaded(find, answer)


_QUANTULUM_KINDS = {
    "currency": "money",
    "dimensionless": "number",
    "time": "duration",
    "percentage": "percent",
}


def _load_quantulum3(_: str) -> Loaded:
    parse = importlib.import_module("quantulum3.parser").parse

    def answer(text: str, _: str | None) -> list[Answer]:
        answers: list[Answer] = []
        for found in parse(text, lang="en_US"):
            kind = _QUANTULUM_KINDS.get(found.unit.entity.name, "quantity")
            kind = "percent" if found.unit.name == "percentage" else kind
            spread = found.uncertainty or 0
            low, high = found.value - spread, found.value + spread
            if kind == "number" and spread:
                kind = "range"
            unit = None if found.unit.name == "dimensionless" else found.unit.name
            start, end = found.span
            answers.append({"start": start, "end": end, "kind": kind, "low": low, "high": high, "unit": unit})
        return answers

    return Loaded(lambda text: parse(text, lang="en_US"), answer)


def _load_ovos(language: str) -> Loaded:
    """It writes a text's numbers as digits, and finds a text's first number; it tells no places."""
    library = importlib.import_module("ovos_number_parser")

    def answer(text: str, _: str | None) -> list[Answer]:
        low = library.extract_number(text, language)
        kind = "number"
        if low is False:
            low, kind = library.extract_number(text, language, ordinals=True), "ordinal"
        if low is False:
            return []
        return [{"start": None, "end": None, "kind": kind, "low": low, "high": low, "unit": None}]

    return Loaded(lambda text: _DIGITS.findall(library.numbers_to_digits(text, language)), answer)


def _load_matcher(language: str) -> Loaded:
    """A blank spaCy pipeline and thirty rules on its tokens; spans and labels, no values."""
    nlp = importlib.import_module("spacy").blank(language)
    matcher = importlib.import_module("spacy.matcher").Matcher(nlp.vocab)
    for name, rule in patterns.token_rules(language):
        matcher.add(name, [rule])
    return Loaded(lambda text: matcher(nlp(text), as_spans=True))


def _load_patterns(language: str) -> Loaded:
    """Thirty patterns over the whole text one after another; the value where there are digits."""
    compiled = [(name, re.compile(pattern)) for name, pattern in patterns.expressions(language)]

    def find(text: str) -> Sequence[Any]:
        folded = text.lower()
        return [
            (name, hit.span(), patterns.value(hit[0]))
            for name, each in compiled
            for hit in each.finditer(folded)
        ]

    return Loaded(find)


READERS = {
    reader.name: reader
    for reader in (
        Reader(
            name="kzclaims",
            load=_load_kzclaims,
            kinds=("number", "ordinal", "percent", "money", "range", "duration", "measure", "date"),
        ),
        Reader(
            name="Duckling",
            package="pyduckling-native-phihos",
            load=load_duckling,
            kinds=("number", "ordinal", "money", "range", "duration", "measure", "date"),
            suites=("duckling",),
        ),
        Reader(
            name="dateparser.search",
            package="dateparser",
            load=_load_dateparser,
            kinds=("date",),
            suites=("dateparser",),
        ),
        Reader(name="price-parser", package="price-parser", load=_load_price_parser, kinds=("money",)),
        Reader(
            name="quantulum3",
            package="quantulum3",
            load=_load_quantulum3,
            languages=("en",),
            kinds=("number", "percent", "money", "range", "duration", "measure"),
            suites=("quantulum3",),
        ),
        Reader(
            name="Recognizers-Text",
            package="recognizers-text-suite",
            load=load_recognizers,
            languages=("en",),
            kinds=("number", "ordinal", "percent", "money", "duration", "measure", "date"),
            suites=("recognizers",),
        ),
        Reader(
            name="ovos-number-parser",
            package="ovos-number-parser",
            load=_load_ovos,
            kinds=("number", "ordinal"),
        ),
        Reader(name="spaCy + 30 rules", package="spacy", load=_load_matcher),
        Reader(name="30 patterns, re", load=_load_patterns),
    )
}
"""Every reader by its name, kzclaims first."""
