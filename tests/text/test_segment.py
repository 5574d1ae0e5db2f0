"""Passages: sentences, lists with their lead-in, headings, furniture, appended articles."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kzclaims.text.segment import Passage, PassageKind, segment


def shown(text: str) -> list[str]:
    return [f"{passage.kind[0]} {text[passage.start : passage.end]}" for passage in segment(text)]


def only(text: str, kind: PassageKind) -> list[str]:
    return [text[passage.start : passage.end] for passage in segment(text) if passage.kind is kind]


def passage_of(text: str, part: str) -> Passage:
    place = text.index(part)
    return next(passage for passage in segment(text) if passage.start <= place < passage.end)


def above(text: str, part: str) -> tuple[str | None, str | None]:
    """The lead-in and the heading of the passage that a part of the text stands in."""
    passages = segment(text)
    passage = passage_of(text, part)

    def at(index: int | None) -> str | None:
        return None if index is None else text[passages[index].start : passages[index].end]

    return at(passage.lead_in), at(passage.heading)


ONE_SENTENCE = {
    "decimal": "ارتفع السعر 4.6 بالمئة في 2020.",
    "acronym": "Deals with the U.S. Army grew.",
    "month": "It was signed on Nov. 7, 2025 in Washington.",
    "title": "Dr. Amina Saleh and J. R. Omar agreed.",
    "german-abbreviation": "Das sind d. h. rund 30 Prozent.",
    "german-ordinal": "Sie trafen sich am 7. November in Astana.",
    "arabic-honorific": "قال د. سالم إن الأرقام دقيقة.",
    "arabic-agency": "نقلت أ.ف.ب عن مصدر رسمي خبرا جديدا.",
    "address": "See https://example.org/a.html?q=1.2 for more.",
    "number-sign": "Article No. 5 applies.",
    "question-in-quotes": "“Really?” she asked.",
    "dots-before-small-letter": "Well... perhaps not.",
    "closing-quote": "وقال: «انتهت المهمة.»",
    "closing-bracket": "It closed (at last.)",
    "footnote": "It rose by half.[12]",
    "russian-year": "Товарооборот в 2024 г. вырос.",
    "no-stop": "هذه جملة بلا نقطة في آخرها",
}


@pytest.mark.parametrize("text", ONE_SENTENCE.values(), ids=ONE_SENTENCE)
def test_stays_one_sentence(text: str) -> None:
    assert shown(text) == [f"s {text}"]


SENTENCES = {
    "arabic": ("وصل الوفد أمس. هل يبقى؟ نعم! ربما… سنرى.", 5),
    "missing-space": ("انتهت الزيارة أمس.وعاد الوفد إلى بلده.", 2),
    "acronym-then-sentence": ("It went to the U.S. The rest stayed.", 2),
    "year-at-the-end": ("It began in 1992. Trade grew.", 2),
    "arabic-era": ("بدأت عام 1992 م. ثم توسعت.", 2),
    "russian-year-then-sentence": ("Это было в 2024 г. Рост продолжился.", 2),
    "after-closing-quote": ("قال: «نعم.» ثم غادر القاعة.", 2),
    "chinese": ("两国签署协议。总额很高。", 2),
    "two-dots": ("وقعت الصفقة.. ماذا بعد؟", 2),
    "after-brackets": ("نشرته (أ.ف.ب). وأكده آخرون.", 2),
}


@pytest.mark.parametrize(("text", "count"), SENTENCES.values(), ids=SENTENCES)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(segment(text)) == count


JOINED = {
    "preposition": "تربطها علاقات قديمة مع\nالهند\nمنذ الستينيات، وهي تتسع.",
    "one-word-line": "تستورد البلاد القمح والسكر من جارتها\nالشمالية\nكل عام، ثم تبيعه.",
    "line-with-comma": "زار الوزير المصنع\n، ثم عاد إلى مكتبه.",
    "since": "العلاقات قائمة منذ\nالتسعينيات",
    "small-letter": "The company said it would buy the whole of the\nplant next year.",
    "small-letter-after-short-line": "Acme Corporation announced that\nGlobex\nwould buy it.",
    "hyphened-numbers": "بلغت قيمة الصفقة بحسب الوزارة\n450 مليون دولار\nفي العام الماضي.",
    "date-as-link": "وأعلن الاتفاق في\n7 نوفمبر 2025\nخلال القمة.",
    "mail": (
        "Die Regierung hat am Donnerstag in der Hauptstadt\nBeschlüsse gefasst, die den Handel mit den\n"
        "Nachbarländern betreffen. Sie sollen im Frühjahr\nin Kraft treten."
    ),
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_broken_lines_are_put_together(text: str) -> None:
    assert {passage.paragraph for passage in segment(text)} == {0}
    assert len(segment(text)) == text.count(". ") + 1


def test_lines_that_end_their_sentences_are_paragraphs() -> None:
    text = "وصل الوفد إلى العاصمة مساء أمس.\nوعقد اجتماعا مع رئيس الحكومة."
    assert [passage.paragraph for passage in segment(text)] == [0, 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("| a | b |\n| 1 | 2 |", 2, id="table"),
        pytest.param(
            "وتضم المجموعة دولا هي:\nالهند\nالصين\nوينتهي العدد هنا عند اثنتين.", 4, id="names-under-a-colon"
        ),
        pytest.param(
            "ارتفعت الأسعار وزاد الطلب عليها\nوقال الوزير إن ذلك أمر متوقع تماما", 2, id="two-paragraphs"
        ),
        pytest.param("- item one\nA new paragraph begins here.", 2, id="behind-a-bullet"),
    ],
)
def test_lines_that_stay_apart(text: str, count: int) -> None:
    assert len(segment(text)) == count
    assert len({passage.paragraph for passage in segment(text)}) == count


@pytest.mark.parametrize(
    "text", ["- item with\nits rest.", "- item one\n  goes on here.", "- item one,\nits rest."]
)
def test_an_item_may_go_on_in_the_next_line(text: str) -> None:
    assert shown(text) == [f"b {text}"]


def test_dashes_around_a_remark_are_no_bullets() -> None:
    text = "وصل الوزير ظهر أمس\n- وهو من الشمال - ووفد كبير."
    assert PassageKind.BULLET not in {passage.kind for passage in segment(text)}
    assert len(segment("وصل الوزير مع\n- كبار التجار -\n، ثم غادر.")) == 1


def test_a_link_may_begin_a_sentence_on_a_page_that_breaks_at_links() -> None:
    text = "عقدت القمة في\nبرلين\nأمس، وانتهت اليوم.\nفرنسا\nتعد من أكبر المشاركين فيها هذا العام."
    assert shown(text)[1] == "s فرنسا\nتعد من أكبر المشاركين فيها هذا العام."


def test_a_bullet_has_its_lead_in_and_heading() -> None:
    text = (
        "تنويع الاقتصاد\n\nشهدت الزيارة توقيع عقود بقيمة:\n\n"
        "  • 1.1 مليار دولار للمناجم\n  • 3 مليارات دولار للطيران\n"
    )
    assert above(text, "3 مليارات") == ("شهدت الزيارة توقيع عقود بقيمة:", "تنويع الاقتصاد")
    assert only(text, PassageKind.BULLET) == ["• 1.1 مليار دولار للمناجم", "• 3 مليارات دولار للطيران"]


def test_a_heading_right_above_bullets_leads_into_them() -> None:
    text = (
        "ثروات البلاد\n\nتملك البلاد ثروات كثيرة تحت الأرض وفوقها:\n\nالمعادن:\n\n• النحاس 4%\n• الزنك 5%\n\n"
        "الزراعة:\n\n• القمح 30%\n\nويأمل السكان خيرا من ذلك كله.\n"
    )
    assert above(text, "الزنك") == ("المعادن:", "المعادن:")
    assert above(text, "القمح") == ("الزراعة:", "الزراعة:")
    # The headings themselves go on from the sentence that announced them.
    lead = "تملك البلاد ثروات كثيرة تحت الأرض وفوقها:"
    assert above(text, "المعادن:") == (lead, "ثروات البلاد")
    assert above(text, "الزراعة:") == (lead, "ثروات البلاد")
    assert above(text, "ويأمل") == (None, "ثروات البلاد")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        pytest.param("Prices rose.\n- oil 3%\n- gas 4%", "Prices rose.", id="right-above"),
        pytest.param("Prices rose.\n\n- oil 3%\n- gas 4%", None, id="ended-and-apart"),
        pytest.param(
            "The deals include the following.\n\n1. oil\n2. gas",
            "The deals include the following.",
            id="told",
        ),
        pytest.param(
            "وتشمل الصفقات ما يلي.\n\n1- النفط 3%\n2- الغاز", "وتشمل الصفقات ما يلي.", id="told-arabic"
        ),
        pytest.param("Deals: • oil 3% • gas 4%", "Deals:", id="in-one-line"),
        pytest.param("Goods:\n1) oil\n\nIt rose.\n\n2) gas 4%", "Goods:", id="numbers-go-on"),
    ],
)
def test_lead_in_of_the_last_bullet(text: str, lead: str | None) -> None:
    last = [passage for passage in segment(text) if passage.kind is PassageKind.BULLET][-1]
    found = None if last.lead_in is None else segment(text)[last.lead_in]
    assert (found and text[found.start : found.end]) == lead


def test_an_inner_bullet_is_led_in_by_the_outer() -> None:
    text = "Trade:\n- with China\n  - oil 3%\n- with Russia\n"
    assert above(text, "oil")[0] == "- with China"
    assert above(text, "Russia")[0] == "Trade:"


@pytest.mark.parametrize(
    "line",
    [
        "• نفط",
        "● نفط",
        "▪ نفط",
        "– نفط",
        "- نفط",
        "* نفط",
        "1. نفط",
        "2) نفط",
        "٣- نفط",
        "أ- نفط",
        "1- 600 شركة",
        "3 - نفط",
        "أ) نفط",
        "(b) oil",
        "\u200f• نفط",
    ],
)
def test_bullets(line: str) -> None:
    assert [passage.kind for passage in segment(f"السلع:\n{line} وغاز\n")][1:] == [PassageKind.BULLET]


@pytest.mark.parametrize(
    "line",
    ["1.1 مليار دولار للمناجم.", "25-30% من النفط.", "-5 درجات مئوية.", "د. سالم هنا.", "5-year plan."],
)
def test_not_a_bullet(line: str) -> None:
    assert [passage.kind for passage in segment(line)] == [PassageKind.SENTENCE]


HEADINGS = {
    "between-blank-lines": "انتهى اللقاء.\n\nموقف الحكومة\n\nرحبت الحكومة بالنتائج.",
    "first-line": "اتفاق جديد بين البلدين\nوقع البلدان أمس اتفاقا للتجارة الحرة بينهما.",
    "between-paragraphs": "انتهى اللقاء أمس.\nموقف الحكومة الجديد\nرحبت الحكومة بالنتائج ودعت إلى غيرها.",
    "hash": "Text here.\n## Outlook\nMore text here.",
    "underlined": "Outlook\n-------\nMore text here.",
    "bold": "Text here.\n**Outlook.**\nMore text here.",
    "colon": "انتهى اللقاء.\n\nأبرز النقاط:\n\nرحبت الحكومة بالنتائج.",
    "numbered": "It ended.\n\n2. What comes next\n\nNobody knows.",
}


@pytest.mark.parametrize("text", HEADINGS.values(), ids=HEADINGS)
def test_headings(text: str) -> None:
    assert len(only(text, PassageKind.HEADING)) == 1
    passages = segment(text)
    assert passages[-1].heading == next(i for i, p in enumerate(passages) if p.kind is PassageKind.HEADING)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("انتهى اللقاء أمس\n\nالنهاية", id="nothing-below"),
        pytest.param("It ended.\n\nWho won?\n\nNobody.", id="a-question"),
        pytest.param("\n\n".join(f"خبر رقم {n} من المدينة" for n in range(9)), id="paragraphs-without-stops"),
    ],
)
def test_not_headings_but_the_title(text: str) -> None:
    assert len(only(text, PassageKind.HEADING)) <= 1


def test_markdown_headings_know_the_higher_one() -> None:
    text = "# One\n\n## Two\n\nText.\n\n## Three\n\nMore."
    assert above(text, "Three") == (None, "# One")
    assert above(text, "More.") == (None, "## Three")


FURNITURE = [
    "date 2025-11-07 24",
    "07-11-2025",
    "09:45",
    "واشنطن – 7 نوفمبر 2025",
    "الخميس 6 نوفمبر 2025 - 14:30 بتوقيت غرينتش",
    "Nov. 7, 2025 at 3:15 pm",
    "بواسطة سالم العلي",
    "بقلم: منى حداد",
    "By Jane Doe",
    "تم النشر بتاريخ",
    "تاريخ النشر: 7th, November 2025 GMT",
    "Published: 2025-11-07",
    "آخر تحديث: 7 نوفمبر 2025",
    "المصدر: وكالة الأنباء",
    "المصدر : خاص-الموقع",
    "كلمات دلالية: نفط غاز",
    "Tags: oil, gas",
    "زر الذهاب إلى الأعلى",
    "Read more",
    "Advertisement",
    "site logo",
    "صورة: الوزير في مكتبه",
    "اقرأ أيضا: خبر آخر عن النفط",
    "***",
    "#نفط #غاز",
    "إقرأ أيضاً:",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    text = f"وصل الوفد إلى العاصمة مساء أمس.\n{line}\nوعقد اجتماعا مع رئيس الحكومة."
    assert only(text, PassageKind.FURNITURE) == [line]
    assert len(segment(text)) == 3


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: قال إن الاتفاق سيوقع في العاصمة خلال الأيام القليلة المقبلة بحضور الجميع",
        "Published figures show a rise of 4%.",
        "By Thursday the deal was done.",
        "نشر الوزير الأرقام.",
        "في 7 نوفمبر 2025، أعلن الوزير الاتفاق.",
        "2025",
        "التجارة: 7 مليارات في 2025",
    ],
)
def test_not_furniture(line: str) -> None:
    assert only(f"وصل الوفد أمس.\n{line}\nوعقد اجتماعا.", PassageKind.FURNITURE) == []


def test_front_matter_is_furniture() -> None:
    text = "---\ntitle: X\ndate: 2025-11-07\n---\n\nIt began.\n"
    assert only(text, PassageKind.SENTENCE) == ["It began."]


def test_a_box_appends_another_article() -> None:
    text = (
        "العنوان\n\nوصل الوفد أمس إلى هنا:\n\nإقرأ أيضاً:\nخبر آخر تماما\n- بند أول 3%\nانتهى الخبر الآخر.\n"
    )
    passages = segment(text)
    assert [passage.appended for passage in passages] == [False, False, False, True, True, True]
    for passage in passages:
        for index in (passage.lead_in, passage.heading):
            assert index is None or passages[index].appended == passage.appended
    assert above(text, "انتهى")[1] == "خبر آخر تماما"


def test_the_end_of_a_list_of_links_goes_back_to_the_article() -> None:
    text = "It began.\n\nRecommended Stories\n- One\nend of list\n\nIt went on."
    assert not passage_of(text, "It went on").appended
    assert passage_of(text, "One").appended


LINES = st.sampled_from(
    [
        *FURNITURE,
        *JOINED.values(),
        *SENTENCES,
        "",
        "  ",
        "• بند",
        "  - item:",
        "1. x",
        "# A",
        "---",
        "العنوان:",
        "end of list",
        "\ufeff",
        "\ud800",
        "« ",
        "a",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES).map("\n".join),
    st.text(st.sampled_from("aA. \n\r\t•-1:#*،؟«»…\u200fأ\x85\u2028")),
)


@given(TEXTS)
@settings(max_examples=400)
def test_passages_tile_the_text_in_order(text: str) -> None:
    passages = segment(text)
    place = 0
    for index, passage in enumerate(passages):
        assert passage.start < passage.end
        assert not text[place : passage.start].strip()
        assert text[passage.start : passage.end] == text[passage.start : passage.end].strip()
        assert passage.lead_in is None or passages[passage.lead_in].kind is not PassageKind.FURNITURE
        assert passage.lead_in is None or passage.lead_in < index
        assert passage.heading is None or passages[passage.heading].kind is PassageKind.HEADING
        assert passage.heading is None or passage.heading < index
        place = passage.end
    assert not text[place:].strip()
    numbers = [passage.paragraph for passage in passages]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "piece", ["ا", ". ", "a. ", "a\n", "• a\n", "• a ", "\n", ' "', "اقرأ أيضا\n", "1. a\n\n", "a:\n- b\n"]
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        segment(piece * count)
        return time.process_time() - start

    assert seconds(8000) < 40 * seconds(1000) + 0.05
