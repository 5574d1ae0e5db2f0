"""Stretches: where a text is cut that runs on longer than any sentence does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.text.segment import PassageKind, segment
from kzclaims.text.stretches import LONGEST, stretches

HALF = LONGEST // 2
FILL = "word " * (HALF // 5)


def first_of(text: str) -> tuple[str, str]:
    """The ends of the first stretch and the beginning of the second."""
    (_, end), (start, _), *_ = stretches(text, 0, len(text))
    return text[:end][-12:], text[start:][:12]


@pytest.mark.parametrize(
    ("middle", "end", "beginning"),
    [
        pytest.param("last line\nnext, one; here", "last line", "next, one;", id="line-end"),
        pytest.param("one part; other, part", "one part;", "other, part", id="semicolon"),
        pytest.param("قال ذلك؛ ثم عاد، وقال", "قال ذلك؛", "ثم عاد،", id="arabic-semicolon"),
        pytest.param("one part, other part", "one part,", "other part", id="comma"),
        pytest.param("1,200 a, of 3, 4", "of 3,", "4", id="no-comma-of-a-number"),
    ],
)
def test_a_text_is_cut_where_it_is_likeliest_to_pause(middle: str, end: str, beginning: str) -> None:
    found = first_of(f"{FILL}{middle} {FILL}{FILL}")
    assert found[0].endswith(end)
    assert found[1].startswith(beginning)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("a" * LONGEST, 1, id="as-long-as-a-sentence"),
        pytest.param("a" * (3 * LONGEST), 1, id="one-word"),
        pytest.param("a" * LONGEST + "b c", 2, id="behind-a-word"),
        pytest.param("5 " * LONGEST, 2, id="digits"),
        pytest.param("ab,cd," * (LONGEST // 6) + "a", 2, id="marks-without-space"),
        pytest.param("ab" + " " * (2 * LONGEST) + "cd", 2, id="a-wide-space"),
        pytest.param("ab" + " " * (2 * LONGEST), 1, id="nothing-behind-a-space"),
    ],
)
def test_nothing_is_cut_that_need_not_be(text: str, count: int) -> None:
    assert len(list(stretches(text, 0, len(text)))) == count


def test_no_number_is_cut_from_its_unit_where_another_place_will_do() -> None:
    end, beginning = first_of("about 5 tonnes " * 200)
    assert (end.endswith("tonnes"), beginning.startswith("about")) == (True, True)


@given(
    st.lists(
        st.sampled_from(["a" * 700, "word ", "5 ", "x,", "; ", "\n", "، ", " " * 300, "أ"]), max_size=400
    )
)
@settings(max_examples=100, deadline=None)
def test_stretches_tile_the_text_in_order(parts: list[str]) -> None:
    text = "".join(parts).strip()
    place = 0
    for start, end in stretches(text, 0, len(text)):
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert len(text[start:end]) <= LONGEST or len(text[start + LONGEST : end].split()) == 1
        place = end
    assert place == len(text)


def test_a_line_too_long_for_a_heading_is_text() -> None:
    passages = segment(f"# {'word ' * LONGEST}\n\nText.")
    assert {passage.kind for passage in passages} == {PassageKind.SENTENCE}
