"""What the tests of the story share: its rules, its articles, its claims in a plain form."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_all
from kzclaims.model import Article, RuleSet
from kzclaims.read import read_articles
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from kzclaims.model import Claim, Value

ROOT = Path(__file__).parents[2]
RESTATED = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"

Row = dict[str, str | None]


@cache
def rules() -> RuleSet:
    """The rule pack of the story."""
    return load_rules([ROOT / "rules"], root=ROOT)


@cache
def articles(folder: Path) -> tuple[Article, ...]:
    """The five articles, dated by the manifest of the restated ones."""
    manifest = {article.id: article for article in _read(RESTATED)}
    return tuple(
        Article(
            id=article.id,
            text=article.text,
            source=manifest[article.id].source,
            published=manifest[article.id].published,
            language=manifest[article.id].language,
            title=article.title,
        )
        for article in _read(folder)
    )


def _read(folder: Path) -> tuple[Article, ...]:
    return tuple(read_articles([folder], root=folder)[0])


def rows(folder: Path) -> dict[str, list[Row]]:
    """The claims of each article, in order, without their places."""
    found: dict[str, list[Row]] = {article.id: [] for article in articles(folder)}
    for claim in bind_all(articles(folder), Plan(rules())).claims:
        found[claim.article].append(_row(claim))
    return found


def _row(claim: Claim) -> Row:
    quantity = claim.quantity
    return {
        "rule": claim.rule,
        "slots": "/".join(value or "-" for _, value in claim.slots) or None,
        "text": quantity.text,
        "low": _value(quantity.low),
        "high": _value(quantity.high),
        "unit": quantity.unit,
        "hedge": quantity.hedge.value,
        "modality": claim.modality.value,
    }


def _value(value: Value | None) -> str | None:
    if value is None:
        return None
    return format(value.normalize(), "f") if hasattr(value, "normalize") else value.isoformat()
