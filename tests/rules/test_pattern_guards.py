"""What a pattern forbids before it begins is tried last, and says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.rules.pattern import compile_pattern, expand
from kzclaims.rules.pattern_guards import compile_guarded, guards_end

SET_APART = [
    ("(?<! no \\s ) (?P<value>b+)", "(?P<value>b+)"),
    ("(?! bb ) (?<! a.{0,2} )  b | c", ""),  # the second branch is not guarded
    ("(?! bb ) (?<! a.{0,2} )  (?: b | c )", "(?: b | c )"),
    ("\n# why not\n(?<! a ) # here\n(?! c ) (?P<value>[abc])", "(?P<value>[abc])"),
    ("(?<! (?<! a ) b ) c", "c"),  # one in another
    ("(?! [)] ) a", "a"),  # a bracket that closes nothing
]
LEFT_ALONE = [
    "b (?! c )",
    "(?<= a ) b",  # what must be there is quickly missed
    "(?= a ) a",
    "(?! (a) ) \\w",  # it keeps a group
    "(?! (?P<slot> a ) ) \\w",
    "(?: (?! a ) . ) b",
    "(?P<value> b )",
    "",
]


@pytest.mark.parametrize(("source", "body"), SET_APART)
def test_what_is_forbidden_first_is_set_apart(source: str, body: str) -> None:
    assert source[guards_end(source) :].strip() == (body or source)


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_all_else_is_left_as_it_is(source: str) -> None:
    assert guards_end(source) == 0


@pytest.mark.parametrize("source", [source for source, _ in SET_APART] + LEFT_ALONE)
@given(text=st.text(alphabet="abc no)", max_size=24))
def test_a_guarded_pattern_finds_what_the_whole_one_does(source: str, text: str) -> None:
    whole = compile_pattern(expand(source, {}).text)
    found = [(match.span(), match.groupdict()) for match in whole.finditer(text, overlapped=True)]
    guarded = compile_guarded(source, {})
    assert [(match.span(), match.groupdict()) for match in guarded.finditer(text, 1.0)] == found
