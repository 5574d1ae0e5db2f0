"""Which texts go back to one: a table of what outlets do with a report, and of what only looks alike."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kzclaims.model import Article
from kzclaims.reconcile import find_origins
from kzclaims.reconcile.copies import shared_text
from tests.reconcile.builders import article
from tests.reconcile.copied_texts import (
    ARABIC,
    ARABIC_MORE,
    ARABIC_TABLE,
    ENGLISH,
    ENGLISH_MORE,
    ENGLISH_TABLE,
    OTHER_ARABIC,
    OTHER_ENGLISH,
    body,
    first_words,
    paragraphs,
    reworded,
)

WEEK = (231, 204, 188, "52,000", 14, 31, "1,204", 8713)
NEXT_WEEK = (236, 199, 190, "47,500", 9, 33, "1,219", 9020)
EASTERN = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
ALEFS = str.maketrans("أإآىة", "اااىه")
SENTENCE = (
    "The ministry of transport said the channel would be dredged to 16 metres by 2027 and that "
    "the work would be paid for by a loan."
)

ENGLISH_BOX = ("Read also:", "A quiet winter for the ferries", "Ten places to eat on the coast")
ARABIC_BOX = ("اقرأ أيضا", "شتاء هادئ على شواطئ البحيرة", "عشرة مطاعم على الساحل")


def page(*lines: str) -> str:
    return "\n".join(lines)


COPIES = {
    "another headline": (ENGLISH, "\n\n".join(["After the storm, ships return", *body(ENGLISH)])),
    "cut at the end": (ENGLISH, "\n\n".join(paragraphs(ENGLISH)[:3])),
    "cut in the middle of a sentence": (ENGLISH, first_words(ENGLISH, 70)),
    "a paragraph added": (ENGLISH, f"{ENGLISH}\n{ENGLISH_MORE}"),
    "cut, and a paragraph of its own": (ENGLISH, "\n\n".join([*paragraphs(ENGLISH)[:3], ENGLISH_MORE])),
    "the furniture of a page": (
        ENGLISH,
        page("By Jane Roe", "Share", "Published: 4 March 2025", ENGLISH, *ENGLISH_BOX, "All rights reserved"),
    ),
    "quoted by a longer article": (
        "\n\n".join(body(ENGLISH)[:2]),
        page(OTHER_ENGLISH, ENGLISH_MORE, "The agency reported:", *body(ENGLISH)[:2]),
    ),
    "punctuation and capitals": (ENGLISH, ENGLISH.upper().replace(",", " -").replace(".\n", "!\n")),
    "numbers grouped in another way": (
        ENGLISH,
        ENGLISH.replace("52,000", "52000").replace("40,000", "40.000"),
    ),
    "lines broken elsewhere": (ENGLISH, ENGLISH.replace(" the ", "\nthe\n")),
    "one word in nine replaced": (ENGLISH, reworded(ENGLISH, 9)),
    "one number put right": (ENGLISH, ENGLISH.replace("37 vessels", "39 vessels")),
    "another day and hour at its head": (
        page("Kestrel, 3 March 2025, 10:15 - ", *body(ENGLISH)[:2]),
        page("Kestrel, 4 March 2025, 14:40 - ", *body(ENGLISH)[:2]),
    ),
    "paragraphs in another order": (ENGLISH, "\n\n".join(reversed(paragraphs(ENGLISH)))),
    "Arabic: another headline": (ARABIC, "\n\n".join(["بعد العاصفة تعود السفن", *body(ARABIC)])),
    "Arabic: cut at the end": (ARABIC, "\n\n".join(paragraphs(ARABIC)[:3])),
    "Arabic: a paragraph added": (ARABIC, f"{ARABIC}\n{ARABIC_MORE}"),
    "Arabic: digits of the other shape": (ARABIC, ARABIC.translate(EASTERN)),
    "Arabic: vowel marks and tatweel": (ARABIC, ARABIC.replace("ن", "نَ").replace("سف", "ســف")),
    "Arabic: alef, ya and ta marbuta": (ARABIC, ARABIC.translate(ALEFS).replace("ي ", "ى ")),
    "Arabic: hamza": (ARABIC, ARABIC.replace("مدير", "مُدير").replace("ئ", "ئ")),
    "Arabic: marks of direction": (ARABIC, ARABIC.replace("37", "\u200f37\u200e").replace(" ", "\u00a0")),
    "Arabic: the furniture of a page": (
        ARABIC,
        page(
            "كتب: سامر نجم", "شارك المقال", "نشر في: 4 مارس 2025", ARABIC, *ARABIC_BOX, "جميع الحقوق محفوظة"
        ),
    ),
    "Arabic: one word in eight replaced": (ARABIC, reworded(ARABIC, 8)),
    "short, and the same": ("Port reopens.", "Port  reopens"),
    "one word, and the same": ("Reopened", "reopened!"),
    "nothing but marks": ("* * *", "***"),
    "the same table": (ENGLISH_TABLE.format(*WEEK), f"{ENGLISH_TABLE.format(*WEEK)}\nSource: the exchange"),
}
NO_COPIES = {
    "two reports on one event": (ENGLISH, OTHER_ENGLISH),
    "Arabic: two reports on one event": (ARABIC, OTHER_ARABIC),
    "a report in two languages": (ENGLISH, ARABIC),
    "the weekly table, other numbers": (ENGLISH_TABLE.format(*WEEK), ENGLISH_TABLE.format(*NEXT_WEEK)),
    "Arabic: the weekly table": (ARABIC_TABLE.format(*WEEK), ARABIC_TABLE.format(*NEXT_WEEK)),
    "Arabic: the weekly table in digits of two shapes": (
        ARABIC_TABLE.format(*WEEK),
        ARABIC_TABLE.format(*NEXT_WEEK).translate(EASTERN),
    ),
    "one quotation in two reports": (f"{ENGLISH}\n{SENTENCE}", f"{OTHER_ENGLISH}\n{SENTENCE}"),
    "one paragraph of a report in another": (ENGLISH, f"{OTHER_ENGLISH}\n{body(ENGLISH)[1]}"),
    "short notes with one sentence in common": (
        f"{SENTENCE} Fishermen in the north were not convinced and asked who would mend their boats.",
        f"{SENTENCE} Shares of the largest shipping firms rose after the news, by three parts in a hundred.",
    ),
    "short notes that differ in a word": (
        "Wheat closed higher in Kestrel.",
        "Wheat closed lower in Kestrel.",
    ),
    "short notes that differ in a number": ("Wheat closed at 231 dollars.", "Wheat closed at 232 dollars."),
    "a decimal mark": ("The rate is 1.5.", "The rate is 15."),
    "one word": ("Reopened", "Closed"),
    "nothing but marks": ("***", "---"),
    "nothing": (" ", "\n"),
    "the same words in another order": (
        " ".join(sorted(ENGLISH.split())),
        " ".join(sorted(ENGLISH.split(), key=lambda word: word[::-1])),
    ),
}


def one_origin(first: str, second: str) -> bool:
    origins = find_origins([article("a", text=first), article("b", text=second)])
    assert origins["a.txt"] == "a.txt"
    return origins["b.txt"] == "a.txt"


@pytest.mark.parametrize("name", COPIES)
def test_copies(name: str) -> None:
    first, second = COPIES[name]
    assert first != second
    assert one_origin(first, second)
    assert one_origin(second, first)


@pytest.mark.parametrize("name", NO_COPIES)
def test_no_copies(name: str) -> None:
    first, second = NO_COPIES[name]
    assert not one_origin(first, second)
    assert not one_origin(second, first)


def dated(name: str, text: str, day: int | None) -> Article:
    return article(name, None if day is None else date(2025, 3, day), text=text)


def test_the_first_to_publish_stands_for_the_text() -> None:
    articles = [dated("a", ENGLISH, 5), dated("b", first_words(ENGLISH, 80), 4), dated("c", ENGLISH, None)]
    assert set(find_origins(articles).values()) == {"b.txt"}


def test_without_dates_the_first_by_id_stands_for_the_text() -> None:
    articles = [dated("c", ENGLISH, None), dated("a", ENGLISH, None), dated("b", f"{ENGLISH} More.", None)]
    assert set(find_origins(articles).values()) == {"a.txt"}


def origins_of(**texts: str) -> dict[str, str]:
    """What each of some texts goes back to."""
    found = find_origins([article(name, text=text) for name, text in texts.items()])
    return {name.removesuffix(".txt"): origin.removesuffix(".txt") for name, origin in found.items()}


def test_two_copies_of_one_text_are_one_origin_with_it() -> None:
    """Each adds as much as it copies, something else; they are no copies of each other."""
    first, third = f"{ENGLISH}\n{OTHER_ENGLISH}\n{ENGLISH_MORE}", f"{ARABIC}\n{ENGLISH}\n{ARABIC_MORE}"
    assert origins_of(a=first, c=third) == {"a": "a", "c": "c"}
    assert origins_of(a=first, b=ENGLISH, c=third) == {"a": "a", "b": "a", "c": "a"}


def test_a_review_does_not_join_what_it_prints() -> None:
    """It goes with the one that it has more of."""
    review = f"{ENGLISH}\n{OTHER_ENGLISH}"
    found = origins_of(a=ENGLISH, b=OTHER_ENGLISH, c=review)
    assert found["a"] != found["b"]
    assert found["c"] == found["a"]


def test_a_short_statement_does_not_join_the_reports_that_print_it() -> None:
    found = origins_of(
        a=SENTENCE, b=f"{ENGLISH}\n{SENTENCE}", c=f"{OTHER_ENGLISH}\n{ENGLISH_MORE}\n{SENTENCE}"
    )
    assert found["b"] != found["c"]


def test_what_an_outlet_repeats_makes_no_copies() -> None:
    """No word list knows it, and it is twice as long as what it stands around."""
    repeated = "\n".join(body(OTHER_ENGLISH))
    notes = [*body(ENGLISH), ENGLISH_MORE, SENTENCE]
    pages = [
        Article(id=f"{place}.txt", text=f"{repeated}\n\n{note}", source="daily")
        for place, note in enumerate(notes)
    ]
    assert len(set(find_origins(pages).values())) == len(notes)
    agency = Article(id="agency.txt", text=notes[2], source="agency")
    found = find_origins([*pages, agency])
    assert found["agency.txt"] == found["2.txt"]


def test_a_text_that_many_pages_of_an_outlet_print_is_still_one() -> None:
    pages = [
        Article(id=f"{place}.txt", text=f"Part {place}\n{ENGLISH}", source="daily") for place in range(8)
    ]
    assert set(find_origins(pages).values()) == {"0.txt"}


def test_how_much_is_shared_is_told() -> None:
    """Of its 30 words the second has 18 in one run with the first."""
    words = [f"word{chr(97 + place // 26)}{chr(97 + place % 26)}" for place in range(60)]
    first, second = words[:40], [*words[22:40], *words[48:60]]
    sharing = shared_text(article("a", text=" ".join(first)), article("b", text=" ".join(second)))
    assert (sharing.words, sharing.shared, sharing.shingles) == (30, 18, 15)
    assert sharing.share == Fraction(3, 5)


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [("", "", 0), ("", "a b c d", 0), ("one", "one", 1), ("one", "two", 0), ("a b c", "a b c d", 0)],
)
def test_little_text_shares_all_or_nothing(first: str, second: str, share: int) -> None:
    assert shared_text(article("a", text=first), article("b", text=second)).share == share
