"""Explanations that people read: the documentation of a rule, the proof of a fact, the numbers of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kzclaims.model import Explanation, Verdict
from kzclaims.report.lines import one_line
from kzclaims.report.number_lines import number_lines, row, term_line
from kzclaims.report.paint import Line, Segment, Style, write
from kzclaims.report.proof_words import (
    LABEL,
    documented,
    place_of,
    related,
    scope_of,
    slot_lines,
    standing_of,
)

if TYPE_CHECKING:
    from kzclaims.model import (
        ClaimProof,
        FactProof,
        LineProof,
        RoundProof,
    )
    from kzclaims.report.shape import View

_STYLES = {
    Verdict.CONFLICT: Style.CONFLICT,
    Verdict.TENSION: Style.TENSION,
    Verdict.AGREE: Style.AGREE,
    Verdict.SINGLE: Style.FAINT,
}
_Texts = Mapping[str, str]


def explain(explanation: Explanation, view: View) -> Iterator[str]:
    """The documentation, the proofs or the line, a blank line between them."""
    return write(_lines(explanation, view), color=view.color)


def _lines(explanation: Explanation, view: View) -> Iterator[Line]:
    texts = {article.id: article.text for article in explanation.articles}
    if explanation.rule is not None:
        terms = explanation.terms if view.verbose else ()
        for heading, text in documented(explanation.rule, terms):
            yield row(heading, text, indent="  ") if heading else (Segment(text, Style.STRONG),)
    if explanation.relation is not None:
        for heading, text in related(explanation.relation):
            yield row(heading, text, indent="  ") if heading else (Segment(text, Style.STRONG),)
    for place, proof in enumerate(explanation.facts):
        if place or explanation.rule is not None or explanation.relation is not None:
            yield ()
        yield from _fact(proof, texts)
    if explanation.line is not None:
        yield from _line(explanation.line, texts.get(explanation.line.article, ""), view)


def _fact(proof: FactProof, texts: _Texts) -> Iterator[Line]:
    fact = proof.fact
    yield (
        Segment(f"{fact.verdict}[{one_line(fact.key)}]", _STYLES[fact.verdict]),
        Segment(": "),
        Segment(one_line(fact.title), Style.STRONG),
    )
    for number, claim in enumerate(proof.claims, 1):
        yield from _claim(claim, number, texts.get(claim.claim.article, ""))
    for one in proof.rounds:
        yield from _round(one)
    for slip in fact.slips:
        yield row("slip", f"{slip.kind.value.replace('-', ' ')}: {slip.words}", indent="  ")
    for copies in proof.copies:
        names = ", ".join(one_line(article) for article in copies.articles)
        yield row("one origin", f"{names}: {copies.shared} % of the words of the shorter", indent="  ")
    yield Segment("  = ", Style.FAINT), Segment(one_line(fact.reason))


def _claim(proof: ClaimProof, number: int, text: str) -> Iterator[Line]:
    claim = proof.claim
    yield (Segment(f"  claim {number}  ", Style.STRONG), Segment(place_of(claim)))
    yield Segment(f"    {'text':<{LABEL}}", Style.FAINT), Segment(one_line(claim.quantity.text))
    yield row("says", proof.says, indent="    ")
    if proof.means != proof.says:
        yield row("means", proof.means, indent="    ")
    yield from (term_line(evidence, text) for evidence in proof.evidence)
    yield from (row(label, text, indent="    ") for label, text in slot_lines(claim, text))
    scope = scope_of(claim, text)
    if scope:
        yield row("time", scope, indent="    ")
    if claim.attribution:
        yield row("word of", claim.attribution, indent="    ")
    if proof.origin != claim.article:
        yield row("copy of", proof.origin, indent="    ")
    yield row("counts", standing_of(proof), indent="    ")
    if proof.off_by:
        yield row("off by", proof.off_by, indent="    ")


def _round(proof: RoundProof) -> Iterator[Line]:
    numbers = ", ".join(str(index + 1) for index in proof.claims)
    label = f" of what {proof.label}" if proof.label else ""
    yield (
        Segment(f"  comparison{label}  ", Style.STRONG),
        Segment(f"claims {numbers}: "),
        Segment(proof.verdict.value, _STYLES[proof.verdict]),
    )
    if proof.right and proof.sources > 1:
        yield row("right", f"{proof.right} of {proof.sources} sources can all be right", indent="    ")
    for finding in proof.findings:
        yield row(finding.cause, finding.text, indent="    ")


def _line(proof: LineProof, text: str, view: View) -> Iterator[Line]:
    yield (Segment(f"{one_line(proof.article)}:{proof.line}", Style.STRONG),)
    yield (Segment(f"  {one_line(proof.text)}"),)
    if not proof.numbers:
        yield (Segment("  no number on this line"),)
    for number in proof.numbers:
        yield from number_lines(number, text, verbose=view.verbose, forms=view.verbose)
    for key, verdict in proof.verdicts:
        yield Segment(f"  {verdict.value}", _STYLES[verdict]), Segment(f"  {one_line(key)}")
