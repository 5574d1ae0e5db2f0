"""The figures of all cases as tables, and each failure with what is needed to see it again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.metamorphic.cases import Case, Skipped, original_cases, planted_cases
from tests.metamorphic.runner import Outcome, Planted, run, run_planted
from tests.metamorphic.sources import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_AROUND = 90
_SHORT = 1000
AMONG = 7
"""Every so manieth rewriting of a corpus is tried among the other articles too."""


@dataclass
class Tally:
    """Cases of one kind; of rewritings or of plants."""

    cases: int = 0
    first: int = 0
    second: int = 0
    third: int = 0

    def add(self, *figures: bool) -> None:
        """One case, and which figures it counts for."""
        self.cases += 1
        self.first += figures[0]
        self.second += figures[1]
        self.third += figures[2] if len(figures) > 2 else False


def all_cases(names: Sequence[str] | None, kind: str) -> Iterator[Case]:
    """Every rewriting of the sources named; a part of them among the other articles as well."""
    for place, source in enumerate(sources()):
        if names and source.name not in names:
            continue
        count = 0
        for original in source.originals:
            for case in original_cases(place, original):
                if kind in case.kind:
                    yield case
                    count += 1
                    if original.others and count % AMONG == 0:
                        yield replace(case, among=True)


def all_planted(names: Sequence[str] | None, kind: str) -> Iterator[Case | Skipped]:
    """Every plant in the sources named."""
    for place, source in enumerate(sources()):
        if names and source.name not in names:
            continue
        for original in source.originals:
            yield from (case for case in planted_cases(place, original) if kind in case.kind)


def lines(names: Sequence[str] | None, kind: str, *, show: bool) -> Iterator[str]:
    """Both tables, what was skipped, and with `show` the failures before them."""
    yield from (
        source.absent for source in sources() if source.absent and not (names and source.name not in names)
    )
    tallies: dict[str, Tally] = {}
    for case in all_cases(names, kind):
        outcome = run(case)
        figures = (bool(outcome.conflicts), bool(outcome.tensions), bool(outcome.lost))
        for name in (case.kind, *(["(among other articles)"] if case.among else [])):
            tallies.setdefault(name, Tally()).add(*figures)
        if show and any(figures):
            yield from _failure(outcome)
    planted, skipped = dict[str, Tally](), Counter[str]()
    for each in all_planted(names, kind):
        if isinstance(each, Skipped):
            skipped[each.reason] += 1
            continue
        tried = run_planted(each)
        planted.setdefault(each.kind, Tally()).add(tried.found, bool(tried.changed))
        if show and (not tried.found or tried.changed):
            yield from _missed(tried)
    yield ""
    yield from _table(("rewriting", "cases", "conflict", "tension", "lost"), tallies, 3)
    yield ""
    yield from _table(("plant", "cases", "found", "others"), planted, 2)
    if skipped:
        yield ""
        yield f"no contradiction by the meaning of the words: {skipped.total()} changes skipped"
        yield from (f"{count:>6}  {reason}" for reason, count in skipped.most_common())


def _table(head: tuple[str, ...], tallies: dict[str, Tally], columns: int) -> Iterator[str]:
    yield f"{head[0]:<28}" + "".join(f"{name:>10}" for name in head[1:])
    total = Tally()
    for name, tally in tallies.items():
        yield _line(name, tally, columns)
        if not name.startswith("("):
            for field in ("cases", "first", "second", "third"):
                setattr(total, field, getattr(total, field) + getattr(tally, field))
    yield _line("all", total, columns)
    if total.cases:
        figures = (total.first, total.second, total.third)[:columns]
        yield f"{'in a hundred':<38}" + "".join(f"{100 * each / total.cases:>10.1f}" for each in figures)


def _line(name: str, tally: Tally, columns: int) -> str:
    figures = (tally.first, tally.second, tally.third)[:columns]
    return f"{name:<28}{tally.cases:>10}" + "".join(f"{each:>10}" for each in figures)


def _failure(outcome: Outcome) -> Iterator[str]:
    case = outcome.case
    yield from _heading(case)
    for fact in outcome.conflicts:
        yield f"   CONFLICT {fact.key}: {fact.reason}"
    for fact in outcome.tensions:
        yield f"   tension {fact.key}: {fact.reason}"
    for claim in outcome.lost:
        yield f"   lost {claim.rule} {[value for _, value in claim.slots]}: {claim.quantity.text!r}"


def _missed(tried: Planted) -> Iterator[str]:
    yield from _heading(tried.case)
    if not tried.found:
        yield "   NOT FOUND"
        yield from (f"   {fact.verdict} {fact.key}: {fact.reason}" for fact in tried.touched)
    yield from (f"   changed as well: {key}" for key in tried.changed)


def _heading(case: Case) -> Iterator[str]:
    yield f"{case.kind}: {case.original.name}{' among others' if case.among else ''}"
    if case.site is not None:
        start, end = case.site.surface.start, case.site.surface.end
        yield f"   a: {_around(case.original.article.text, start, end)}"
        end += len(case.beside.text) - len(case.original.article.text)
        yield f"   b: {_around(case.beside.text, start, end) if not case.only_site else case.beside.text}"
    elif len(case.beside.text) < _SHORT:
        yield f"   b: {case.beside.text!r}"


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - _AROUND) : end + _AROUND].split())


def failures(outcomes: Iterable[Outcome]) -> list[str]:
    """The false conflicts of rewritings, told as in the report."""
    return [line for outcome in outcomes if outcome.conflicts for line in _failure(outcome)]
