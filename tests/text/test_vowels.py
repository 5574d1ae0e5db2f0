"""Vowel marks of two printings of a word."""

from __future__ import annotations

import pytest

from kzclaims.text.vowels import contradict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("عُمان", "عَمّان", True, id="another-vowel"),
        pytest.param("عُمان", "عمّان", True, id="doubled-in-one"),
        pytest.param("عمّان", "عُمان", True, id="doubled-in-the-other"),
        pytest.param("عُمان", "عمان", False, id="no-marks"),
        pytest.param("عمان", "عَمّان", False, id="no-marks-in-the-first"),
        pytest.param("عُمان", "عُمَان", False, id="more-marks"),
        pytest.param("عُمانُ", "عُمانِ", False, id="case"),
        pytest.param("عَمَّان", "عَمّان", False, id="vowel-beside-the-doubling"),
        pytest.param("عُمان", "وبعُمان", False, id="particles"),
        pytest.param("عُمان", "لعَمّان", True, id="particles-before-another"),
        pytest.param("عُمان", "عُمــان", False, id="drawn-out"),
    ],
)
def test_vowel_marks_part_words(one: str, other: str, *, expected: bool) -> None:
    assert contradict(one, other) is expected
    assert contradict(other, one) is expected
