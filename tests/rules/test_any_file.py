"""Whatever a rule file holds, the loader gives rules or tells what is wrong at places that are there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kzclaims.errors import KzClaimsError, render
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
RULES = [
    path.read_bytes() for path in sorted((HERE.parents[1] / "rules").glob("*.toml")) if path.stem != "terms"
]
# One rule or relation at a time, so that a change meets everything that a file may hold.
PARTS = sorted(
    b"kzclaims = 1\n[[" + part
    for file in [*RULES, (HERE / "one-of-each.toml").read_bytes()]
    for part in file.split(b"\n[[")[1:]
    if part.startswith((b"rule]]", b"relation]]"))
)
SNIPPETS = [
    *(mark.encode() for mark in "\"'[]{}=.,\n\r#\\|()*+?:-@~$ "),
    *(
        b'"""',
        b"'''",
        b"\x00",
        b"\xff",
        b"\xe2\x80\xae",
        b"\xd8\x8c",
        b"{money}",
        b"(?P<value>",
        b"[[rule.example]]\n",
    ),
    *(
        b"true",
        b"1e999",
        b"nan",
        b"1979-05-27T07:32:00Z",
        b"2025-13-01",
        b"[[1]]",
        b"{a=1}",
        b"9" * 5000,
        b'"to:"',
    ),
    *(
        b"[" * 60,
        b"(" * 60,
        b"\\p{",
        b"\\U00110000",
        b"terms.a.en = []\n",
        b'"1..2"',
        b'".."',
        b'":"',
        b'"a|b"',
    ),
]


def _cut(text: bytes, start: int, count: int, put: bytes) -> bytes:
    start %= len(text) + 1
    return text[:start] + put + text[start + count :]


def _move_line(text: bytes, source: int, goal: int) -> bytes:
    lines = text.split(b"\n")
    lines.insert(goal % len(lines), lines[source % len(lines)])
    return b"\n".join(lines)


def _new_value(text: bytes, line: int, value: bytes) -> bytes:
    lines = text.split(b"\n")
    key, equals, _ = lines[line % len(lines)].partition(b"=")
    lines[line % len(lines)] = key + equals + b" " + value
    return b"\n".join(lines)


PLACES = st.integers(0, 5000)
CHANGES: st.SearchStrategy[Callable[[bytes], bytes]] = st.one_of(
    st.builds(
        lambda start, count, put: lambda text: _cut(text, start, count, put),
        PLACES,
        st.integers(0, 12),
        st.sampled_from([b"", *SNIPPETS]),
    ),
    st.builds(lambda source, goal: lambda text: _move_line(text, source, goal), PLACES, PLACES),
    st.builds(
        lambda line, value: lambda text: _new_value(text, line, value), PLACES, st.sampled_from(SNIPPETS)
    ),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rules")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(PARTS), changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_a_changed_rule_file_is_read_or_told_of(
    folder: Path, part: bytes, changes: list[Callable[[bytes], bytes]]
) -> None:
    for change in changes:
        part = change(part)
    holds(folder, part)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=80))
def test_any_bytes_are_told_of(folder: Path, content: bytes) -> None:
    holds(folder, content)


def holds(folder: Path, content: bytes) -> None:
    file = folder / "rules.toml"
    file.write_bytes(content)
    try:
        load_rules([file], root=folder)
    except ExceptionGroup as group:
        lines = (
            content.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").replace("\r\n", "\n").split("\n")
        )
        places = []
        for error in group.exceptions:
            assert isinstance(error, KzClaimsError)
            at = error.diagnostic
            assert render(at)
            if at.line is None:
                assert at.code == "no-rules"
                continue
            assert at.column is not None
            assert at.source_line == lines[at.line - 1]
            assert 1 <= at.column <= len(at.source_line) + 1
            places.append((at.line, at.column))
        assert places == sorted(places)
