"""The program on a line of simple stages, for the tests of the command line.

Run as a script with the program's own arguments. Every number in digits is a claim of one rule; FAKE in
the environment names a fault to have, and nothing here may open a socket.
"""

from __future__ import annotations

import importlib
import os
import re
import resource
import socket
import sys
import time
import types
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from kzclaims.bind import Bound
from kzclaims.errors import ArticleError, Diagnostic, RuleError, UsageError
from kzclaims.model import (
    Article,
    Claim,
    Fact,
    Kind,
    Location,
    Quantity,
    Rule,
    RuleSet,
    Severity,
    Span,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FAULT = os.environ.get("FAKE", "")


def load_rules(paths: Sequence[Path], *, root: Path) -> RuleSet:
    for path in paths:
        if path.name == "bad.toml":
            errors = [
                RuleError(
                    Diagnostic(code="unknown-key", message=f"unknown key `{key}`", file=str(path), line=1)
                )
                for key in ("unti", "slto")
            ]
            raise ExceptionGroup("rules", errors)
        if not (root / path).exists():
            raise UsageError(Diagnostic(code="no-rules", message=f"no such file: {path}"))
    soft = any(path.name == "soft.toml" for path in paths)
    rule = Rule(
        id="workers",
        title="Workers of the mine",
        kind=Kind.COUNT,
        location=Location("rules/mine.toml", 3, 1),
        severity=Severity.WARNING if soft else Severity.ERROR,
    )
    return RuleSet(rules=(rule,), terms=())


def read_articles(
    paths: Sequence[Path], *, root: Path
) -> tuple[tuple[Article, ...], tuple[ArticleError, ...]]:
    articles, errors = [], []
    for path in paths:
        if not (root / path).exists():
            raise UsageError(Diagnostic(code="no-such-path", message=f"there is no `{path}`"))
        for file in (root / path).glob("*.txt") if (root / path).is_dir() else [root / path]:
            name = file.relative_to(root).as_posix()
            try:
                articles.append(Article(id=name, text=file.read_text("utf-8"), source=file.stem))
            except UnicodeDecodeError:
                errors.append(ArticleError(Diagnostic(code="bad-encoding", message="not UTF-8", file=name)))
    if not articles and not errors:
        raise UsageError(Diagnostic(code="no-articles", message="no articles there"))
    return tuple(articles), tuple(errors)


def Plan(rules: RuleSet) -> RuleSet:  # noqa: N802 - called as the class that it stands in for
    return rules


def bind_all(articles: Sequence[Article], _plan: RuleSet) -> Bound:
    match FAULT:
        case "bug":
            raise KeyError("a slot")
        case "interrupt":
            raise KeyboardInterrupt
        case "slow":
            time.sleep(1)
        case "stuck":
            sys.stderr.write("binding for a minute\n")
            sys.stderr.flush()
            time.sleep(60)
        case "small-disk":
            resource.setrlimit(resource.RLIMIT_FSIZE, (150, 150))
    return Bound(claims=found(articles, r"\d+", "workers"), unclaimed=found(articles, "many", None))


def sightings(_articles: Sequence[Article], _plan: RuleSet, _bound: Bound) -> tuple[object, ...]:
    return ()


def found(articles: Sequence[Article], pattern: str, rule: str | None) -> tuple[Claim, ...]:
    return tuple(
        claim(article, match, rule) for article in articles for match in re.finditer(pattern, article.text)
    )


def claim(article: Article, found: re.Match[str], rule: str | None) -> Claim:
    value = Decimal(found[0]) if found[0].isdigit() else None
    return Claim(
        rule=rule,
        article=article.id,
        source=article.source,
        line=1,
        column=found.start() + 1,
        sentence=Span(0, len(article.text)),
        quantity=Quantity(
            start=found.start(), end=found.end(), text=found[0], kind=Kind.COUNT, low=value, high=value
        ),
    )


def reconcile(
    claims: Sequence[Claim],
    rules: RuleSet,
    _articles: Sequence[Article],
    _origins: dict[str, str] | None = None,
    _sightings: Sequence[object] = (),
) -> tuple[Fact, ...]:
    if not claims:
        return ()
    [rule] = rules.rules
    values = {Decimal(one.quantity.text) for one in claims}
    sources = len({one.source for one in claims})
    one_value = Verdict.SINGLE if sources == 1 else Verdict.AGREE
    near = max(values) - min(values) == 1
    verdict = one_value if len(values) == 1 else Verdict.TENSION if near else Verdict.CONFLICT
    fact = Fact(
        key=rule.id,
        rule=rule.id,
        slots=(),
        title=rule.title,
        kind=rule.kind,
        unit=None,
        verdict=verdict,
        status=Status.NEW if verdict in {Verdict.CONFLICT, Verdict.TENSION} else Status.NONE,
        severity=rule.severity,
        sources=sources,
        origins=sources,
        reason="as the test has it",
        claims=tuple(claims),
    )
    return (fact,)


def find_origins(articles: Sequence[Article]) -> dict[str, str]:
    return {article.id: article.id for article in articles}


def no_network(*_: object, **__: object) -> NoReturn:
    raise AssertionError("the program opened a socket")


def stages() -> dict[str, types.ModuleType]:
    """The modules of the program that the simple stages stand in for."""
    made = {}
    for name, functions in (
        ("kzclaims.rules.load", (load_rules,)),
        ("kzclaims.read", (read_articles,)),
        ("kzclaims.bind", (Plan, bind_all, sightings)),
        ("kzclaims.reconcile", (reconcile, find_origins)),
    ):
        made[name] = types.ModuleType(name)
        for function in functions:
            setattr(made[name], function.__name__, function)
    return made


if __name__ == "__main__":
    setattr(socket, "socket", no_network)  # noqa: B010 - no checker likes to see a class replaced
    for name, stage in stages().items():
        sys.modules[name] = stage
        parent, _, last = name.rpartition(".")
        setattr(importlib.import_module(parent), last, stage)
    from kzclaims.__main__ import main

    sys.exit(main())
