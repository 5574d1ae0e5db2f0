"""The outcome of trying rules on their examples, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Example, Failure, Relation, Rule, Why
from kzclaims.report.example_lines import example_value, read_keys, wanted_keys
from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.number_lines import row, term_line
from kzclaims.report.paint import Line, Segment, Style, write
from kzclaims.report.proof_words import missed, slot_lines
from kzclaims.report.values import describe
from kzclaims.rules.value import SAMPLES, parse_value
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kzclaims.model import Claim, NumberProof, Trial
    from kzclaims.report.shape import View

_LABEL = 6
_INDENT = 7
_FEW = 6  # numbers of a text that are gone through before the rest are counted


def trials(tried: Sequence[Trial], view: View) -> Iterator[str]:
    """Each example that fails, where `verbose` also those that pass or are yet to; not the totals."""
    return write(_lines(tried, view), color=view.color)


def _lines(tried: Iterable[Trial], view: View) -> Iterator[Line]:
    for trial in tried:
        if trial.failure is not None or view.verbose:
            yield from _trial(trial)


def _trial(trial: Trial) -> Iterator[Line]:
    place = f"{one_line(trial.location.file)}:{trial.location.line}:{trial.location.column}"
    failure = "" if trial.failure is None else f"  {_failure(trial)}"
    yield _word(trial), Segment(f" {trial.rule.id}", Style.STRONG), Segment(f"{failure}  {place}")
    if trial.example is None:
        yield _row("want", trial.wanted)
        yield _row("help", _cure(trial))
        return
    # Alone on its line, since it may run from right to left.
    yield (Segment(f"{' ' * _INDENT}text", Style.FAINT),)
    yield (Segment(f"{' ' * (_INDENT + 2)}{one_line(trial.text)}"),)
    if isinstance(trial.example, Example) and isinstance(trial.rule, Rule):
        yield from _example(trial, trial.rule, trial.example)
    else:
        yield _row("want", trial.wanted)
        told = [f"{fact.verdict} ({fact.key}): {one_line(fact.reason)}" for fact in trial.facts]
        yield from _rows("got", told or ["no verdict"])
        if trial.failure is not None or trial.todo:
            yield from _rows("from", [_at(claim) for claim in trial.found] or ["no claim that it rests on"])


def _word(trial: Trial) -> Segment:
    if trial.failure is not None:
        return Segment("FAIL", Style.CONFLICT)
    return Segment("todo", Style.TENSION) if trial.todo else Segment("pass", Style.AGREE)


def _failure(trial: Trial) -> str:
    """The failure, and what of a claim is wrong where it is not its value."""
    other = [part for part in trial.differs if part != "value"]
    if trial.failure is Failure.WRONG_VALUE and other:
        return f"{trial.failure} ({', '.join(trial.differs)})"
    return str(trial.failure)


def _cure(trial: Trial) -> str:
    if isinstance(trial.rule, Relation):
        return "add a [[relation.example]] with its text and verdict"
    if trial.rule.examples and all(example.match for example in trial.rule.examples):
        return "add a [[rule.example]] with a text that it must leave alone and `match = false`"
    return f'add a [[rule.example]] with a text and what it says: value = "{SAMPLES[trial.rule.kind]}"'


def _example(trial: Trial, rule: Rule, example: Example) -> Iterator[Line]:
    wrong = bool(trial.numbers)
    if wrong:
        yield from _rows("want", wanted_keys(example) if example.match else ["no match"])
    if example.match or not trial.found:
        yield from _rows("got", _got(trial, example))
    if trial.failure is Failure.UNEXPECTED_PASS:
        yield _row("help", "remove `todo = true` from it")
    if wrong and trial.found:
        yield from _grounds(trial)
        yield from _rows("why", _passed_over(trial, rule, example))
        yield from _rows("help", _advice(trial))
    elif wrong or (example.match and not trial.found):
        yield from _rows("why", _reasons(trial, rule, example))
    for claim in trial.beside:
        if claim is not trial.read:
            yield _row("also", f"{_at(claim)}, which no example asks for")


def _got(trial: Trial, example: Example) -> Iterator[str]:
    """The keys that would make the example right."""
    claim = trial.read
    if claim is None:
        yield "no match"
        return
    if example_value(claim.quantity) is None:
        yield f"{describe(claim.quantity)}, for which no value can be written"
    if not trial.numbers:
        yield ", ".join(read_keys(claim))
        return
    hedge = example.hedge is not None
    yield from read_keys(claim, hedge=hedge, slots=[name for name, _ in example.slots])


def _at(claim: Claim) -> str:
    return f"{claim.line}:{claim.column} {describe(claim.quantity)} ({claim_key(claim)})"


def _grounds(trial: Trial) -> Iterator[Line]:
    """The numbers that the rule took, with the terms and slots by which it did; of several that asked for."""
    label = "by" if trial.read is not None else "got"
    for number in trial.numbers:
        claim = number.claim
        if claim.rule != trial.rule.id or (trial.read is not None and claim.quantity != trial.read.quantity):
            continue
        yield _row(label, _at(claim))
        indent = Segment(" " * (_INDENT - 2))
        yield from ((indent, *term_line(evidence, trial.text, forms=True)) for evidence in number.evidence)
        for name, told in slot_lines(claim, trial.text):
            yield indent, *row(name, told, indent="    ")


def _passed_over(trial: Trial, rule: Rule, example: Example) -> Iterator[str]:
    """Why the rule took another number than the one that is asked for."""
    if "value" not in trial.differs:
        return
    asked = [number for number in trial.numbers if _is_wanted(number, rule, example)]
    for number in asked:
        yield f"{_place(number)}: {_reason(number)}"
    if not asked:
        yield f"nothing in the text is read as {example.value}"


def _advice(trial: Trial) -> Iterator[str]:
    """What would make a value of what was read."""
    read = trial.read
    if read is not None and read.quantity.weekday is not None and example_value(read.quantity) is None:
        yield "say of which day the text is, and the weekday is a day: published = 2025-11-07"


def _place(number: NumberProof) -> str:
    claim = number.claim
    return f"{claim.line}:{claim.column} {describe(claim.quantity)}"


def _reasons(trial: Trial, rule: Rule, example: Example) -> Iterator[str]:
    """Why the rule took none of the numbers: the one that is asked for first, then those that lack least."""
    if not trial.numbers:
        yield "no number is read in the text"
        return
    ranked = sorted(
        trial.numbers, key=lambda number: (not _is_wanted(number, rule, example), *_lacks(number))
    )
    if not _is_wanted(ranked[0], rule, example):
        yield f"nothing in the text is read as {example.value}"
    for number in ranked[:_FEW]:
        yield f"{_place(number)}: {_reason(number)}"
    if len(ranked) > _FEW:
        yield f"and {len(ranked) - _FEW} more numbers"


def _is_wanted(number: NumberProof, rule: Rule, example: Example) -> bool:
    """Whether a number is the value that an example asks for, of whatever kind it was read as."""
    if example.value is None:
        return False
    value, read = parse_value(example.value, rule.kind, rule.unit), number.claim.quantity
    return (value.low, value.high, value.unit) == (read.low, read.high, read.unit)


def _lacks(number: NumberProof) -> tuple[int, int]:
    """How much a rule lacks of a number: one of its kind comes first."""
    least = min((miss.asked - miss.met for miss in number.misses if miss.why is not Why.KIND), default=None)
    return (1, number.claim.quantity.start) if least is None else (0, least)


def _reason(number: NumberProof) -> str:
    if number.furniture:
        return "it stands in no text, but in a line of the page"
    told = "; ".join(missed(miss) for miss in number.misses) or "it is no number for this rule"
    taken = number.claim.rule
    if taken is None or any(miss.why is Why.OUTBID for miss in number.misses):
        return told
    return f"{told}; {claim_key(number.claim)} claims it"


def _rows(label: str, texts: Iterable[str]) -> Iterator[Line]:
    for text in texts:
        yield _row(label, text)
        label = ""


def _row(label: str, text: str) -> Line:
    return Segment(f"{' ' * _INDENT}{label:<{_LABEL}}", Style.FAINT), Segment(one_line(text))


def summary(tried: Sequence[Trial], *, rules: int, relations: int = 0) -> str:
    """`22 rules, 3 relations, 90 examples: 88 passed, 1 failed, 1 todo; 0 rules untested`."""
    examples = [trial for trial in tried if trial.example is not None]
    failed = sum(trial.failure is not None for trial in examples)
    todo = sum(trial.todo and trial.failure is None for trial in examples)
    untested = len(tried) - len(examples)
    beside = sum(len(trial.beside) for trial in examples if not trial.failure and not trial.todo)
    related = f", {counted(relations, 'relation')}" if relations else ""
    more = f"; {counted(beside, 'claim')} that no example asks for (-v)" if beside else ""
    return (
        f"{counted(rules, 'rule')}{related}, {counted(len(examples), 'example')}: "
        f"{len(examples) - failed - todo} passed, {failed} failed, {todo} todo; "
        f"{counted(untested, 'rule')} untested{more}\n"
    )
