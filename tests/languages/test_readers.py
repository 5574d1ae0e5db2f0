"""Which pack reads a text of which nobody says the language."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kzclaims
from kzclaims import languages

PACKAGE = Path(kzclaims.__file__).parent


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("بلغت 17.2 مليار دولار", "ar"),
        ("17.2 billion dollars", "en"),
        ("قالت Reuters إن 5 شركات", "ar"),
        ("The word مليار in English", "en"),
        ("17,200 %", "en"),
        ("", "en"),
        ("7 рублей", "en"),
        ("7 рублей و3 دنانير", "ar"),
    ],
)
def test_the_pack_of_the_script_reads(text: str, code: str) -> None:
    assert languages.reader_of(text) == code


def test_only_the_beginning_of_a_text_is_looked_at() -> None:
    assert languages.reader_of("word " * 1000 + "كلمة " * 5000) == "en"


def test_a_further_pack_reads_the_texts_of_its_script(tmp_path: Path) -> None:
    """A language is a folder of data: its texts are known by their script, without a word of Python."""
    shutil.copytree(PACKAGE, tmp_path / "kzclaims", ignore=shutil.ignore_patterns("__pycache__"))
    pack = tmp_path / "kzclaims" / "languages" / "ru"
    pack.mkdir()
    (pack / "language.toml").write_text(
        'name = "Russian"\nscript = "Cyrillic"\nfirst_of_script = true\n'
        'decimal_marks = [","]\ngroup_marks = ["."]\nconjunctions = ["и"]\n',
        encoding="utf-8",
    )
    (pack / "units.toml").write_text('[[money]]\nunit = "RUB"\nforms = ["рублей"]\n', encoding="utf-8")
    program = (
        "from kzclaims import find_quantities\n"
        "for text in ('Потратили 1,234 рублей', 'They spent 1,234 dollars', 'أنفقوا 7 دنانير و5 рублей'):\n"
        "    print([f'{q.low} {q.unit}' for q in find_quantities(text)])\n"
    )
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert told.splitlines() == ["['1.234 RUB']", "['1234 USD']", "['7 dinar?', '5 RUB']"]
