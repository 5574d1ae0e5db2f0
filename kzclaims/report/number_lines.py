"""Numbers with what speaks for their rule and against others, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Why
from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.paint import Line, Segment, Style
from kzclaims.report.proof_words import LABEL, claimed, form_of, found_at, missed, quoted, slot_lines
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kzclaims.model import Evidence, NearMiss, NumberProof

_FEW = 3  # near misses of a number that are listed where nobody asked for more


def row(label: str, text: str, *, indent: str) -> Line:
    """A label and what is to be said under it."""
    return Segment(f"{indent}{label:<{LABEL}}", Style.FAINT), Segment(one_line(text))


def term_line(evidence: Evidence, text: str, *, forms: bool = False) -> Line:
    """A term, its words, where they stand, and where `forms` asks for it, which written form they match."""
    written = f"; {form_of(evidence.form)}" if forms and evidence.form is not None else ""
    return row(
        "term", f"{evidence.term}{quoted(evidence.span, text)}, {found_at(evidence)}{written}", indent="    "
    )


def number_lines(  # noqa: PLR0913 - what each command wants to see of it
    number: NumberProof,
    text: str,
    *,
    verbose: bool,
    means: str = "",
    notes: Iterable[tuple[str, str]] = (),
    only: Collection[str] | None = None,
    forms: bool = False,
) -> Iterator[Line]:
    """What was read, what became of it, on what grounds, and why no other rule got it.

    `notes` are further rows of a label and a text. `only` are the rules whose near misses are told, whatever
    they lack; None for the nearest of all, or where `verbose` for all.
    """
    claim = number.claim
    yield (
        Segment(f"  {claim.line}:{claim.column}  "),
        Segment(one_line(describe(claim.quantity)), Style.STRONG),
        Segment(f"  {claimed(number)}"),
    )
    yield Segment(f"    {'text':<{LABEL}}", Style.FAINT), Segment(one_line(claim.quantity.text))
    if means:
        yield row("means", means, indent="    ")
    yield from (row(label, told, indent="    ") for label, told in notes)
    yield from (term_line(evidence, text, forms=forms) for evidence in number.evidence)
    if claim_key(claim):
        yield from (row(label, told, indent="    ") for label, told in slot_lines(claim, text))
    yield from miss_lines(number, verbose=verbose, only=only)


def miss_lines(number: NumberProof, *, verbose: bool, only: Collection[str] | None = None) -> Iterator[Line]:
    """The rules that left a number alone, and why, the nearest first."""
    misses = [miss for miss in number.misses if only is None or miss.rule in only]
    shown = misses
    if not verbose and only is None:
        shown = [miss for miss in misses if is_near(miss)][:_FEW]
        if number.claim.rule is None:
            shown = shown or misses[:1]
    for miss in shown:
        yield row("not", f"{miss.rule}: {missed(miss)}", indent="    ")
    hidden = len(misses) - len(shown)
    if hidden:
        rules = "rule is" if hidden == 1 else "rules are"
        yield row("", f"{hidden} more {rules} for numbers of this kind; -v lists all", indent="    ")


def is_near(miss: NearMiss) -> bool:
    """Whether all conditions but one were met."""
    return miss.why is not Why.NO_TERM or miss.asked - miss.met <= 1
