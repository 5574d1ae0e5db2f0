"""The installed program on articles and rules of its own making, nothing replaced but the network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import kzclaims

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT_NETWORK = """
import socket, sys
def refuse(*_, **__): raise AssertionError("the program opened a socket")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from kzclaims.__main__ import main
sys.exit(main())
"""

RULES = """
kzclaims = 1

[terms.mine]
ar = ["منجم"]
en = ["mine"]

[[rule]]
id = "mine-staff"
title = "People who work in the mine"
measure = "count"
about = ["mine"]

[[rule.example]]
text = "The mine employs 20 workers."
value = "20"

[[rule.example]]
text = "The shop employs 20 workers."
match = false
"""

ARTICLES = {
    "daily.txt": "A visit\n\nThe mine employs 18 workers. It opened long ago.\n",
    "wakala.txt": "زيارة\n\nيعمل في المنجم 25 عاملا.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mine.toml").write_text(RULES, "utf-8")
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text, "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = {"NO_COLOR", "FORCE_COLOR", "KZCLAIMS_DEBUG"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_NETWORK, *arguments],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_contradiction_is_found_and_the_library_says_the_same(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run(story, "check", "news", "-f", "json", "-o", "conflicts.csv")
    assert (ran.returncode, ran.stderr) == (1, "")
    [fact] = json.loads(ran.stdout)["facts"]
    assert (fact["key"], fact["verdict"], fact["status"]) == ("mine-staff", "conflict", "new")
    assert [(claim["low"], claim["line"]) for claim in fact["claims"]] == [(18, 3), (25, 3)]
    for claim in fact["claims"]:
        text = (story / claim["article"]).read_text("utf-8")
        assert text[claim["start"] : claim["end"]] == claim["text"]
    assert len((story / "conflicts.csv").read_text("utf-8").splitlines()) == 3
    monkeypatch.chdir(story)
    articles, unread = kzclaims.read_articles([story / "news"], root=story)
    rules = kzclaims.load_rules([story / "rules"], root=story)
    assert unread == ()
    assert kzclaims.check(reversed(articles), rules).to_json() == ran.stdout
    assert [claim.rule for claim in kzclaims.extract(articles, rules)] == ["mine-staff", "mine-staff"]


def test_articles_that_agree_give_0(story: Path) -> None:
    (story / "news" / "wakala.txt").write_text("يعمل في المنجم 18 عاملا.", "utf-8")
    ran = run(story, "check", "news")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("agree  mine-staff  18  2 sources, 2 origins\n")


def test_a_broken_rule_file_gives_2_with_its_place(story: Path) -> None:
    path = story / "rules" / "mine.toml"
    path.write_text(RULES.replace("about =", "abuot ="), "utf-8")
    ran = run(story, "check", "news")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "rules/mine.toml:12:1" in ran.stderr
    assert "`about`" in ran.stderr


def test_a_binary_article_gives_2_and_the_rest_is_printed(story: Path) -> None:
    (story / "news" / "photo.txt").write_bytes(b"\x89PNG\x00\xff")
    ran = run(story, "check", "news")
    assert ran.returncode == 2
    assert "conflict[mine-staff]" in ran.stdout
    assert "news/photo.txt" in ran.stderr
    assert "incomplete" in ran.stderr


@pytest.mark.parametrize("name", kzclaims.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kzclaims, name) is not None
