"""Slips of one fact: a row for each, both ways, rows that are no slip, and properties of planted ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kzclaims.model import Granularity, Kind, Quantity, SlipKind, Verdict
from tests.reconcile.builders import SMALL, article, claim, facts, one_fact, quantity, rule

DATE, MONEY, PERCENT, COUNT, MEASURE = Kind.DATE, Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE
DURATION = Kind.DURATION
D = Decimal

SLIPS = [
    (PERCENT, "5 % · 5 pp", "percent-for-points", "5 % and 5 pp have the same number"),
    (
        MONEY,
        "17 billion USD · 17 billion RUB",
        "currency",
        "17 billion RUB and 17 billion USD have the same number",
    ),
    (
        MONEY,
        "17 billion USD · 17.3 billion RUB",
        "currency",
        "17.3 billion RUB and 17 billion USD have the same number, rounded",
    ),
    (
        MONEY,
        "17-18 billion USD · 17-18 billion RUB",
        "currency",
        "17–18 billion RUB and 17–18 billion USD have the",
    ),
    (MEASURE, "410,000 t · 410,000 kg", "unit", "410,000 kg and 410,000 t have the same number"),
    (MEASURE, "3 million t · 3 million kt", "unit", "3 million kt and 3 million t have the same number"),
    (MEASURE, "100 km · 100 mi", "unit", "100 km and 100 mi have the same number"),
    (MEASURE, "12 km2 · 12 ha", "unit", "12 ha and 12 km2 have the same number"),
    (MEASURE, "5 bbl/d · 5 bbl/year", "unit", "5 bbl/d and 5 bbl/year have the same number"),
    (DURATION, "30 years · 30 months", "unit", "30 months and 30 years have the same number"),
    (MONEY, "17.2 million USD · 17.2 billion USD", "scale", "17.2 million USD × 1,000 = 17.2 billion USD"),
    (
        MONEY,
        "17.2 million USD · 17 billion USD",
        "scale",
        "17.2 million USD × 1,000 = 17.2 billion USD, which rounds to 17 billion USD",
    ),
    (
        MONEY,
        "17 million USD · 17.2 billion USD",
        "scale",
        "17 million USD × 1,000 = 17 billion USD, a rounding of 17.2 billion USD",
    ),
    (COUNT, "410 · 410,000", "scale", "410 × 1,000 = 410,000"),
    (COUNT, "4 · 4 million", "scale", "4 × 1 million = 4 million"),
    (COUNT, "4 · 4 billion", "scale", "4 × 1 billion = 4 billion"),
    (MONEY, "over 17 billion USD · 17 million USD", "scale", "17 million USD × 1,000 = 17 billion USD"),
    (MONEY, "under 17 million USD · over 17 billion USD", "scale", "17 million USD × 1,000 = 17 billion USD"),
    (MEASURE, "17.2 t · 17.2 million kg", "scale", ""),
    (
        MONEY,
        "17-18 million USD · 17-18 billion USD",
        "scale",
        "17–18 million USD × 1,000 = 17–18 billion USD",
    ),
    (
        MONEY,
        "1.72 billion USD · 17.2 billion USD",
        "decimal-point",
        "1.72 billion USD × 10 = 17.2 billion USD: a decimal point may be misplaced",
    ),
    (MONEY, "172 billion USD · 17.2 billion USD", "decimal-point", "17.2 billion USD × 10 = 172 billion USD"),
    (PERCENT, "2.7 % · 27 %", "decimal-point", "2.7 % × 10 = 27 %"),
    (PERCENT, "0.27 % · 27 %", "decimal-point", "0.27 % × 100 = 27 %"),
    (COUNT, "150 · 1,500", "decimal-point", "150 × 10 = 1,500: a zero may be missing or too many"),
    (DATE, "2025-11-07 · 2025-07-11", "day-month", "2025-07-11 with day and month exchanged is 2025-11-07"),
    (DATE, "1992-04-10 · 1993-04-10", "other-year", "the same day, 1 year apart"),
    (DATE, "1992-04-10 · 2022-04-10", "other-year", "the same day, 30 years apart"),
    (DATE, "2025-11-06 · 2025-11-07", "one-day", "2025-11-06 + 1 day = 2025-11-07"),
    (DATE, "2025-10-31 · 2025-11-01", "one-day", "2025-10-31 + 1 day = 2025-11-01"),
    (DATE, "Thursday · 2025-11-07", "one-day", "Thursday is the day before 2025-11-07, a Friday"),
    (DATE, "Saturday · 2025-11-07", "one-day", "2025-11-07, a Friday is the day before Saturday"),
    (DATE, "Sunday · Monday", "one-day", "Sunday is the day before Monday"),
    (COUNT, "17 · 71", "swapped-digits", "17 with its digits 1 and 7 exchanged is 71"),
    (COUNT, "482 · 428", "swapped-digits", "428 with its digits 2 and 8 exchanged is 482"),
    (COUNT, "1,020 · 1,200", "swapped-digits", "exchanged is"),
    (MONEY, "about 1.7 billion USD · 7.1 billion USD", "swapped-digits", "1.7 billion USD with its digits"),
    (DATE, "1992 · 1929", "swapped-digits", "1929 with its digits 2 and 9 exchanged is 1992"),
    (DATE, "1989 · 1998", "swapped-digits", "1989 with its digits 8 and 9 exchanged is 1998"),
    (DATE, "92 years · 1992", "years-for-year", "the 92 years have the last two digits of 1992"),
    (DATE, "1902 · 2002", "century", "1902 + 100 years = 2002"),
    (DATE, "1992 · 2002", "decade", "1992 + 10 years = 2002"),
    (COUNT, "13,487 · 13,587", "one-digit", "13,487 and 13,587 differ in one digit only"),
    (PERCENT, "30 % · 70 %", "complement", "100 % − 30 % = 70 %"),
    (PERCENT, "29.7 % · 70 %", "complement", "100 % − 29.7 % = 70.3 %, which rounds to 70 %"),
    (PERCENT, "25-30 % · 70-75 %", "complement", "100 % − 25–30 % = 70–75 %"),
]
NO_SLIP = [
    (COUNT, "18 million · 20 million"),
    (COUNT, "600 · 601"),
    (COUNT, "5 · 50"),
    (COUNT, "10 · 100"),
    (COUNT, "2 million · 2.4 billion"),
    (COUNT, "17 million · 17.6 billion"),
    (COUNT, "1,234 · 1,239"),
    (COUNT, "13,487 · 13,497"),
    (COUNT, "1,234 · 4,321"),
    (COUNT, "171 · 717"),
    (COUNT, "17 · 710"),
    (COUNT, "vague 10-100 · vague 10-100 million"),
    (COUNT, "17 · over 71"),
    (MONEY, "162 million USD · 482 million USD"),
    (MONEY, "17 billion USD · 18 billion USD"),
    (MONEY, "17 billion USD · 71.0 billion USD"),
    (MONEY, "17 billion USD · 18 billion RUB"),
    (MONEY, "2 billion USD · 2.4 billion RUB"),
    (MEASURE, "100 km · 62.2 mi"),
    (MEASURE, "100 km · 62 mi"),
    (PERCENT, "5 % · 6 pp"),
    (PERCENT, "48 % · 52 %"),
    (PERCENT, "45 % · 55 %"),
    (PERCENT, "30 % · 71 %"),
    (PERCENT, "quarter % · 52 %"),
    (PERCENT, "0.03 % · 30 %"),
    (DATE, "1992 · 1993"),
    (DATE, "1992 · 1997"),
    (DATE, "the 1980s · the 1990s"),
    (DATE, "2025-11-05 · 2025-11-07"),
    (DATE, "2025-11-11 · 2025-11-07"),
    (DATE, "2024-07-11 · 2025-11-07"),
    (DATE, "the 1990s · 2025-11-07"),
    (DATE, "Wednesday · 2025-11-07"),
    (DATE, "33 years · 1989"),
    (DATE, "9 years · 2009"),
]


@pytest.mark.parametrize(
    ("kind", "said", "slip", "words"),
    [pytest.param(*row, id=row[1]) for row in SLIPS],
)
def test_slips(kind: Kind, said: str, slip: str, words: str) -> None:
    fact = one_fact(said.split(" · "), kind)
    (found,) = fact.slips
    assert found.kind == slip
    assert words in found.words
    assert f"{found.words}. " in f"{fact.reason} "
    assert found.fact is None


@pytest.mark.parametrize(("kind", "said", "slip"), [pytest.param(*row[:3], id=row[1]) for row in SLIPS])
def test_slips_the_other_way_round(kind: Kind, said: str, slip: str) -> None:
    backwards = one_fact(said.split(" · ")[::-1], kind)
    assert [found.kind for found in backwards.slips] == [slip]


@pytest.mark.parametrize(("kind", "said"), [pytest.param(*row, id=row[1]) for row in NO_SLIP])
def test_differences_that_are_no_slip(kind: Kind, said: str) -> None:
    for order in (said.split(" · "), said.split(" · ")[::-1]):
        fact = one_fact(order, kind)
        assert fact.verdict in (Verdict.CONFLICT, Verdict.TENSION)
        assert fact.slips == ()


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("17 billion USD · over 17 billion USD", Verdict.AGREE),
        ("over 1.72 billion USD · about 17.2 billion USD", Verdict.TENSION),
        ("17 billion USD", Verdict.SINGLE),
    ],
)
def test_only_a_conflict_has_slips(said: str, verdict: Verdict) -> None:
    fact = one_fact(said.split(" · "), MONEY)
    assert (fact.verdict, fact.slips) == (verdict, ())


def test_points_are_told_in_a_tension_and_change_no_verdict() -> None:
    fact = one_fact(["5 %", "5 pp", "5 %"], PERCENT)
    assert fact.verdict is Verdict.TENSION
    assert [slip.kind for slip in fact.slips] == [SlipKind.PERCENT_FOR_POINTS]


def test_what_proves_nothing_has_no_slip() -> None:
    """A claim that leaves its year open never proves a conflict, be it ten times as much."""
    made = [claim("1.72 billion USD", slots={"year": "2024"}), claim("17.2 billion USD", source="b")]
    (fact,) = facts(made, rule(MONEY, ("year",)))
    assert (fact.verdict, fact.slips) == (Verdict.TENSION, ())


def test_what_dissents_comes_first() -> None:
    (slip,) = one_fact(["17.2 billion USD", "172 billion USD", "17.2 billion USD"], MONEY).slips
    assert [one.quantity.text for one in slip.claims] == ["172 billion USD", "17.2 billion USD"]
    assert [one.dissents for one in slip.claims] == [True, False]


def test_each_value_is_explained_once() -> None:
    """1.72, 17.2 and 172 are three pairs; two of them say all there is to say."""
    fact = one_fact(["1.72 million", "17.2 million", "172 million"], COUNT)
    assert [slip.kind for slip in fact.slips] == [SlipKind.DECIMAL_POINT] * 2
    backed = one_fact(["1.72 million", "17.2 million", "172 million", "17.2 million", "5 million"], COUNT)
    assert {slip.claims[0].quantity.text for slip in backed.slips} == {"1.72 million", "172 million"}


def test_dissenters_are_held_against_each_other_only_where_nothing_stands_against_them() -> None:
    """500 and 5,000 are both wrong where three say 8; over 1 stands beside everything."""
    among = one_fact(["8", "8", "8", "510", "5,100"], COUNT)
    assert among.slips == ()
    beside = one_fact(["510", "5,100", "over 1"], COUNT)
    assert [slip.kind for slip in beside.slips] == [SlipKind.DECIMAL_POINT]


def test_the_most_telling_slip_is_named() -> None:
    """410,000 t and 410,000 kg are a factor of a thousand apart too; 30 and 70 days, a digit."""
    (slip,) = one_fact(["410,000 t", "410,000 kg"], MEASURE).slips
    assert slip.kind is SlipKind.UNIT
    (slip,) = one_fact(["36 %", "63 %"], PERCENT).slips
    assert slip.kind is SlipKind.SWAPPED_DIGITS


def test_a_claim_at_odds_with_itself() -> None:
    (fact,) = facts([claim("Thursday, 2025-11-07")], rule(DATE))
    (slip,) = fact.slips
    assert slip.words.startswith("2025-11-07 − 1 day = 2025-11-06, a Thursday: the day or the weekday may be")
    assert slip.claims[0] is slip.claims[1] is fact.claims[0]
    (fact,) = facts([claim("Monday, 2025-11-07")], rule(DATE))
    assert (fact.verdict, fact.slips) == (Verdict.CONFLICT, ())
    (fact,) = facts([claim("Saturday, 2025-11-07")], rule(DATE))
    assert fact.slips[0].words.startswith("2025-11-07 + 1 day = 2025-11-08, a Saturday")


def test_one_source_may_slip_too() -> None:
    (fact,) = facts([claim("17 million"), claim("17 billion", start=50)], rule(COUNT))
    assert [slip.kind for slip in fact.slips] == [SlipKind.SCALE]


def _days(first: date, last: date, granularity: Granularity) -> Quantity:
    return replace(quantity("1992"), low=first, high=last, granularity=granularity, text=f"{first}")


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        pytest.param(_days(date(1446, 1, 1), date(1446, 12, 31), Granularity.YEAR), "2024", id="year"),
        pytest.param(
            _days(date(1446, 1, 1), date(1446, 12, 31), Granularity.YEAR), "2025-01-15", id="day in it"
        ),
        pytest.param(_days(date(1447, 5, 16), date(1447, 5, 16), Granularity.DAY), "2025-11-07", id="day"),
        pytest.param(_days(date(1447, 5, 1), date(1447, 5, 31), Granularity.MONTH), "2025-11-07", id="month"),
        # 2024 marked as Hijri is read as the year 2585.
        pytest.param(_days(date(2585, 12, 20), date(2586, 12, 12), Granularity.YEAR), "2024", id="marked"),
    ],
)
def test_the_other_calendar(read: Quantity, meant: str) -> None:
    for first, second in (("a", "b"), ("b", "a")):
        made = [claim(read, source=first), claim(meant, source=second)]
        (fact,) = facts(made, rule(DATE))
        (slip,) = fact.slips
        assert slip.kind is SlipKind.CALENDAR
        assert "in the Hijri calendar is" in slip.words


def test_the_other_calendar_of_another_year_is_no_slip() -> None:
    early = _days(date(1440, 1, 1), date(1440, 12, 31), Granularity.YEAR)
    (fact,) = facts([claim(early), claim("2024", source="b")], rule(DATE))
    assert fact.slips == ()


def test_months_a_year_apart() -> None:
    april = _days(date(1992, 4, 1), date(1992, 4, 30), Granularity.MONTH)
    for year, found in ((1993, True), (1994, False)):
        other = replace(april, low=date(year, 4, 1), high=date(year, 4, 30), text=f"April {year}")
        (fact,) = facts([claim(april), claim(other, source="b")], rule(DATE))
        assert [slip.kind for slip in fact.slips] == [SlipKind.OTHER_YEAR] * found


def test_the_calendar_ends() -> None:
    last = _days(date.max, date.max, Granularity.DAY)
    (fact,) = facts([claim(last), claim("2025-11-07", source="b")], rule(DATE))
    assert fact.slips == ()
    (fact,) = facts([claim(replace(last, weekday=(date.max.weekday() + 1) % 7))], rule(DATE))
    assert fact.slips == ()


@pytest.mark.parametrize(
    ("kind", "values", "text"),
    [
        (
            MONEY,
            "17.2 billion USD · 1.72 billion USD · over 17 billion USD",
            """
            3 sources, 3 origins:
            1.72 billion USD means 1.715–1.725 billion USD; over 17 billion USD means above 17
            billion USD, likely 17–25.5 billion USD; 17.2 billion USD means 17.15–17.25 billion USD. They
            exclude each other: the highest low end, 17.15 billion USD (17.2 billion USD), is 15.425 billion
            USD (about 894.2 %) above the lowest high end, 1.725 billion USD (1.72 billion USD); to meet
            they must come more than 15.425 billion USD closer. 1.72 billion USD × 10 = 17.2 billion USD: a
            decimal point may be misplaced. 2 of 3 sources can all be right; dissenting: 1.72 billion USD
            (15.425 billion USD below the rest, 89.94 %, 3,085 tolerances of 5 million USD).
            """,
        ),
        (
            COUNT,
            "17 · 71",
            """
            2 sources, 2 origins:
            17; 71. They exclude each other: the highest low end, 71, is 54 (about 317.65 %)
            above the lowest high end, 17; to meet they must come 54 closer. 17 with its digits 1 and 7
            exchanged is 71: they may be swapped. No side is larger: all dissent.
            """,
        ),
        (
            PERCENT,
            "5 % · 5 pp",
            """
            2 sources, 2 origins:
            5 % means 4.5–5.5 %; 5 pp. Amounts in units that do not convert exactly are not
            compared: 5 %, 5 pp. 5 % and 5 pp have the same number: percent may stand for percentage points.
            """,
        ),
        (
            DATE,
            "Thursday, 2025-11-07 · 2025-11-07 · 2025-11-07",
            """
            3 sources, 3 origins:
            2025-11-07 (2 sources); Thursday, 2025-11-07 means 2025-11-07. Thursday, 2025-11-07
            contradicts itself: 2025-11-07 is a Friday, not a Thursday. 2025-11-07 − 1 day = 2025-11-06, a
            Thursday: the day or the weekday may be one off.
            """,
        ),
    ],
)
def test_reasons_with_slips(kind: Kind, values: str, text: str) -> None:
    assert one_fact(values.split(" · "), kind).reason == " ".join(text.split())


def test_many_slips_are_counted() -> None:
    said = ["8.3 million"] * 2 + ["83 million", "830 million", "830,000", "83,000", "8.3 billion"]
    fact = one_fact(said, COUNT)
    assert len(fact.slips) == 5
    assert fact.reason.count("may be m") == 3
    assert "2 more values may be slips. 2 of 7 sources" in fact.reason
    assert "1 more value may be a slip." in one_fact(said[:-1], COUNT).reason


ITSELF = D(0)
NUMBERS = st.integers(min_value=11, max_value=9_999_999).filter(lambda number: number % 10)


def _kinds(first: Quantity, second: Quantity, kind: Kind) -> list[SlipKind]:
    made = [claim(first), claim(second, source="b"), claim(first, source="c")]
    (fact,) = facts(made, rule(kind))
    assert fact.verdict is Verdict.CONFLICT
    for slip in fact.slips:
        assert slip.words in fact.reason
        assert slip.claims == (fact.claims[1], fact.claims[0])
    return [slip.kind for slip in fact.slips]


def _count(value: Decimal, step: Decimal = ITSELF) -> Quantity:
    return replace(quantity("5"), low=value, high=value, precision=step, text=f"{value:f}")


@SMALL
@given(NUMBERS, st.sampled_from([3, 6, 9]), st.integers(-6, 0))
def test_a_planted_scale_is_named(number: int, power: int, decimals: int) -> None:
    value, step = D(number).scaleb(decimals), D("0.5").scaleb(decimals)
    assert _kinds(_count(value, step), _count(value.scaleb(power), step.scaleb(power)), COUNT) == [
        SlipKind.SCALE
    ]


@SMALL
@given(NUMBERS, st.sampled_from([1, 2]), st.integers(-6, 3))
def test_a_planted_point_is_named(number: int, power: int, decimals: int) -> None:
    value = D(number).scaleb(decimals)
    assert _kinds(_count(value), _count(value.scaleb(power)), COUNT) == [SlipKind.DECIMAL_POINT]


@SMALL
@given(NUMBERS, st.integers(0, 5))
def test_planted_swapped_digits_are_named(number: int, place: int) -> None:
    digits = str(number)
    place %= len(digits) - 1
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assume(swapped != digits and swapped[0] != "0")
    assert _kinds(_count(D(digits)), _count(D(swapped)), COUNT) == [SlipKind.SWAPPED_DIGITS]


@SMALL
@given(NUMBERS, st.sampled_from(["t kt", "km mi", "ha km2", "kWh MWh", "bbl/d bbl/year", "m3 bcm"]))
def test_a_planted_unit_is_named(number: int, units: str) -> None:
    first, second = (quantity(f"{number} {unit}") for unit in units.split())
    assert _kinds(first, second, MEASURE) == [SlipKind.UNIT]


@SMALL
@given(st.decimals(D("0.1"), D("44.9"), places=1))
def test_a_planted_complement_is_named(share: Decimal) -> None:
    rest = 100 - share
    kinds = _kinds(quantity(f"{share} %"), quantity(f"{rest} %"), PERCENT)
    assert kinds in ([SlipKind.COMPLEMENT], [SlipKind.SWAPPED_DIGITS])


@SMALL
@given(st.dates(date(1900, 1, 1), date(2099, 1, 1)))
def test_planted_slips_of_days_are_named(day: date) -> None:
    def told(other: date) -> list[SlipKind]:
        first, second = (_days(one, one, Granularity.DAY) for one in (day, other))
        return _kinds(first, second, DATE)

    assert told(day + timedelta(days=1)) in ([SlipKind.ONE_DAY], [SlipKind.DAY_MONTH])
    if day.day <= 12 and day.day != day.month:
        assert told(day.replace(day=day.month, month=day.day)) == [SlipKind.DAY_MONTH]
    if (day.month, day.day) != (2, 29):
        assert told(day.replace(year=day.year + 1)) == [SlipKind.OTHER_YEAR]


SAID = ["5", "50", "17", "71", "1.7 million", "17 million", "over 17", "about 70", "17-71", "vague 10-100"]


@SMALL
@given(st.lists(st.sampled_from(SAID), min_size=1, max_size=7))
def test_slips_only_where_values_exclude_each_other(said: list[str]) -> None:
    fact = one_fact(said, COUNT)
    if fact.verdict is not Verdict.CONFLICT:
        assert fact.slips == ()
    for slip in fact.slips:
        assert slip.claims[0].dissents
        pair = one_fact([one.quantity.text for one in slip.claims], COUNT)
        assert pair.verdict is Verdict.CONFLICT
        assert [one.kind for one in pair.slips] == [slip.kind]


@pytest.mark.parametrize("published", [None, date(2025, 11, 7)])
def test_a_duration_that_dates_something_keeps_its_unit(published: date | None) -> None:
    made = [claim("33 years"), claim("33 months", source="b")]
    articles = [article("a", published), article("b", published)]
    (fact,) = facts(made, rule(DATE), articles)
    assert [slip.kind for slip in fact.slips] == ([SlipKind.UNIT] if published else [])
