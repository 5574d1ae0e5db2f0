"""What a text says of itself."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzclaims.read.articles import make_article
from kzclaims.read.dates import find_date
from kzclaims.read.language import language_of
from kzclaims.text.fold import fold

BODY = "وصل الوفد إلى العاصمة، وعقد فيها اجتماعا مع رئيس الحكومة.\n"
THAT_DAY = date(2025, 11, 7)

PUBLISHED = {
    "label-english-date": f"عنوان الخبر هنا\nتاريخ النشر: 7th, November 2025 GMT\n{BODY}",
    "header-junk": f" date 2025-11-07 24\nعنوان الخبر؟\n{BODY}",
    "line-of-its-own": f"عنوان الخبر هنا\n07-11-2025\n09:45\n{BODY}",
    "month-in-second-place-impossible": f"عنوان الخبر هنا\n11-13-2025\n{BODY}",
    "arabic-digits": f"عنوان الخبر هنا\n٧ نوفمبر ٢٠٢٥\n{BODY}",
    "weekday-and-time": f"عنوان الخبر هنا\nالجمعة 7 تشرين الثاني 2025 - 14:30\n{BODY}",
    "both-month-names": f"تاريخ النشر: 7 تشرين الثاني/نوفمبر 2025\n{BODY}",
    "label-then-date-below": f"تم النشر بتاريخ\n7 نوفمبر 2025\n{BODY}",
    "dateline": f"واشنطن – 7 نوفمبر 2025 – {BODY}",
    "dateline-alone": f"عنوان الخبر هنا\n\nواشنطن – 7 نوفمبر 2025\n\n{BODY}",
    "english-dateline": "WASHINGTON, Nov. 7, 2025 (AP) — The delegation has arrived in the city.",
    "agency-dateline": "Astana. November 7, 2025. KAZINFORM – The delegation has arrived in the city.",
    "english-label": "The delegation has arrived in the city.\n\nPublished: November 7, 2025\n",
    "english-sentence-label": "The delegation has arrived in the city. Published 2025-11-07.",
    "russian": "Заголовок новости\n7 ноября 2025\nДелегация прибыла в столицу и провела встречу.",
    "front-matter": f"---\ntitle: عنوان\ndate: 2025-11-07T10:00:00Z\n---\n{BODY}",
    "toml-front-matter": f"+++\npublished = 2025-11-07T10:00:00\n+++\n{BODY}",
}
NOT_PUBLISHED = {
    "event": f"في 7 نوفمبر 2025، أعلن الوزير وصول الوفد. {BODY}",
    "event-later": f"{BODY}وكان ذلك في 7 نوفمبر 2025.",
    "event-english": "On November 7, 2025, the minister announced the delegation.",
    "event-with-comma": "وقال الوزير، 7 نوفمبر 2025 يوم مهم.",
    "order-open": "The delegation has arrived in the city. Published 11/6/2025.",
    "updated-only": f"عنوان الخبر هنا\nآخر تحديث: 7 نوفمبر 2025\n{BODY}",
    "caption": f"عنوان الخبر هنا\nصورة: 7 نوفمبر 2025\n{BODY}",
    "no-year": f"عنوان الخبر هنا\n7 نوفمبر\n{BODY}",
    "hijri": f"عنوان الخبر هنا\n1447-05-16\n{BODY}",
    "impossible": f"عنوان الخبر هنا\n32-11-2025\n{BODY}",
    "another-article": f"{BODY}\nاقرأ أيضا\nتاريخ النشر: 7 نوفمبر 2025\n{BODY}",
    "figures": "Published figures show 7 November 2025 as a record day for the city.",
}


@pytest.mark.parametrize("text", PUBLISHED.values(), ids=PUBLISHED)
def test_day_of_publication(text: str) -> None:
    article = make_article("a.txt", text)
    assert article.published == (date(2025, 11, 13) if "11-13" in text else THAT_DAY)
    assert "published" in article.inferred


@pytest.mark.parametrize("text", NOT_PUBLISHED.values(), ids=NOT_PUBLISHED)
def test_not_a_day_of_publication(text: str) -> None:
    article = make_article("a.txt", text)
    assert article.published is None
    assert "published" not in article.inferred


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("11/6/2025", "en", None),
        ("11/6/2025", "und", None),
        ("11/6/2025", "ar", date(2025, 6, 11)),
        ("11/26/2025", "en", date(2025, 11, 26)),
        ("26/11/2025", "en", date(2025, 11, 26)),
        ("6/6/2025", "en", date(2025, 6, 6)),
        ("06.11.2025", "de", date(2025, 11, 6)),
        ("2025年11月7日", "zh", THAT_DAY),
        ("10 de abril de 1992", "pt", date(1992, 4, 10)),
        ("7 Kasım 2025", "tr", THAT_DAY),
        ("2025 ж. 7 қараша", "kk", THAT_DAY),
        ("7. November 2025", "de", THAT_DAY),
        ("06 نونبر 2025", "ar", date(2025, 11, 6)),
        ("30 février 2025", "fr", None),
        ("3.4.2025.6", "ar", date(2025, 4, 3)),
        ("1.7.11.20255", "ar", None),
    ],
)
def test_dates(text: str, language: str, day: date | None) -> None:
    hit = find_date(fold(text).text, language)
    assert (hit and hit.day) == day


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(f"{BODY}المصدر: بوابة الخبر\n", "بوابة الخبر", id="label"),
        pytest.param(f"{BODY}المصدر : خاص-الموقع\nsite logo", "خاص-الموقع", id="space-before-colon"),
        pytest.param("It began.\n\nSource: The Daily Example\n", "The Daily Example", id="english"),
        pytest.param("---\nsource: 'Daily'\n---\nIt began.\n", "Daily", id="front-matter"),
        pytest.param(BODY, "002_x", id="stem"),
        pytest.param(f"{BODY}إقرأ أيضاً:\n{BODY}المصدر: غيره\n", "002_x", id="of-another-article"),
        pytest.param(f"{BODY}{BODY * 80}المصدر: بوابة الخبر\n", "بوابة الخبر", id="far-below"),
    ],
)
def test_source(text: str, source: str) -> None:
    article = make_article("seeds/002_x.txt", text)
    assert article.source == source
    assert "source" in article.inferred


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            f"ﻛﺎزاﺧﺴﺘﺎن ﺗﺨﺘﺎر\nتاريخ النشر: 7 نوفمبر 2025\n{BODY}", "كازاخستان تختار", id="presentation-forms"
        ),
        pytest.param(
            f" date 2025-11-07 24\nوصل الوفد.. ماذا بعد؟\n{BODY}",
            "وصل الوفد.. ماذا بعد؟",
            id="below-furniture",
        ),
        pytest.param(
            f"الدولي\n\nوصل الوفد إلى العاصمة مساء اليوم\n\n{BODY}",
            "وصل الوفد إلى العاصمة مساء اليوم",
            id="kicker",
        ),
        pytest.param("# The **Great** Deal\n\nIt began.", "The **Great** Deal", id="markdown"),
        pytest.param("---\ntitle: Deal\n---\n# Other\n\nIt began.", "Deal", id="front-matter"),
        pytest.param("", "", id="nothing"),
        pytest.param("word " * 100, "word " * 31 + "word…", id="cut"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert make_article("a.md", text).title == title


LANGUAGES = {
    "ar": "أعلنت الشركة أن الإنتاج ارتفع خلال العام الماضي.",
    "fa": "این شرکت اعلام کرد که تولید در سال گذشته افزایش یافته است.",
    "he": "החברה הודיעה כי הייצור עלה בשנה שעברה.",
    "ru": "Компания сообщила, что производство выросло за год.",
    "kk": "Компания өндіріс көлемі өткен жылы өскенін хабарлады.",
    "uk": "Компанія повідомила, що виробництво зросло за рік.",
    "en": "The company said that output had risen over the year.",
    "de": "Das Unternehmen meldete, dass die Produktion im Jahr gestiegen ist.",
    "fr": "La société a annoncé que la production est en hausse dans le pays.",
    "es": "La empresa anunció que la producción subió en el año.",
    "pt": "A empresa anunciou que a produção não caiu no ano.",
    "it": "La società ha annunciato che la produzione è in aumento nel paese.",
    "tr": "Şirket, üretimin bu yıl için daha yüksek olduğunu açıkladı.",
    "zh": "该公司宣布去年产量上升。",
    "ja": "同社は昨年の生産が増えたと発表した。",
    "ko": "회사는 작년에 생산이 늘었다고 밝혔다.",
    "el": "Η εταιρεία ανακοίνωσε αύξηση.",
    "und": "123 – 456 %",
}


@pytest.mark.parametrize(("code", "text"), LANGUAGES.items(), ids=LANGUAGES)
def test_language(code: str, text: str) -> None:
    assert language_of(text) == code
    assert ("language" in make_article("a", text).inferred) == (code != "und")


def test_the_language_of_the_front_matter_is_believed() -> None:
    assert (
        make_article("a.md", "---\nlang: fr-CA\nurl: https://example.org\n---\nIt is the end.").language
        == "fr"
    )


@given(
    st.one_of(
        st.text(),
        st.sampled_from(["---\n", "+++\nx\n+++\n", "---\n: \n---"]).flatmap(
            lambda head: st.text().map(head.__add__)
        ),
    )
)
def test_any_text_makes_an_article(text: str) -> None:
    article = make_article("folder/name.txt", text)
    assert article.text == text
    assert article.source
    assert article.inferred <= {"source", "published", "language", "title", "url"}


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the originals are not here")
def test_the_originals_say_what_they_say() -> None:
    articles = [
        make_article(path.name, path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))
    ]
    assert [article.published for article in articles] == [THAT_DAY, None, None, THAT_DAY, None]
    assert {article.language for article in articles} == {"ar"}
