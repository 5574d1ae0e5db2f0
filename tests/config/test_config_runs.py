"""What a configuration changes in a run: the command line over it, it over the defaults."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.mine import EIGHTEEN, RULES, TWENTY_FIVE, write
from tests.program import Ran, run_here

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OTHER_RULES = RULES.replace("mine-staff", "staff-of-mine").replace("title", 'severity = "warning"\ntitle')
ARTICLES = {
    "news/daily.txt": EIGHTEEN,
    "news/weekly.txt": TWENTY_FIVE,
    "calm/daily.txt": EIGHTEEN,
    "calm/weekly.txt": "Its owner told visitors that the mine employs 18 people.\n",
}


def articles_of(ran: Ran) -> list[str]:
    return [article["id"] for article in json.loads(ran.stdout)["articles"]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A repository with two folders of articles, two of rules, and no configuration."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub/deep").mkdir(parents=True)
    return write(tmp_path, {**ARTICLES, "rules/mine.toml": RULES, "other/mine.toml": OTHER_RULES})


@pytest.fixture
def run(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Runs the program in this process, in a folder of the desk."""
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run_in(folder: str, *arguments: str) -> Ran:
        monkeypatch.chdir(desk / folder)
        return run_here(arguments, capsys)

    return run_in


def configure(desk: Path, text: str, name: str = "kzclaims.toml") -> None:
    (desk / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("config", "arguments", "code", "told"),
    [
        ("", "check", 2, "no articles: name the files or folders to read"),
        ("", "check news", 1, "conflict[mine-staff]"),
        ('paths = ["news"]', "check", 1, "conflict[mine-staff]"),
        ('paths = ["news"]', "check calm", 0, "1 agree"),
        ('paths = ["calm"]', "check news", 1, "conflict[mine-staff]"),
        ('paths = ["calm", "news"]', "check", 1, "4 articles"),
        ('paths = ["news"]', "check --no-config", 2, "no articles: name"),
        ('paths = ["news"]\nrules = ["other"]', "check", 0, "conflict[staff-of-mine]"),
        ('paths = ["news"]\nrules = ["other"]', "check --rules rules", 1, "conflict[mine-staff]"),
        ('paths = ["news"]\nrules = ["other"]', "check news --no-config", 1, "conflict[mine-staff]"),
        ('paths = ["news"]\nfail-on = "never"', "check", 0, "conflict[mine-staff]"),
        ('paths = ["news"]\nfail-on = "never"', "check --fail-on error", 1, "conflict[mine-staff]"),
        ('paths = ["news"]\nfail-on = "warning"\nrules = ["other"]', "check", 1, "conflict[staff"),
        ('paths = ["news"]\nfail-on = "warning"\nrules = ["other"]', "check --fail-on error", 0, "conflict["),
        ('paths = ["news"]\nformat = "json"', "check", 1, '"kzclaims": 1'),
        ('paths = ["news"]\nformat = "json"', "check -f text", 1, "2 articles, 2 sources"),
        ('paths = ["news"]\nformat = "json"', "extract", 0, "2 claims in 2 articles"),
        ('paths = ["calm"]\nformat = "csv"\nverdict = "all"', "check", 0, "mine-staff,People"),
        ('paths = ["news"]\nformat = "csv"\nverdict = ["agree", "single"]', "check", 1, "key,title"),
        ('paths = ["calm"]\nformat = "csv"\nverdict = "tension"', "check --verdict agree", 0, "mine-staff,P"),
        ('paths = ["news"]', "explain mine-staff", 0, "weekly.txt:1:18"),
        ('paths = ["gone"]', "check", 2, "there is no file or folder `gone`"),
        ('paths = ["gone"]', "check calm", 0, "1 agree"),
        ('rules = ["other"]', "rules list", 0, "staff-of-mine"),
        ('rules = ["other"]', "rules test", 0, "1 rule"),
        ('rules = ["other"]', "rules list --rules rules", 0, "mine-staff"),
        ('rules = ["other"]', "rules list --no-config", 0, "mine-staff"),
    ],
)
def test_the_command_line_goes_before_the_configuration_and_that_before_the_defaults(
    desk: Path, run: Callable[..., Ran], config: str, arguments: str, code: int, told: str
) -> None:
    configure(desk, config)
    ran = run("", *arguments.split())
    assert ran.returncode == code, ran
    assert told in ran.stdout + ran.stderr


def test_a_table_of_a_pyproject_says_the_same(desk: Path, run: Callable[..., Ran]) -> None:
    configure(desk, 'paths = ["news"]\nformat = "json"\n')
    own = run("", "check")
    (desk / "kzclaims.toml").unlink()
    configure(desk, '[tool.kzclaims]\npaths = ["news"]\nformat = "json"\n', "pyproject.toml")
    assert run("", "check") == own


@pytest.mark.parametrize("folder", ["", "news", "sub", "sub/deep"])
def test_from_every_folder_the_same_is_found(desk: Path, run: Callable[..., Ran], folder: str) -> None:
    configure(desk, 'paths = ["news"]\n')
    ran = run(folder, "check", "-f", "json")
    names = [os.path.relpath(desk / name, desk / folder) for name in ("news/daily.txt", "news/weekly.txt")]
    assert articles_of(ran) == names
    (fact,) = json.loads(ran.stdout)["facts"]
    assert (ran.returncode, fact["key"], fact["verdict"]) == (1, "mine-staff", "conflict")
    assert str(desk) not in ran.stdout
    place = f"{names[1]}:1"
    explained = run(folder, "explain", place)
    assert explained.returncode == 0
    assert explained.stdout.startswith(place)


@pytest.mark.parametrize("folder", ["", "sub"])
def test_rules_beside_the_configuration_are_those_of_every_folder(
    desk: Path, run: Callable[..., Ran], folder: str
) -> None:
    configure(desk, 'paths = ["news"]\n')
    assert "mine-staff" in run(folder, "rules", "list").stdout
    assert run(folder, "check").returncode == 1


def test_outputs_are_written_where_the_configuration_says(desk: Path, run: Callable[..., Ran]) -> None:
    configure(desk, 'paths = ["news"]\noutputs = ["conflicts.csv", "sub/report.md"]\n')
    assert run("sub", "extract").returncode == 0
    assert run("sub", "explain", "mine-staff").returncode == 0
    assert not (desk / "conflicts.csv").exists()  # outputs are those of a check
    assert run("sub", "check").returncode == 1
    assert (desk / "conflicts.csv").read_text("utf-8").count("\n") == 3
    assert (desk / "sub/report.md").read_text("utf-8").startswith("### 1 conflict\n")
    (desk / "conflicts.csv").unlink()
    assert run("", "check", "-o", "other.csv").returncode == 1
    assert (desk / "other.csv").exists()
    assert not (desk / "conflicts.csv").exists()


def test_an_article_is_not_written_over_by_a_configuration(desk: Path, run: Callable[..., Ran]) -> None:
    configure(desk, 'paths = ["news"]\noutputs = ["news/daily.txt"]\n')
    ran = run("sub", "check")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "`../news/daily.txt` is one of the articles" in ran.stderr
    assert (desk / "news/daily.txt").read_text("utf-8") == ARTICLES["news/daily.txt"]


@pytest.mark.parametrize(
    ("folder", "arguments", "told"),
    [
        ("", "check calm", "configuration: kzclaims.toml"),
        ("sub/deep", "check", "configuration: ../../kzclaims.toml"),
        ("", "check calm --no-config", "configuration: none"),
        ("", "check calm --config other.toml", "configuration: other.toml"),
        ("sub", "check --config ../other.toml", "configuration: ../other.toml"),
        ("sub", "extract", "configuration: ../kzclaims.toml"),
        ("sub", "explain mine-staff", "configuration: ../kzclaims.toml"),
    ],
)
def test_verbose_says_which_was_used(
    desk: Path, run: Callable[..., Ran], folder: str, arguments: str, told: str
) -> None:
    configure(desk, 'paths = ["calm"]\n')
    configure(desk, 'paths = ["calm"]\n', "other.toml")
    ran = run(folder, *arguments.split(), "-v")
    assert ran.returncode == 0, ran
    assert ran.stderr.splitlines()[0] == told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("check news --config gone.toml", "there is no configuration `gone.toml`"),
        ("check news --config kzclaims.toml --no-config", "`--config` and `--no-config` exclude each other"),
        ("check news --config rules", "rules is not a file but a folder"),
        ("check news --config pyproject.toml", "pyproject.toml has no table `[tool.kzclaims]`"),
        ("rules list --rules rules --config gone.toml", "there is no configuration `gone.toml`"),
        ("check news --config wrong.toml", "unknown key `pahts` in the configuration"),
        ("check news --confg wrong.toml", "no option `--confg`, did you mean `--config`?"),
        ("extract news --config wrong.toml", "--> wrong.toml:1:1"),
        ("explain mine-staff --config wrong.toml", "did you mean `paths`?"),
    ],
)
def test_a_wrong_configuration_gives_2(
    desk: Path, run: Callable[..., Ran], arguments: str, told: str
) -> None:
    configure(desk, "pahts = []\n", "wrong.toml")
    configure(desk, "[project]\n", "pyproject.toml")
    configure(desk, "")
    ran = run("", *arguments.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert told in ran.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes among the files of this system")
@pytest.mark.parametrize(
    ("config", "told"),
    [
        ('paths = ["pipe"]', "pipe is not a file but a pipe"),
        ('paths = ["/dev/zero"]', "/dev/zero is not a file but a device"),
        ('paths = ["news"]\nrules = ["pipe"]', "pipe is not a file but a pipe or a device"),
        ('paths = ["news"]\nrules = ["trap"]', "trap/x.toml is not a file but a pipe or a device"),
        ('paths = ["news"]\nrules = ["/dev/zero"]', "/dev/zero is not a file but a pipe or a device"),
        ('paths = ["news"]\noutputs = ["pipe.csv"]', "`pipe.csv` is no regular file"),
    ],
)
def test_special_files_are_neither_read_nor_written(
    desk: Path, run: Callable[..., Ran], config: str, told: str
) -> None:
    (desk / "trap").mkdir()
    for name in ("pipe", "pipe.csv", "trap/x.toml"):
        os.mkfifo(desk / name)
    configure(desk, config)
    ran = run("", "check")
    assert ran.returncode == 2
    assert told in ran.stderr


@pytest.mark.parametrize("folder", ["", "sub/deep"])
@pytest.mark.parametrize("name", ["kzclaims-baseline.toml", "known.toml"])
def test_the_baseline_stands_beside_the_configuration(
    desk: Path, run: Callable[..., Ran], folder: str, name: str
) -> None:
    named = "" if name == "kzclaims-baseline.toml" else f'baseline = "{name}"\n'
    configure(desk, f'paths = ["news"]\n{named}')
    assert run(folder, "accept", "mine-staff", "--reason", "two days").returncode == 0
    assert (desk / name).exists()
    for other in ("", "sub", folder):
        ran = run(other, "check")
        assert (ran.returncode, "1 accepted" in ran.stdout) == (0, True), ran
    assert run(folder, "check", "--no-baseline").returncode == 1
    assert run("", "check", "--baseline", "gone.toml").returncode == 2


def test_configured_rules_are_all_rules_where_stale_entries_are_told(
    desk: Path, run: Callable[..., Ran]
) -> None:
    configure(desk, 'paths = ["news"]\nrules = ["rules"]\n')
    assert run("", "accept", "mine-staff", "--reason", "two days").returncode == 0
    (desk / "rules/mine.toml").write_text(OTHER_RULES, "utf-8")
    assert "stale-baseline" in run("sub", "check").stderr
    assert "stale-baseline" not in run("", "check", "--rules", "other").stderr
