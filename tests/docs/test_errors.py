"""Every code of a diagnostic is on its page, and every code on the page is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.codes import UnseenCodeError, codes
from tests.docs.pages import DOCS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (DOCS / "errors.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### ([a-z-]+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
HARD_TO_SHOW = {"too-large", "not-a-file", "unreadable"}
_TOLD = re.compile(r"^(?:error|warning|note)\[([a-z-]+)\]", re.MULTILINE)


def test_every_code_is_on_the_page() -> None:
    assert sorted(set(codes()) - set(SECTIONS)) == []


def test_every_code_on_the_page_is_one() -> None:
    assert sorted(set(SECTIONS) - set(codes())) == []
    assert len(SECTIONS) == len(re.findall(r"^### ", PAGE, re.MULTILINE))


def test_codes_of_expected_diagnostics_are_found_in_the_source() -> None:
    """What the tests of rule files and configurations expect must not escape the search."""
    expected = {
        code
        for path in (ROOT / "tests").glob("*/broken/*.txt")
        for code in _TOLD.findall(path.read_text("utf-8"))
    }
    assert len(expected) > 40
    assert expected <= set(codes())


@pytest.mark.parametrize("code", SECTIONS)
def test_a_section_tells_the_cure_and_shows_the_code(code: str) -> None:
    section = SECTIONS[code]
    assert "**Cure:**" in section
    shown = _TOLD.findall(PAGE if "above." in section or "below" in section else section)
    assert (code in shown) is (code not in HARD_TO_SHOW)


MODULE = """
class Diagnostic:
    code: str
    message: str

def _problem(message, advice=None):
    return Error(Diagnostic(code="usage", message=message))

class Document:
    def at(self, code, message):
        return Diagnostic(code=code, message=message)

def load(document, strict):
    return document.at("bad-a" if strict else "bad-b", "text")

def other():
    return _problem("a message is no code")

def loose(language, code):
    return language.get(code)

loose(1, "kk")

def at(branch, message):
    return branch  # no method of documents, though its name is that of one

at(1 + 1, "text")
"""


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", {"usage", "bad-a", "bad-b"}),
        ("Diagnostic('placed', 'text')", {"usage", "bad-a", "bad-b", "placed"}),
        (
            """
class Own(Exception):
    def __init__(self, code, message): self.code = code
class Node:
    code: int
Node(5 + 5)
def give(document, own): document.at(own.code, 'text')
Own('own', 'text')
""",
            {"usage", "bad-a", "bad-b", "own"},
        ),
        (
            """
def problems(): return [('first', 'text'), ('second', 'text')]
def tell(document):
    for code, text in problems(): document.at(code, text)
""",
            {"usage", "bad-a", "bad-b", "first", "second"},
        ),
        (
            "class Code:\n    KEPT = 'kept'\ndef tell(document): document.at(Code.KEPT, 'text')",
            {"usage", "bad-a", "bad-b", "kept"},
        ),
        (
            """
def tell(document, few):
    code = 'few' if few else 'many'
    document.at(code, 'text')
""",
            {"usage", "bad-a", "bad-b", "few", "many"},
        ),
        ("def tell(document): document.at(Code.LOST, 'text')", None),
        ("def tell(document): document.at('made-' + document.name, 'text')", None),
        ("def tell(document):\n    for code in CODES: document.at(code, 'text')", None),
    ],
    ids=[
        "plain",
        "by-place",
        "of-an-exception",
        "returned",
        "of-a-class",
        "assigned",
        "of-no-class",
        "computed",
        "from-nowhere",
    ],
)
def test_codes_are_found_or_missed_loudly(tmp_path: Path, more: str, expected: set[str] | None) -> None:
    (tmp_path / "module.py").write_text(f"{MODULE}\n{more}\n", encoding="utf-8")
    if expected is None:
        with pytest.raises(UnseenCodeError):
            codes(tmp_path)
    else:
        assert set(codes(tmp_path)) == expected
