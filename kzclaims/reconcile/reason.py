"""Reasons: a verdict in words and numbers, enough to redo it by hand.

One paragraph of English: what each value means, which ends meet or do not and by how much, the smallest
change that would flip the verdict, which slip may have made the difference, and who dissents. Long lists
of values are cut, with a count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kzclaims.model import Verdict
from kzclaims.reconcile.causes import explained, slack
from kzclaims.reconcile.dissent import deviations
from kzclaims.reconcile.findings import Cause
from kzclaims.reconcile.phrases import ends
from kzclaims.reconcile.wording import MOST_VALUES, distance_of, named, values
from kzclaims.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kzclaims.reconcile.findings import Judgement
    from kzclaims.reconcile.testimony import Testimony

MOST_SLIPS = 3
"""How many slips a reason explains before it counts the rest."""


def reason(judgement: Judgement, testimonies: Sequence[Testimony]) -> str:
    """Why the claims that were judged, one or more, have their verdict."""
    opening = f"{_witnesses(testimonies)}: {values(testimonies)}"
    if judgement.verdict is Verdict.SINGLE:
        return f"{opening}; nothing to compare with."
    if judgement.verdict is Verdict.AGREE:
        return f"{opening}{_agreement(judgement)}"
    decisive = [finding for finding in judgement.findings if finding.is_conflict] or judgement.findings
    parts = list(dict.fromkeys(explained(finding, testimonies) for finding in decisive[: MOST_VALUES + 1]))
    if len(parts) > MOST_VALUES:
        parts = [*parts[:MOST_VALUES], f"And {len(decisive) - MOST_VALUES} more of the kind."]
    return " ".join((f"{opening}.", *parts, *_slips(judgement), *_dissent(judgement, testimonies)))


def _witnesses(testimonies: Sequence[Testimony]) -> str:
    """How many say so, counted twice: who published it, and to how many texts or words that goes back."""
    sources = len({testimony.source for testimony in testimonies})
    origins = len({testimony.origin for testimony in testimonies})
    text = f"{counted(sources, 'source')}, {counted(origins, 'origin')}"
    if origins >= sources:
        return text
    return f"{text} ({'one witness' if origins == 1 else 'some repeat others'})"


def _agreement(judgement: Judgement) -> str:
    shared = [each for each in judgement.lines if each.common is not None]
    widest = max(shared, key=lambda each: len(each.line.sources), default=None)
    if widest is None or widest.common is None:
        return "."
    text = f"; common: {ends(widest.common, widest.line.unit)}."
    room = slack(widest.line.placed, "soft")
    if room is None:
        return text
    moved = f"by more than {distance_of(room, widest.line)}" if room else "at all"
    return f"{text} It would be tension if one of them moved {moved}."


def _slips(judgement: Judgement) -> Iterator[str]:
    """How the difference may have come about, the most telling first."""
    for slip in judgement.slips[:MOST_SLIPS]:
        yield f"{slip.words}."
    more = len(judgement.slips) - MOST_SLIPS
    if more > 0:
        yield f"{counted(more, 'more value')} may be {'a slip' if more == 1 else 'slips'}."


def _dissent(judgement: Judgement, testimonies: Sequence[Testimony]) -> Iterator[str]:
    """Who is right by number, and who is not."""
    everybody = {testimony.source for testimony in testimonies}
    dissenting = [testimonies[index] for index in sorted(judgement.dissenting)]
    if len(everybody) == 1 or all(finding.cause is Cause.CLASH for finding in judgement.findings):
        return
    wrong = {testimony.source for testimony in dissenting}
    if wrong == everybody:
        yield "No side is larger: all dissent."
    elif dissenting:
        right = f"{len(everybody) - len(wrong)} of {counted(len(everybody), 'source')}"
        off = {id(testimonies[index].meaning): far for index, far in deviations(judgement)}
        yield f"{right} can all be right; dissenting: {named(dissenting, off)}."
