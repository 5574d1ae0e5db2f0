"""Verdicts: what the sources of a fact make of it together.

Conflict needs claims that state every slot and exclude each other for certain:

* `clash`: one claim contradicts itself, a weekday beside a date that does not fall on it;
* `apart`: the hard sets of the sources have no common point. Ends that a hedge leaves open count as
  closed here («over 600» and 600 are tension), those of written precision do not (17 and 18 billion
  are conflict);
* `divided`: one source says, in articles of one date or of none, what cannot be right together;
* `unit`: the same number in units that do not convert: one of them is a slip.

Tension is all else that keeps them from agreeing:

* `soft`: what the claims suggest has no common point, or (`touch`) ranges and bounds meet in one point or
  by their rounding only;
* `unstated`: claims exclude each other, but one of them leaves a slot, or the unit, open;
* `scope`: claims exclude each other, but hold for times that only overlap;
* `reported`: one source gives several values on the word of different people;
* `uncompared`: other numbers in units that do not convert. They may be the same amount, or not.

Sources agree when there are two or more, of more than one origin, and none of this holds: copies of one
text are one witness. In a conflict the largest set of sources
that can all be right is found; all claims outside it dissent. Where several sets are equally large nobody
is right by majority: the claims that belong to all of them stand, the others dissent, so that of one
against one both do. Among sets with as many sources the one with more origins is the larger.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from kzclaims.reconcile.crossing import between_lines
from kzclaims.reconcile.findings import Cause, Extremes, Finding, Judgement, Weighed
from kzclaims.reconcile.intervals import (
    between,
    high_cut,
    intersect_all,
    is_point,
    low_cut,
)
from kzclaims.reconcile.lines import consensus_line, lay_out
from kzclaims.reconcile.meaning import is_wide
from kzclaims.reconcile.sweep import Coverage, shared, sweep

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.reconcile.lines import Bound, Line, Placed
    from kzclaims.reconcile.sweep import Piece
    from kzclaims.reconcile.testimony import Testimony

ENOUGH_TO_AGREE = 2


def judge(testimonies: Sequence[Testimony]) -> Judgement:
    """The verdict on claims of one fact and one modality, all of known meaning and none revised."""
    consensus = _consensus(testimonies)
    if consensus is not None:
        return consensus
    lines = lay_out(testimonies)
    weighed = tuple(_weigh(line) for line in lines)
    findings = (
        *_clashes(lines),
        *(finding for each in weighed for finding in _findings(each)),
        *between_lines(lines),
    )
    dissenting = {index for each in weighed for index in _outvoted(each, findings)}
    dissenting.update(index for finding in findings for index in _plainly_wrong(finding, weighed))
    if any(finding.is_conflict for finding in findings):
        verdict = Verdict.CONFLICT
    elif findings:
        verdict = Verdict.TENSION
    elif _is_corroborated(testimonies):
        verdict = Verdict.AGREE
    else:
        verdict = Verdict.SINGLE
    return Judgement(verdict=verdict, lines=weighed, findings=findings, dissenting=frozenset(dissenting))


def _consensus(testimonies: Sequence[Testimony]) -> Judgement | None:
    """The verdict where all claims are plain and suggest something in common, which most do: one pass."""
    line = consensus_line(testimonies)
    if line is None:
        return None
    low = max(low_cut(one.soft[0]) for one in line.placed)
    high = min(high_cut(one.soft[0]) for one in line.placed)
    common = between(low, high)
    if common is None or (len(line.placed) > 1 and _touching(line)):
        return None
    right = Coverage(regions=(((0, low), (0, high)),), voices=len(line.sources), full=True)
    return Judgement(
        verdict=Verdict.AGREE if _is_corroborated(testimonies) else Verdict.SINGLE,
        lines=(Weighed(line=line, right=right, common=common),),
        findings=(),
        dissenting=frozenset(),
    )


def softened(judgement: Judgement) -> Judgement:
    """The same, where the claims hold for times that only overlap: a conflict is but tension."""
    findings = tuple(
        replace(finding, cause=Cause.SCOPE) if finding.is_conflict else finding
        for finding in judgement.findings
    )
    return replace(judgement, verdict=Verdict.TENSION, findings=findings, dissenting=frozenset())


def _is_corroborated(testimonies: Sequence[Testimony]) -> bool:
    """Whether two sources speak, and not from one text."""
    sources = {testimony.source for testimony in testimonies}
    return len(sources) >= ENOUGH_TO_AGREE and len({one.origin for one in testimonies}) >= ENOUGH_TO_AGREE


def extremes(placed: Iterable[Placed], bound: Bound) -> Extremes | None:
    """The claims with the greatest low end and the smallest high one; None where there are no values."""
    ranked = [
        (low_cut(intervals[0]), high_cut(intervals[-1]), one)
        for one in placed
        if (intervals := one.soft if bound == "soft" else one.outer)
    ]
    if not ranked:
        return None
    start, start_end, lowest = max(ranked, key=lambda each: each[0])
    end_start, end, highest = min(ranked, key=lambda each: each[1])
    low, high = between(start, start_end), between(end_start, end)
    if low is None or high is None:
        return None
    return Extremes(lowest=lowest, highest=highest, low=low, high=high)


def _weigh(line: Line) -> Weighed:
    voices, _ = line.voices("outer", loose=False)
    suggested, divided = line.voices("soft", loose=True)
    soft = sweep(suggested)
    common = None
    if soft.full and not divided:
        (_, low), (_, high) = soft.regions[0]
        common = between(low, high)
    return Weighed(line=line, right=sweep(voices) if voices else None, common=common)


def _findings(weighed: Weighed) -> list[Finding]:
    """What keeps the sources on one line from agreeing."""
    line = weighed.line
    if len(line.placed) == 1:
        return []
    firm = tuple(one for one in line.placed if not one.loose)
    _, divided = line.voices("outer", loose=False)
    reporting = {source for source in divided if _only_reports(line, source)}
    findings = []
    if weighed.right is not None and not weighed.right.full:
        findings.append(_finding(Cause.APART, line, firm, "outer"))
    for source in sorted(divided - reporting):
        own = [one for one in line.by_source[source] if not one.loose]
        findings.append(_finding(Cause.DIVIDED, line, own, "outer"))
    if findings:
        return findings
    for source in sorted(reporting):
        own = [one for one in line.by_source[source] if not one.loose]
        findings.append(_finding(Cause.REPORTED, line, own, "outer"))
    if weighed.common is None and not findings:
        voices, split = line.voices("outer", loose=True)
        if split or not sweep(voices).full:
            return [_finding(Cause.UNSTATED, line, line.placed, "outer")]
        return [_finding(Cause.SOFT, line, line.placed, "soft")]
    touching = _touching(line)
    if touching and not findings:
        findings.append(_finding(Cause.TOUCH, line, touching, "soft"))
    return findings


def _finding(cause: Cause, line: Line, placed: Sequence[Placed], bound: Bound) -> Finding:
    return Finding(
        cause=cause,
        line=line,
        members=tuple(one.index for one in placed),
        extremes=extremes(placed, bound),
    )


def _only_reports(line: Line, source: str) -> bool:
    """Whether each of those on whose word a source speaks is at one with himself."""
    heard: defaultdict[str | None, list[tuple[Piece, ...]]] = defaultdict(list)
    for one in line.by_source[source]:
        if not one.loose:
            heard[one.testimony.claim.attribution].append(line.pieces(one, "outer"))
    return len(heard) > 1 and all(shared(said) for said in heard.values())


def _touching(line: Line) -> list[Placed]:
    """The ranges and bounds of a line, where what they state meets in one number at most."""
    wide = [
        one
        for one in line.placed
        if len(one.readings) == 1 and not one.testimony.meaning.dated and is_wide(one.readings[0])
    ]
    if len(wide) < ENOUGH_TO_AGREE:
        return []
    common = intersect_all(one.readings[0].stated for one in wide)
    return wide if common is None or is_point(common) else []


def _clashes(lines: Sequence[Line]) -> list[Finding]:
    return [
        Finding(cause=Cause.CLASH, line=line, members=(one.index,))
        for line in lines
        for one in line.placed
        if one.testimony.meaning.clash
    ]


def _plainly_wrong(finding: Finding, weighed: Sequence[Weighed]) -> Iterable[int]:
    """Who dissents without being outvoted on a line: by a clash, or by a unit that fewer sources use."""
    if finding.cause is Cause.CLASH:
        return finding.members
    if finding.cause is not Cause.UNIT:
        return ()
    most = max(len(each.line.sources) for each in weighed)
    leaders = [each.line for each in weighed if len(each.line.sources) == most]
    leading = {one.index for one in leaders[0].placed} if len(leaders) == 1 else set[int]()
    return [index for index in finding.members if index not in leading]


def _outvoted(weighed: Weighed, findings: Iterable[Finding]) -> Iterable[int]:
    """Who is not in the largest set of sources on a line that can all be right, where it is in conflict."""
    line, right = weighed.line, weighed.right
    fought_over = any(
        finding.line is line and finding.cause in (Cause.APART, Cause.DIVIDED) for finding in findings
    )
    if right is None or not fought_over:
        return
    for source, placed in line.by_source.items():
        own = [one for one in placed if not one.loose]
        outside = [one.index for one in own if not right.within(line.pieces(one, "outer"))]
        # Of what a source only reports it need not share every word.
        if len(outside) == len(own) or not _only_reports(line, source):
            yield from outside
