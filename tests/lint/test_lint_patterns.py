"""Patterns that explode in time, and patterns that look as if they did."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.bind import Plan
from kzclaims.bind.patterns import pattern_values
from kzclaims.bind.reading import Reading
from kzclaims.errors import RuleError
from kzclaims.lint.alphabet import Alphabet
from kzclaims.lint.cost import find_slow
from kzclaims.lint.tree import Opaque, inside, nullable, parse
from kzclaims.model import Article, Kind, Location, Rule, RuleSet, Term
from kzclaims.rules.pattern import FLAGS, compile_pattern, expand
from kzclaims.rules.pattern_check import check_pattern

if TYPE_CHECKING:
    from kzclaims.lint.tree import Node

PLACE = Location("rules.toml", 7, 1)
TERMS = {
    name: Term(name=name, forms=(("en", forms),), location=PLACE)
    for name, forms in {
        "oil": ("oil", "crude oil"),
        "gas": ("gas",),
        "us": ("United States", "US"),
        "us-story": ("US", "White House"),
    }.items()
}
VALUE = "(?P<value>{percent})"

EXPONENTIAL = [
    r"(a+)+",
    r"(?:a+)*?",
    r"(?:a|aa)+",
    r"(?:a?b?)*",
    r"(?:a*)*",
    r"(?:(?:a*)*)+",
    r"(?:\w+ \s?)*",
    r"(?:\w+ [\s,]*)+",
    r"(?:[a-z]+ (?:\s|,)*)+",
    r"(?:[^.]* \.?)*",
    r"(?:[\w\s]+ ,?)+",
    r"(?:a{2,3})*",
    r"(?:\d+ [.,]?)+",
    r"(?:{oil} | .)*",
    r"(?:{us} | {us-story})*",
    r"(?: x? (?: \w+ \s* )+ y? )",
    r"(?: (?: ab )* c? )*",
    r"(?: .|\n )*",
    r"(?: كلمة | \w )* x",
]
POLYNOMIAL = [
    r"(.{0,60}){20}",
    r".* .*",
    r".* .* .*",
    r"\w+ \w+",
    r"\w* \d* [a-z]* \w*",
    r".{0,60} .{0,60} .{0,60}",
    r".* \s+ .*",
    r"[\w ]+ [\w ]+ [\w ]+",
    r"(?: (?! .* x ) . )*",
    r"(?: \w+ \s? ){0,6}",
    r"(?: .{0,60} {oil} ){5} .{0,60}",
]
FAST = [
    r".*",
    r"(?:a|b)+",
    r"(?:foo|far)*",
    r"(?:\w+ \s+)*",
    r"(?:\w+ [\s,]+)*",
    r"(?:[^.]* \.)*",
    r"(?:a{3})*",
    r"(?:{oil} \s+)*",
    r"(?:{oil} | {gas})*",
    r"(?:a+)++",
    r"(?>a*) a*",
    r"\s* [(\[،,]? \s* [^.;]{0,30}",
    r"{oil} .{0,60} {gas} .{0,60} {oil} .{0,60} {gas}",
    r"{oil} .* {gas} .* {us} .*",
    r".* {oil} .* {gas} .*",
    r"{oil} (?: (?! {gas} ) [^.;] ){0,60}?",
    r"(?: \s+ [\w\-]+ ){0,3}? \s+ {gas}",
    r"(?: .{0,10} , ){5}",
    r".{0,60} .{0,60}",
    r"x* (?: y x* )*",
    r"[\p{L}']+ (?: - [\p{L}']+ )*",
    r"(?<= a ) b* (?= c* ) d*",
    r"(?: (?<! {us} [^.;]{0,25} ) {oil} (?: (?! {us} ) [^.;] ){0,90}? | {gas} .{0,40} ) (?= .* {us} )",
    r"(?i: a* ) b* (?s) [c\]]* (?# d** )",
]
EVIL = [*EXPONENTIAL, *POLYNOMIAL]


def tree_of(source: str) -> Node:
    compile_pattern(expand(source, TERMS).text)
    return parse(source, Alphabet(source, TERMS))


@pytest.mark.parametrize("source", EXPONENTIAL)
def test_a_loop_that_divides_a_text_in_ever_more_ways_is_found(source: str) -> None:
    slow = find_slow(tree_of(f"{source} {VALUE}"))
    assert slow is not None
    assert slow.endless


@pytest.mark.parametrize("source", POLYNOMIAL)
def test_repeats_that_share_a_text_are_found(source: str) -> None:
    slow = find_slow(tree_of(f"{source} {VALUE}"))
    assert slow is not None
    assert not slow.endless
    assert source[slow.start : slow.end].strip()


@pytest.mark.parametrize("source", FAST)
def test_what_only_looks_slow_is_left_alone(source: str) -> None:
    assert find_slow(tree_of(f"{source} {VALUE}")) is None


@pytest.mark.parametrize("source", [r"(a+)+\1", r"(?P<x>a)?(?(x)b|c*)*", r"(?:a{e<=1})*", r"(a(?1)?b)*"])
def test_nothing_is_said_of_what_is_not_analysed(source: str) -> None:
    tree = tree_of(f"(?:{source}) {VALUE}")
    assert any(isinstance(part, Opaque) for part in inside(tree))
    slow = find_slow(tree)
    assert slow is None or source == r"(a+)+\1"


# Words and spaces by turns, and for each depth of loops marks that begin and end a round: at each character
# it is plain how a text is to be read on.
RUNS = [r"\w", r"\s"]
OPENING, CLOSING = "<@%", ",;!:"
COUNTS = st.sampled_from(["", "+", "+?", "{1,9}", "{2,}", "{3}", "++"])


@st.composite
def linear(draw: st.DrawFn, depth: int = 3) -> str:
    """A pattern that reads every text in at most one way."""
    parts: list[str] = []
    turn = draw(st.integers(0, 1))
    for _ in range(draw(st.integers(1, 4))):
        if depth and draw(st.booleans()):
            inner = draw(linear(depth - 1))
            parts.append(f"(?: {OPENING[depth - 1]} {inner} ){draw(COUNTS)}")
        turn = 1 - turn
        parts.append(RUNS[turn] + draw(COUNTS))
    return " ".join((*parts, CLOSING[depth]))


@given(linear())
@settings(deadline=None)  # the first ask the engine for their sets
def test_a_linear_pattern_is_never_reported(made: str) -> None:
    assert find_slow(tree_of(made)) is None


SOURCES = st.lists(
    st.sampled_from(
        [*"ab.|*+?()[]^$", "(?:", "(?=", "(?>", "{2}", "{0,3}", r"\w", r"\b", "{oil}", " ", "ﻻ", "ـ"]
    ),
    max_size=12,
).map("".join)


@given(SOURCES)
@settings(deadline=None)
def test_the_tree_says_what_the_engine_does(source: str) -> None:
    """Where the engine takes a pattern, it is read to its end, and nullable where the empty text matches."""
    try:
        pattern = regex.compile(expand(source, TERMS).text, FLAGS)
    except regex.error:
        return
    tree = parse(source, Alphabet(source, TERMS))
    assert all(0 <= part.start <= part.end <= len(source) for part in inside(tree))
    find_slow(tree)
    if pattern.fullmatch(""):
        assert nullable(tree)


BUDGET = 0.05  # seconds
TEXTS = ["a" * 900, "aaab, " * 150, "the crude oil of US gas " * 40, "1.1, " * 180 + "x"]


@pytest.mark.parametrize("source", EVIL)
def test_every_search_is_bounded(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kzclaims.bind.patterns._SECONDS", BUDGET)
    pattern = f"{source} [\ue0fd\ue0fe] {VALUE}"
    rule = Rule(id="evil", title="Evil", kind=Kind.PERCENT, location=PLACE, pattern=pattern)
    plan = Plan(RuleSet(rules=(rule,), terms=tuple(TERMS.values())))
    plan.pattern(rule, "en")
    (planned,) = plan.by_kind[Kind.PERCENT]
    for text in TEXTS:
        article = Article(id="a.txt", text=f"{text} 5 percent", source="a", published=None, language="en")
        reading = Reading(article, plan.vocabulary)
        began = process_time()
        try:
            for passage in range(len(reading.passages)):
                assert not pattern_values(plan, planned, reading, passage)
        except RuleError as error:
            said = error.diagnostic
            assert (said.code, said.file, said.line) == ("timeout", "rules.toml", 7)
            assert "`evil`" in said.message
            assert "a.txt" in said.message
        assert process_time() - began < 2 * BUDGET * len(reading.passages)


@pytest.mark.parametrize(
    "source",
    [
        "(?:" * 40 + "a{0,999}" + "){0,999}" * 40,
        "[" + "".join(map(chr, range(0x4E00, 0x4E00 + 1200))) + "]{9999}",
        "|".join(f"{'a' * 20}{index}" for index in range(170)),
        "(" * 400 + ")" * 400,
        "(?:xa" * 50 + ")+" * 50,
        "(?:xa" * 14 + "){3}" * 14,
        "(?:xa){9999999999}",
        "(?:(?:{oil} ){99} ) # twice\n {999,}",
        "(?:xa" * 60 + ")*" * 60,
    ],
    ids=["counts", "class", "branches", "depth", "loops", "thrice", "often", "terms", "loops-of-none"],
)
def test_loading_a_pattern_is_bounded_by_its_size(source: str) -> None:
    began = process_time()
    checked = check_pattern(f"{source}{VALUE}", TERMS, known=frozenset(TERMS), kind=Kind.PERCENT, slots=())
    if not checked.problems:
        find_slow(tree_of(f"{source}{VALUE}"))
    told = {"pattern-too-long", "pattern-too-deep", "bad-pattern"}
    assert all(problem.code in told for problem in checked.problems)
    assert process_time() - began < 5
