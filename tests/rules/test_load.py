from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from kzclaims.errors import KzClaimsError, UsageError, render
from kzclaims.model import Example, Hedge, Kind, Location, Rule, RuleSet, Severity, Slot, SlotTime, Term
from kzclaims.rules import schema
from kzclaims.rules.load import load_rules
from kzclaims.rules.schema import json_schema, schema_text

ROOT = Path(__file__).parents[2]

TERMS = """\
kzclaims = 1

[terms.kazakhstan]
ar = ["كازاخستان", "أستانا"]
en = ["Kazakhstan"]
topic = true
fuzzy = 90

[terms.israel]
ar = ["إسرائيل"]
"""
RULES = """\
kzclaims = 1

[[rule]]
id = "kz-trade"
title = "Trade turnover"
measure = "money:USD"
about = [" kazakhstan | israel", "israel"]
not = ["kazakhstan"]
slots = { partner = ["israel"], year = "date" }
why = "Scopes differ."
severity = "warning"
status = "draft"
was = ["trade"]
tolerance = { hard = "10%", soft = "2.5%" }

[[rule.example]]
text = "trade of 17.2 billion dollars"
value = "17.2e9 USD"
hedge = "about"
slots = { partner = "israel", year = "2023" }
language = "en"
published = 2025-11-07
todo = true

[[rule.example]]
text = "trade of goods"
match = false

[[rule]]
id = "a-share"
title = "Share"
measure = "percent"
pattern = '''{israel} (?P<value>{percent})'''
tolerance = "1%"
"""


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def problems(*paths: Path, root: Path | None = None) -> list[KzClaimsError]:
    with pytest.raises(ExceptionGroup) as caught:
        load_rules(paths, root=root)
    assert caught.value.message == "rule files"
    return [error for error in caught.value.exceptions if isinstance(error, KzClaimsError)]


def test_a_folder_is_one_rule_set(tmp_path: Path) -> None:
    rule_set = load_rules([write(tmp_path / "rules", trade=RULES, terms=TERMS)], root=tmp_path)
    example = Example(
        text="trade of 17.2 billion dollars",
        location=Location("rules/trade.toml", 16, 1),
        value="17.2e9 USD",
        hedge=Hedge.ABOUT,
        slots=(("partner", "israel"), ("year", "2023")),
        language="en",
        published="2025-11-07",
        todo=True,
    )
    counterexample = Example(text="trade of goods", location=Location("rules/trade.toml", 25, 1), match=False)
    assert [rule.id for rule in rule_set.rules] == ["a-share", "kz-trade"]
    assert rule_set.rule("kz-trade") == Rule(
        id="kz-trade",
        title="Trade turnover",
        kind=Kind.MONEY,
        location=Location("rules/trade.toml", 3, 1),
        unit="USD",
        about=(("kazakhstan", "israel"), ("israel",)),
        excluded=("kazakhstan",),
        slots=(Slot(name="partner", terms=("israel",)), Slot(name="year", time=SlotTime.YEAR)),
        why="Scopes differ.",
        severity=Severity.WARNING,
        hard=Decimal("0.1"),
        soft=Decimal("0.025"),
        was=("trade",),
        examples=(example, counterexample),
    )
    share = rule_set.rule("a-share")
    assert (share.hard, share.soft) == (Decimal("0.01"), Decimal("0.01"))
    assert share.pattern is not None
    assert "{israel}" in share.pattern
    assert rule_set.terms == (
        Term(name="israel", forms=(("ar", ("إسرائيل",)),), location=Location("rules/terms.toml", 9, 8)),
        Term(
            name="kazakhstan",
            forms=(("ar", ("كازاخستان", "أستانا")), ("en", ("Kazakhstan",))),
            topic=True,
            fuzzy=90,
            location=Location("rules/terms.toml", 3, 8),
        ),
    )


def test_files_are_found_however_deep_and_each_once(tmp_path: Path) -> None:
    write(tmp_path / "rules", terms=TERMS)
    write(tmp_path / "rules" / "deep" / "deeper", trade=RULES)
    write(tmp_path / "rules" / ".git", broken="?")
    (tmp_path / "rules" / "README.md").write_text("?", encoding="utf-8")
    (tmp_path / "rules" / "folder.toml").mkdir()
    paths = [
        tmp_path / "rules",
        tmp_path / "rules" / "terms.toml",
        tmp_path / "rules" / "deep" / ".." / "deep",
    ]
    assert len(load_rules(paths).rules) == 2


def test_a_file_given_by_name_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(TERMS + RULES.removeprefix("kzclaims = 1"), encoding="utf-8")
    assert len(load_rules([path]).rules) == 2


@pytest.mark.parametrize("swap", [False, True], ids=["given", "turned"])
def test_order_does_not_matter(tmp_path: Path, *, swap: bool) -> None:
    write(tmp_path, terms=TERMS, trade=RULES)
    paths = [tmp_path / "terms.toml", tmp_path / "trade.toml"]
    assert load_rules(paths[::-1] if swap else paths) == load_rules([tmp_path])


def test_missing_paths_are_usage_errors_beside_all_others(tmp_path: Path) -> None:
    write(tmp_path, broken="kzclaims = 1\nx = 1\n")
    errors = problems(tmp_path / "no", tmp_path / "broken.toml", tmp_path / "neither", root=tmp_path)
    assert [(type(error), error.diagnostic.code) for error in errors[:2]] == [
        (UsageError, "no-such-path")
    ] * 2
    assert [str(error) for error in errors] == [
        "no rules at neither: there is no such file or folder",
        "no rules at no: there is no such file or folder",
        "unknown key `x` in the file",
    ]


def test_a_folder_without_rule_files(tmp_path: Path) -> None:
    (error,) = problems(tmp_path / ".", root=tmp_path.parent)
    assert render(error.diagnostic) == (
        f"error[no-rules]: no rule files in {tmp_path.name} (looked for *.toml)\n"
        "   = help: name a file or a folder that has rules: `--rules PATH`"
    )


def test_no_path_at_all() -> None:
    assert [error.diagnostic.code for error in problems()] == ["no-rules"]


def test_a_link_to_nothing_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    (error,) = problems(tmp_path, root=tmp_path)
    assert str(error) == "gone.toml cannot be read: no such file or directory"


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, terms=TERMS, trade=RULES)
    (tmp_path / "closed").mkdir()
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (error,) = problems(tmp_path, root=tmp_path)
    assert str(error) == "closed cannot be read: permission denied"


def test_errors_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    broken = "kzclaims = 1\n\nb = 1\na = 1\n\n[terms.tt]\nxx = 1\n"
    write(tmp_path, b=broken, a=broken)
    found = problems(tmp_path, root=tmp_path)
    places = [(error.diagnostic.file, error.diagnostic.line) for error in found]
    assert places == [
        *(("a.toml", line) for line in (3, 4, 7)),
        *(("b.toml", line) for line in (3, 4, 6, 7)),  # 6: the term is in the other file too
    ]


def test_importing_the_loader_does_not_import_pydantic() -> None:
    code = (
        "import sys, kzclaims.rules.load; sys.exit('pydantic' in sys.modules or 'rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_schema_is_flat_and_describes_every_key() -> None:
    described = json_schema()
    written = str(described)
    assert not any(f"'{word}'" in written for word in ("anyOf", "oneOf", "allOf", "discriminator"))
    tables = [described, *_definitions(described)]
    assert len(tables) == 7
    for table in tables:
        properties = table.get("properties", {})
        assert isinstance(properties, dict)
        assert all("description" in key for key in properties.values())


def test_the_schema_file_is_that_of_the_model() -> None:
    file = Path(schema.__file__).with_name("rules.schema.json")
    hint = "the model has changed: kzclaims rules schema > kzclaims/rules/rules.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(), hint


def test_the_rules_of_this_repository_name_their_schema() -> None:
    files = sorted((ROOT / "rules").rglob("*.toml"))
    for file in files:
        directive, path = file.read_text(encoding="utf-8").splitlines()[0].split()
        assert directive == "#:schema"
        assert (file.parent / path).resolve() == Path(schema.__file__).with_name("rules.schema.json")
    assert files


def as_json(toml: str) -> object:
    """A rule file as a server for TOML holds it against a schema: dates are strings."""
    return json.loads(json.dumps(tomllib.loads(toml), default=str))


def test_the_schema_holds_for_the_rules_of_this_repository() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for file in sorted((ROOT / "rules").rglob("*.toml")):
        assert list(validator.iter_errors(as_json(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ('[[rule]]\nid = "a"\ntitle = "A"\nmesure = "money"', ["rule", 0]),
        ('[[rule]]\nid = "a"\ntitle = "A"\nmeasure = "money:usd"', ["rule", 0, "measure"]),
        (
            '[[rule]]\nid = "a"\ntitle = "A"\nmeasure = "date"\nslots = { year = "week" }',
            ["rule", 0, "slots", "year"],
        ),
        ('[terms.trade]\nen = "trade"', ["terms", "trade", "en"]),
        ("[terms.trade]\nfuzzy = 101", ["terms", "trade", "fuzzy"]),
        ('[terms.trade]\nzz = ["trade"]', ["terms", "trade"]),
    ],
)
def test_the_schema_marks_what_the_loader_rejects(toml: str, place: list[object]) -> None:
    errors = jsonschema.Draft202012Validator(json_schema()).iter_errors(
        tomllib.loads(f"kzclaims = 1\n{toml}")
    )
    assert place in [list(error.absolute_path) for error in errors]


def _definitions(described: dict[str, object]) -> list[dict[str, object]]:
    definitions = described["$defs"]
    assert isinstance(definitions, dict)
    return list(definitions.values())


@pytest.mark.parametrize(
    ("measure", "value", "accepted"),
    [
        ("date", "{date}", True),
        ("date", "{duration}", True),
        ("date", "{money}", False),
        ("percent", "about {percent} or so", True),
        ("percent", "{quantity}", True),
        ("duration", "{date}", False),
    ],
)
def test_the_value_of_a_pattern_is_of_the_kind_of_its_rule(
    tmp_path: Path, measure: str, value: str, *, accepted: bool
) -> None:
    head = f'kzclaims = 1\n[[rule]]\nid = "a"\ntitle = "A"\nmeasure = "{measure}"\n'
    write(tmp_path, rule=f'{head}pattern = "(?P<value>{value}) | since (?P<value>{value})"\n')
    if accepted:
        assert load_rules([tmp_path]).rule("a").kind == measure
    else:
        assert [error.diagnostic.code for error in problems(tmp_path)] == ["no-value-group"] * 2


def test_an_empty_rule_set_has_no_rule() -> None:
    with pytest.raises(KeyError):
        RuleSet(rules=(), terms=()).rule("none")


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("text", ["kzclaims = 1", "kzclaims ="])
def test_the_collector_of_garbage_is_left_as_it_was(text: str, *, enabled: bool, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(ExceptionGroup):
            load_rules([tmp_path])
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
