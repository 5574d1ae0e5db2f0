"""The radar on whole stories: which rules it proposes, and which it leaves alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kzclaims.model import Article, Fact, RuleSet, Verdict
from kzclaims.pipeline import run_check
from kzclaims.radar import Suggestions, rule_file, suggest
from kzclaims.read import read_articles
from kzclaims.report.values import describe
from kzclaims.rules.load import load_rules
from kzclaims.trials import run_trials

ROOT = Path(__file__).parents[2]
FERRY = Path(__file__).with_name("ferry_articles")
NO_RULES = RuleSet(rules=(), terms=())


def _read(folder: Path) -> tuple[Article, ...]:
    articles, unread = read_articles([folder], root=folder.parent)
    assert not unread
    return articles


def _suggest(articles: tuple[Article, ...], rules: RuleSet = NO_RULES, least: int = 2) -> Suggestions:
    return suggest(articles, rules, limit=20, least=least)


def _values(fact: Fact) -> set[str]:
    return {describe(claim.quantity) for claim in fact.claims}


@pytest.fixture(scope="module")
def ferry() -> Suggestions:
    return _suggest(_read(FERRY))


@pytest.fixture(scope="module")
def seeds() -> Suggestions:
    return _suggest(_read(ROOT / "seeds"))


@pytest.mark.parametrize(
    ("verdict", "value"),
    [
        (Verdict.CONFLICT, "Thursday"),
        (Verdict.CONFLICT, "2025-11-07"),
        (Verdict.AGREE, "1992"),
        (Verdict.AGREE, "1990s"),
        (Verdict.AGREE, "over 30 years"),
        (Verdict.AGREE, "5"),
        (Verdict.AGREE, "1,100,000,000 USD"),
        (Verdict.AGREE, "17,200,000,000 USD"),
    ],
)
def test_of_the_seeds_it_proposes_what_several_articles_say(
    seeds: Suggestions, verdict: Verdict, value: str
) -> None:
    assert [one.fact.verdict for one in seeds.proposals if value in _values(one.fact)] == [verdict]


def test_the_planted_contradictions_come_first_and_nothing_else_contradicts(ferry: Suggestions) -> None:
    told = [(one.fact.verdict, _values(one.fact)) for one in ferry.proposals]
    assert told[:2] == [
        (Verdict.CONFLICT, {"41", "47"}),
        (Verdict.CONFLICT, {"12,000,000 USD", "21,000,000 USD"}),
    ]
    assert {verdict for verdict, _ in told[2:]} == {Verdict.AGREE}


@pytest.mark.parametrize("value", ["1994", "126", "180", "3,400,000 USD"])
def test_one_rule_claims_a_number_in_both_languages(ferry: Suggestions, value: str) -> None:
    (found,) = (one for one in ferry.proposals if value in _values(one.fact))
    languages = {article.id: article.language for article in ferry.articles}
    assert {languages[claim.article] for claim in found.fact.claims} == {"ar", "en"}


def test_copies_are_one_witness(ferry: Suggestions) -> None:
    deaths = ferry.proposals[0].fact
    assert (deaths.sources, deaths.origins) == (9, 7)


def test_each_value_has_one_rule(ferry: Suggestions) -> None:
    said = [(one.rule.kind, value) for one in ferry.proposals for value in _values(one.fact)]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("story", ["ferry", "seeds"])
def test_what_is_printed_reads_back_and_passes_its_examples(
    story: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    found: Suggestions = request.getfixturevalue(story)
    file = tmp_path / "suggested.toml"
    file.write_text("".join(rule_file(found)), "utf-8")
    rules = load_rules([file])
    assert [trial for trial in run_trials(rules) if trial.failure is not None] == []
    assert all({True, False} <= {one.match for one in rule.examples} for rule in rules.rules)
    assert all(any(one.value for one in rule.examples) for rule in rules.rules)


@pytest.mark.parametrize("story", ["ferry", "seeds"])
def test_the_facts_above_the_rules_are_those_of_a_check(story: str, request: pytest.FixtureRequest) -> None:
    found: Suggestions = request.getfixturevalue(story)
    checked = {fact.key: fact for fact in run_check(found.articles, found.rules).facts}
    for one in found.proposals:
        assert (checked[one.fact.key].verdict, checked[one.fact.key].reason) == (
            one.fact.verdict,
            one.fact.reason,
        )


def test_the_order_of_the_articles_makes_no_difference(ferry: Suggestions) -> None:
    turned = (*ferry.articles[5::-1], *ferry.articles[:5:-1])
    assert "".join(rule_file(_suggest(turned))) == "".join(rule_file(ferry))


def test_beside_given_rules_it_proposes_what_they_leave(ferry: Suggestions) -> None:
    given = RuleSet(rules=ferry.rules.rules[:3], terms=ferry.terms)
    found = _suggest(ferry.articles, given)
    names = {term.name for term in given.terms} | {rule.id for rule in given.rules}
    assert names.isdisjoint({term.name for term in found.terms} | {one.rule.id for one in found.proposals})
    claimed = {(one.article, one.quantity.start) for one in run_check(found.articles, given).claims}
    proposed = {(one.article, one.quantity.start) for each in found.proposals for one in each.fact.claims}
    assert proposed
    assert claimed.isdisjoint(proposed)


def test_beside_its_own_rules_it_repeats_nothing(ferry: Suggestions) -> None:
    known = {value for one in ferry.proposals for value in _values(one.fact)}
    again = {value for one in _suggest(ferry.articles, ferry.rules).proposals for value in _values(one.fact)}
    assert known.isdisjoint(again)


def test_one_source_is_enough_where_that_is_asked_for(ferry: Suggestions) -> None:
    found = suggest(ferry.articles, NO_RULES, limit=60, least=1)
    assert len(found.proposals) > len(ferry.proposals)
    assert [trial for trial in run_trials(found.rules) if trial.failure is not None] == []


def test_there_are_no_more_than_asked_for(ferry: Suggestions) -> None:
    found = suggest(ferry.articles, NO_RULES, limit=3, least=2)
    assert [one.rule.kind for one in found.proposals] == [one.rule.kind for one in ferry.proposals[:3]]
    assert [_values(one.fact) for one in found.proposals] == [
        _values(one.fact) for one in ferry.proposals[:3]
    ]


# Sentences that share words, and speak of two things.
APART = {
    "other states": (
        "Kazakhstan supplies a quarter of the uranium demand of the United States.",
        "Kazakhstan supplies 30 percent of the oil demand of Israel every year.",
    ),
    "other measures": (
        "The bank made a profit of 12 million dollars, its annual report shows.",
        "A bank in the north asked for a loan of 900 million dollars on Friday.",
    ),
    "datelines": (
        "The minister said on Thursday that talks would go on for some weeks.",
        "The minister said on Tuesday that talks had ended without a result.",
    ),
    "both in one article": (
        "The Karsk refinery can process 240,000 barrels of crude oil a day, its owner said on Monday.",
        "Karsk can process 240,000 barrels of crude oil a day; it did process 221,000 barrels a day.",
    ),
    "days reckoned from today": (
        "The flood struck the villages of the east on Wednesday, 12 March 2031, the governor said.",
        "The villages of the east buried the victims of the flood yesterday, the governor said.",
    ),
    "places of others": (
        "The club of Verano finished the season in second place behind the champions of Porto.",
        "The club of Najd finished the season in fourth place behind the champions of Riyadh.",
    ),
    "sales of others": (
        "Steelmaker Ostmet made a profit in the second quarter on sales of 2.9 billion dollars.",
        "Steelmaker Varnik made a profit in the second quarter on sales of 1.7 billion dollars.",
    ),
    "other events": (
        "The earthquake killed 41 people in the hills, rescue teams said.",
        "The ferry sank and killed 350 people, the coast guard reported.",
    ),
}


@pytest.mark.parametrize("sentences", APART.values(), ids=APART.keys())
def test_what_may_be_two_facts_is_left_apart(sentences: tuple[str, ...]) -> None:
    articles = tuple(
        Article(id=f"{number}.txt", text=text, source=str(number), published=date(2031, 3, 14), language="en")
        for number, text in enumerate(sentences)
    )
    assert [
        one.fact.verdict for one in _suggest(articles).proposals if one.fact.verdict is not Verdict.AGREE
    ] == []


def test_what_an_article_says_cannot_break_the_file(tmp_path: Path) -> None:
    hostile = 'The \u202eferry "Salvia\\" was built in 1994\x07 at ::error:: yard, ]] said.'
    articles = tuple(
        Article(
            id=f"{name}\u2028[[rule]].txt",
            text=f"{hostile} {rest}\n\nThe yard employs 77 people.",
            source=f"{name}\n[[rule]]\x1b[31m",
            language="en",
        )
        for name, rest in (
            ("a", "Nobody knows why it was left there."),
            ("b", "It is an old ship with a story."),
        )
    )
    found = _suggest(articles, least=1)
    written = "".join(rule_file(found))
    assert found.proposals
    assert all(line.isprintable() for line in written.splitlines())
    file = tmp_path / "suggested.toml"
    file.write_text(written, "utf-8")
    rules = load_rules([file])
    assert {rule.id for rule in rules.rules} == {one.rule.id for one in found.proposals}
    texts = {example.text for one in found.proposals for example in one.rule.examples}
    assert {example.text for rule in rules.rules for example in rule.examples} == texts


@pytest.mark.parametrize("text", ["", "   \n", "No number here.", "2031-03-14\n\nBy A. Writer\n", "١٢\n"])
def test_of_nothing_it_proposes_nothing(text: str) -> None:
    articles = tuple(Article(id=name, text=text, source=name, language="en") for name in ("a", "b"))
    assert _suggest(articles, least=1).proposals == ()


def test_one_word_is_enough_where_articles_tell_one_story() -> None:
    texts = (
        "Turnout reached 61.3 percent in Norvia on Sunday. The Green Bloc won 84 seats. 4.2 million voted.",
        "The Green Bloc won 84 seats.\n\nTurnout was 61.3 percent, the highest since 1998.",
        "Turnout of 63.1 percent was the highest since 1998.\n\nThe Bloc won 84 seats; 4.2 million voted.",
    )
    articles = tuple(
        Article(id=f"{number}.txt", text=text, source=str(number), language="en")
        for number, text in enumerate(texts)
    )
    first = _suggest(articles).proposals[0].fact
    assert (first.verdict, _values(first)) == (Verdict.CONFLICT, {"61.3 %", "63.1 %"})
