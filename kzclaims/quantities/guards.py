"""Guards: numbers that are part of a name, a clock time, an address, and no quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kzclaims.quantities.words import Cat

if TYPE_CHECKING:
    from kzclaims.quantities.scan import Scan

_GLUE: Final = frozenset("#+/:_@=&\\.^*|")
_LONGEST_SCORE: Final = 3
_SCORE_WORDS: Final = 8
_SHORTEST_WORD: Final = 2
_SHORTEST_NOUN: Final = 4
_FEMININE: Final = "ة"
_COUNTED: Final = 1 << Cat.COUNTED
_NAMED: Final = _COUNTED | 1 << Cat.NOUN | 1 << Cat.UNIT
_MOST_DIGITS: Final = 7
_YEARS: Final = range(1800, 2100)
_JOINING: Final = frozenset(",،:")
_QUOTES: Final = frozenset("\"“«'")
_COUNTED_ENDINGS: Final = frozenset("اةً")
_SCORE_DASHES: Final = frozenset("-–")
_RUN_SIGNS: Final = ("://", "www.", "@")


def is_name_part(scan: Scan, first: int, last: int, *, suffix: bool = False) -> bool:
    """Whether digits at pieces `first` to `last` belong to something else than a quantity.

    Letters or signs that touch them (`C5`, `5+1`, `09:45`, `787s`, `F-16`, an address), a label
    before them (`No. 5`, `Resolution 1701`), or the mark of a list. `suffix` tells that a unit or a
    scale was read right behind the digits.
    """
    pieces = scan.pieces
    before = pieces[first - 1] if first > 0 else ""
    if before and not before.isspace():
        if before.isalpha():
            apart = first < 2 or _opens(pieces[first - 2])
            if not (apart and (_is_proclitic(scan, before) or _is_run_on(scan, first - 1, suffix=suffix))):
                return True
        elif before == "/" and first > 1 and pieces[first - 2].isdecimal():
            return True
        elif before in _GLUE and not (before == "." and not _glued_dot(scan, first)):
            return before != "+" or (first > 1 and pieces[first - 2][-1:].isalnum())
        elif before in "-–" and first > 1 and pieces[first - 2][-1:].isalnum():
            return True
    behind = pieces[last + 1]
    if behind and not suffix:
        if behind.isalpha() and not _runs_on(scan, last):
            return True
        nextone = pieces[last + 2] if last + 2 <= scan.end else ""
        if behind in "+:/_@=&\\" and nextone[:1].isalnum():
            return True
        if behind == "-" and nextone[:1].isalpha() and scan.written(last + 2)[:1].isupper():
            # 737-MAX; a 15-member council is one of fifteen, and no model is of 24,000
            return "," not in pieces[last]
    if not suffix and is_labelled(scan, first, last):
        return True
    return _list_mark(scan, first) or _in_address(scan, first)


def is_labelled(scan: Scan, first: int, last: int) -> bool:
    """Whether the word before digits makes them a name: `Resolution 1701`, «من طراز سام 7», "Area 51".

    A noun in the form that is counted from eleven on says that they count after all («صوت لصالح القرار
    13 عضوا») behind a label that may stand there for itself (data: `label_loose`).
    """
    if scan.role_before(first, "label") is not None:
        return scan.role_before(first, "label_loose") is None or not _counts_noun(scan, last)
    titled = scan.role_before(first, "label_name", 2)
    if titled is not None and scan.written(titled.first)[:1].isupper():
        return True
    name = scan.before(first)
    if name < 0:
        return False
    if scan.pieces[name] in _JOINING or scan.pieces[name] in scan.lexicon.all_conjunctions:
        return False
    if scan.pieces[name].isascii() and scan.pieces[name].isalpha() and scan.words[name] is None:
        return scan.lexicon.grammar.noun_first and scan.written(name)[:1].isupper()
    before = scan.before(name)
    if before >= 0 and scan.pieces[before] in _QUOTES:
        before = scan.before(before)
    modelled = before >= 0 and scan.role_before(scan.after(before), "model", 1) is not None
    return modelled and scan.pieces[name].isalpha()


def _counts_noun(scan: Scan, last: int) -> bool:
    """Whether a noun behind a number from 11 to 99 is in the singular that such numbers count."""
    noun, digits = scan.after(last), scan.pieces[last]
    if noun >= scan.end or not digits.isdecimal() or not int(digits) % 100 > 10:
        return False
    article = scan.lexicon.articles(scan.lexicon.codes[0])
    if article and scan.pieces[noun].startswith(article):
        return False
    return scan.written(noun)[-1:] in _COUNTED_ENDINGS and scan.role(noun, "adverb") is None


def _is_proclitic(scan: Scan, letters: str) -> bool:
    return any(letters in scan.lexicon.prefixes(code) for code in scan.lexicon.codes)


def _is_run_on(scan: Scan, place: int, *, suffix: bool) -> bool:
    """Whether letters before digits are a word whose space was lost: «بنسبة25%», «أكثر من600 شركة».

    Only in a script without capitals, and where a scale or a unit stands behind the digits or a hedge before
    them: no name has either («كوفيد19»).
    """
    letters = scan.pieces[place]
    if len(letters) < _SHORTEST_WORD or letters.upper() != letters.lower():
        return False
    return suffix or scan.find_before(place + 1, Cat.HEDGE) is not None


def _runs_on(scan: Scan, last: int) -> bool:
    """Whether letters behind digits are a noun whose space was lost: «وزعت 1500بطانية».

    Only a noun that news counts, or a feminine one, which no make of a machine is («737ماكس»); behind
    what may be a year there is more than one way to part them («2030رؤية»).
    """
    noun, digits = scan.pieces[last + 1], scan.pieces[last]
    if len(noun) < _SHORTEST_NOUN or noun.upper() != noun.lower() or not digits.isdecimal():
        return False
    if len(digits) > _MOST_DIGITS or int(digits) in _YEARS:
        return False
    word = scan.words[last + 1]
    if word is not None:
        return bool(word.mask & _COUNTED) and not word.clitic and not word.mask & ~_NAMED
    return scan.lexicon.grammar.noun_first and scan.written(last + 1)[-1:] == _FEMININE


def _opens(piece: str) -> bool:
    return not piece[-1:].isalnum()


def _glued_dot(scan: Scan, first: int) -> bool:
    return first > 1 and scan.pieces[first - 2][-1:].isalnum()


def _list_mark(scan: Scan, first: int) -> bool:
    """`1. `, `2) ` or `(3) ` at the beginning of a line; `[12]`, a note, anywhere."""
    if first > 0 and scan.pieces[first].isdecimal():
        opened = scan.pieces[first - 1] + scan.pieces[first + 1]
        if opened == "[]" or (opened == "()" and _opens_line(scan, first - 1)):
            return True
    if first > 0 and not scan.pieces[first - 1].endswith("\n"):
        return False
    if not scan.pieces[first].isdecimal() or len(scan.pieces[first]) > 2:
        return False
    mark, space = scan.pieces[first + 1], scan.pieces[first + 2] if first + 2 <= scan.end else ""
    return mark in (".", ")", "-", "–") and (space == "" or space.isspace())


def _opens_line(scan: Scan, place: int) -> bool:
    return place == 0 or scan.pieces[place - 1].endswith("\n")


def _in_address(scan: Scan, first: int) -> bool:
    """Whether the run of non-space around a place is an address of the web or of mail."""
    if first == 0 or scan.pieces[first - 1].isspace():
        return False
    text, begin = scan.folded.text, scan.base + scan.begin(first)
    run_start = begin
    floor = max(scan.base, begin - 300)
    while run_start > floor and not text[run_start - 1].isspace():
        run_start -= 1
    return any(sign in text[run_start:begin] for sign in _RUN_SIGNS)


def is_score(scan: Scan, first: int, last: int) -> bool:
    """Whether digits are half of a result: `won 3-2`, `a 48-52 vote`, `0-0`.

    A pair that does not rise is one in any case; a rising pair only near a word of winning or voting.
    """
    pieces = scan.pieces
    if first != last or not pieces[first].isdecimal() or len(pieces[first]) > _LONGEST_SCORE:
        return False
    if pieces[first + 1] in _SCORE_DASHES and first + 2 < scan.end and pieces[first + 2].isdecimal():
        one, two = first, first + 2
    elif first > 1 and pieces[first - 1] in _SCORE_DASHES and pieces[first - 2].isdecimal():
        one, two = first - 2, first
    else:
        return False
    if pieces[two + 1] in ("%", "-") or len(pieces[two]) > _LONGEST_SCORE:
        return False
    return int(pieces[one]) >= int(pieces[two]) or (_scored(scan, one, two) and not _counted(scan, two))


def _counted(scan: Scan, two: int) -> bool:
    """Whether a noun stands behind a pair, which is a range then: «won 3-4 seats»."""
    behind = scan.after(two)
    if behind >= scan.end or not scan.pieces[behind].isalpha():
        return False
    if scan.words[behind] is not None:
        return scan.find(behind, Cat.UNIT) is not None
    return scan.pieces[behind].endswith("s") and scan.written(behind)[:1].islower()


def _scored(scan: Scan, one: int, two: int) -> bool:
    """Whether a word of winning or voting stands before a pair, or right behind it."""
    behind = scan.after(two)
    if behind < scan.end and scan.role(behind, "range-score") is not None:
        return True
    return scan.has_role_before(one, "range-score", _SCORE_WORDS, ".!?؟")
