"""The seed articles are in the project's own words and keep the form of the articles they restate.

The originals are not part of the project; what needs them is skipped where they are absent.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
NAMES = (
    "000_babafef70d7806c4.txt",
    "001_cda35ddb7de22b41.txt",
    "002_554ce272f944984c.txt",
    "003_c3a5d13f4eaa2ea5.txt",
    "004_4e0464146a471f89.txt",
)
RUN = 8

needs_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the original articles are absent")


def as_printed(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def without_marks(text: str) -> list[str]:
    """The words with presentation forms resolved and harakat dropped (a tanwin otherwise splits a word)."""
    composed = unicodedata.normalize("NFKC", text)
    return as_printed("".join(char for char in composed if unicodedata.category(char) != "Mn"))


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def manifest() -> dict[str, dict[str, str | date]]:
    with (SEEDS / "articles.toml").open("rb") as file:
        return tomllib.load(file)


def test_the_folder_holds_the_five_articles() -> None:
    assert tuple(sorted(path.name for path in SEEDS.glob("*.txt"))) == NAMES


def test_the_manifest_tells_something_of_each_article() -> None:
    entries = manifest()
    assert tuple(entries) == NAMES
    for name, entry in entries.items():
        assert entry, name
        assert entry.keys() <= {"source", "published", "language", "url"}, name


def test_only_the_dates_that_the_texts_state_are_in_the_manifest() -> None:
    dates = {name: entry["published"] for name, entry in manifest().items() if "published" in entry}
    assert dates == {NAMES[0]: date(2025, 11, 7), NAMES[3]: date(2025, 11, 7)}


@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_utf8_without_bom(name: str) -> None:
    raw = (SEEDS / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.decode("utf-8").strip()


def test_the_headline_of_003_is_in_presentation_forms() -> None:
    headline, *rest = (SEEDS / NAMES[3]).read_text(encoding="utf-8").split("\n")
    shaped = [char for char in headline if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"]
    # Letters that join to neither side keep their plain code point, so not all of them are shaped.
    assert len(shaped) > 0.7 * sum(char.isalpha() for char in headline)
    assert "كازاخستان" not in headline
    assert "كازاخستان" in unicodedata.normalize("NFKC", headline)
    assert any(headline in line for line in rest), "the keywords line repeats it"


def test_a_shared_run_is_found_through_marks_and_presentation_forms() -> None:
    plain = "أعلن الوزير رسميا عن خطة جديدة لزراعة القمح في الشمال"
    marked = "وقد أعلن الوزير رسميًا عن خطةٍ جديدة لزراعة القمح في \ufe8d\ufedf\ufeb8\ufee4\ufe8e\ufedd"
    assert len(runs(without_marks(plain)) & runs(without_marks(marked))) == 3
    assert not runs(as_printed(plain)) & runs(as_printed(marked))


@needs_originals
@pytest.mark.parametrize("words", [as_printed, without_marks])
@pytest.mark.parametrize("original", NAMES)
@pytest.mark.parametrize("restated", NAMES)
def test_no_run_of_eight_words_is_shared(
    restated: str, original: str, words: Callable[[str], list[str]]
) -> None:
    ours = words((SEEDS / restated).read_text(encoding="utf-8"))
    theirs = words((ORIGINALS / original).read_text(encoding="utf-8"))
    assert len(theirs) > RUN
    shared = sorted(" ".join(run) for run in runs(ours) & runs(theirs))
    assert shared == []


@needs_originals
@pytest.mark.parametrize("name", NAMES)
def test_an_article_is_about_as_long_as_its_original(name: str) -> None:
    ours = (SEEDS / name).read_text(encoding="utf-8")
    theirs = (ORIGINALS / name).read_text(encoding="utf-8")
    assert 0.8 * len(theirs) <= len(ours) <= 1.2 * len(theirs)
    assert ours.count("\n") == theirs.count("\n")
    assert ours.endswith("\n") == theirs.endswith("\n")


@needs_originals
@pytest.mark.parametrize("name", NAMES)
def test_an_article_has_the_digits_of_its_original_in_order(name: str) -> None:
    ours = (SEEDS / name).read_text(encoding="utf-8")
    theirs = (ORIGINALS / name).read_text(encoding="utf-8")
    assert re.findall(r"\d+", ours) == re.findall(r"\d+", theirs)
