"""`kzclaims rules suggest` as the program: what it proposes, where that goes, what it says of the rest."""

from __future__ import annotations

import errno
import os
import re
import tomllib
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.mine import RULES, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.program import Ran

TICKETS = "Tickets cost 15 dollars."
COAST = f"A ferry capsized off the coast in a storm, killing 41 people, the guard said. {TICKETS}\n"
HOSPITAL = "Hospital officials said that the capsized ferry killed 47 people in all.\n"
HARBOUR = "From the harbour they wrote: when the ferry capsized it killed 41 people.\n"
ARTICLES = {
    "conflict/coast.txt": COAST,
    "conflict/harbour.txt": HARBOUR,
    "conflict/hospital.txt": HOSPITAL,
    "tension/daily.txt": "Sheds burned. The ferry was insured for about 450 million dollars.\n",
    "tension/weekly.txt": f"The ship was insured for about 482 million dollars, they say. {TICKETS}\n",
    "agree/coast.txt": COAST,
    "agree/harbour.txt": HARBOUR,
    "alone/coast.txt": COAST,
    "none/calm.txt": "Nothing is counted here.\n",
    "other/daily.txt": "定員180人の船が沈没した。\n",
    "other/weekly.txt": "Судно построено в 1994 году, погибли 41 человек.\n",
    "third/daily.txt": "Το πλοίο βυθίστηκε, 41 νεκροί.\n",
    "untold/digits.txt": "41 47\n",
    "untold/names.txt": "Xyzzy 41\n",
}
ALONE = "nothing to propose that 2 sources of different origin would give; `--min-sources 1` proposes what"
UNTOLD = "the language of 2 articles could not be told"


@pytest.fixture
def suggest(tmp_path: Path, program: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs suggest in a folder with articles, and without rules where the test makes none."""
    write(tmp_path, ARTICLES)
    return lambda arguments: program("rules", "suggest", *arguments.split())


def ids(rule_file: str) -> list[str]:
    return [rule["id"] for rule in tomllib.loads(rule_file).get("rule", ())]


@pytest.mark.parametrize(
    ("arguments", "proposed", "told"),
    [
        (
            "conflict",
            ["killed-sank-count"],
            "3 articles, 4 numbers that no rule claims: 1 rule proposed: 1 conflict",
        ),
        (
            "tension",
            ["insured-ship-money"],
            "2 articles, 3 numbers that no rule claims: 1 rule proposed: 1 tension",
        ),
        (
            "agree",
            ["killed-sank-count"],
            "2 articles, 3 numbers that no rule claims: 1 rule proposed, no contradiction",
        ),
        (
            "conflict tension",
            ["killed-sank-count", "insured-ship-money", "cost-ticket-money"],
            "5 articles, 7 numbers that no rule claims: 3 rules proposed: 1 conflict, 1 tension",
        ),
        (
            "conflict tension --limit 1",
            ["killed-sank-count"],
            "5 articles, 7 numbers that no rule claims: 1 rule proposed: 1 conflict",
        ),
        (
            "alone --min-sources 1",
            ["cost-ticket-money", "killed-storm-count"],
            "1 article, 2 numbers that no rule claims: 2 rules proposed, no contradiction",
        ),
    ],
)
def test_rules_are_printed_and_the_counts_are_told_beside_them(
    suggest: Callable[..., Ran], arguments: str, proposed: list[str], told: str
) -> None:
    ran = suggest(arguments)
    assert (ran.returncode, ran.stderr) == (0, f"{told}\n")
    assert ids(ran.stdout) == proposed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("alone", f"1 article, 2 numbers that no rule claims: {ALONE} one alone says"),
        ("none", f"1 article, 0 numbers that no rule claims: {ALONE.partition(';')[0]}"),
        (
            "alone --min-sources 3",
            f"1 article, 2 numbers that no rule claims: {ALONE.replace('2', '3')} one alone says",
        ),
    ],
)
def test_where_there_is_nothing_it_says_why_and_writes_nothing(
    suggest: Callable[..., Ran], tmp_path: Path, arguments: str, told: str
) -> None:
    ran = suggest(f"{arguments} -o out.toml")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", f"{told}\n")
    assert not (tmp_path / "out.toml").exists()


def test_what_was_asked_for_already_is_no_advice(suggest: Callable[..., Ran]) -> None:
    """A number alone has no other sentence that could be the example of no match."""
    ran = suggest("conflict/hospital.txt --min-sources 1")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "1 article, 1 number that no rule claims: nothing to propose\n"


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        ("other/weekly.txt", " (no language pack for ru: only its digits are read)"),
        ("agree other", " (no language packs for ja and ru: only their digits are read)"),
        ("agree other third", " (no language packs for el, ja and ru: only their digits are read)"),
        ("agree untold/digits.txt", " (the language of 1 article could not be told)"),
        ("untold", f" ({UNTOLD})"),
        (
            "third untold",
            f" (no language pack for el: only its digits are read; {UNTOLD})",
        ),
        ("agree", ""),
        ("none", ""),
    ],
)
def test_languages_that_cannot_be_read_whole_are_told(
    suggest: Callable[..., Ran], arguments: str, note: str
) -> None:
    ran = suggest(arguments)
    assert ran.returncode == 0
    told = re.fullmatch(r"\d+ articles?, \d+ numbers? that no rule claims( \(.*\))?: .*\n", ran.stderr)
    assert told is not None
    assert (told[1] or "") == note


def test_a_file_holds_what_is_printed_and_its_rules_pass(
    suggest: Callable[..., Ran], program: Callable[..., Ran], tmp_path: Path
) -> None:
    printed = suggest("conflict")
    written = suggest("conflict -o out.toml")
    assert (written.returncode, written.stdout) == (0, "")
    assert written.stderr == printed.stderr.replace(
        "\n", "; written to out.toml: `kzclaims rules test --rules out.toml` tries them\n"
    )
    assert (tmp_path / "out.toml").read_bytes().decode() == printed.stdout
    assert program("rules", "test", "--rules", "out.toml").returncode == 0
    assert program("check", "conflict", "--rules", "out.toml").returncode == 1


def test_what_a_rule_claims_is_not_proposed_again(suggest: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert suggest("conflict -o rules/first.toml").returncode == 0
    ran = suggest("conflict")
    assert ran.stdout == ""
    assert ran.stderr.startswith("3 articles, 1 number that no rule claims: nothing to propose")
    assert ids(suggest("conflict --no-config --rules none").stdout) == ["killed-sank-count"]


@pytest.mark.parametrize("arguments", ["", "--rules rules", "--rules rules --rules more"])
def test_a_folder_without_rules_is_as_good_as_none(
    suggest: Callable[..., Ran], tmp_path: Path, arguments: str
) -> None:
    for name in ("rules", "more"):
        (tmp_path / name).mkdir()
    ran = suggest(f"agree {arguments}")
    assert ran.returncode == 0
    assert ids(ran.stdout) == ["killed-sank-count"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("", "error[no-articles]: no articles: name the files or folders to read\n"),
        ("gone", "error[missing-path]: there is no file or folder `gone`\n"),
        ("agree --rules gone", "error[no-such-path]: no rules at gone: there is no such file or folder\n"),
        ("agree --rules bad.toml", "error[no-condition]: "),
        ("agree -o gone/out.toml", "error[output]: there is no folder `gone` to write `out.toml` into\n"),
        ("agree -o link.toml", "error[output]: `link.toml` is a symbolic link"),
        ("agree -o none", "error[output]: `none` is no regular file\n"),
        ("agree -o agree/coast.txt", "error[output]: `agree/coast.txt` is one of the articles\n"),
        ("unread -o unread/a.txt", "error[output]: `unread/a.txt` is one of the articles\n"),
    ],
)
def test_where_there_is_no_answer_nothing_is_written(
    suggest: Callable[..., Ran], tmp_path: Path, arguments: str, told: str
) -> None:
    write(tmp_path, {"bad.toml": RULES.replace("about", "# about"), "unread/b.txt": COAST})
    (tmp_path / "unread/a.txt").write_bytes(b"\xff\xfe 41")
    (tmp_path / "link.toml").symlink_to(tmp_path / "target.toml")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = suggest(arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(told)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_article_that_cannot_be_read_makes_the_list_incomplete(
    suggest: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "conflict/bad.txt").write_bytes(b"\xff\xfe 41")
    ran = suggest("conflict")
    assert ran.returncode == 2
    assert ids(ran.stdout) == ["killed-sank-count"]
    counts, *_ = ran.stderr.splitlines()
    assert counts == "3 articles, 4 numbers that no rule claims: 1 rule proposed: 1 conflict"
    assert "--> conflict/bad.txt" in ran.stderr
    assert ran.stderr.endswith(
        "1 file could not be read, or not whole; this list of proposals is incomplete\n"
    )


def test_a_full_disk_gives_2_and_leaves_the_old_file(
    suggest: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "out.toml").write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    ran = suggest("conflict -o out.toml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "error[output]: cannot write `out.toml`: No space left on device" in ran.stderr
    assert (tmp_path / "out.toml").read_text("utf-8") == "old"
    assert not list(tmp_path.glob(".*"))


def test_articles_and_rules_are_those_of_the_arguments_then_of_the_configuration(
    suggest: Callable[..., Ran], tmp_path: Path
) -> None:
    write(tmp_path, {"kzclaims.toml": 'paths = ["agree"]\nrules = ["mine.toml"]\n', "mine.toml": RULES})
    assert suggest("").stderr.startswith("2 articles, ")
    assert suggest("alone").stderr.startswith("1 article, ")
    (tmp_path / "mine.toml").unlink()
    assert suggest("").returncode == 2
    assert suggest("agree --no-config").returncode == 0
