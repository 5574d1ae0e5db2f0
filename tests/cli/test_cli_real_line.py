"""The installed program on articles and rules of its own making, nothing replaced but the network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import kzclaims
from tests.cli.processes import run
from tests.mine import RULES

if TYPE_CHECKING:
    from pathlib import Path


def test_a_contradiction_is_found_and_the_library_says_the_same(
    mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(mine, "check", "news", "-f", "json", "-o", "conflicts.csv")
    assert (ran.returncode, ran.stderr) == (1, "")
    [fact] = json.loads(ran.stdout)["facts"]
    assert (fact["key"], fact["verdict"], fact["status"]) == ("mine-staff", "conflict", "new")
    assert [(claim["low"], claim["line"]) for claim in fact["claims"]] == [(18, 3), (25, 3)]
    for claim in fact["claims"]:
        text = (mine / claim["article"]).read_text("utf-8")
        assert text[claim["start"] : claim["end"]] == claim["text"]
    assert len((mine / "conflicts.csv").read_text("utf-8").splitlines()) == 3
    monkeypatch.chdir(mine)
    articles, unread = kzclaims.read_articles([mine / "news"], root=mine)
    rules = kzclaims.load_rules([mine / "rules"], root=mine)
    assert unread == ()
    assert kzclaims.check(reversed(articles), rules).to_json() == ran.stdout
    assert [claim.rule for claim in kzclaims.extract(articles, rules)] == ["mine-staff", "mine-staff"]


def test_articles_that_agree_give_0(mine: Path) -> None:
    (mine / "news" / "wakala.txt").write_text("يعمل في المنجم 18 عاملا.", "utf-8")
    ran = run(mine, "check", "news")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("agree  mine-staff  18  2 sources, 2 origins\n")


def test_a_broken_rule_file_gives_2_with_its_place(mine: Path) -> None:
    path = mine / "rules" / "mine.toml"
    path.write_text(RULES.replace("about =", "abuot ="), "utf-8")
    ran = run(mine, "check", "news")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "rules/mine.toml:12:1" in ran.stderr
    assert "`about`" in ran.stderr


def test_a_binary_article_gives_2_and_the_rest_is_printed(mine: Path) -> None:
    (mine / "news" / "photo.txt").write_bytes(b"\x89PNG\x00\xff")
    ran = run(mine, "check", "news")
    assert ran.returncode == 2
    assert "conflict[mine-staff]" in ran.stdout
    assert "news/photo.txt" in ran.stderr
    assert "incomplete" in ran.stderr


@pytest.mark.parametrize("name", kzclaims.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kzclaims, name) is not None
