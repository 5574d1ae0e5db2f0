"""The script of a text is that of most of its letters."""

import tomllib
from pathlib import Path

import pytest

import kzclaims
from kzclaims.text.scripts import dominant

PACKS = Path(kzclaims.__file__).parent / "languages"
ALL = ("Arabic", "Cyrillic", "Greek", "Han", "Kana", "Latin")


@pytest.mark.parametrize(
    ("text", "scripts", "script"),
    [
        ("كلمات English", ALL, "Latin"),
        ("كلمات وكلمات English", ALL, "Arabic"),
        ("ﻛﻠﻤﺎﺕ one", ALL, "Arabic"),
        ("слова", ALL, "Cyrillic"),
        ("слова and كلمة", ("Arabic", "Latin"), "Arabic"),
        ("αβγ", ("Arabic", "Latin"), ""),
        ("経済は成長した", ALL, "Kana"),
        ("经济增长", ALL, "Han"),
        ("5,300 %", ALL, ""),
        ("", ALL, ""),
        ("ab вг", ("Latin", "Cyrillic"), "Latin"),
        ("ab вг", ("Cyrillic", "Latin"), "Cyrillic"),
        ("words", (), ""),
    ],
)
def test_most_letters_decide(text: str, scripts: tuple[str, ...], script: str) -> None:
    assert dominant(text, scripts) == script


def test_every_script_that_the_data_name_is_known() -> None:
    named = {
        row["script"]
        for row in tomllib.loads((PACKS / "detect.toml").read_text(encoding="utf-8"))["language"]
    }
    for file in PACKS.glob("*/language.toml"):
        named.add(tomllib.loads(file.read_text(encoding="utf-8"))["script"])
    assert dominant("", sorted(named)) == ""
