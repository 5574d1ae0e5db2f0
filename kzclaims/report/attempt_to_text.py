"""What rules make of one text, for whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Verdict, Why
from kzclaims.report.example_lines import example_value, read_keys
from kzclaims.report.lines import one_line
from kzclaims.report.number_lines import number_lines
from kzclaims.report.paint import Line, Segment, Style, write
from kzclaims.report.proof_words import form_of, quoted
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from kzclaims.model import Attempt, Fact, NumberProof, TriedNumber, TriedPassage
    from kzclaims.report.shape import View

_STYLES = {
    Verdict.CONFLICT: Style.CONFLICT,
    Verdict.TENSION: Style.TENSION,
    Verdict.AGREE: Style.AGREE,
    Verdict.SINGLE: Style.FAINT,
}

_NEAR = (-1, 0)  # a number of the rule's kind that lacks one condition
_FARTHEST = (-99, 0)


def attempt(tried: Attempt, view: View) -> Iterator[str]:
    """Each sentence with its numbers, what became of them, and its terms; then facts, and the totals."""
    return write(_lines(tried, view), color=view.color)


def _lines(tried: Attempt, view: View) -> Iterator[Line]:
    shown = _shown(tried, verbose=view.verbose)
    for passage, numbers in shown:
        yield from _passage(passage, numbers, tried, view)
    if not shown:
        yield (Segment("no number is read in it, and no term of a rule is found"),)
    if tried.near:
        yield (Segment("terms that are not in it, and words like them", Style.FAINT),)
    for near in tried.near:
        words = quoted(near.span, tried.article.text)
        alike = f"{near.similarity} % like form {near.language}"
        yield (Segment(f'  {near.term}:{words} is {alike} "{one_line(near.written)}"'),)
    for fact in tried.facts:
        yield from _fact(fact)
    if not view.quiet:
        if shown or tried.facts:
            yield ()
        yield (Segment(_summary(tried)),)


def _shown(tried: Attempt, *, verbose: bool) -> Sequence[tuple[TriedPassage, Sequence[TriedNumber]]]:
    """The passages that tell something, and of each the numbers that do.

    Without numbers these are the passages with terms. Where some rules are asked about, the numbers that one
    of them claims or nearly does; where there are none such, those that lack least of being so.
    """
    with_terms = [(one, one.numbers) for one in tried.passages if one.numbers or one.terms]
    if verbose:
        return with_terms
    told = [(one, [each for each in one.numbers if not each.proof.furniture]) for one, _ in with_terms]
    told = [(one, numbers) for one, numbers in told if numbers]
    only = tried.only
    if only is not None and told:
        ranks = [_closeness(each.proof, only) for _, numbers in told for each in numbers]
        least = min(max(ranks), _NEAR)
        told = [
            (one, [each for each in numbers if _closeness(each.proof, only) >= least])
            for one, numbers in told
        ]
    return [(one, numbers) for one, numbers in told if numbers] or [(one, ()) for one, _ in with_terms]


def _closeness(number: NumberProof, only: Collection[str]) -> tuple[int, int]:
    """How near a number is to a claim of rules: conditions short of all, and whether its kind is right."""
    if number.claim.rule in only:
        return 1, 0
    return max(
        ((miss.met - miss.asked, -(miss.why is Why.KIND)) for miss in number.misses if miss.rule in only),
        default=_FARTHEST,
    )


def _passage(
    passage: TriedPassage, numbers: Sequence[TriedNumber], tried: Attempt, view: View
) -> Iterator[Line]:
    text = tried.article.text
    yield (Segment(f"{one_line(tried.article.id)}:{passage.line}:{passage.column}", Style.STRONG),)
    yield (Segment(f"  {one_line(text[passage.span.start : passage.span.end])}"),)
    for number in numbers:
        yield from number_lines(
            number.proof,
            text,
            verbose=view.verbose,
            means=number.means,
            notes=_notes(number),
            only=tried.only,
            forms=True,
        )
    if not numbers:
        yield (Segment("  no number is read here"),)
    yield from _terms(passage, numbers, text)


def _terms(passage: TriedPassage, numbers: Sequence[TriedNumber], text: str) -> Iterator[Line]:
    """The terms that are not told of with a number; those of one form on one line."""
    told = {(evidence.term, evidence.span) for number in numbers for evidence in number.proof.evidence}
    beside: dict[tuple[str, str], list[str]] = {}
    for found in passage.terms:
        if (found.term, found.span) not in told:
            form = "" if found.form is None else f"; {form_of(found.form)}"
            beside.setdefault((quoted(found.span, text), form), []).append(found.term)
    if beside:
        yield (Segment("  terms besides" if told else "  terms", Style.FAINT),)
    for (words, form), terms in beside.items():
        yield (Segment(f"    {', '.join(dict.fromkeys(terms))}{words}{form}"),)


def _notes(number: TriedNumber) -> Iterator[tuple[str, str]]:
    """The slots that a number fills, that no rule is for it, or the keys that an example of it would have."""
    for rule, slot in number.fills:
        yield "slot", f"it is the {slot} of {rule}"
    if not (number.proof.claim.rule or number.proof.misses or number.proof.furniture or number.fills):
        yield "not", "no rule for numbers of this kind comes near"
    if number.proof.claim.rule is not None and example_value(number.proof.claim.quantity) is not None:
        yield "example", ", ".join(read_keys(number.proof.claim))


def _fact(fact: Fact) -> Iterator[Line]:
    yield (
        Segment(f"{fact.verdict}[{one_line(fact.key)}]", _STYLES[fact.verdict]),
        Segment(": "),
        Segment(one_line(fact.title), Style.STRONG),
    )
    yield Segment("  = ", Style.FAINT), Segment(one_line(fact.reason))


def _summary(tried: Attempt) -> str:
    """`5 numbers: 3 claimed by 2 rules, 2 by none`; what rules that nobody asked about claim stands apart."""
    numbers = [number.proof for passage in tried.passages for number in passage.numbers]
    rules = [number.claim.rule for number in numbers if number.claim.rule is not None]
    asked = [rule for rule in rules if tried.only is None or rule in tried.only]
    parts = [f"{len(asked)} claimed by {counted(len(set(asked)), 'rule')}" if asked else "none claimed"]
    if len(rules) > len(asked):
        parts.append(f"{len(rules) - len(asked)} by other rules")
    furniture = sum(number.furniture for number in numbers)
    left = len(numbers) - len(rules) - furniture
    if left:
        parts.append(f"{left} by none")
    if furniture:
        parts.append(f"{furniture} in no text")
    return f"{counted(len(numbers), 'number')}{': ' + ', '.join(parts) if numbers else ''}"
