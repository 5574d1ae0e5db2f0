"""The life of a repository: what a job says of it from push to push, with real git."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.baseline.desk import PLACES, Desk


def test_the_life_of_a_repository(desk: Desk) -> None:
    desk.begin()
    clean = desk.check("--update-baseline")
    assert (clean.code, "0 conflicts" in clean.out) == (0, True)
    desk.commit("nothing is known")

    desk.say("radio", 25)
    red = desk.check()
    assert (red.code, red.err) == (1, "")
    assert red.out.startswith("conflict[mine-staff]: People who work in the mine: 2 values  (new)\n")
    assert desk.check("--since", "HEAD").code == 1

    accepted = desk.accept("mine-staff")
    assert (accepted.code, accepted.err) == (0, "")
    assert accepted.out == "accepted mine-staff: 18, 25  (kzclaims-baseline.toml:15)\n"
    desk.commit("the mine is known")
    green = desk.check()
    assert (green.code, green.err) == (0, "")
    assert green.out.startswith("accepted  mine-staff  18 | 25  3 sources, 2 origins  known: two counts\n")
    assert green.out.endswith("1 conflict, 0 tensions, 0 agree, 0 single, 1 accepted\n")
    written = desk.baseline

    desk.write("news/blog.txt", "We heard that 25 people work in the mine.\n")
    assert desk.check().code == 0

    desk.say("paper", 40)
    widened = desk.check()
    assert widened.code == 1
    assert "(widened)" in widened.out
    assert "Not among the accepted values: 40." in widened.out

    for article in ("paper", "radio", "blog"):
        desk.drop(article)
    corrected = desk.check()
    assert corrected.code == 0
    assert "warning[stale-baseline]: `mine-staff`" in corrected.err
    assert "--> kzclaims-baseline.toml:15:1" in corrected.err

    desk.git("checkout", "-q", "--", ".")
    desk.drop("radio")
    desk.write("news/2025/radio.txt", "A visit to the valley.\n\nIn the mine they have 25 workers.\n")
    moved = desk.check()
    assert (moved.code, moved.err) == (0, "")
    assert "1 accepted" in moved.out
    assert desk.baseline == written


@pytest.mark.parametrize("places", list(combinations(PLACES, 2)), ids="-".join)
def test_branches_that_accept_facts_of_different_rules_merge(desk: Desk, places: tuple[str, str]) -> None:
    desk.check("--update-baseline")
    for place in PLACES:
        desk.say(f"one-{place}", 18, place)
        desk.say(f"two-{place}", 25, place)
    desk.begin()
    for place in places:
        desk.git("checkout", "-q", "-b", place, "main")
        assert desk.accept(f"{place}-staff").code == 0
        desk.commit(f"accept {place}")
    desk.git("merge", "-q", "-m", "both", places[0])
    assert desk.check().out.endswith("2 accepted\n")
    written = desk.baseline
    assert desk.run("check", "news", "--update-baseline", "--fail-on", "never").code == 0
    assert desk.baseline != written
    assert all(f'[accepted."{place}-staff"]' in desk.baseline for place in PLACES)


def test_a_merge_that_was_not_finished_is_told_and_keeping_both_sides_mends_it(desk: Desk) -> None:
    desk.say("radio", 25)
    desk.say("port", 1, "harbour")
    desk.say("ships", 2, "harbour")
    desk.begin()
    for place in ("mine", "harbour"):
        desk.git("checkout", "-q", "-b", place, "main")
        assert desk.accept(f"{place}-staff").code == 0
        desk.commit(f"accept {place}")
    desk.git("merge", "-q", "mine", code=1)
    told = desk.check()
    assert (told.code, told.out) == (2, "")
    line = desk.baseline.split("\n").index("<<<<<<< HEAD") + 1
    assert "error[baseline-conflict]" in told.err
    assert f"--> kzclaims-baseline.toml:{line}:1" in told.err
    assert "keep both sides" in told.err


def test_an_accepted_fact_follows_its_rule_to_a_new_id(desk: Desk) -> None:
    desk.say("radio", 25)
    desk.accept("mine-staff")
    rules = (desk.folder / "rules/places.toml").read_text("utf-8")
    desk.write(
        "rules/places.toml", rules.replace('id = "mine-staff"', 'id = "pit-staff"\nwas = ["mine-staff"]')
    )
    ran = desk.check()
    assert (ran.code, ran.err) == (0, "")
    assert "moved: two counts" in ran.out
    updated = desk.check("--update-baseline")
    assert updated.err == "+ pit-staff: 18, 25  (moved)\nkzclaims-baseline.toml: 1 moved\n"
    assert '[accepted."pit-staff"]' in desk.baseline
    assert "mine-staff" not in desk.baseline
    assert "known: two counts" in desk.check().out
