"""What a pattern needs is needed: where it matches, all of that is written."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kzclaims.model import Location, Term
from kzclaims.rules.pattern import compile_pattern, expand
from kzclaims.rules.pattern_needs import WrittenTerms, needed_terms
from kzclaims.text.fold import fold


def term(name: str, *, ar: tuple[str, ...] = (), en: tuple[str, ...] = ()) -> Term:
    return Term(name=name, forms=(("ar", ar), ("en", en)), location=Location("terms.toml", 1, 1))


TERMS = {
    one.name: one
    for one in (
        term("israel", ar=("إسرائيل",), en=("Israel", "State of Israel")),
        term("us", ar=("الولايات المتحدة", "أمريكا"), en=("U.S.", "United States")),
        term("format", ar=("صيغة 5+1",), en=("C5+1", "# [x]{2}")),
        term("oil", ar=("نفط", "النفط"), en=("oil-rich",)),
        term("percent-sign", en=("%", "p.c.")),
    )
}
WRITTEN = WrittenTerms(TERMS.values())


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("{oil} .* {israel}", ["oil", "israel"]),
        ("(?P<value>{percent}) of {oil} {quantity}", ["oil"]),
        ("{oil}? {israel}", ["israel"]),
        ("{oil} ? {israel}", ["israel"]),
        ("{oil} # or none\n * {israel}", ["israel"]),
        ("{oil}+? {israel}{0,3} {us}{2}", ["oil"]),
        ("(?: {oil} \\s* {us} ) {israel}", ["oil", "us", "israel"]),
        ("(?: {oil} \\s* {us} )? {israel}", ["israel"]),
        ("( {oil} | {us} ) {israel}", ["oil|us", "israel"]),
        ("(?P<value> {oil} {us} | {israel} )", ["israel|oil"]),
        ("{oil} | {us}", ["oil|us"]),
        ("{oil} |", []),
        ("(?: {oil} | . ) {us}", ["us"]),
        ("(?! {oil} ) {us} (?<= {us} ) (?> {israel} )", ["us"]),
        ("(?i: {oil} ) {us}", ["us"]),
        ("(?:{oil}){e<=1} {us}", ["us"]),
        ("[{oil}] \\{us} # {israel}", []),
        ("(({oil})) (?: (?: {us} )+ | ({israel}) {oil} )", ["oil", "israel|us"]),
    ],
)
def test_which_terms_a_pattern_needs(pattern: str, needs: list[str]) -> None:
    found = ["|".join(sorted(terms)) for terms in needed_terms(pattern)]
    if needs == ["israel|oil"]:
        assert found in (["israel|oil"], ["israel|us"])  # one need of each branch is enough
    else:
        assert found == needs


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("the israeli oil", []),
        ("STATE of Israel", ["israel"]),
        ("وبإسرائيل", ["israel"]),
        ("استإسرائيل", []),
        ("للولايات المتحدة", ["us"]),
        ("u.s.", ["us"]),
        ("والنفطي", []),
        ("فللنفط", ["oil"]),
        ("an oil-rich state", ["oil"]),
        ("c5+1", ["format"]),
        ("بصيغة 5+1", ["format"]),
    ],
)
def test_which_terms_may_be_written_in_a_text(text: str, terms: list[str]) -> None:
    # A sign is no word: it may stand anywhere.
    assert sorted(WRITTEN.of(fold(text).text)) == sorted({*terms, "percent-sign"})


MACROS = st.sampled_from([f"{{{name}}}" for name in TERMS])
ATOMS = st.one_of(MACROS, MACROS, st.sampled_from([".", "\\s", "[اo{]", "ال", "\\{", "(?=.)", "# {oil}\n"]))


def longer(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(
            "{}{}".format, inner, st.sampled_from(["", " ", "?", " ?", "*", "+", "+?", "{0,2}", "{1,2}"])
        ),
        st.builds("{}{}{}".format, inner, st.sampled_from(["", " ", " .{0,9} ", "|", " | "]), inner),
        st.builds(
            "{}{})".format, st.sampled_from(["(", "(?:", "(?P<value>", "(?!", "(?<=", "(?>", "(?i:"]), inner
        ),
    )


PATTERNS = st.recursive(ATOMS, longer, max_leaves=6)
FORMS = sorted(form for one in TERMS.values() for _, forms in one.forms for form in forms)
WORDS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "و", "ال", "لل", "بال", "فلل", "x"]),
    st.sampled_from([*FORMS, *(form.removeprefix("ال") for form in FORMS)]),
    st.sampled_from(["", "", "", "ي", "s", ".", "+"]),
)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(PATTERNS, TEXTS)
def test_where_a_pattern_matches_what_it_needs_is_written(pattern: str, text: str) -> None:
    try:
        compiled = compile_pattern(expand(pattern, TERMS).text)
    except Exception:  # noqa: BLE001 - whatever the engine says: only what it takes is of interest
        assume(condition=False)
        return
    folded = fold(text).text
    if compiled.search(folded, timeout=1) is not None:
        written = WRITTEN.of(folded)
        assert not [terms for terms in needed_terms(pattern) if written.isdisjoint(terms)]
