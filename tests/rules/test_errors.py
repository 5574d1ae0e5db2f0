from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.errors import BaselineError, Diagnostic, KzClaimsError, RuleError, UsageError, render
from kzclaims.text.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, \u200fArabic: كازاخستان", "plain, <U+200F>Arabic: كازاخستان"),
        ("\u202etxt.exe\u202c", "<U+202E>txt.exe<U+202C>"),
        ("\x1b[31mred\x07", "<U+001B>[31mred<U+0007>"),
        ("a\tb\r\n", "a<U+0009>b<U+000D><U+000A>"),
        ("zero\u200bwidth\ufeff\u00ad", "zero<U+200B>width<U+FEFF><U+00AD>"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
        ("\u2028", "<U+2028>"),
    ],
    ids=ascii,
)
def test_what_is_not_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_what_is_kept_stays() -> None:
    assert visible("a\tb\nc\x00", keep="\t\n") == "a\tb\nc<U+0000>"


@given(st.text())
def test_nothing_shown_controls_or_turns(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs"}
    assert not {unicodedata.bidirectional(character) for character in shown} & {
        *("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"),
    }
    assert visible(shown) == shown
    shown.encode()


def test_an_error_says_its_message_and_survives_a_worker() -> None:
    error = RuleError(Diagnostic(code="bad-id", message="`a\x1b` is no id", file="a.toml", line=1))
    assert str(error) == "`a<U+001B>` is no id"
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert (type(again), again.diagnostic) == (RuleError, error.diagnostic)
    assert issubclass(UsageError, KzClaimsError)
    assert not issubclass(BaselineError, RuleError)


WHOLE = Diagnostic(
    code="unknown-key",
    message="unknown key `unti`",
    file="rules/grain.toml",
    line=5,
    column=1,
    source_line='unti = "t"',
    length=4,
    label="did you mean `unit`?",
    help="write it so",
)


@pytest.mark.parametrize(
    ("diagnostic", "printed"),
    [
        (
            WHOLE,
            """\
error[unknown-key]: unknown key `unti`
  --> rules/grain.toml:5:1
   |
 5 | unti = "t"
   | ^^^^ did you mean `unit`?
   = help: write it so""",
        ),
        (
            Diagnostic(code="no-articles", message="no articles under seeds/", severity="warning"),
            "warning[no-articles]: no articles under seeds/",
        ),
        (
            Diagnostic(
                code="bad-encoding", message="not UTF-8", file="a.md", line=3, label="here", help="convert it"
            ),
            "error[bad-encoding]: not UTF-8\n  --> a.md:3\n   = note: here\n   = help: convert it",
        ),
        (Diagnostic(code="c", message="m", file="f"), "error[c]: m\n  --> f"),
        (
            Diagnostic(code="c", message="m", file="f", line=1, source_line="no column"),
            "error[c]: m\n  --> f:1\n   |\n 1 | no column",
        ),
        (
            Diagnostic(
                code="c", message="m", file="f", line=100, column=3, source_line="ab", label="the end"
            ),
            "error[c]: m\n   --> f:100:3\n    |\n100 | ab\n    |   ^ the end",
        ),
        (
            Diagnostic(
                code="c",
                message="m",
                file="f",
                line=1,
                column=8,
                source_line='ar = ["قمح"]',
                length=3,
                label="l",
            ),
            'error[c]: m\n  --> f:1:8\n   |\n 1 | ar = ["قمح"]\n   = at: قمح\n   = note: l',
        ),
        (
            Diagnostic(
                code="c", message="m", file="f", line=1, column=4, source_line="\tx\u202ey麦z", length=3
            ),
            "error[c]: m\n  --> f:1:4\n   |\n 1 |     x<U+202E>y麦z\n   |              ^^^^",
        ),
    ],
    ids=[
        "whole",
        "message alone",
        "line alone",
        "file alone",
        "no column",
        "behind the line",
        "right to left",
        "wide",
    ],
)
def test_rendering(diagnostic: Diagnostic, printed: str) -> None:
    assert render(diagnostic) == printed


@given(st.integers(0, 400), st.integers(1, 400))
def test_of_a_long_line_the_place_is_shown(start: int, length: int) -> None:
    line = "".join(chr(ord("!") + index % 90) for index in range(400))
    diagnostic = Diagnostic(
        code="c", message="m", file="f", line=1, column=start + 1, source_line=line, length=length
    )
    *_, shown, carets = render(diagnostic).split("\n")
    assert len(shown) < 120
    first, last = carets.index("^"), carets.rindex("^") + 1
    assert shown[first:last].removesuffix(" ") in line[start : start + length]
    assert shown[first : first + 1] == line[start : start + 1]


@given(st.text(max_size=30), st.text(max_size=30), st.integers(1, 40), st.integers(0, 40))
def test_no_text_of_a_file_reaches_the_output_raw(line: str, other: str, column: int, length: int) -> None:
    printed = render(
        Diagnostic(
            code="c",
            message=other,
            file=other,
            line=1,
            column=column,
            source_line=line,
            length=length,
            label=other,
            help=other,
        )
    )
    assert visible(printed, keep="\n") == printed
    assert printed.count("\n") <= 6
