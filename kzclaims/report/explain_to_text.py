"""Explanations that people read: the documentation of a rule, the proof of a fact, the numbers of a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kzclaims.model import Explanation, NearMiss, Verdict, Why
from kzclaims.report.lines import claim_key, one_line
from kzclaims.report.paint import Line, Segment, Style, write
from kzclaims.report.proof_words import (
    LABEL,
    claimed,
    documented,
    found_at,
    missed,
    place_of,
    quoted,
    related,
    scope_of,
    slot_lines,
    standing_of,
)
from kzclaims.report.values import describe

if TYPE_CHECKING:
    from kzclaims.model import (
        ClaimProof,
        Evidence,
        FactProof,
        LineProof,
        NumberProof,
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
_FEW = 3  # near misses of a number that are listed where nobody asked for more


def explain(explanation: Explanation, view: View) -> Iterator[str]:
    """The documentation, the proofs or the line, a blank line between them."""
    return write(_lines(explanation, view), color=view.color)


def _lines(explanation: Explanation, view: View) -> Iterator[Line]:
    texts = {article.id: article.text for article in explanation.articles}
    if explanation.rule is not None:
        terms = explanation.terms if view.verbose else ()
        for heading, text in documented(explanation.rule, terms):
            yield _row(heading, text, indent="  ") if heading else (Segment(text, Style.STRONG),)
    if explanation.relation is not None:
        for heading, text in related(explanation.relation):
            yield _row(heading, text, indent="  ") if heading else (Segment(text, Style.STRONG),)
    for place, proof in enumerate(explanation.facts):
        if place or explanation.rule is not None or explanation.relation is not None:
            yield ()
        yield from _fact(proof, texts)
    if explanation.line is not None:
        yield from _line(explanation.line, texts.get(explanation.line.article, ""), view)


def _row(label: str, text: str, *, indent: str) -> Line:
    return Segment(f"{indent}{label:<{LABEL}}", Style.FAINT), Segment(one_line(text))


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
        yield _row(f"slip: {slip.kind.value.replace('-', ' ')}", slip.words, indent="  ")
    for copies in proof.copies:
        names = ", ".join(one_line(article) for article in copies.articles)
        yield _row("one origin", f"{names}: {copies.shared} % of the words of the shorter", indent="  ")
    yield Segment("  = ", Style.FAINT), Segment(one_line(fact.reason))


def _claim(proof: ClaimProof, number: int, text: str) -> Iterator[Line]:
    claim = proof.claim
    yield (Segment(f"  claim {number}  ", Style.STRONG), Segment(place_of(claim)))
    yield Segment(f"    {'text':<{LABEL}}", Style.FAINT), Segment(one_line(claim.quantity.text))
    yield _row("says", proof.says, indent="    ")
    if proof.means != proof.says:
        yield _row("means", proof.means, indent="    ")
    yield from (_term(evidence, text) for evidence in proof.evidence)
    yield from (_row(label, text, indent="    ") for label, text in slot_lines(claim, text))
    scope = scope_of(claim, text)
    if scope:
        yield _row("time", scope, indent="    ")
    if claim.attribution:
        yield _row("word of", claim.attribution, indent="    ")
    if proof.origin != claim.article:
        yield _row("copy of", proof.origin, indent="    ")
    yield _row("counts", standing_of(proof), indent="    ")
    if proof.off_by:
        yield _row("off by", proof.off_by, indent="    ")


def _term(evidence: Evidence, text: str) -> Line:
    return _row("term", f"{evidence.term}{quoted(evidence.span, text)}, {found_at(evidence)}", indent="    ")


def _round(proof: RoundProof) -> Iterator[Line]:
    numbers = ", ".join(str(index + 1) for index in proof.claims)
    label = f" of what {proof.label}" if proof.label else ""
    yield (
        Segment(f"  comparison{label}  ", Style.STRONG),
        Segment(f"claims {numbers}: "),
        Segment(proof.verdict.value, _STYLES[proof.verdict]),
    )
    if proof.right and proof.sources > 1:
        yield _row("right", f"{proof.right} of {proof.sources} sources can all be right", indent="    ")
    for finding in proof.findings:
        yield _row(finding.cause, finding.text, indent="    ")


def _line(proof: LineProof, text: str, view: View) -> Iterator[Line]:
    yield (Segment(f"{one_line(proof.article)}:{proof.line}", Style.STRONG),)
    yield (Segment(f"  {one_line(proof.text)}"),)
    if not proof.numbers:
        yield (Segment("  no number on this line"),)
    for number in proof.numbers:
        yield from _number(number, text, view)
    for key, verdict in proof.verdicts:
        yield Segment(f"  {verdict.value}", _STYLES[verdict]), Segment(f"  {one_line(key)}")


def _number(number: NumberProof, text: str, view: View) -> Iterator[Line]:
    claim = number.claim
    yield (
        Segment(f"  {claim.line}:{claim.column}  "),
        Segment(one_line(describe(claim.quantity)), Style.STRONG),
        Segment(f"  {claimed(number)}"),
    )
    yield Segment(f"    {'text':<{LABEL}}", Style.FAINT), Segment(one_line(claim.quantity.text))
    yield from (_term(evidence, text) for evidence in number.evidence)
    if claim_key(claim):
        yield from (_row(label, text, indent="    ") for label, text in slot_lines(claim, text))
    near = [miss for miss in number.misses if view.verbose or _is_near(miss)]
    for miss in near if view.verbose else near[:_FEW]:
        yield _row("not", f"{miss.rule}: {missed(miss)}", indent="    ")
    hidden = len(number.misses) - (len(near) if view.verbose else min(len(near), _FEW))
    if hidden:
        rules = "rule is" if hidden == 1 else "rules are"
        yield _row("", f"{hidden} more {rules} for numbers of this kind; -v lists all", indent="    ")


def _is_near(miss: NearMiss) -> bool:
    """Whether all conditions but one were met."""
    return miss.why is not Why.NO_TERM or miss.asked - miss.met <= 1
