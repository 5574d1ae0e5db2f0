"""What holds for any text: spans slice, quantities stand in order, nothing raises."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.model import Interval
from kzclaims.quantities import find_quantities

WORDS = [
    "خمسة",
    "وعشرون",
    "ثلاثمئة",
    "مليون",
    "ملايين",
    "مليوني",
    "ألف",
    "ألفا",
    "نصف",
    "ربع",
    "و",
    "ونصف",
    "في",
    "المئة",
    "بالمائة",
    "دولار",
    "ريال",
    "كويتي",
    "نحو",
    "أكثر",
    "من",
    "بين",
    "إلى",
    "عام",
    "سنة",
    "منذ",
    "يوم",
    "الخميس",
    "نوفمبر",
    "تشرين",
    "الثاني",
    "التسعينيات",
    "أول",
    "الخامسة",
    "الحادية",
    "عشرة",
    "أضعاف",
    "عقود",
    "عشرات",
    "الآلاف",
    "على",
    "الأقل",
    "five",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "half",
    "quarter",
    "a",
    "of",
    "and",
    "dollars",
    "percent",
    "about",
    "more",
    "than",
    "between",
    "to",
    "from",
    "since",
    "Thursday",
    "November",
    "7th",
    "first",
    "third",
    "times",
    "doubled",
    "decades",
    "dozens",
    "or",
    "below",
    "zero",
    "dinars",
    "Kuwaiti",
]
NUMBERS = (
    "5",
    "25",
    "1,234",
    "1.5",
    "٣٫٥",
    "١٬٢٣٤",
    "2025",
    "1992",
    "7",
    "31/12/2024",
    "0",
    "99999999999999999999",
)
SIGNS = (
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ",",
    ".",
    "-",
    "–",
    "%",
    "$",
    "€",
    "(",
    ")",
    "+",
    "/",
    ":",
    "ـ",
    "\u200f",
    "\u00a0",
    "’",
)
PIECES = st.sampled_from((*WORDS, *NUMBERS, *SIGNS))
TEXTS = st.one_of(
    st.lists(PIECES, max_size=25).map("".join),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.text(max_size=60),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS, dated=st.booleans())
def test_quantities_slice_stand_in_order_and_never_overlap(text: str, *, dated: bool) -> None:
    found = find_quantities(text, published=date(2025, 11, 7) if dated else None)
    behind = 0
    for quantity in found:
        assert behind <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.text.strip() == quantity.text
        behind = quantity.end


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=TEXTS)
def test_the_ends_of_a_quantity_are_in_order_and_of_one_type(text: str) -> None:
    for quantity in find_quantities(text, published=date(2025, 11, 7)):
        low, high = quantity.low, quantity.high
        if low is None or high is None:
            continue
        assert type(low) is type(high)
        Interval(low, high)  # raises where the ends are in the wrong order


@settings(max_examples=200, deadline=None, derandomize=True)
@given(number=st.integers(min_value=2, max_value=10**15))
def test_a_number_in_digits_comes_back_whatever_its_script(number: int) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for text in (str(number), f"{number:,}", arabic):
        (found,) = find_quantities(f"{text} people", language="en")
        assert found.low == found.high == number


def test_half_a_character_is_refused_with_its_place_and_cure() -> None:
    with pytest.raises(ValueError, match=r"U\+D83D, at position 3: .*decode its bytes as UTF-8"):
        find_quantities("5 k\ud83d of ore")
