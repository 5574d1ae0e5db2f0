"""Options of the gate: what each writes, refuses and leaves alone."""

from __future__ import annotations

import json

import pytest

from tests.baseline.desk import BASELINE, Desk


def status(desk: Desk, *arguments: str, **environment: str) -> tuple[int, str]:
    ran = desk.check("-f", "json", *arguments, **environment)
    [fact] = json.loads(ran.out)["facts"]
    return ran.code, fact["status"]


@pytest.fixture
def torn(desk: Desk) -> Desk:
    """A desk with a contradiction that is accepted until the end of January 2027."""
    desk.say("radio", 25)
    assert desk.accept("mine-staff", "--expires", "2027-01-31").code == 0
    return desk


@pytest.mark.parametrize(
    ("today", "code", "told"),
    [("2027-01-30", 0, "accepted"), ("2027-01-31", 0, "accepted"), ("2027-02-01", 1, "expired")],
)
def test_an_entry_holds_through_its_last_day(torn: Desk, today: str, code: int, told: str) -> None:
    assert status(torn, KZCLAIMS_TODAY=today) == (code, told)


def test_what_has_expired_says_so_and_only_accept_renews_it(torn: Desk) -> None:
    late = {"KZCLAIMS_TODAY": "2027-02-01"}
    assert "It was accepted until 2027-01-31, which has passed." in torn.check(**late).out
    before = torn.baseline
    assert torn.check("--update-baseline", **late).code == 1
    assert torn.baseline == before
    again = torn.run("accept", "mine-staff", "--reason", "still so", **late)
    assert again.code == 0
    assert torn.check(**late).code == 0


def test_no_baseline_shows_what_is_accepted(torn: Desk) -> None:
    assert status(torn) == (0, "accepted")
    assert status(torn, "--no-baseline") == (1, "new")


def test_the_summary_counts_what_is_not_accepted(torn: Desk) -> None:
    torn.say("paper", 40)
    summary = json.loads(torn.check("-f", "json").out)["summary"]
    assert {name: summary[name] for name in ("conflict", "new", "accepted", "widened", "expired")} == {
        "conflict": 1,
        "new": 1,
        "accepted": 0,
        "widened": 1,
        "expired": 0,
    }


def test_fail_on_warning_asks_for_tensions_to_be_accepted_too(desk: Desk) -> None:
    desk.say("weekly", "about 18.7")
    desk.write("news/weekly.txt", "The mine employs about 19 workers.\n")
    assert status(desk, "--fail-on", "warning") == (1, "new")
    assert desk.accept("mine-staff").code == 0
    assert 'verdict = "tension"' in desk.baseline
    assert status(desk, "--fail-on", "warning") == (0, "accepted")


def test_an_update_after_an_incomplete_run_writes_nothing(torn: Desk) -> None:
    before = torn.baseline
    torn.say("paper", 40)
    (torn.folder / "news/photo.txt").write_bytes(b"\x89PNG\x00")
    ran = torn.check("--update-baseline")
    assert ran.code == 2
    assert "kzclaims-baseline.toml is left as it was" in ran.err
    refused = torn.accept("mine-staff")
    assert (refused.code, refused.out) == (2, "")
    assert torn.baseline == before


def test_stale_is_told_by_a_run_that_reads_all_and_by_no_other(torn: Desk) -> None:
    torn.drop("radio")
    everything = ("check", "."), ("check", "news"), ("check", "news/daily.txt", "news")
    parts = ("check", "news/daily.txt"), ("check", "news/daily.txt", "news/weekly.txt")
    for arguments in everything:
        assert "stale-baseline" in torn.run(*arguments).err
    before = torn.baseline
    for arguments in parts:
        ran = torn.run(*arguments, "--update-baseline")
        assert (ran.code, ran.err) == (0, "kzclaims-baseline.toml: nothing to change\n")
    assert torn.baseline == before
    (torn.folder / "news/photo.txt").write_bytes(b"\x89PNG\x00")
    assert "stale-baseline" not in torn.check().err


def test_a_rule_file_alone_tells_nothing_of_the_entries_of_others(torn: Desk) -> None:
    rules = (torn.folder / "rules/places.toml").read_text("utf-8")
    torn.write("other.toml", rules.replace("mine", "quarry"))
    assert "stale-baseline" not in torn.check("--rules", "other.toml").err
    torn.write("rules/places.toml", rules.replace("mine", "quarry"))
    assert "stale-baseline" in torn.check().err


def test_an_update_adds_widens_and_drops_and_keeps_reasons(torn: Desk) -> None:
    torn.say("paper", 40)
    torn.say("port", 1, "harbour")
    torn.say("ships", 2, "harbour")
    ran = torn.check("--update-baseline", "--reason", "first look")
    assert ran.code == 0
    assert ran.err == (
        "+ harbour-staff: 1, 2  (accepted)\n"
        "+ mine-staff: 18, 25, 40  (widened)\n"
        "kzclaims-baseline.toml: 1 accepted, 1 widened\n"
    )
    assert 'reason = "first look"' in torn.baseline
    assert 'reason = "two counts"\nexpires = 2027-01-31\n' in torn.baseline
    torn.drop("ships")
    torn.drop("paper")
    narrowed = torn.check("--update-baseline").err
    assert narrowed == (
        "- harbour-staff: 1, 2  (dropped)\n"
        "+ mine-staff: 18, 25  (narrowed)\n"
        "kzclaims-baseline.toml: 1 narrowed, 1 dropped\n"
    )
    written = torn.baseline
    assert torn.check("--update-baseline").err == "kzclaims-baseline.toml: nothing to change\n"
    assert torn.baseline == written


def test_a_run_that_reads_a_part_takes_no_value_away(torn: Desk) -> None:
    torn.say("paper", 40)
    assert torn.accept("mine-staff").code == 0
    part = ("news/daily.txt", "news/radio.txt")
    before = torn.baseline
    assert torn.run("check", *part, "--update-baseline").code == 0
    assert torn.baseline == before
    torn.say("radio", 26)
    assert torn.run("check", *part, "--update-baseline").code == 0
    assert torn.baseline == before.replace('"25",\n', '"25",\n    "26",\n')
    torn.say("radio", 27)
    again = torn.run(
        "accept", "mine-staff", "--reason", "so", "--paths", "news/daily.txt", "--paths", part[1]
    )
    assert again.out.startswith("accepted mine-staff: 18, 25, 26, 27, 40  (")
    assert torn.accept("mine-staff").out.startswith("accepted mine-staff: 18, 27, 40  (")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("check news --baseline none.toml", "there is no baseline `none.toml`"),
        ("check news --no-baseline --update-baseline", "--no-baseline goes neither with"),
        ("check news --update-baseline --since HEAD", "--update-baseline does not go with --since"),
        ("check news --reason because", "--reason goes with --update-baseline"),
        ("accept mine-staf --reason x", "did you mean `mine-staff`?"),
        ("accept mill-staff --reason x", "nothing to accept of `mill-staff`: its verdict is single"),
        ("accept mine-staff --reason x --expires soon", "--expires `soon` is no date"),
        ("accept mine-staff --reason x --expires 2020-01-01", "--expires 2020-01-01 has passed"),
        ("accept mine-staff", "missing option `--reason`"),
    ],
)
def test_what_makes_no_sense_is_2_and_changes_nothing(torn: Desk, arguments: str, told: str) -> None:
    torn.say("flour", 3, "mill")
    before = torn.baseline
    ran = torn.run(*arguments.split())
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert torn.baseline == before


def test_accept_needs_a_reason_with_something_in_it(torn: Desk) -> None:
    ran = torn.run("accept", "mine-staff", "--reason", " ")
    assert ran.code == 2
    assert "a contradiction is accepted for a reason" in ran.err


def test_a_wrong_day_in_the_environment_is_told(torn: Desk) -> None:
    ran = torn.check(KZCLAIMS_TODAY="tomorrow")
    assert ran.code == 2
    assert "KZCLAIMS_TODAY `tomorrow` is no date" in ran.err


def test_a_baseline_is_not_written_through_a_link(torn: Desk) -> None:
    (torn.folder / BASELINE).rename(torn.folder / "elsewhere.toml")
    (torn.folder / BASELINE).symlink_to("elsewhere.toml")
    ran = torn.check("--update-baseline")
    assert ran.code == 2
    assert "symbolic link" in ran.err


def test_where_the_baseline_cannot_be_written_the_findings_are_printed_all_the_same(
    torn: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    torn.say("paper", 40)
    before = torn.baseline
    monkeypatch.setattr("kzclaims.cli.baselines.write_whole", full)
    ran = torn.check("--update-baseline")
    assert ran.code == 2
    assert "(widened)" in ran.out
    assert "cannot write `kzclaims-baseline.toml`: No space left on device" in ran.err
    assert torn.baseline == before


def test_a_baseline_in_another_folder_is_read_and_covers_the_same(torn: Desk) -> None:
    (torn.folder / "ci").mkdir()
    assert torn.check("--no-baseline").code == 1
    assert torn.check("--baseline", "ci/known.toml", "--update-baseline").code == 0
    assert '"../news"' in (torn.folder / "ci/known.toml").read_text("utf-8")
    torn.drop("radio")
    assert "--> ci/known.toml:" in torn.check("--baseline", "ci/known.toml").err
