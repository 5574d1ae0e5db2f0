"""In which way a number is put forward, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bind.binding import bound

if TYPE_CHECKING:
    from kzclaims.bind import Plan

RULES = """
[terms.bridge]
en = ["bridge"]
ar = ["الجسر"]

[[rule]]
id = "bridge"
title = "Cost of the bridge"
measure = "money"
about = ["bridge"]
"""


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The bridge cost $5 million.", "stated"),
        ("The bridge will cost $5 million.", "planned"),
        ("The city plans to spend $5 million on the bridge.", "planned"),
        ("The bridge could cost $5 million.", "possible"),
        ("The mayor denied that the bridge cost $5 million.", "denied"),
        ("The mayor will resign, and the bridge cost $5 million.", "stated"),
        ("بلغت كلفة الجسر 5 ملايين دولار.", "stated"),
        ("وقد بلغت كلفة الجسر 5 ملايين دولار.", "stated"),
        ("قد تبلغ كلفة الجسر 5 ملايين دولار.", "possible"),
        ("تعتزم المدينة إنفاق 5 ملايين دولار على الجسر.", "planned"),
        ("نفت البلدية أن الجسر كلف 5 ملايين دولار.", "denied"),
        ("The bridge cost not $5 million.", "denied"),
        ("A cost of $5 million for the bridge is planned.", "planned"),
        ("The report that the bridge cost $5 million is false.", "denied"),
        ("The bridge would cost $5 million.", "planned"),
        ("In May 2025 the bridge cost $5 million.", "stated"),
        ("In May 2025 the bridge may cost $5 million.", "possible"),
        ("كلفة الجسر 5 ملايين دولار المتوقعة.", "planned"),
        ("خبر أن الجسر كلف 5 ملايين دولار غير صحيح.", "denied"),
        ("كلف الجسر ليس 5 ملايين دولار.", "denied"),
    ],
)
def test_modality(plan: Plan, text: str, modality: str) -> None:
    (claim,) = bound(plan, text).claims
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bridge cost $5 million.", None),
        ("The United States paid $5 million for the bridge.", None),
        ("According to the City Council, the bridge cost $5 million.", "the City Council"),
        ("The mayor said the bridge cost $5 million.", "The mayor"),
        ("كلف الجسر 5 ملايين دولار وفق وزارة النقل.", "وزارة النقل"),
        ("قال وزير النقل إن الجسر كلف 5 ملايين دولار.", "وزير النقل"),
        ("كلف الجسر 5 ملايين دولار.", None),
        ("Interfax, citing the ministry, reported that the bridge cost $5 million.", "the ministry"),
        ("The bridge cost $5 million, as reported by Reuters.", "Reuters"),
        ("كلف الجسر 5 ملايين دولار، نقلا عن رويترز.", "رويترز"),
        ("أشارت البلدية إلى أن الجسر كلف 5 ملايين دولار.", "البلدية"),
        (
            "The mayor said it took a year; Reuters reported the bridge cost $5 million.",
            "Reuters",
        ),
    ],
)
def test_attribution(plan: Plan, text: str, source: str | None) -> None:
    (claim,) = bound(plan, text).claims
    assert claim.attribution == source
