"""The file: what is written is read again, the same is written the same, and what is wrong is told."""

from __future__ import annotations

import contextlib
import random
import subprocess
import sys
import time
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.baseline.entries import Baseline, Entry
from kzclaims.baseline.load import load_baseline
from kzclaims.baseline.notation import in_order
from kzclaims.baseline.write import baseline_text
from kzclaims.errors import BaselineError, render
from kzclaims.model import Kind, Location, Rule, RuleSet, Slot, Verdict
from tests.baseline.desk import BASELINE, PLACES, Desk

if TYPE_CHECKING:
    from pathlib import Path

HERE = Location("rules.toml", 1, 1)


def rules(*ids: str) -> RuleSet:
    """Rules of these ids, the longer ones with a slot."""
    return RuleSet(
        rules=tuple(
            Rule(
                id=name,
                title=name,
                kind=Kind.COUNT,
                location=HERE,
                slots=(Slot(name="place", terms=("us",)),) if "-" in name else (),
            )
            for name in ids
        ),
        terms=(),
    )


_NAMES = st.text("abkz.-0123456789", min_size=1, max_size=8)
_TEXTS = st.text(max_size=20)
_ENTRIES = st.builds(
    Entry,
    key=st.one_of(_NAMES, st.tuples(_NAMES, _TEXTS).map("@".join)),
    verdict=st.sampled_from([Verdict.CONFLICT, Verdict.TENSION]),
    values=st.lists(_TEXTS, min_size=1, max_size=3).map(in_order),
    reason=_TEXTS,
    expires=st.none() | st.dates(),
)
_SEVERAL = st.lists(_ENTRIES, unique_by=lambda entry: entry.key)


def _place_free(baseline: Baseline) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (entry.key, entry.verdict, entry.values, entry.reason, entry.expires) for entry in baseline.entries
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    entries=st.lists(_ENTRIES, unique_by=lambda entry: entry.key), paths=st.sets(_TEXTS), ids=st.sets(_NAMES)
)
def test_what_is_written_is_read_again_whatever_it_says(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], paths: set[str], ids: set[str]
) -> None:
    baseline = Baseline(
        entries=tuple(sorted(entries, key=lambda entry: entry.key)), paths=tuple(sorted(paths))
    )
    text = baseline_text(baseline, rules(*ids))
    path = tmp_path_factory.mktemp("file") / BASELINE
    path.write_text(text, "utf-8", newline="")
    again = load_baseline(path, BASELINE)
    assert (_place_free(again), again.paths) == (_place_free(baseline), baseline.paths)
    assert baseline_text(again, rules(*ids)) == text
    keys = list(tomllib.loads(text).get("accepted", {}))
    assert keys == sorted(keys)


@given(text=_TEXTS)
@settings(derandomize=True)
def test_nothing_in_the_file_acts_on_a_terminal(text: str) -> None:
    entry = Entry(key=text, verdict=Verdict.CONFLICT, values=(text,), reason=text)
    written = baseline_text(Baseline(entries=(entry,), paths=(text,)), rules())
    acting = {
        *map(chr, range(32)),
        *map(chr, range(0x7F, 0xA0)),
        *"\u202a\u202e\u2066\u2069\u200e\u200f\u061c",
    }
    assert not (set(written) - {"\n"}) & acting


def test_the_text_is_as_people_read_it() -> None:
    entries = (
        Entry(key="kz-trade@us/2023", verdict=Verdict.TENSION, values=("7 t", "9 t"), reason='"so"'),
        Entry(key="ties", verdict=Verdict.CONFLICT, values=("1992",), expires=date(2027, 1, 31)),
    )
    text = baseline_text(
        Baseline(entries=entries, paths=("seeds",)), rules("kz-trade", "kz-trade-change", "ties", "z")
    )
    assert text.partition("kzclaims = 1\n")[2] == (
        'paths = [\n    "seeds",\n]\n'
        "\n# kz-trade-change\n# kz-trade\n"
        '\n[accepted."kz-trade@us/2023"]\nverdict = "tension"\nvalues = [\n    "7 t",\n    "9 t",\n]\n'
        'reason = "\\"so\\""\n'
        "\n# ties\n"
        '\n[accepted."ties"]\nverdict = "conflict"\nvalues = [\n    "1992",\n]\n'
        'reason = ""\nexpires = 2027-01-31\n'
        "\n# z\n"
    )


ENTRY = '[accepted."ties"]\nverdict = "conflict"\nvalues = ["1992", "1995"]\nreason = "so"\n'


@pytest.mark.parametrize(
    ("text", "code", "place", "told"),
    [
        ("", "missing-key", "1:1", "write `kzclaims = 1`"),
        ("kzclaims = 2\n", "bad-version", "1:12", "upgrade it"),
        ("kzclaims = 1\nacepted = {}\n", "unknown-key", "2:1", "did you mean `accepted`?"),
        ("kzclaims = 1\npaths = 3\n", "bad-value", "2:9", '["seeds"]'),
        ("kzclaims = 1\naccepted = 3\n", "bad-value", "2:12", "above each entry"),
        ("kzclaims = 1\n[accepted]\nties = 3\n", "bad-value", "3:8", "`ties` must be a table"),
        ("kzclaims = 1\n" + ENTRY + "reasn = 1\n", "unknown-key", "6:1", "did you mean `reason`?"),
        ("kzclaims = 1\n" + ENTRY + "zzz = 1\n", "unknown-key", "6:1", "the keys are `verdict`"),
        (
            "kzclaims = 1\n" + ENTRY.replace("conflict", "agree"),
            "bad-value",
            "3:11",
            '"conflict" or "tension"',
        ),
        ("kzclaims = 1\n" + ENTRY.replace('"1995"', "1995"), "bad-value", "4:19", "each in quotes"),
        ("kzclaims = 1\n" + ENTRY.replace('"1992", "1995"', ""), "bad-value", "4:10", "at least one value"),
        ("kzclaims = 1\n" + ENTRY.replace("values", "value"), "missing-key", "2:1", "has no `values`"),
        ("kzclaims = 1\n" + ENTRY + 'expires = "2027-01-31"\n', "bad-value", "6:11", "without quotes"),
        ("kzclaims = 1\n" + ENTRY + "expires = 2027-02-31\n", "bad-toml", "6:11", "no such date"),
        ("kzclaims = 1\n" + ENTRY + ENTRY, "bad-toml", "6:1", "declared twice"),
        ("kzclaims = 1\n<<<<<<< HEAD\n" + ENTRY, "baseline-conflict", "2:1", "keep both sides"),
        ("kzclaims = 1\n" + ENTRY + "=======\n", "baseline-conflict", "6:1", "keep both sides"),
        ("kzclaims = 1\n" + ENTRY + ">>>>>>> a branch\n", "baseline-conflict", "6:1", "keep both sides"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_cure(
    tmp_path: Path, text: str, code: str, place: str, told: str
) -> None:
    path = tmp_path / BASELINE
    path.write_text(text, "utf-8")
    with pytest.raises(ExceptionGroup) as raised:
        load_baseline(path, BASELINE)
    errors = raised.value.exceptions
    assert all(isinstance(error, BaselineError) for error in errors)
    shown = [render(error.diagnostic) for error in errors if isinstance(error, BaselineError)]
    wanted = (f"error[{code}]", f"{BASELINE}:{place}\n", told)
    assert any(all(part in one for part in wanted) for one in shown), shown


def test_a_marker_inside_a_reason_is_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / BASELINE
    path.write_text("kzclaims = 1\n" + ENTRY.replace('"so"', '"""\n=======\n"""'), "utf-8")
    assert load_baseline(path, BASELINE).entries[0].reason == "=======\n"


def test_a_file_with_windows_line_ends_is_the_same_baseline(tmp_path: Path) -> None:
    path = tmp_path / BASELINE
    path.write_bytes(("kzclaims = 1\n" + ENTRY).replace("\n", "\r\n").encode())
    assert [entry.values for entry in load_baseline(path, BASELINE).entries] == [("1992", "1995")]


RULE_IDS = ("a", "b-b", "b-b-c", "d", "e-e")
_KEYS = [key for name in RULE_IDS for key in ([f"{name}@1", f"{name}@2"] if "-" in name else [name])]


def _merged(folder: Path, base: set[str], ours: set[str], theirs: set[str]) -> tuple[bool, set[str]]:
    """Whether git merges the baselines with these keys by itself, and the keys of what comes of it."""
    for name, keys in (("base", base), ("ours", ours), ("theirs", theirs)):
        entries = tuple(Entry(key=key, verdict=Verdict.CONFLICT, values=("1", "2")) for key in sorted(keys))
        (folder / name).write_text(baseline_text(Baseline(entries=entries), rules(*RULE_IDS)), "utf-8")
    ran = subprocess.run(
        ["git", "merge-file", "-p", "ours", "base", "theirs"], cwd=folder, capture_output=True, check=False
    )
    if ran.returncode:
        return False, set()
    (folder / BASELINE).write_bytes(ran.stdout)
    return True, {entry.key for entry in load_baseline(folder / BASELINE, BASELINE).entries}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(base=st.sets(st.sampled_from(_KEYS)), rules_of_ours=st.sets(st.sampled_from(RULE_IDS)), data=st.data())
def test_changes_to_facts_of_different_rules_merge(
    tmp_path_factory: pytest.TempPathFactory, base: set[str], rules_of_ours: set[str], data: st.DataObject
) -> None:
    added = data.draw(st.sets(st.sampled_from(_KEYS)))
    ours = base | {key for key in added if key.partition("@")[0] in rules_of_ours}
    theirs = base | {key for key in added if key.partition("@")[0] not in rules_of_ours}
    folder = tmp_path_factory.mktemp("merge")
    assert _merged(folder, base, ours, theirs) == (True, base | added)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(*(st.sets(st.sampled_from(_KEYS)) for _ in range(3)))
def test_whatever_merges_by_itself_merges_right(
    tmp_path_factory: pytest.TempPathFactory, base: set[str], ours: set[str], theirs: set[str]
) -> None:
    by_itself, keys = _merged(tmp_path_factory.mktemp("merge"), base, ours, theirs)
    if by_itself:
        assert keys == (base & ours & theirs) | (ours - base) | (theirs - base)


WRITER = """
import sys
from pathlib import Path
from kzclaims.cli.outputs import write_whole

path, texts = Path(sys.argv[1]), [Path(name).read_text("utf-8") for name in sys.argv[2:]]
print("begun", flush=True)
while True:
    for text in texts:
        write_whole(path, text.splitlines(keepends=True))
"""


def test_killed_at_any_moment_it_is_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    texts = []
    for reason in ("old", "new"):
        entries = tuple(
            Entry(key=f"staff@{number:04}", verdict=Verdict.CONFLICT, values=("1", "2"), reason=reason)
            for number in range(2000)
        )
        texts.append(baseline_text(Baseline(entries=entries), rules("staff")))
        (tmp_path / reason).write_text(texts[-1], "utf-8")
    path = tmp_path / BASELINE
    path.write_text(texts[0], "utf-8")
    moments = random.Random(7)  # noqa: S311 - moments to kill at, not secrets
    killed_while_writing = 0
    for _ in range(12):
        arguments = [path, tmp_path / "old", tmp_path / "new"]
        with subprocess.Popen([sys.executable, "-c", WRITER, *arguments], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(moments.uniform(0, 0.05))
            writer.kill()
        assert path.read_text("utf-8") in texts
        killed_while_writing += len(list(tmp_path.glob(f".{BASELINE}.*.tmp")))
    assert killed_while_writing  # else nothing was tried


def test_the_program_killed_leaves_a_whole_file_and_the_next_run_goes_on(desk: Desk) -> None:
    for place in PLACES:
        desk.say(f"one-{place}", 18, place)
        desk.say(f"two-{place}", 25, place)
    desk.check("--update-baseline", "--reason", "first")
    first = desk.baseline
    desk.say("paper", 40)
    for patience in (0.2, 0.6, None):
        process = desk.start("check", "news", "--update-baseline")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        process.wait()
        assert desk.baseline == first or '"40"' in desk.baseline
    whole = desk.baseline
    assert whole.count("[accepted.") == len(PLACES)
    assert desk.check("--update-baseline").err.endswith("nothing to change\n")
    assert desk.baseline == whole
