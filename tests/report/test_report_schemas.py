"""Every report that has a schema, held against it: our own, and those of SARIF and JUnit."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema
from hypothesis import given, settings
from jsonschema import Draft4Validator, Draft202012Validator
from referencing import Registry, Resource

import kzclaims
from kzclaims.explain import explain
from kzclaims.model import (
    Article,
    Granularity,
    Hedge,
    Kind,
    Modality,
    Report,
    Severity,
    SlipKind,
    Standing,
    Status,
    Verdict,
    Where,
    Why,
)
from kzclaims.report import explain_to_json, to_json, to_junit, to_sarif
from kzclaims.report.shape import View
from tests.report.hostile import reports
from tests.report.sample import ACCEPTED, EMPTY, REPORT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

ROOT = Path(__file__).resolve().parents[2]
OTHERS = Path(__file__).parent / "schemas"
OURS = resources.files("kzclaims.report") / "schema"
CHECK = json.loads((OURS / "check.schema.json").read_text("utf-8"))
EXPLAIN = json.loads((OURS / "explain.schema.json").read_text("utf-8"))
ATTEMPT = json.loads((OURS / "attempt.schema.json").read_text("utf-8"))
SARIF = Draft4Validator(json.loads((OTHERS / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))
JUNIT = xmlschema.XMLSchema(str(OTHERS / "junit-10.xsd"))
REGISTRY: Registry[Any] = Registry().with_resources(
    (schema["$id"], Resource.from_contents(schema)) for schema in (CHECK, EXPLAIN)
)

SAMPLES = [REPORT, ACCEPTED, EMPTY]
VIEWS = [View(), View(unread=2, failing=frozenset({"deal-signed", "mine-staff"}))]


def closed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with every key refused that it does not name: what is published lets new ones be added."""
    closing = deepcopy(schema)
    waiting: list[Any] = [closing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
            if isinstance(part.get("properties"), dict):
                part["unevaluatedProperties"] = False
        elif isinstance(part, list):
            waiting.extend(part)
    return closing


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """Where and why the text is not as the schema has it."""
    validator = Draft202012Validator(closed(schema), registry=REGISTRY)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(text))]


@pytest.fixture(scope="module")
def story() -> Report:
    """A real check: of the seed articles, with one that contradicts them and itself."""
    articles, _ = kzclaims.read_articles([ROOT / "seeds"], root=ROOT)
    odd = Article(
        id="odd one/أخبار.txt",
        source="odd",
        published=date(2025, 11, 9),
        language="en",
        text="Kazakhstan has had diplomatic relations with Israel since 1997.\n\n"
        "Cove takes a stake of 70 percent in the tungsten venture, Tau-Ken Samruk a stake of 40 percent.",
    )
    report = kzclaims.check([*articles, odd], kzclaims.load_rules([ROOT / "rules"], root=ROOT))
    assert {fact.verdict for fact in report.facts} >= {Verdict.CONFLICT, Verdict.AGREE, Verdict.SINGLE}
    assert "tungsten-stakes" in {fact.rule for fact in report.facts if fact.verdict is Verdict.CONFLICT}
    return report


@pytest.mark.parametrize("schema", [CHECK, EXPLAIN, ATTEMPT], ids=["check", "explain", "attempt"])
def test_our_schemas_are_schemas(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("report", SAMPLES, ids=["sample", "accepted", "empty"])
def test_the_json_of_a_check_is_as_its_schema_has_it(report: Report) -> None:
    assert faults(CHECK, "".join(to_json.check(report, View()))) == []


def test_the_json_of_a_real_check_is_as_its_schema_has_it(story: Report) -> None:
    assert faults(CHECK, "".join(to_json.check(story, View()))) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("kzclaims",), 2),
        (("more",), 1),
        (("summary", "facts"), -1),
        (("facts", 0, "verdict"), "maybe"),
        (("facts", 0, "claims", 0, "low"), "12"),
        (("facts", 0, "claims", 0, "line"), 0),
        (("facts", 0, "claims", 0, "more"), None),
        (("articles", 0, "published"), "7 November"),
    ],
    ids=str,
)
def test_what_is_wrong_is_found(place: tuple[str | int, ...], value: object) -> None:
    document = json.loads("".join(to_json.check(REPORT, View())))
    part = document
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert len(faults(CHECK, json.dumps(document))) == 1


def test_the_schema_has_every_word_that_a_report_may_use() -> None:
    claim = CHECK["$defs"]["claim"]["properties"]
    fact = CHECK["properties"]["facts"]["items"]["properties"]
    told: list[tuple[dict[str, Any], type[StrEnum]]] = [
        *((claim[name], words) for name, words in (("kind", Kind), ("hedge", Hedge), ("modality", Modality))),
        *((fact[name], words) for name, words in (("kind", Kind), ("verdict", Verdict), ("status", Status))),
        (fact["severity"], Severity),
    ]
    for schema, words in told:
        assert schema["enum"] == [word.value for word in words]
    assert claim["granularity"]["enum"] == [*(word.value for word in Granularity), None]


def test_the_schema_of_proofs_has_every_word_that_a_proof_may_use() -> None:
    used = [tuple(schema["enum"]) for schema in enums(EXPLAIN)]
    for words in (Verdict, Status, Severity, Kind, Where, Why, SlipKind, Standing):
        assert tuple(word.value for word in words) in used


def enums(part: object) -> Iterator[dict[str, Any]]:
    """Every schema within the part that lists what may stand there."""
    if isinstance(part, dict):
        if isinstance(part.get("enum"), list):
            yield part
        for inner in part.values():
            yield from enums(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from enums(inner)


@pytest.mark.parametrize(
    "golden", sorted((ROOT / "tests" / "explain" / "golden").glob("*.json")), ids=lambda path: path.stem
)
def test_the_json_of_an_explanation_is_as_its_schema_has_it(golden: Path) -> None:
    assert faults(EXPLAIN, golden.read_text("utf-8")) == []


def test_the_json_of_a_real_explanation_is_as_its_schema_has_it(story: Report) -> None:
    rules = kzclaims.load_rules([ROOT / "rules"], root=ROOT)
    conflicts = [fact.key for fact in story.facts if fact.verdict is Verdict.CONFLICT]
    for target in [*conflicts, "accession-order", "kz-trade", "seeds/002_554ce272f944984c.txt:12"]:
        explanation = explain(target, story.articles, rules)
        assert faults(EXPLAIN, "".join(explain_to_json.explain(explanation, View()))) == []


@pytest.mark.parametrize(
    "golden", sorted((ROOT / "tests" / "trials" / "golden").glob("*.json")), ids=lambda path: path.stem
)
def test_the_json_of_an_attempt_is_as_its_schema_has_it(golden: Path) -> None:
    assert faults(ATTEMPT, golden.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("place", "value"),
    [(("only",), "trade"), (("more",), 1), (("passages", 0, "line"), 0), (("passages", 0, "more"), 1)],
    ids=str,
)
def test_what_is_wrong_with_an_attempt_is_found(place: tuple[str | int, ...], value: object) -> None:
    document = json.loads((ROOT / "tests" / "trials" / "golden" / "page.json").read_text("utf-8"))
    part = document
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert len(faults(ATTEMPT, json.dumps(document))) == 1


@pytest.mark.parametrize("view", VIEWS, ids=["whole", "incomplete"])
@pytest.mark.parametrize("report", SAMPLES, ids=["sample", "accepted", "empty"])
def test_sarif_and_junit_are_valid(report: Report, view: View) -> None:
    assert list(SARIF.iter_errors(json.loads("".join(to_sarif.check(report, view))))) == []
    JUNIT.validate("".join(to_junit.check(report, view)))


def test_sarif_and_junit_of_a_real_check_are_valid(story: Report) -> None:
    failing = frozenset(fact.key for fact in story.facts if fact.verdict is Verdict.CONFLICT)
    view = View(failing=failing)
    sarif = json.loads("".join(to_sarif.check(story, view)))
    assert list(SARIF.iter_errors(sarif)) == []
    [run] = sarif["runs"]
    assert len(run["results"]) == sum(
        fact.verdict in {Verdict.CONFLICT, Verdict.TENSION} for fact in story.facts
    )
    declared = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    rules = kzclaims.load_rules([ROOT / "rules"], root=ROOT)
    assert declared == sorted([*(one.id for one in rules.rules), *(one.id for one in rules.relations)])
    for result in run["results"]:
        assert declared[result["ruleIndex"]] == result["ruleId"]
    JUNIT.validate("".join(to_junit.check(story, view)))


@given(reports())
@settings(max_examples=15, deadline=None)
def test_sarif_junit_and_json_are_valid_whatever_is_said(report: Report) -> None:
    for view in VIEWS:
        sarif = json.loads("".join(to_sarif.check(report, view)))
        assert [f"{error.json_path}: {error.message}" for error in SARIF.iter_errors(sarif)] == []
        JUNIT.validate("".join(to_junit.check(report, view)))
    assert faults(CHECK, "".join(to_json.check(report, View()))) == []
