"""The report that people read: contradictions in full, the rest in short, one summary line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kzclaims.model import Article, Claim, Fact, Modality, Report, Severity, Status, Verdict
from kzclaims.report.grouping import by_value
from kzclaims.report.lines import claim_key, excerpt, matched, one_line, runs_right_to_left
from kzclaims.report.paint import Line, Segment, Style, write
from kzclaims.report.tally import tally
from kzclaims.report.values import describe
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from kzclaims.report.shape import Extraction, View

_WIDEST_COLUMN = 40  # what is longer is shown whole, and only its own row is out of line
_Articles = Mapping[str, Article]


def check(report: Report, view: View) -> Iterator[str]:
    """Contradictions first, then tensions, agreements and, where asked for, single claims."""
    return write(_check_lines(report, view), color=view.color)


def extract(extraction: Extraction, view: View) -> Iterator[str]:
    """Each claim with its place and value, and below it the words that it was read from."""
    return write(_extract_lines(extraction, view), color=view.color)


def _check_lines(report: Report, view: View) -> Iterator[Line]:
    articles = {article.id: article for article in report.articles}
    open_facts = [fact for fact in report.facts if fact.status is not Status.ACCEPTED]
    short = [
        *(("accepted", Style.FAINT, fact) for fact in report.facts if fact.status is Status.ACCEPTED),
        *(("agree", Style.AGREE, fact) for fact in _of(open_facts, Verdict.AGREE)),
        *(("single", Style.FAINT, fact) for fact in _of(open_facts, Verdict.SINGLE) if view.verbose),
    ]
    summary: list[Line] = [] if view.quiet else [(Segment(summary_of(report, view), Style.STRONG),)]
    return _spaced(
        [
            *(_conflict(fact, articles) for fact in _of(open_facts, Verdict.CONFLICT)),
            *(_tension(fact) for fact in _of(open_facts, Verdict.TENSION)),
            _table(short),
            summary,
        ]
    )


def _spaced(blocks: Iterable[Iterable[Line]]) -> Iterator[Line]:
    """The lines of all blocks, with an empty line between one block and the next."""
    began = False
    for block in blocks:
        for place, line in enumerate(block):
            if began and place == 0:
                yield ()
            began = True
            yield line


def _of(facts: Sequence[Fact], verdict: Verdict) -> list[Fact]:
    return [fact for fact in facts if fact.verdict is verdict]


def _conflict(fact: Fact, articles: _Articles) -> Iterator[Line]:
    yield from _heading(fact, Style.CONFLICT)
    for value, claims in by_value(fact.claims):
        yield Segment("  "), Segment(value, Style.STRONG)
        for claim in claims:
            yield from _place(claim, indent="    ")
            said, words = excerpt(claim, articles[claim.article]), matched(claim)
            yield (Segment(f"      {said}"),)
            if words != said:
                yield Segment("      match: ", Style.FAINT), Segment(words)
    yield _reason(fact)


def _tension(fact: Fact) -> Iterator[Line]:
    yield from _heading(fact, Style.TENSION)
    for value, claims in by_value(fact.claims):
        yield Segment("  "), Segment(value, Style.STRONG)
        for claim in claims:
            yield from _place(claim, indent="    ")
            yield (Segment(f"      {matched(claim)}"),)
    yield _reason(fact)


def _heading(fact: Fact, style: Style) -> Iterator[Line]:
    values = len(by_value(fact.claims))
    remarks = [fact.status.value] if fact.status is not Status.NONE else []
    if fact.severity is Severity.WARNING:
        remarks.append(fact.severity.value)
    label = Segment(f"{fact.verdict}[{one_line(fact.key)}]", style)
    closing = counted(values, "value") + (f"  ({', '.join(remarks)})" if remarks else "")
    title = one_line(fact.title)
    if runs_right_to_left(title):
        yield label, Segment(f": {closing}")
        yield (Segment(f"  {title}", Style.STRONG),)
    else:
        yield label, Segment(": "), Segment(title, Style.STRONG), Segment(f": {closing}")


def _place(claim: Claim, *, indent: str) -> Iterator[Line]:
    """The source and `file:line:column`; a name in a right-to-left script takes a line of its own.

    Beside such a name terminals would show the numbers of the place in another order.
    """
    source, path = one_line(claim.source), one_line(claim.article)
    remark = _remark(claim)
    if runs_right_to_left(path):
        yield Segment(indent), Segment(f"line {claim.line}, column {claim.column}{remark} of", Style.FAINT)
        yield (Segment(f"{indent}{path}"),)
    elif runs_right_to_left(source):
        yield (Segment(f"{indent}{path}:{claim.line}:{claim.column}{remark}", Style.FAINT),)
    else:
        place = Segment(f" · {path}:{claim.line}:{claim.column}{remark}", Style.FAINT)
        yield Segment(f"{indent}{source}"), place
        return
    yield (Segment(f"{indent}{source}"),)


def _remark(claim: Claim) -> str:
    remarks = [] if claim.modality is Modality.STATED else [claim.modality.value]
    if claim.revised:
        remarks.append("revised later")
    return f" ({', '.join(remarks)})" if remarks else ""


def _reason(fact: Fact) -> Line:
    return Segment("  = ", Style.FAINT), Segment(one_line(fact.reason))


def _table(rows: Sequence[tuple[str, Style, Fact]]) -> Iterator[Line]:
    cells = [(word, style, one_line(fact.key), _values(fact.claims), fact) for word, style, fact in rows]
    first = max((len(word) for word, *_ in cells), default=0)
    second = min(max((len(key) for _, _, key, *_ in cells), default=0), _WIDEST_COLUMN)
    third = min(max((len(values) for *_, values, _ in cells), default=0), _WIDEST_COLUMN)
    for word, style, key, values, fact in cells:
        yield (
            Segment(f"{word:<{first}}", style),
            Segment(f"  {key:<{second}}  {values:<{third}}  {_witnesses(fact)}{_accepted(fact)}"),
        )


def _accepted(fact: Fact) -> str:
    """Why it is accepted, and until when; it comes last, since it may run from right to left."""
    acceptance = fact.acceptance
    if acceptance is None or fact.status is not Status.ACCEPTED:
        return ""
    until = "" if acceptance.expires is None else f" (until {acceptance.expires.isoformat()})"
    return f"  {acceptance.state.value}{until}: {one_line(acceptance.reason)}"


def _witnesses(fact: Fact) -> str:
    path = one_line(fact.claims[0].article) if fact.claims else ""
    if fact.verdict is Verdict.SINGLE and not runs_right_to_left(path):
        return f"{path}:{fact.claims[0].line}:{fact.claims[0].column}"
    return f"{counted(fact.sources, 'source')}, {counted(fact.origins, 'origin')}"


def _values(claims: Sequence[Claim]) -> str:
    return " | ".join(value for value, _ in by_value(claims))


def _extract_lines(extraction: Extraction, view: View) -> Iterator[Line]:
    claims = len(extraction.claims)
    counts = f"{counted(claims, 'claim')} in {counted(len(extraction.articles), 'article')}{_unread(view)}"
    summary: list[Line] = [] if view.quiet else [(Segment(counts, Style.STRONG),)]
    listed = (line for claim in extraction.claims for line in _claim_lines(claim))
    return _spaced([listed, summary])


def _claim_lines(claim: Claim) -> Iterator[Line]:
    key = claim_key(claim)
    yield from _place(claim, indent="")
    yield (
        Segment("  "),
        Segment(one_line(key)) if key else Segment("no rule", Style.FAINT),
        Segment("  "),
        Segment(one_line(describe(claim.quantity)), Style.STRONG),
    )
    yield (Segment(f"    {matched(claim)}"),)


def summary_of(report: Report, view: View) -> str:
    """How much was read and what was found, and that it is incomplete where it is."""
    counts = tally(report)
    read = ", ".join(counted(counts[f"{word}s"], word) for word in ("article", "source", "claim", "fact"))
    found = [
        counted(counts["conflict"], "conflict"),
        counted(counts["tension"], "tension"),
        f"{counts['agree']} agree",
        f"{counts['single']} single",
    ]
    if counts["accepted"]:
        found.append(f"{counts['accepted']} accepted")
    return f"{read}: {', '.join(found)}{_unread(view)}"


def _unread(view: View) -> str:
    return f"; incomplete, {counted(view.unread, 'file')} unread" if view.unread else ""
