"""What the tests of binding share: rules from a few lines of TOML, claims in a short form."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kzclaims.bind import Plan, bind_article
from kzclaims.model import Article, Claim
from kzclaims.rules.load import load_rules

if TYPE_CHECKING:
    from pathlib import Path

    from kzclaims.bind import Bound

PUBLISHED = date(2025, 3, 3)


def plan_of(folder: Path, toml: str) -> Plan:
    """A plan of the rules in a text."""
    file = folder / "rules.toml"
    file.write_text(f"kzclaims = 1\n{toml}", encoding="utf-8")
    return Plan(load_rules([file], root=folder))


def article(text: str, *, language: str | None = None, title: str = "") -> Article:
    """An article of the third of March 2025; its script tells the language."""
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in text)
    return Article(
        id="a.txt",
        text=text,
        source="a",
        published=PUBLISHED,
        language=language or ("ar" if arabic else "en"),
        title=title,
    )


def bound(plan: Plan, text: str, *, title: str = "") -> Bound:
    """The numbers of a text, bound."""
    return bind_article(article(text, title=title), plan)


def short(claim: Claim) -> str:
    """A claim as `rule@slot/slot = text`."""
    slots = "/".join(value or "-" for _, value in claim.slots)
    return f"{claim.rule}{'@' + slots if slots else ''} = {claim.quantity.text}"


def claims(plan: Plan, text: str, *, title: str = "") -> list[str]:
    """The claims of a text in their short form."""
    return [short(claim) for claim in bound(plan, text, title=title).claims]
