"""Texts that nobody writes, to see that the time grows with their length and no faster.

`python -m tests.benchmarks.adversarial NAME MEGABYTES` prints the seconds of processor time and the
quantities of one.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from kzclaims.quantities import find_quantities
from tests.benchmarks.texts import MEGABYTE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZES = (0.25, 0.5, 1.0)
"""Megabytes of UTF-8."""
LONGEST = 300.0
"""Seconds after which a text counts as never read."""
ENOUGH = 10.0
"""Seconds after which a text is not read at its greatest length."""
LINEAR, NOISE = 2.8, 0.5
"""Twice the text may take so many times the time, unless that is so few seconds."""
SLOW = 5.0
"""Seconds for a megabyte beyond which a text is called slow."""

_ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ARABIC_NUMBERS = "خمسة وعشرون ثلاثمئة مليون ملايين مليوني ألف ألفا نصف ربع و ونصف مئة تسعة عشر مليار وثلاثون"
_ENGLISH_NUMBERS = "five twenty hundred thousand million half quarter a and one billion thirty-three dozen"
_MIXED = "abc خمسة пять 5 שלוש five ごじゅう مليون ٥ million"


def _again(unit: str) -> Callable[[int], str]:
    """One unit over and over."""
    return lambda size: unit * (size // len(unit.encode("utf-8", "surrogatepass")) + 1)


def _drawn(words: str | list[str], between: str) -> Callable[[int], str]:
    """Words drawn at random, the same on every machine."""

    def build(size: int) -> str:
        chance, drawn, left = random.Random(7), list[str](), size  # noqa: S311  # no secret
        while left > 0:
            drawn.append(chance.choice(words))
            left -= len((drawn[-1] + between).encode())
        return between.join(drawn)

    return build


def _nested(size: int) -> str:
    return "(" * (size // 2) + ")" * (size // 2)


TEXTS: dict[str, Callable[[int], str]] = {
    "Arabic letters, no space": _drawn(_ARABIC_LETTERS, ""),
    "Latin letters, no space": _drawn(_LATIN_LETTERS, ""),
    "scripts mixed, no space": _drawn(_MIXED.split(), ""),
    "scripts mixed": _drawn(_MIXED.split(), " "),
    "digits": _again("1234567890"),
    "Arabic digits": _again("١٢٣٤٥٦٧٨٩٠"),
    "digit, comma": _again("1,"),
    "digit, dash": _again("1-"),
    "digit, slash": _again("1/"),
    "digit, colon": _again("1:"),
    "digit, no-break space": _again("000\u00a0"),
    "digit, space": _again("1 "),
    "digit, line": _again("1\n"),
    "digit, percent": _again("1%"),
    "digit, dollar": _again("1$"),
    "digit, bracket": _again("(1"),
    "digit, unit, no space": _again("5km"),
    "fractions": _again("1/2 "),
    "Arabic vowel marks": _again("\u064b\u064e"),
    "combining accents": _again("e\u0301\u0327"),
    "tatweel": _again("ـ"),
    "direction marks": _again("\u202e"),
    "ligatures": _again("ﷺ"),
    "brackets, nested": _nested,
    "dashes": _again("-"),
    "points": _again("."),
    "spaces": _again(" "),
    "lines": _again("\n"),
    "Arabic number words": _drawn(_ARABIC_NUMBERS.split(), " "),
    "English number words": _drawn(_ENGLISH_NUMBERS.split(), " "),
    "one Arabic number word": _again("خمسة "),
    "one English number word": _again("five "),
    "numbers joined": _again("وخمسة "),
    "scales": _again("مليون "),
    "decimals by name": _again("خمسة فاصلة "),
    "decimals by name, English": _again("ten point "),
    "and, no space": _again("و"),
    "and": _again("و "),
    "article and and, no space": _again("وال"),
    "hedges": _again("أكثر من "),
    "ranges": _again("بين 3 و5 إلى "),
    "ranges, English": _again("from 5 to "),
    "months": _again("تشرين الثاني/نوفمبر/"),
    "years listed": _again("2023, 2024 and "),
    "days listed": _again("7 و8 و"),
    "weekdays": _again("يوم الخميس "),
    "ordinals": _again("الحادي والعشرين "),
    "halves of halves": _again("half of the first half of the "),
    "lone surrogates": _again("\ud800 5 "),
}
"""What each text is called, and how it is made in a number of bytes."""


def lines(only: str = "") -> Iterator[str]:
    """The table, line by line; of the texts whose names have `only` in them."""
    yield (
        f"{'text':<28}" + "".join(f"{f'{size} MB':>10}" for size in SIZES) + "  growth   s/MB  quantities/KB"
    )
    for name in TEXTS:
        if only in name:
            yield _line(name)


def _line(name: str) -> str:
    seconds = list[float]()
    found, failure = 0, ""
    for size in SIZES:
        if len(seconds) > 1 and seconds[-1] > ENOUGH:
            break
        done = _measured(name, size)
        if isinstance(done, str):
            failure = f"  {size} MB: {done}"
            break
        seconds.append(done[0])
        found = done[1]
    cells = "".join(f"{each:>8.2f} s" for each in seconds).ljust(10 * len(SIZES))
    if len(seconds) < 2 or failure:
        return f"{name:<28}{cells}{failure}"
    size, growth = SIZES[len(seconds) - 1], seconds[-1] / seconds[-2]
    flags = "  SUPERLINEAR" if growth > LINEAR and seconds[-1] > NOISE else ""
    flags += "  SLOW" if seconds[-1] / size > SLOW else ""
    return f"{name:<28}{cells}{growth:>8.1f}{seconds[-1] / size:>7.1f}{found / size / 1000:>15.1f}{flags}"


def _measured(name: str, size: float) -> tuple[float, int] | str:
    """The seconds and the quantities of a text, in a process of its own; what went wrong otherwise."""
    command = [sys.executable, "-m", "tests.benchmarks.adversarial", name, str(size)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return f"not read in {LONGEST:.0f} s"
    if done.returncode:
        return f"{(done.stderr.splitlines() or ['ended without a word'])[-1][:80]} (status {done.returncode})"
    seconds, found = done.stdout.split()
    return float(seconds), int(found)


def main() -> None:
    """Read one text and print the seconds and the number of its quantities."""
    text = TEXTS[sys.argv[1]](int(float(sys.argv[2]) * MEGABYTE))
    find_quantities("")
    begin = time.process_time()
    found = len(find_quantities(text))
    print(time.process_time() - begin, found)


if __name__ == "__main__":
    main()
