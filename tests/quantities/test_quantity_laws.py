"""What holds for any text: spans slice, quantities stand in order, nothing raises."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.model import Interval, Kind
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
    "point",
    "ten",
    "فاصلة",
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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ten point ten point ten", ["10.1", "10"]),
        ("ten point ten and a half", ["10", "10.5"]),
        ("خمسة فاصلة خمسة فاصلة خمسة", ["5.5", "5"]),
    ],
)
def test_behind_a_point_stand_digits_with_no_point_of_their_own(text: str, values: list[str]) -> None:
    assert [str(quantity.low) for quantity in find_quantities(text)] == values


def test_a_year_in_words_before_a_slash_is_read() -> None:
    year, million = find_quantities("في عام ألف/مليون")
    assert year.low == date(1000, 1, 1)
    assert million.low == 1_000_000


@pytest.mark.parametrize("mark", ["-", "/", "."])
@pytest.mark.parametrize("places", [0, 1, 2])
def test_digits_that_no_calendar_reaches_are_no_date(mark: str, places: int) -> None:
    parts = ["2024", "05", "06"]
    parts[places] = "99999999999"
    assert all(each.kind is not Kind.DATE for each in find_quantities(f"On {mark.join(parts)} it ended."))


def test_a_row_of_digits_longer_than_a_date_and_time_is_no_quantity() -> None:
    (found,) = find_quantities("The file 10/2/13/5/16/7/1 has 12 pages.")
    assert found.text == "12"


def _calls(text: str) -> int:
    """How many functions are called to read a text: its work, whatever the machine does besides."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "خمسة فاصلة ",
        "ten point ",
        "وخمسة ",
        "مليون ",
        "five ",
        "half of the first half of the ",
        "1-",
        "1/",
        "1 ",
        "1,",
        "5km",
        "(1",
        "و ",
        "\n",
        "\u0301",
        "ـ",
        "من 5 إلى ",
        "بين 3 و",
        "تشرين الثاني/نوفمبر/",
        "2023, 2024 and ",
        "7 و8 و",
        "first of the ",
        "الحادي والعشرين ",
        "يوم الخميس ",
        "from May to ",
        "dozens of hundreds of ",
        "more than ",
        "US$",
    ],
)
def test_a_chain_is_read_to_its_end_and_twice_as_long_costs_twice_as_much(unit: str) -> None:
    find_quantities(unit * 10)  # its words are known now
    # No chain is too deep, and none is begun again from each of its links.
    assert _calls(unit * 800) < 2.6 * _calls(unit * 400) + 1000


@pytest.mark.parametrize(
    "text", ["7 MtCO2 ", "it emits 7 MtCO2\n\nNext", "rose 5 p.p\n\nNext", "paid $5 U.S \n"]
)
def test_a_form_that_breaks_off_at_the_end_of_a_paragraph_ends_there(text: str) -> None:
    for found in find_quantities(text, language="en"):
        assert found.text == text[found.start : found.end] == found.text.strip()
