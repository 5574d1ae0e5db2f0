"""Patterns of rules, searched in passages whose numbers are written as tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.bind.times import given_time
from kzclaims.errors import Diagnostic, RuleError
from kzclaims.model import split_role
from kzclaims.rules.pattern import decode_quantity, encode_quantity, token_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    import regex

    from kzclaims.bind.plan import Plan, PlannedRule
    from kzclaims.bind.reading import Reading
    from kzclaims.model import Rule
    from kzclaims.rules.pattern_guards import GuardedPattern

_SECONDS = 1.0
_TOKEN = re.compile(token_pattern())

Given = tuple[tuple[str, str], ...]
"""Slots that a pattern's own groups state."""


def pattern_values(plan: Plan, planned: PlannedRule, reading: Reading, passage: int) -> Mapping[int, Given]:
    """The numbers, by index in the article, that a rule's pattern finds in a passage.

    Raises RuleError (`timeout`) where the search takes longer than a second: a pattern that was
    not searched to its end has not said that there is nothing.
    """
    key = (planned.rule.id, passage)
    known = reading.pattern_memo.get(key)
    if known is None and planned.rule.pattern is not None:
        written = plan.pattern_words.of(encoded(reading, passage))
        if any(written.isdisjoint(terms) for terms in planned.needs):
            return reading.pattern_memo.setdefault(key, {})
        pattern = plan.pattern(planned.rule, reading.article.language)
        known = reading.pattern_memo[key] = _search(planned, pattern, reading, passage)
    return known or {}


def _search(
    planned: PlannedRule, pattern: GuardedPattern, reading: Reading, passage: int
) -> dict[int, Given]:
    text = encoded(reading, passage)
    values: dict[int, Given] = {}
    try:
        for match in pattern.finditer(text, _SECONDS):
            for token in _TOKEN.finditer(match["value"] or ""):
                kind, index = decode_quantity(token[0])
                if kind is planned.rule.kind and not values.get(index):
                    # The first match counts, but for one that states no slot where a later one does.
                    values[index] = _given(planned.rule, match, reading, passage)
    except TimeoutError as error:
        raise _timeout(planned.rule, reading) from error
    return values


def encoded(reading: Reading, passage: int) -> str:
    """A passage's folded text, each number in it a token."""
    known = reading.encoded_memo.get(passage)
    if known is None:
        known = reading.encoded_memo[passage] = _encoded(reading, passage)
    return known


def _encoded(reading: Reading, passage: int) -> str:
    first, last = reading.ranges[passage]
    text, at, end = reading.folded.text, reading.starts[first], reading.starts[last]
    parts: list[str] = []
    for placed in reading.numbers_in(passage):
        parts += (text[at : max(at, placed.low)], encode_quantity(placed.quantity.kind, placed.number))
        at = placed.high
    return "".join((*parts, text[at : max(at, end)]))


def _given(rule: Rule, match: regex.Match[str], reading: Reading, passage: int) -> Given:
    given: list[tuple[str, str]] = []
    groups = match.groupdict()
    for slot in rule.slots:
        told = [value for name, value in slot.groups.items() if value is not None and groups.get(name)]
        written = groups.get(slot.name.replace("-", "_"))
        if told:
            given.append((slot.name, told[0]))
        elif not written:
            continue
        elif slot.time is not None:
            tokens = [decode_quantity(token[0])[1] for token in _TOKEN.finditer(written)]
            time = given_time(reading, (reading.quantities[index] for index in tokens), slot.time)
            given += [] if time is None else [(slot.name, time)]
        else:
            given += [
                (slot.name, split_role(mention.term)[1])
                for mention in reading.mentions(passage)
                if mention.term in slot.terms and reading.between(mention.first, mention.last) in written
            ][:1]
    return tuple(given)


def _timeout(rule: Rule, reading: Reading) -> RuleError:
    return RuleError(
        Diagnostic(
            code="timeout",
            message=f"the pattern of rule `{rule.id}` takes too long in {reading.article.id}",
            file=rule.location.file,
            line=rule.location.line,
            column=rule.location.column,
            help="bound what repeats, `.{0,40}` for `.*`, and do not repeat what repeats itself",
        )
    )
