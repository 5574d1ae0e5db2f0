"""What acts unseen is shown, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a<U+001B>[31mb"),
        ("\u202e12", "<U+202E>12"),
        ("\ufffe\uffff", "<U+FFFE><U+FFFF>"),
        ("\udcff", "<U+DCFF>"),
        ("می\u200cشود", "می\u200cشود"),
        ("::error::x", ":<U+003A>error::x"),
        ("\u00a0 ::x", "\u00a0 :<U+003A>x"),
        (":", ":"),
        (": a", ": a"),
        ("a ::b", "a ::b"),
        ("a ##[group]", "a ##<U+005B>group]"),
        ("##VSO[a] ##teamcity[b]", "##VSO<U+005B>a] ##teamcity<U+005B>b]"),
        ("## [a] ##a[b]", "## [a] ##a[b]"),
        ("##\u200b[a]", "##<U+200B>[a]"),
    ],
)
def test_what_acts_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_that_are_kept_begin_no_command() -> None:
    assert visible("a\n ::b\n", keep="\n") == "a\n :<U+003A>b\n"


@given(st.text())
def test_showing_twice_is_showing_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)
