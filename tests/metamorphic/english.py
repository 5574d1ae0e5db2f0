"""English as a newspaper writes it: numbers in words, orders, dates, units. Nothing here is the reader's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
SHORT = {6: "m", 9: "bn", 12: "tn"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
DECADES = {50: "fifties", 60: "sixties", 70: "seventies", 80: "eighties", 90: "nineties"}
_ORDERS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
UNITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "USD": (("$", "US$", "USD "), ("dollars", "US dollars", "U.S. dollars")),
    "EUR": (("€", "EUR "), ("euros",)),
    "GBP": (("£", "GBP "), ("pounds sterling",)),
    "%": ((), ("%", "percent", "per cent")),
    "t": ((), ("tonnes", "metric tons")),
    "km": ((), ("kilometres", "kilometers", "km")),
    "MW": ((), ("MW", "megawatts")),
    "year": ((), ("years",)),
    "x": ((), ("times",)),
}
"""For each unit the signs that stand before a number and the words behind it, the plainest first."""

HEDGES = {
    "about": ("about", "around", "roughly", "some", "approximately", "an estimated"),
    "over": ("more than", "over", "in excess of", "upwards of"),
    "under": ("fewer than", "less than", "under"),
    "at-least": ("at least", "no less than", "a minimum of"),
    "nearly": ("nearly", "almost", "close to"),
}


def integer(number: int) -> str:
    """A whole number below 10^15 in words, with the British «and»."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {integer(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    power = max(power for power in SCALES if 10**power <= number)
    whole, rest = divmod(number, 10**power)
    joint = " and " if 0 < rest < 100 else " "
    return f"{integer(whole)} {SCALES[power]}" + (f"{joint}{integer(rest)}" if rest else "")


def spoken(number: Decimal) -> str:
    """A number in words, its decimals one by one behind «point»."""
    whole, _, decimals = format(number, "f").partition(".")
    tail = " ".join(ONES[int(digit)] for digit in decimals)
    return integer(int(whole)) + (f" point {tail}" if tail else "")


def order(number: int) -> str:
    """The place in an order, in words."""
    words = integer(number)
    head, dash, last = words.rpartition("-")
    regular = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return head + dash + _ORDERS.get(last, regular)


def order_digits(number: int) -> str:
    """The place in an order, in digits."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day_forms(day: date) -> tuple[str, ...]:
    """A day in the forms of newspapers, the plainest first."""
    month = MONTHS[day.month - 1]
    return (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}, {day.year}" if day.month != 5 else f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"the {order_digits(day.day)} of {month} {day.year}",
        f"{month} {order_digits(day.day)}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
        f"{WEEKDAYS[day.weekday()]} ({month} {day.day}, {day.year})",
        day.isoformat(),
    )


def scale(power: int, _number: Decimal) -> str:
    """The word for a power of ten; English has one form."""
    return SCALES[power]
