"""The scanner gives the structure that tomllib gives, with places that hold what it says."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.rules.positions import (
    KeyPath,
    ScanError,
    scan,
    scan_headers,
    string_offsets,
    string_value,
)
from kzclaims.rules.source import Source, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = (Path(__file__).parent / "one-of-each.toml").read_text(encoding="utf-8")
RULES = """\
kzclaims = 1

[terms]

[ terms . us ]  # a country
en = [
    "US", # ]
    "[America]",
]
topic = true

[terms."trade"]
en = ["trade"]

[[rule]]
id = "a"
slots = { partner = ["us"], year = "date" }
pattern = '''
 [0-9] {us}
'''

[[rule.example]]
text = "It is [so]."
slots = { partner = "us" }

[[rule]]
id = "b"
"""


def paths(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Every key and element of what tomllib gives, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), inner
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*path, index), inner
            yield from paths(inner, (*path, index))


def check_places(text: str) -> None:
    found = dict(paths(tomllib.loads(text)))
    positions = scan(text)
    assert positions.values.keys() == found.keys()
    assert positions.keys.keys() == {path for path in found if isinstance(path[-1], str)}
    for path, spot in positions.keys.items():
        assert tomllib.loads(f"{text[slice(*spot)]} = 1") == {path[-1]: 1}
    for path, value in found.items():
        written = text[slice(*positions.value(path))]
        if isinstance(value, str):
            assert string_value(text, positions.value(path)) == value
            assert len(string_offsets(text, positions.value(path))) == len(value) + 1
        if not isinstance(value, dict | list):
            assert tomllib.loads(f"x = {written}") == {"x": value}
        elif not (written.startswith("[") or isinstance(value, dict)):
            pytest.fail(f"{path}: {written}")
    check_headers(text)


def check_headers(text: str) -> None:
    positions, headers = scan(text), scan_headers(text)
    if headers is not None:
        assert headers.values.items() <= positions.values.items()
        assert headers.keys.items() <= positions.keys.items()


def test_a_document_with_one_of_each() -> None:
    check_places(DOCUMENT)


@pytest.mark.parametrize(
    ("path", "line", "column", "written"),
    [
        (("kzclaims",), 2, 12, "1"),
        (("a", "b", "c d", "e", 2, 1), 6, 10, '"]"'),
        (("a", "b", "c d", "e", 3), 6, 16, "{ x = 1, y.z = 'w' }"),
        (("when",), 8, 8, "1979-05-27 07:32:00"),
        (("terms", "us"), 11, 1, "[terms.us]"),
        (("rule",), 15, 1, "[[rule]]"),
        (("rule", 0), 15, 1, "[[rule]]"),
        (("rule", 0, "example", 1), 22, 1, "[[rule.example]]"),
        (("rule", 0, "slots", "year"), 24, 8, '""'),
        (("rule", 1), 25, 1, "[[rule]]"),
        (("rule", 1, "example", 0, "text"), 30, 8, '""""""'),
        (("rule", 1, "id", "no", "such", "path"), 26, 6, "''"),
        (("terms",), 31, 1, "[terms]"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_the_place_of_a_value(path: KeyPath, line: int, column: int, written: str) -> None:
    spot = scan(DOCUMENT).value(path)
    assert DOCUMENT[slice(*spot)] == written
    assert Source("x.toml", DOCUMENT).location(spot.start) == ("x.toml", line, column)


def test_the_place_of_a_key_is_its_last_part() -> None:
    positions = scan(DOCUMENT)
    assert DOCUMENT[slice(*positions.key(("a", "b", "c d")))] == '"c d"'
    assert DOCUMENT[slice(*positions.key(("terms", "us")))] == "us"
    assert positions.key(("rule", 1)) == positions.value(("rule", 1))


@pytest.mark.parametrize(
    ("written", "index", "rest"),
    [
        ("'''\nabc'''", 1, "bc'''"),
        ("'abc'", 2, "c'"),
        (r'"a\tb\u0041c"', 1, r'\tb\u0041c"'),
        (r'"a\tb\u0041c"', 3, r'\u0041c"'),
        (r'"a\tb\u0041c"', 5, '"'),
        ('"""\na\\\n   b"""', 1, 'b"""'),
        ('""""a"""""', 0, '"a"""""'),
        ('""""a"""""', 2, '"""""'),
    ],
)
def test_a_place_inside_a_string(written: str, index: int, rest: str) -> None:
    text = f"x = {written}"
    offsets = string_offsets(text, Spot(4, len(text)))
    assert text[offsets[index] :] == rest


@pytest.mark.parametrize(
    ("text", "message", "start"),
    [
        ("a = '''x\n", "this string has no closing '''", 4),
        ('a = "x\nb = 1', 'this string has no closing "', 4),
        ("a = [1, [2]", "this array is not closed", 4),
        ("a = { b = 1", "this inline table is not closed", 4),
        ("a = 1\n[b.c\nd = 1", "the header is not closed", 6),
    ],
)
def test_what_is_not_closed_is_found_where_it_opens(text: str, message: str, start: int) -> None:
    with pytest.raises(ScanError, match="clos") as caught:
        scan(text)
    assert str(caught.value) == message
    assert caught.value.spot.start == start
    assert caught.value.opened


LETTERS = st.text(st.sampled_from("ab é\"'\\\t#=[]{},.س\u202e\n"), max_size=6)
BARE = st.text(st.sampled_from("abc-_1"), min_size=1, max_size=3)
BLANK = st.sampled_from(["", " ", "\t"])
GAP = st.sampled_from(["", " ", "\n", " # ] } ''' \"\n\t"])


def basic(value: str) -> str:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n"}
    return '"' + "".join(escapes.get(character, character) for character in value) + '"'


def many_lined(value: str, *, newline: bool) -> str:
    escaped = value.replace("\\", "\\\\").replace('"""', '""\\"')
    ending = '\\"' if escaped.endswith('"""') else ""
    return '"""' + ("\n" if newline or escaped.startswith("\n") else "") + escaped + ending + '"""'


def literal(value: str) -> str:
    if "'''" in value:
        return basic(value)
    return "'" + value + "'" if not {"'", "\n"} & set(value) else "'''\n" + value + "'''"


STRINGS = st.one_of(
    LETTERS.map(basic), LETTERS.map(literal), st.builds(many_lined, LETTERS, newline=st.booleans())
)
QUOTABLE = LETTERS.filter(lambda key: not {"'", "\n"} & set(key))
KEYS = st.one_of(BARE, LETTERS.map(basic), QUOTABLE.map("'{}'".format))
SCALARS = st.one_of(
    STRINGS,
    st.sampled_from(["0", "-17", "1_000", "0xF", "1e5", "inf", "true", "07:32:00", "1979-05-27"]),
    st.just("1979-05-27 07:32:00Z"),
)


def array(parts: list[str], gap: str, last: str) -> str:
    return f"[{gap}{f',{gap}'.join(parts)}{gap}{last if parts else ''}{gap}]"


def inline_table(pairs: list[tuple[str, str]], blank: str) -> str:
    written = f"{blank},{blank}".join(f"{key}{blank}={blank}{value}" for key, value in pairs)
    return f"{{{blank}{written}{blank}}}"


def inline(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(array, st.lists(inner, max_size=3), GAP, st.sampled_from(["", ","])),
        st.builds(inline_table, st.lists(st.tuples(KEYS, inner), max_size=3), BLANK),
    )


VALUES = st.recursive(SCALARS, inline, max_leaves=6)
DOTTED = st.builds(
    lambda parts, blank: f"{blank}.{blank}".join(parts), st.lists(KEYS, min_size=1, max_size=3), BLANK
)
LINES = st.one_of(
    st.builds(lambda key, value, blank: f"{blank}{key}{blank}={blank}{value}{blank}", DOTTED, VALUES, BLANK),
    st.builds(lambda key, blank: f"[{blank}{key}{blank}] # a table", DOTTED, BLANK),
    st.builds("[[{}]]".format, DOTTED),
    st.sampled_from(["", "# comment", "  "]),
)


def test_every_header_of_a_rule_file_is_found() -> None:
    found = scan_headers(RULES)
    assert found is not None
    assert sorted(spot.start for spot in found.values.values()) == [
        match.start() for match in re.finditer(r"^\[", RULES, re.MULTILINE)
    ]
    assert found.key(("terms", "us")) == scan(RULES).key(("terms", "us"))


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("", []),
        ("kzclaims = 1 # [terms.a]\n[terms.b]\n", [("terms", "b")]),
        ("x = [\n'a', # ]\n]\n [y]\n", [("y",)]),
        ('x = """\n[a]\n"""\n[[y]]\nz = {a = ["]", \'\'\'\n[b]\'\'\']}\n[[y]]', [("y", 0), ("y", 1)]),
        ("x = [\n[1],\n[y]\n]\n", None),
        ("x = {y = {}}\n[z]\n", None),
    ],
)
def test_lines_like_headers_are_none(text: str, paths: list[KeyPath] | None) -> None:
    found = scan_headers(text)
    assert (None if found is None else sorted(found.values)) == paths


@settings(max_examples=200)
@given(st.lists(LINES, max_size=12))
def test_places_agree_with_tomllib(lines: list[str]) -> None:
    """Lines that would break the document (a key twice) are left out, so that every example counts."""
    text = ""
    for line in lines:
        longer = f"{text}{line}\n"
        try:
            tomllib.loads(longer)
        except tomllib.TOMLDecodeError:
            continue
        text = longer
    check_places(text)


@given(st.text(st.sampled_from("ab=[]{}\"'#,.\\\n 1"), max_size=40))
def test_the_scanner_ends_on_any_text(text: str) -> None:
    try:
        places = [*scan(text).values.values()]
    except ScanError as error:
        places = [error.spot]
    assert all(0 <= spot.start <= len(text) for spot in places)
