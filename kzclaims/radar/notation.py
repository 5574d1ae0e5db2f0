"""Rule files as text: TOML that reads back as what was written, whatever articles say."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model import Hedge, Kind
from kzclaims.report.values import plain
from kzclaims.rules.value import BadValueError, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kzclaims.model import Quantity, Value

# What acts on a terminal or is not seen, and what TOML does not allow: the same that reports show by number.
_UNSAFE = re.compile(
    '["\\\\\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f'
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SHORTHAND = {'"': '"', "\\": "\\", "\n": "n", "\t": "t"}
_SURROGATES = range(0xD800, 0xE000)
_SHORT = 0xFFFF
_WIDTH = 110
_LAST_MONTH = 12


def quoted(text: str) -> str:
    """A basic string of TOML on one line, with nothing in it that acts on a terminal.

    It reads back as the text; a lone surrogate, which TOML cannot hold, as U+FFFD.
    """
    return f'"{_UNSAFE.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    code = ord(letter)
    if letter in _SHORTHAND:
        return f"\\{_SHORTHAND[letter]}"
    if code in _SURROGATES:
        return "\\ufffd"
    return f"\\u{code:04x}" if code <= _SHORT else f"\\U{code:08x}"


def array(name: str, values: Iterable[str]) -> str:
    """A key with a list of strings, over several lines where one would be long."""
    written = [quoted(value) for value in values]
    line = f"{name} = [{', '.join(written)}]\n"
    if len(line) <= _WIDTH:
        return line
    rows: list[str] = []
    for value in written:
        if rows and len(rows[-1]) + len(value) + 2 <= _WIDTH:
            rows[-1] += f" {value},"
        else:
            rows.append(f"  {value},")
    return f"{name} = [\n" + "\n".join(rows) + "\n]\n"


def comment(lines: Sequence[str]) -> str:
    """Comment lines; each is text on one line already."""
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def value_of(quantity: Quantity, kind: Kind) -> str | None:
    """A quantity as an example of a rule has it; None where it cannot be written so."""
    if quantity.kind is not kind or (quantity.low is None and quantity.high is None):
        return None
    if isinstance(quantity.low, date) or isinstance(quantity.high, date):
        text = _days(quantity.low, quantity.high)
    else:
        low, high = (_number(end) for end in (quantity.low, quantity.high))
        text = low if quantity.low == quantity.high else f"{low}..{high}"
    if quantity.unit is not None:
        text = f"{text} {quantity.unit}"
    try:
        read = parse_value(text, kind)
    except BadValueError:
        return None
    return text if (read.low, read.high) == (quantity.low, quantity.high) else None


def _number(end: Value | None) -> str:
    return plain(end) if isinstance(end, Decimal) else ""


def _days(low: Value | None, high: Value | None) -> str:
    if not isinstance(low, date) or not isinstance(high, date):
        return f"{'' if low is None else plain(low)}..{'' if high is None else plain(high)}"
    if low == high:
        return low.isoformat()
    if (low.month, low.day, high.month) == (1, 1, _LAST_MONTH) and high.day == monthrange(
        high.year, high.month
    )[1]:
        return f"{low.year:04}" if low.year == high.year else f"{low.year:04}..{high.year:04}"
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        one = f"{low.year:04}-{low.month:02}"
        other = f"{high.year:04}-{high.month:02}"
        return one if one == other else f"{one}..{other}"
    return f"{low.isoformat()}..{high.isoformat()}"


def hedge_of(quantity: Quantity) -> Hedge | None:
    """The hedge that an example states; none where the number is plain."""
    return None if quantity.hedge is Hedge.EXACT else quantity.hedge
