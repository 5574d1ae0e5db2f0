"""Datelines: «WASHINGTON, Nov 7 (Reuters) –» tells when a text was filed, and of no event.

A date is one where it stands at the head of a passage, behind no more than the name of a place, and

* an agency is named in brackets or between slashes right behind it, or
* a dash closes it, the place being set off by a mark: in capitals in scripts that have them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.languages.agencies import agency_in
from kzclaims.model import Granularity, Kind

if TYPE_CHECKING:
    from kzclaims.bind.reading import Placed, Reading

_LONGEST_PLACE = 40
_PLACE = re.compile(r"\W*(?P<place>[^\W\d_][^\d.!?؟:؛;]*?)?\s*(?P<mark>[-–—,،/(.|]*)\s*(?:في\s+)?")
_FILED_BY = re.compile(r"\s*[.,،]?\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[^/]{2,40})/)")
_DASH = re.compile(r"\s*(?:--|[-–—])\s")
_MOST_WORDS = 3


def in_dateline(reading: Reading, placed: Placed) -> bool:
    """Whether a quantity is the date of a dateline."""
    quantity = placed.quantity
    if quantity.kind is not Kind.DATE or quantity.granularity is not Granularity.DAY:
        return False
    passage, text = reading.passages[placed.passage], reading.article.text
    before, behind = text[passage.start : quantity.start], text[quantity.end : passage.end]
    if len(before) > _LONGEST_PLACE:
        return False
    head = _PLACE.fullmatch(before)
    if head is None or len((head["place"] or "").split()) > _MOST_WORDS:
        return False
    filed = _FILED_BY.match(behind)
    if filed is not None and agency_in(filed["round"] or filed["slash"]):
        return True
    place = head["place"] or ""
    named = bool(place) and place.upper() == place and bool(head["mark"])
    return named and _DASH.match(behind) is not None
