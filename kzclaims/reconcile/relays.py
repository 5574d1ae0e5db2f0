"""Relays: who gives a number on the word of another source is no second witness beside it.

«According to Reuters» in an article makes Reuters the origin of that claim, as in every other article
that cites it so and in those of Reuters itself; «according to the Daily» makes it the Daily, where the
Daily is among the sources. A minister's or a ministry's word is not traced: who heard it may have heard it
for himself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.languages.agencies import agency_in
from kzclaims.text.fold import fold_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kzclaims.reconcile.testimony import Testimony

_SHORTEST = 3
"""Letters that the name of a source must have to be looked for in what others cite."""

AGENCY = "agency:"
"""What the origin of a claim begins with that an agency stands for, and no article."""


def relayed(testimonies: Sequence[Testimony]) -> Sequence[Testimony]:
    """The same testimonies, the origin of those given on another's word being that other's."""
    if not any(one.claim.attribution for one in testimonies):
        return testimonies
    own: dict[str, str] = {}
    for one in testimonies:
        if not one.claim.attribution:
            agency = agency_in(one.source)
            origin = one.origin if agency is None else f"{AGENCY}{agency}"
            own[one.source] = min(own.get(one.source, origin), origin)
    named = {folded: source for source in own if len(folded := fold_form(source)) >= _SHORTEST}
    cites = any(one.claim.attribution and _cited(one, named, own) for one in testimonies)
    return [_with_origin(one, named, own) for one in testimonies] if cites else testimonies


def _with_origin(one: Testimony, named: Mapping[str, str], own: Mapping[str, str]) -> Testimony:
    if not one.claim.attribution:
        agency = agency_in(one.source)
        return one if agency is None else one._replace(origin=f"{AGENCY}{agency}")
    origin = _cited(one, named, own)
    return one if origin is None else one._replace(origin=origin)


def _cited(one: Testimony, named: Mapping[str, str], own: Mapping[str, str]) -> str | None:
    """The origin that a claim's attribution leads to; None where it leads to no source or agency."""
    said = fold_form(one.claim.attribution or "")
    agency = agency_in(said)
    if agency is not None:
        return f"{AGENCY}{agency}"
    # The longest name: «daily news» before «daily».
    for folded in sorted(named, key=lambda name: (-len(name), name)):
        if named[folded] != one.source and _stands_in(folded, said):
            return own[named[folded]]
    return None


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
