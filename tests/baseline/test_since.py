"""`--since`: what is new against a git revision, read from git's objects."""

from __future__ import annotations

import json

import pytest

from tests.baseline.desk import Desk


@pytest.fixture
def repository(desk: Desk) -> Desk:
    """A repository whose first commit has one contradiction, on the mine."""
    desk.say("radio", 25)
    desk.begin()
    return desk


def statuses(desk: Desk, *arguments: str) -> tuple[int, dict[str, str]]:
    ran = desk.check("-f", "json", *arguments)
    return ran.code, {fact["key"]: fact["status"] for fact in json.loads(ran.out)["facts"]}


def test_what_was_there_is_known_and_what_came_is_new(repository: Desk) -> None:
    repository.say("port", 1, "harbour")
    repository.say("ships", 2, "harbour")
    found = statuses(repository, "--since", "HEAD")
    assert found == (1, {"harbour-staff": "new", "mine-staff": "accepted"})
    repository.commit("the harbour")
    assert statuses(repository, "--since", "HEAD")[0] == 0
    assert statuses(repository, "--since", "HEAD~1") == found
    assert statuses(repository, "--since", "main")[0] == 0


def test_another_value_is_widened(repository: Desk) -> None:
    repository.say("paper", 40)
    assert statuses(repository, "--since", "HEAD") == (1, {"mine-staff": "widened"})


def test_nothing_is_checked_out_and_the_work_tree_may_be_dirty(repository: Desk) -> None:
    repository.say("radio", 18)
    repository.git("add", "news/radio.txt")
    repository.say("radio", 26)
    before = repository.git("status", "--porcelain"), repository.git("stash", "list")
    assert statuses(repository, "--since", "HEAD") == (1, {"mine-staff": "widened"})
    assert (repository.git("status", "--porcelain"), repository.git("stash", "list")) == before


def test_the_rules_are_those_of_today(repository: Desk) -> None:
    rules = (repository.folder / "rules/places.toml").read_text("utf-8")
    repository.write("rules/places.toml", rules.replace("mine-staff", "pit-staff"))
    assert statuses(repository, "--since", "HEAD") == (0, {"pit-staff": "accepted"})


def test_a_renamed_article_and_the_manifest_of_then_are_read(repository: Desk) -> None:
    repository.write("news/articles.toml", '["radio.txt"]\nsource = "weekly"\npublished = 2020-01-01\n')
    repository.write("news/articles.toml", "")
    repository.git("mv", "news/radio.txt", "news/wave.txt")
    assert statuses(repository, "--since", "HEAD") == (0, {"mine-staff": "accepted"})


def test_the_old_manifest_speaks_for_the_old_articles(desk: Desk) -> None:
    """Then the radio had corrected itself; now the manifest no longer says that both are the radio's."""
    desk.say("radio", 25)
    desk.say("later", 18)
    dated = '["radio.txt"]\nsource = "radio"\npublished = 2020-01-01\n'
    dated += '["later.txt"]\nsource = "radio"\npublished = 2020-02-01\n'
    desk.write("news/articles.toml", dated)
    desk.begin()
    assert statuses(desk) == (0, {"mine-staff": "agree"} | {"mine-staff": "none"})
    (desk.folder / "news/articles.toml").unlink()
    assert statuses(desk, "--since", "HEAD") == (1, {"mine-staff": "new"})


def test_the_baseline_and_a_revision_add_up(repository: Desk) -> None:
    repository.say("port", 1, "harbour")
    repository.say("ships", 2, "harbour")
    repository.accept("harbour-staff")
    assert statuses(repository)[0] == 1
    assert statuses(repository, "--since", "HEAD") == (
        0,
        {"harbour-staff": "accepted", "mine-staff": "accepted"},
    )


def test_it_works_from_a_folder_below_the_top(repository: Desk) -> None:
    ran = repository.run("check", "news", "--since", "HEAD")
    below = Desk(repository.folder / "news")
    told = below.run("check", ".", "--rules", "../rules", "--since", "HEAD")
    assert (ran.code, told.code) == (0, 0)
    assert "already at HEAD" in told.out


def test_paths_that_were_not_there_are_all_new_and_that_is_told(repository: Desk) -> None:
    repository.write("fresh/a.txt", "The mill employs 3 workers.\n")
    repository.write("fresh/b.txt", "The mill employs 9 workers.\n")
    ran = repository.run("check", "fresh", "news", "--since", "HEAD", "-f", "json")
    assert ran.code == 1
    assert ran.err == "note: `fresh` held no articles at HEAD\n"
    found = {fact["key"]: fact["status"] for fact in json.loads(ran.out)["facts"]}
    assert found == {"mill-staff": "new", "mine-staff": "accepted"}


def test_a_file_by_its_name_is_read_with_its_manifest_and_without_its_neighbours(repository: Desk) -> None:
    manifest = '["radio.txt"]\nsource = "wave"\n["daily.txt"]\nsource = "paper"\n'
    repository.write("news/articles.toml", manifest)
    repository.write("news/notes.dat", "The mine employs 90 workers.\n")
    repository.commit("a manifest")
    two = ("check", "news/radio.txt", "news/notes.dat", "--since", "HEAD")
    ran = repository.run(*two)
    assert (ran.code, ran.err) == (0, "")
    assert "25 | 90" in ran.out


def test_links_and_binary_files_of_then_are_no_articles(repository: Desk) -> None:
    (repository.folder / "news/link.txt").symlink_to("/etc/hostname")
    (repository.folder / "news/photo.txt").write_bytes(b"\x89PNG\x00")
    repository.commit("odd files")
    (repository.folder / "news/photo.txt").unlink()
    ran = repository.check("--since", "HEAD")
    assert ran.code == 0
    assert ran.err == "note: at HEAD: news/photo.txt is binary (byte 0x00 at 4)\n"


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("nope", "there is no revision `nope` in this clone"),
        ("HEAD~9", "there is no revision `HEAD~9` in this clone"),
        ("--upload-pack=touch", "`--upload-pack=touch` is no revision"),
        ("HEAD:news", "there is no revision `HEAD:news` in this clone"),
        ("", "`` is no revision"),
    ],
)
def test_a_revision_that_is_not_there_is_2_with_a_cure(repository: Desk, revision: str, told: str) -> None:
    ran = repository.check(f"--since={revision}")
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert "= help: " in ran.err


def test_outside_a_repository_is_2(desk: Desk) -> None:
    ran = desk.check("--since", "HEAD", GIT_CEILING_DIRECTORIES=str(desk.folder.parent))
    assert (ran.code, ran.out) == (2, "")
    assert "--since needs a git repository" in ran.err


def test_articles_outside_the_repository_are_2(repository: Desk) -> None:
    outside = repository.folder.parent / f"{repository.folder.name}-outside"
    outside.mkdir()
    (outside / "a.txt").write_text("The mine employs 3 workers.\n", "utf-8")
    ran = repository.run("check", str(outside), "--since", "HEAD")
    assert (ran.code, ran.out) == (2, "")
    assert "lies outside the repository" in ran.err
