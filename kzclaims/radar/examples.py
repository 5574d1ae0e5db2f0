"""Examples of proposed rules: sentences of the articles in which they claim a number, or must not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from kzclaims.model import Example, Kind, Location, RuleSet
from kzclaims.radar.drafts import FILE, Draft, Drafts
from kzclaims.radar.notation import hedge_of, value_of
from kzclaims.radar.numbers import value_written
from kzclaims.read.language import language_of
from kzclaims.reconcile.intervals import overlaps
from kzclaims.rules.iso639 import CODES
from kzclaims.trials import run_trials

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kzclaims.model import Claim, Rule
    from kzclaims.radar.numbers import Number
    from kzclaims.radar.texts import Text

_MOST_TRIED = 8  # of each sort
_MOST_LOOKED_AT = 400  # numbers of other facts, the most alike first
_SHORTEST, _LONGEST = 20, 420  # characters of a sentence that is worth reading
_MOST_POSITIVE = 2
_MARKS = "•*·◦▪ "  # of a list


def with_examples(
    drafts: Drafts,
    claims: Sequence[Claim],
    numbers: Sequence[Number],
    texts: Mapping[str, Text],
    given: RuleSet,
) -> tuple[Rule, ...]:
    """The rules with examples that pass, alone and beside the given rules; those without are left out."""
    by_rule: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.rule is not None:
            by_rule.setdefault(claim.rule, []).append(claim)
    tried = [
        replace(
            one.rule,
            examples=(
                *_positive(one, by_rule.get(one.rule.id, ()), texts, order),
                *_negative(one, by_rule.get(one.rule.id, ()), numbers, texts, order),
            ),
        )
        for order, one in enumerate(drafts.drafts, 1)
    ]
    alone = RuleSet(rules=tuple(tried), terms=drafts.terms)
    passed = _passing(alone, tried)
    if given.rules:
        passed &= _passing(beside(alone, given), tried)
    chosen = (replace(rule, examples=_chosen(rule, passed)) for rule in tried)
    return tuple(rule for rule in chosen if rule.examples)


def beside(ours: RuleSet, given: RuleSet) -> RuleSet:
    """Proposed rules and given ones as one."""
    return RuleSet(
        rules=tuple(sorted((*given.rules, *ours.rules), key=lambda rule: rule.id)),
        terms=tuple(sorted((*given.terms, *ours.terms), key=lambda term: term.name)),
        relations=given.relations,
    )


def _passing(rules: RuleSet, tried: Iterable[Rule]) -> set[Location]:
    """The places of the examples of ours that pass."""
    ours = {rule.id for rule in tried}
    only = replace(
        rules, rules=tuple(rule if rule.id in ours else replace(rule, examples=()) for rule in rules.rules)
    )
    return {
        trial.location
        for trial in run_trials(replace(only, relations=()))
        if trial.failure is None and trial.rule.id in ours
    }


def _chosen(rule: Rule, passed: set[Location]) -> tuple[Example, ...]:
    """One example of each language in which the rule matches, and one in which it must not."""
    good = [example for example in rule.examples if example.location in passed]
    positive: dict[str, Example] = {}
    for example in good:
        if example.match:
            positive.setdefault(example.language or language_of(example.text), example)
    negative = next((example for example in good if not example.match), None)
    if not positive or negative is None:
        return ()
    return (*list(positive.values())[:_MOST_POSITIVE], negative)


def _positive(
    one: Draft, claims: Sequence[Claim], texts: Mapping[str, Text], order: int
) -> Iterator[Example]:
    """Sentences in which the rule claims a number: the value that most give first, then short ones."""
    rule = one.rule
    main = {number.place for number in one.cluster.main}
    often = Counter(value_written(claim.quantity) for claim in claims)
    found: dict[str, tuple[tuple[bool, bool, int, int, str], Claim]] = {}
    for claim in claims:
        if value_of(claim.quantity, rule.kind) is None:
            continue
        for text in _sentences(claim, texts[claim.article]):
            other = (claim.article, claim.quantity.start) not in main
            known = -often[value_written(claim.quantity)]
            rank = (not _SHORTEST <= len(text) <= _LONGEST, other, known, len(text), claim.article)
            if text not in found or rank < found[text][0]:
                found[text] = rank, claim
    ranked = sorted(found.items(), key=lambda one: one[1][0])
    by_language: dict[str, int] = {}
    number = 0
    for text, (_, claim) in ranked:
        language = texts[claim.article].reading.article.language
        by_language[language] = by_language.get(language, 0) + 1
        if by_language[language] > _MOST_TRIED:
            continue
        number += 1
        yield _example(text, claim, texts, Location(FILE, order, 10 + number), rule.kind)


def _negative(
    one: Draft,
    claims: Iterable[Claim],
    numbers: Sequence[Number],
    texts: Mapping[str, Text],
    order: int,
) -> Iterator[Example]:
    """Sentences most like those of the rule: with a number of its kind and some of its concepts."""
    kind = one.rule.kind
    ours = {(claim.article, claim.sentence) for claim in claims}
    concepts = frozenset(one.cluster.concepts)

    def likeness(number: Number) -> tuple[int, bool, bool, int, tuple[str, int]]:
        length = number.claim.sentence.end - number.claim.sentence.start
        same = (number.bucket == one.cluster.bucket) * 2
        return (
            -same - len(concepts & number.around.keys()),
            number.kind is not kind,
            not _SHORTEST <= length <= _LONGEST,
            length,
            number.place,
        )

    found: dict[str, Claim] = {}
    for number in nsmallest(_MOST_LOOKED_AT, numbers, key=likeness):
        claim = number.claim
        if (claim.article, claim.sentence) in ours or _says_the_same(number, one):
            continue
        found.setdefault(_plain(texts[claim.article], claim.sentence.start, claim.sentence.end), claim)
        if len(found) == _MOST_TRIED:
            break
    for index, (text, claim) in enumerate(found.items(), 1):
        yield replace(
            _example(text, claim, texts, Location(FILE, order, 1000 + index), kind),
            match=False,
            value=None,
            hedge=None,
        )


def _says_the_same(number: Number, one: Draft) -> bool:
    """Whether a number may be one of the rule's own, told in words that it does not know."""
    if number.bucket != one.cluster.bucket:
        return False
    return number.interval is None or any(
        other.interval is not None and overlaps(number.interval, other.interval) for other in one.cluster.main
    )


def _sentences(claim: Claim, text: Text) -> Iterator[str]:
    """The claim's sentence, and the same with what leads into it."""
    reading = text.reading
    yield _plain(text, claim.sentence.start, claim.sentence.end)
    lead = reading.passages[reading.passage_at(claim.sentence.start)].lead_in
    if lead is not None:
        passage = reading.passages[lead]
        item = _plain(text, claim.sentence.start, claim.sentence.end)
        yield f"{_plain(text, passage.start, passage.end)}\n• {item}"


def _plain(text: Text, start: int, end: int) -> str:
    return " ".join(text.reading.article.text[start:end].split()).lstrip(_MARKS)


def _example(text: str, claim: Claim, texts: Mapping[str, Text], location: Location, kind: Kind) -> Example:
    article = texts[claim.article].reading.article
    told = language_of(text)
    return Example(
        text=text,
        location=location,
        value=value_of(claim.quantity, kind),
        hedge=hedge_of(claim.quantity),
        language=article.language if article.language != told and article.language in CODES else None,
        published=article.published.isoformat() if article.published and kind is Kind.DATE else None,
    )
