from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.model import Kind, Location, Term
from kzclaims.rules.pattern import (
    compile_pattern,
    decode_quantity,
    encode_quantity,
    escape,
    expand,
    pieces,
    term_pattern,
    token_pattern,
)
from kzclaims.text.fold import fold


def term(name: str, *, ar: tuple[str, ...] = (), en: tuple[str, ...] = ()) -> Term:
    return Term(name=name, forms=(("ar", ar), ("en", en)), location=Location("terms.toml", 1, 1))


TERMS = {
    "israel": term("israel", ar=("إسرائيل",), en=("Israel", "State of Israel")),
    "us": term("us", ar=("الولايات المتحدة", "أمريكا"), en=("U.S.", "United States")),
    "format": term("format", en=("C5+1", "# [x]{2}")),
    "oil": term("oil", ar=("نفط",)),
}
QUANTITIES = st.tuples(st.sampled_from(list(Kind)), st.integers(min_value=0, max_value=10**6))


@given(QUANTITIES)
def test_a_token_says_its_quantity(quantity: tuple[Kind, int]) -> None:
    assert decode_quantity(encode_quantity(*quantity)) == quantity


@pytest.mark.parametrize(
    "token", ["", "25", "\ue000\ue10a", "\ue000\ue100", "\ue008\ue100\ue10a", "\ue000\ue100\ue10a "]
)
def test_no_other_text_is_a_token(token: str) -> None:
    with pytest.raises(ValueError, match="no token"):
        decode_quantity(token)


@given(st.lists(QUANTITIES, min_size=1, max_size=4))
def test_macros_of_kinds_find_their_tokens_and_no_others(quantities: list[tuple[Kind, int]]) -> None:
    tokens = [encode_quantity(*quantity) for quantity in quantities]
    text = "".join(tokens)
    assert compile_pattern(expand("{quantity}", {}).text).findall(text) == tokens
    for kind in Kind:
        found = compile_pattern(expand(f"{{{kind}}}", {}).text).findall(text)
        assert found == [
            token for token, quantity in zip(tokens, quantities, strict=True) if quantity[0] is kind
        ]


def test_folding_leaves_tokens_alone() -> None:
    token = encode_quantity(Kind.MULTIPLE, 1234567890)
    assert fold(f"بنسبة {token} من").text == f"بنسبه {token} من"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("israel", "إسرائيل", "اسرائيل"),
        ("israel", "مع إسرائيل،", "اسرائيل"),
        ("israel", "وبإسرائيل", "وباسرائيل"),
        ("israel", "فلإسرائيل", "فلاسرائيل"),
        ("israel", "الإسرائيلي", None),
        ("israel", "the State of  Israel and", "state of  israel"),
        ("israel", "Israeli", None),
        ("israel", "misrael", None),
        ("us", "والولايات المتحدة", "والولايات المتحده"),
        ("us", "للولايات المتحدة", "للولايات المتحده"),
        ("us", "وللولايات\nالمتحدة", "وللولايات\nالمتحده"),
        ("us", "بأمريكا", "بامريكا"),
        ("us", "U.S. oil", "u.s."),
        ("us", "UXSX", None),
        ("oil", "والنفط", "والنفط"),
        ("oil", "للنفط", "للنفط"),
        ("oil", "نفطال", None),
        ("format", "the C5+1 format", "c5+1"),
        ("format", "c55551", None),
        ("format", "a # [X]{2} b", "# [x]{2}"),
    ],
)
def test_a_term_is_found_as_a_word_with_its_proclitics(name: str, text: str, found: str | None) -> None:
    match = compile_pattern(term_pattern(TERMS[name])).search(fold(text).text)
    assert (None if match is None else match[0]) == found


@pytest.mark.parametrize(
    ("source", "expanded"),
    [
        (r".{0,40} {e<=1} {2} {3,} \{israel\} [{israel}]", r".{0,40} {e<=1} {2} {3,} \{israel\} [{israel}]"),
        (r"\p{Letter} \N{DIGIT ONE} \P{Lu}", r"\p{Letter} \N{DIGIT ONE} \P{Lu}"),
        ("a # {israel} أ\nb (?# {israel} أ)", "a # {israel} أ\nb (?# {israel} أ)"),
        ("أ[إآ-ى]ة", "ا[اا-ي]ه"),
        ("[]{oil}] [^]أ] [[a]&&[أ]]", "[]{oil}] [^]ا] [[a]&&[ا]]"),
        ("كتـاب كتابـ # x\n?", "كت(?:)اب كتاب(?:) # x\n?"),
        ("ﻻ ﻻ+ [ﻻ]", "(?:لا) (?:لا)+ [لا]"),
        ("٣٫٥ [٠-٩]", "3٫5 [0-9]"),
        ("Kazakh É [A-Z] \\S (?i)", "kazakh é [a-z] \\S (?i)"),
        ("（a） [（］]", r"\(a\) [\(\]]"),
        ("بّ? ½", "ب? ½"),
        ("{x} {Nope}", "{x} (?:(?!))"),
        ("{date}", r"(?:\ue004[\ue100-\ue109]++\ue10a)"),
        ("{us", "{us"),
    ],
)
def test_expansion(source: str, expanded: str) -> None:
    assert expand(source, TERMS).text == expanded


def test_flags_are_verbose_and_blind_to_case_and_lines() -> None:
    pattern = compile_pattern(expand("A  .  B # comment", TERMS).text)
    assert pattern.fullmatch(fold("A\nB").text)


@given(st.text(st.sampled_from("aé أ#[](){}\\.*^\n\t\u00a0-|&~?"), max_size=20))
def test_an_escaped_text_matches_itself(text: str) -> None:
    assert compile_pattern(escape(text)).fullmatch(text)


SOURCES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "{israel}",
                "{us}",
                "{percent}",
                "{quantity}",
                "{nope}",
                "ﻻ",
                "ـ",
                "أ",
                "ّ",
                "\\p{L}",
                "[أ]",
                "# x\n",
            ]
        ),
        st.text(st.sampled_from("ab {}[]()\\?*+|<>=!#1,أة\n"), max_size=4),
    ),
    max_size=10,
).map("".join)


@given(SOURCES)
def test_pieces_tile_the_source(source: str) -> None:
    parts = list(pieces(source))
    assert "".join(source[part.start : part.end] for part in parts) == source
    assert all(part.start < part.end for part in parts)


@given(SOURCES)
def test_places_in_the_expansion_map_back_in_order(source: str) -> None:
    expanded = expand(source, TERMS)
    spans = [expanded.source_span(position, position + 1) for position in range(len(expanded.text))]
    assert all(0 <= start < end <= len(source) for start, end in spans)
    assert spans == sorted(spans)
    for character, (start, end) in zip(expanded.text, spans, strict=True):
        part = source[start:end]
        assert character in part + expand(f"{part}+", TERMS).text


@given(SOURCES)
def test_what_follows_keeps_its_place(source: str) -> None:
    *_, last = pieces(f"{source}\\Z")
    expanded = expand(f"{source}\\Z", TERMS)
    if last.start == len(source):
        length = len(expanded.text)
        assert expanded.source_span(length - 2, length) == (last.start, last.end)


@given(SOURCES.filter(lambda source: "\\" not in source))
def test_expanding_breaks_no_pattern(source: str) -> None:
    """A pattern that compiles with its macros taken out compiles with them expanded."""
    bare = regex.sub(r"\{[A-Za-z][\w\-]+\}", "a", source)
    try:
        compile_pattern(bare)
    except regex.error:
        return
    compile_pattern(expand(source, TERMS).text)


def test_token_patterns_are_plain_ascii() -> None:
    assert token_pattern().isascii()
