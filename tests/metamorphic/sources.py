"""What is rewritten: articles with the rules that read them.

Examples of rules each make an article of their own; the restated articles and, where they lie beside the
project, the larger folders make one corpus each, whose other articles may be read along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.bind import Bound, Plan, bind_article, sightings
from kzclaims.model import Article
from kzclaims.read import read_articles
from kzclaims.read.language import language_of
from kzclaims.reconcile import find_origins, reconcile
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from kzclaims.model import Claim, Example, Fact, RuleSet, Sighting

ROOT = Path(__file__).resolve().parents[2]
STORIES = Path(__file__).with_name("stories")
LANGUAGES = ("ar", "en")
"""The languages that there are writers for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """An article as it is, the corpus it is from and the other articles of that corpus.

    `rule` is the rule that an example is of, empty where the article is no example.
    """

    corpus: str
    article: Article
    others: tuple[Article, ...] = ()
    rule: str = ""

    @property
    def name(self) -> str:
        """What a report calls it."""
        return f"{self.corpus}/{self.article.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Rules and what they are tried on; `absent` says why there is nothing."""

    name: str
    rules: RuleSet
    originals: tuple[Original, ...] = ()
    absent: str = ""


@cache
def sources() -> tuple[Source, ...]:
    """All there is, the small and public ones first."""
    story = load_rules([ROOT / "rules"], root=ROOT)
    others = load_rules([STORIES], root=STORIES)
    shared = ROOT.parent / "shared"
    return (
        Source(name="examples", rules=story, originals=_examples("examples", story)),
        Source(name="stories", rules=others, originals=_examples("stories", others)),
        _corpus("seeds", ROOT / "seeds", story),
        _corpus("corpus", shared / "corpus" / "kz", story),
        _corpus("pages", shared / "seeds", story, dated_by=ROOT / "seeds"),
    )


def _examples(name: str, rules: RuleSet) -> tuple[Original, ...]:
    return tuple(
        Original(corpus=name, article=_article(f"{rule.id}-{number}", example), rule=rule.id)
        for rule in rules.rules
        for number, example in enumerate(rule.examples)
        if example.match and not example.todo
    )


def _article(name: str, example: Example) -> Article:
    return Article(
        id=name,
        text=example.text,
        source="a",
        published=None if example.published is None else date.fromisoformat(example.published),
        language=example.language or language_of(example.text),
    )


def _corpus(name: str, folder: Path, rules: RuleSet, *, dated_by: Path | None = None) -> Source:
    if not folder.is_dir():
        return Source(name=name, rules=rules, absent=f"{name}: the folder is not at hand, skipped")
    articles = read_articles([folder], root=folder)[0]
    if dated_by is not None:
        manifest = {article.id: article for article in read_articles([dated_by], root=dated_by)[0]}
        articles = tuple(
            Article(
                id=article.id,
                text=article.text,
                source=manifest[article.id].source,
                published=manifest[article.id].published,
                language=manifest[article.id].language,
                title=article.title,
            )
            for article in articles
            if article.id in manifest
        )
    return Source(
        name=name,
        rules=rules,
        originals=tuple(
            Original(
                corpus=name,
                article=article,
                others=tuple(other for other in articles if other is not article),
            )
            for article in articles
        ),
    )


@cache
def plan(rules: int) -> Plan:
    """The plan of the rules of that source, by its place."""
    return Plan(sources()[rules].rules)


@cache
def _bound(article: Article, rules: int) -> Bound:
    return bind_article(article, plan(rules))


def claims(article: Article, rules: int) -> tuple[Claim, ...]:
    """The claims of an article under the rules of a source: binding looks at one article at a time."""
    return _bound(article, rules).claims


@cache
def _seen(article: Article, rules: int) -> tuple[Sighting, ...]:
    return sightings((article,), plan(rules), _bound(article, rules))


def facts(source: int, articles: tuple[Article, ...]) -> tuple[Fact, ...]:
    """The facts of a check, articles bound once each; as `kzclaims.check` has them."""
    return _facts(source, tuple(sorted(articles, key=lambda article: article.id)))


@cache
def _facts(source: int, articles: tuple[Article, ...]) -> tuple[Fact, ...]:
    found = tuple(claim for article in articles for claim in claims(article, source))
    seen = tuple(one for article in articles for one in _seen(article, source))
    return reconcile(found, sources()[source].rules, articles, find_origins(articles), seen)
