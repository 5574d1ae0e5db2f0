"""Currency words that several states share: settled where the text says whose they are, else open."""

from __future__ import annotations

import pytest

from kzclaims.quantities import find_quantities

SETTLED = [
    ("ar", "جمعت 1.2 مليار دينار كويتي من السندات، منها 300 مليون دينار في مارس.", ["KWD", "KWD"]),
    ("ar", "سندات بـ300 مليون دينار.\nوبلغ الإجمالي 1.2 مليار دينار كويتي.", ["KWD", "KWD"]),
    ("ar", "انخفضت الليرة السورية إلى 11 ألفا و500 ليرة.", ["SYP"]),
    ("ar", "رفعت الحكومة المصرية الحد الأدنى للأجور إلى 7 آلاف جنيه.", ["EGP"]),
    ("ar", "خصص العراق 300 مليون دينار للمشروع.", ["IQD"]),
    ("ar", "خصصت المملكة العربية السعودية 40 مليار ريال.", ["SAR"]),
    ("ar", "في جنوب السودان بلغ سعر الكيس 900 جنيه.", ["SSP"]),
    ("en", "Egypt raised 3 billion pounds from the sale.", ["EGP"]),
    ("en", "The Kuwaiti dinar fell; the fund lost 20 million dinars.", ["KWD"]),
    ("en", "It sold KWD 5 million of bonds and 20 million dinars of shares.", ["KWD", "KWD"]),
    ("en", "The riyal bond was worth 5 billion riyals, Saudi Arabia said.", ["SAR"]),
]
OPEN = [
    ("ar", "بلغ السعر 5 دنانير.", ["dinar?"]),
    ("ar", "دفعت الكويت للعراق 300 مليون دينار.", ["dinar?"]),
    ("ar", "قال مسؤول كويتي ذلك.\nوبلغ السعر 5 دنانير.", ["dinar?"]),
    (
        "ar",
        "باعت 5 ملايين دينار كويتي.\nوباعت 3 ملايين دينار عراقي.\nوبقي 9 ملايين دينار.",
        ["KWD", "IQD", "dinar?"],
    ),
    ("en", "They paid 40 pounds.", ["pound?"]),
    ("en", "Britain gave Egypt 40 million pounds.", ["pound?"]),
    ("en", "A British man was fined.\nHe paid 40 pounds.", ["pound?"]),
]


@pytest.mark.parametrize(("language", "text", "units"), [*SETTLED, *OPEN])
def test_the_text_settles_a_shared_currency_or_leaves_it_open(
    language: str, text: str, units: list[str]
) -> None:
    found = find_quantities(text, language=language)
    assert [quantity.unit for quantity in found if quantity.kind == "money"] == units


def test_each_paragraph_settles_its_own_where_several_are_named() -> None:
    text = "باعت 5 ملايين دينار كويتي ثم 4 ملايين دينار.\nوباعت 3 ملايين دينار عراقي ثم مليون دينار."
    assert [quantity.unit for quantity in find_quantities(text, language="ar")] == [
        "KWD",
        "KWD",
        "IQD",
        "IQD",
    ]
