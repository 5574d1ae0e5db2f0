"""Arabic as a newspaper writes it: numbers in words, orders, dates, units. Nothing here is the reader's.

Numbers stand in the oblique case, as behind «نحو» and «ب». Three to ten take the gender opposite to that of
what is counted, and its plural; eleven upwards its singular. The rules are those of any school grammar, so
W. Wright, A Grammar of the Arabic Language, vol. 1, sections 318-328, and vol. 2, sections 96-107.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_MASCULINE = ["صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_FEMININE = ["صفر", "واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["-", "-", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
HUNDREDS = ["-", "مئة", "مئتين", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = {
    3: ("ألف", "ألفين", "آلاف", "ألفي"),
    6: ("مليون", "مليونين", "ملايين", "مليوني"),
    9: ("مليار", "مليارين", "مليارات", "ملياري"),
    12: ("تريليون", "تريليونين", "تريليونات", "تريليوني"),
}
"""For each power of ten the singular, the dual, the plural, and the dual before a noun."""

MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANTINE = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
DECADES = {50: "الخمسينيات", 60: "الستينيات", 70: "السبعينيات", 80: "الثمانينيات", 90: "التسعينيات"}
_ORDERS = [
    "-",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
]
UNITS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "USD": (("$",), ("دولار", "دولار أمريكي", "دولار أميركي")),
    "EUR": (("€",), ("يورو",)),
    "GBP": (("£",), ("جنيه إسترليني",)),
    "%": ((), ("%", "في المئة", "في المائة", "بالمئة", "بالمائة", "٪")),
    "t": ((), ("طن",)),
    "km": ((), ("كيلومتر",)),
    "MW": ((), ("ميغاواط", "ميجاوات")),
    "year": ((), ("عاما", "سنة")),
    "x": ((), ("أضعاف", "مرات")),
}
HEDGES = {
    "about": ("نحو", "حوالي", "قرابة", "زهاء", "ما يناهز"),
    "over": ("أكثر من", "ما يزيد على", "ما يزيد عن", "ما يفوق"),
    "under": ("أقل من", "ما دون"),
    "at-least": ("ما لا يقل عن",),
    "nearly": ("ما يقارب", "ما يقرب من"),
}


def integer(number: int, *, feminine: bool = False) -> str:
    """A whole number below 10^15 in words; `feminine` is the gender of what is counted."""
    ones = _FEMININE if feminine else _MASCULINE
    if number <= 10:
        return ones[number]
    if number < 20:
        return _teen(number, feminine=feminine)
    if number < 100:
        ten = TENS[number // 10]
        return f"{ones[number % 10]} و{ten}" if number % 10 else ten
    if number < 1000:
        hundred = HUNDREDS[number // 100]
        return f"{hundred} و{integer(number % 100, feminine=feminine)}" if number % 100 else hundred
    power = max(power for power in SCALES if 10**power <= number)
    whole, rest = divmod(number, 10**power)
    singular, dual, plural, _ = SCALES[power]
    if whole == 1:
        head = singular
    elif whole == 2:
        head = dual
    elif 3 <= whole % 100 <= 10:
        head = f"{integer(whole)} {plural}"
    elif whole % 100:
        head = f"{integer(whole)} {singular}ا"
    else:
        head = f"{integer(whole)} {singular}"
    return f"{head} و{integer(rest, feminine=feminine)}" if rest else head


def _teen(number: int, *, feminine: bool) -> str:
    if number == 11:
        return "إحدى عشرة" if feminine else "أحد عشر"
    if number == 12:
        return "اثنتي عشرة" if feminine else "اثني عشر"
    one = (_FEMININE if feminine else _MASCULINE)[number - 10]
    return f"{one} عشرة" if feminine else f"{one} عشر"


def spoken(number: Decimal) -> str:
    """A number in words, its decimals as a number behind «فاصلة»."""
    whole, _, decimals = format(number, "f").partition(".")
    if decimals.startswith("0"):
        tail = " ".join(integer(int(digit)) for digit in decimals)
    else:
        tail = integer(int(decimals)) if decimals else ""
    return integer(int(whole)) + (f" فاصلة {tail}" if tail else "")


def scale(power: int, number: Decimal) -> str:
    """The form of a power of ten that a number asks for: three to ten the plural, others the singular."""
    singular, _, plural, _ = SCALES[power]
    whole = int(number)
    return plural if number == whole and 3 <= whole % 100 <= 10 else singular


def order(number: int, *, feminine: bool, definite: bool = True) -> str:
    """The place in an order, in words."""
    if number == 1:
        words = "الأولى" if feminine else "الأول"
    elif number <= 10:
        words = _ORDERS[number] + ("ة" if feminine else "")
    else:
        one = "الحادي" if number % 10 == 1 else _ORDERS[number % 10]
        if feminine and number % 10:
            one += "ة"
        if number < 20:
            words = f"{one} {'عشرة' if feminine else 'عشر'}"
        else:
            words = f"{one} و" * bool(number % 10) + f"ال{TENS[number // 10]}"
    return words if definite else words.removeprefix("ال")


def day_forms(day: date) -> tuple[str, ...]:
    """A day in the forms of newspapers, the plainest first."""
    month, levantine = MONTHS[day.month - 1], LEVANTINE[day.month - 1]
    weekday = WEEKDAYS[day.weekday()]
    ordinal = order(day.day, feminine=False) if day.day != 1 else "الأول"
    return (
        f"{day.day} {month} {day.year}",
        f"{day.day} {levantine} {day.year}",
        f"{day.day} {month}/{levantine} {day.year}",
        f"{day.day} {levantine}/{month} {day.year}",
        f"{day.day} من {month} {day.year}",
        f"{ordinal} من {month} {day.year}",
        f"{ordinal} من {levantine} عام {day.year}",
        f"{weekday} {day.day} {month} {day.year}",
        f"{weekday}، {day.day} {month} {day.year}",
        f"{weekday} ({day.day} {levantine} {day.year})",
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
    )
