"""Thirty patterns as one would write them oneself: for `re`, and as rules on tokens for spaCy.

Each is a row of word classes. They know digits and the plain number words, no grammar of numbers.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"\d+(?:[.,٫٬]\d+)*"

_ROWS = (
    "NUMBER",
    "NUMBER SCALE",
    "WORD",
    "WORD SCALE",
    "WORD AND WORD",
    "HEDGE NUMBER",
    "HEDGE NUMBER SCALE",
    "HEDGE WORD SCALE",
    "NUMBER PERCENT",
    "HEDGE NUMBER PERCENT",
    "WORD PERCENT",
    "CURRENCY NUMBER",
    "NUMBER CURRENCY",
    "NUMBER SCALE CURRENCY",
    "WORD SCALE CURRENCY",
    "HEDGE NUMBER SCALE CURRENCY",
    "NUMBER UNIT",
    "NUMBER SCALE UNIT",
    "WORD UNIT",
    "HEDGE NUMBER UNIT",
    "NUMBER PERIOD",
    "WORD PERIOD",
    "HEDGE WORD PERIOD",
    "NUMBER MONTH",
    "NUMBER MONTH NUMBER",
    "MONTH NUMBER",
    "WEEKDAY",
    "YEAR NUMBER",
    "SHARE",
    "ORDINAL",
)

_WORDS = {
    "ar": {
        "WORD": "واحد اثنان اثنين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة "
        "عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين "
        "تسعون تسعين مئة مائة مئتان مئتين ثلاثمئة أربعمئة خمسمئة",
        "SCALE": "ألف آلاف ألفا مليون ملايين مليونا مليار مليارات مليارا تريليون مليوني ملياري",
        "AND": "و",
        "HEDGE": "نحو حوالي قرابة زهاء أكثر أقل",
        "PERCENT": "% ٪ بالمئة بالمائة",
        "CURRENCY": "$ € دولار دولارا دولارات يورو ريال ريالا دينار درهم جنيه ليرة روبل يوان تنغي",
        "UNIT": "كيلومتر كيلومترا كم متر مترا أمتار طن طنا أطنان برميل برميلا كيلوغرام لتر هكتار ميغاواط",
        "PERIOD": "يوما أيام يوم أسبوعا أسابيع شهرا أشهر شهور سنة سنوات عاما أعوام عقود ساعة ساعات دقيقة",
        "MONTH": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "WEEKDAY": "السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة",
        "YEAR": "عام سنة العام منذ",
        "SHARE": "نصف ثلث ربع خمس ثلثي",
        "ORDINAL": "الأول الأولى الثاني الثانية الثالث الثالثة الرابع الرابعة الخامس الخامسة السادس السابع",
    },
    "en": {
        "WORD": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        "hundred several",
        "SCALE": "hundred thousand million billion trillion m bn k",
        "AND": "and",
        "HEDGE": "about around some nearly almost over under roughly least most",
        "PERCENT": "% percent pct",
        "CURRENCY": "$ € £ dollar dollars euro euros pound pounds tenge yuan rubles roubles yen",
        "UNIT": "kilometres kilometers km miles metres meters m tonnes tons barrels kg litres megawatts",
        "PERIOD": "day days week weeks month months year years decade decades hour hours minutes",
        "MONTH": "january february march april may june july august september october november december",
        "WEEKDAY": "monday tuesday wednesday thursday friday saturday sunday",
        "YEAR": "in since by of",
        "SHARE": "half third quarter thirds fifth fifths quarters",
        "ORDINAL": "first second third fourth fifth sixth seventh eighth ninth tenth",
    },
}


def expressions(language: str) -> Iterator[tuple[str, str]]:
    """Each row as a regular expression over a lower-cased text, by its name."""
    for row in _ROWS:
        yield row, r"\s?".join(_expression(part, language) for part in row.split())


def token_rules(language: str) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Each row as a rule for a matcher of tokens, by its name."""
    for row in _ROWS:
        yield row, [_token(part, language) for part in row.split()]


def value(surface: str) -> Decimal | None:
    """The first number in digits that a match has."""
    digits = re.search(_NUMBER, surface)
    try:
        return (
            None if digits is None else Decimal(digits[0].replace(",", "").replace("٬", "").replace("٫", "."))
        )
    except InvalidOperation:  # 1.2.3
        return None


def _expression(part: str, language: str) -> str:
    if part == "NUMBER":
        return _NUMBER
    words = sorted(_WORDS[language][part].split(), key=len, reverse=True)
    marks = [re.escape(word) for word in words if not word.isalpha()]
    letters = "|".join(re.escape(word) for word in words if word.isalpha())
    # In Arabic a word begins where its proclitics end: no boundary there.
    bounded = rf"(?:{letters})\b" if language == "ar" else rf"\b(?:{letters})\b"
    return f"(?:{'|'.join((*marks, bounded))})"


def _token(part: str, language: str) -> dict[str, object]:
    if part == "NUMBER":
        return {"LIKE_NUM": True}
    return {"LOWER": {"IN": _WORDS[language][part].split()}}
