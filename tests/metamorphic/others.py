"""Other facts in the same words: another subject, another year. Another value there contradicts nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kzclaims.bind.forms import is_name
from kzclaims.languages import table
from tests.metamorphic import arabic, english
from tests.metamorphic.rewritings import Rewriting
from tests.metamorphic.surfaces import Amount, Order, Site, When
from tests.metamorphic.writing import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kzclaims.model import Rule, RuleSet, Term

_STRANGERS = {"en": ("Peru", "Bolivia"), "ar": ("بيرو", "بوليفيا")}
"""Countries that no rule knows."""

_DEBATED = {"en": "The members also spoke about {}.", "ar": "وتحدث الأعضاء أيضا عن {}."}

_STATES = {
    language: frozenset(name for names in table(language, "states")["states"].values() for name in names)
    for language in _STRANGERS
}
_YEAR = re.compile(r"(?<!\d)(20[012]\d)(?!\d)")
_YEAR_FORMS = {
    "en": (r"in (20[012]\d)", ("during {}", "over the year {}", "in the year {}", "for {}")),
    "ar": (r"في عام (20[012]\d)", ("خلال عام {}", "سنة {}", "في العام {}", "خلال {}", "في {}", "عام {}")),
}


def others(site: Site, rules: RuleSet) -> Iterator[Rewriting]:
    """The site's sentence said of others, and its year in other words."""
    text, language = site.article.text, site.article.language
    pattern, forms = _YEAR_FORMS[language]
    found = re.search(pattern, text)
    if found is not None and any(name == "year" for claim in site.claims for name, _ in claim.slots):
        for form in forms:
            phrase = form.format(found[1])
            yield Rewriting(
                kind="form of a slot's year", text=text[: found.start()] + phrase + text[found.end() :]
            )
    changed = _changed(site)
    if changed is None:
        return
    years = _YEAR.findall(text)
    if (
        any(name == "year" and value for claim in site.claims for name, value in claim.slots)
        and len(years) == 1
    ):
        moved = changed.replace(years[0], str(int(years[0]) - 3))
        yield Rewriting(kind="other year, other value", text=moved, unlike=True)
        yield Rewriting(kind="both years, both values", text=f"{text} {moved}", unlike=True)
    for claim in site.claims:
        rule = rules.rule(claim.rule or "")
        for number, (name, strange) in enumerate(_strange(changed, rule, rules, language)):
            yield Rewriting(kind="of another subject", text=strange, unlike=True)
            yield Rewriting(kind="beside another subject", text=f"{text} {strange}", unlike=True)
            debated = _DEBATED[language].format(name)
            yield Rewriting(kind="another subject, ours named", text=f"{debated} {strange}", unlike=True)
            if number == 0:
                yield Rewriting(kind="behind another subject", text=f"{strange} {text}", unlike=True)
                yield Rewriting(kind="other subject's paragraph", text=f"{text}\n\n{strange}\n", unlike=True)


def _changed(site: Site) -> str | None:
    """The site's sentence with another value."""
    surface, language = site.surface, site.article.language
    match surface:
        case Amount() if surface.unit == "%" and surface.numbers[-1] > 33:
            return site.with_text(alike(language, surface, *(each / 2 for each in surface.numbers)))
        case Amount():
            return site.with_text(alike(language, surface, *(each * 3 for each in surface.numbers)))
        case Order() if surface.number > 1 and language == "en":
            return site.with_text(english.order(surface.number + 3))
        case Order() if surface.number > 1 and surface.number < 8:
            form = arabic.order(surface.number + 3, feminine=surface.feminine, definite=surface.definite)
            return site.with_text(form)
        case When() if surface.day is not None and str(surface.granularity) == "year":
            return site.with_text(str(surface.day.year - 7))
        case _:
            return None


def _strange(text: str, rule: Rule, rules: RuleSet, language: str) -> Iterator[tuple[str, str]]:
    """The first name of each group of the rule's names, and the text with a stranger in its place."""
    terms = {term.name: term for term in rules.terms}
    for group in rule.about:
        if not all(is_name(terms[name]) for name in group):
            continue
        if not any(_STATES[language].intersection(terms[name].forms_for(language)) for name in group):
            continue  # a state in the place of a fund or a company is no news
        for stranger in _STRANGERS[language]:
            replaced = text
            for name in group:
                replaced = _without(replaced, terms[name], language, stranger)
            if replaced != text:
                yield terms[group[0]].forms_for(language)[0], replaced


def _without(text: str, term: Term, language: str, stranger: str) -> str:
    for form in sorted(term.forms_for(language), key=len, reverse=True):
        before = r"(?<!\w)([وفبكل]?)" if language == "ar" else r"(?<!\w)()"
        text = re.sub(rf"{before}{re.escape(form)}(?!\w)", rf"\g<1>{stranger}", text)
    return text
