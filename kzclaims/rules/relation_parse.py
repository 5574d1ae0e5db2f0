r"""Expressions of relations, read: `tungsten-stake@us + tungsten-stake@kz = 100 %`.

    comparison = sum ("=" | "<" | "<=" | ">" | ">=" | "~") sum
    sum        = product (("+" | "-") product)*
    product    = value (("*" | "/") value)*
    value      = "(" sum ")" | number [unit] | fact | "listed" "(" [term ":"] term ("," term)* ")"
    fact       = rule-id ["@" slot ("/" slot)*]        slot = value | "-" | "$" name

A number is a plain decimal, perhaps with a power of ten: `1.1e9`. Ids hold hyphens, so that a minus stands
between spaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kzclaims.model.relation import (
    Comparator,
    Comparison,
    Expression,
    Listed,
    Number,
    Operation,
    Operator,
    Reference,
    SlotValue,
    Variable,
)
from kzclaims.rules.relation_tokens import (
    GROUPED,
    MEANT,
    SIGNS,
    UNIT_AT,
    UNIT_NAMES,
    ExpressionError,
    Token,
    token_at,
)
from kzclaims.rules.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LISTED", "MOST_PARTS", "ExpressionError", "parse_expression", "slot_spans"]

LISTED = "listed"
"""The word that counts a list."""

MOST_PARTS = 64
"""How many values one expression may hold: more than anybody redoes by hand."""


def parse_expression(text: str, units: frozenset[str]) -> Comparison:
    """What an expression says, `units` being those that a number may have. Raises ExpressionError."""
    return _Parser(text, units).comparison()


def slot_spans(text: str, reference: Reference) -> list[tuple[int, int]]:
    """Where in the expression the slots of a reference are written."""
    at = text.find("@", reference.start, reference.end) + 1
    if not at:
        return []
    spans: list[tuple[int, int]] = []
    for part in text[at : reference.end].split("/"):
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans


@dataclass(slots=True)
class _Parser:
    """Reads an expression from the front, by recursive descent."""

    text: str
    units: frozenset[str]
    at: int = 0
    parts: int = 0
    depth: int = 0

    def comparison(self) -> Comparison:
        left = self._sum()
        sign = self._peek()
        if sign.kind != "compare":
            raise self._no_comparison(sign)
        self.at = sign.end
        self._not_doubled(sign)
        right = self._sum()
        rest = self._peek()
        if rest.kind == "compare":
            raise self._error(
                "syntax", "a relation has one comparison only", rest, hint="write two relations"
            )
        if rest.kind != "end":
            raise self._between_values(rest)
        return Comparison(comparator=Comparator(sign.text), left=left, right=right, at=sign.start)

    def _peek(self) -> Token:
        token = token_at(self.text, self.at)
        self.at = min(token.start, len(self.text))
        return token

    def _error(self, code: str, message: str, token: Token, **cure: str) -> ExpressionError:
        return ExpressionError(code, message, token.start, token.end, **cure)

    def _no_comparison(self, found: Token) -> ExpressionError:
        if found.kind == "end":
            return ExpressionError(
                "no-comparison",
                "the expression compares nothing",
                0,
                len(self.text),
                hint=f"say what must hold, with {SIGNS}: `a + b = 100 %`",
            )
        return self._between_values(found)

    def _not_doubled(self, sign: Token) -> None:
        following = self._peek()
        if following.kind == "compare" and following.start == sign.end:
            pair = Token("compare", sign.text + following.text, sign.start, following.end)
            meant = "=" if pair.text == "==" else f"{following.text}{sign.text}"
            label = f"did you mean `{meant}`?" if meant in set(Comparator) else ""
            raise self._error("syntax", f"`{pair.text}` is no comparison", pair, label=label)

    def _sum(self) -> Expression:
        return self._chain(self._product, "+-")

    def _product(self) -> Expression:
        return self._chain(self._value, "*/")

    def _chain(self, part: Callable[[], Expression], operators: str) -> Expression:
        left = part()
        while (token := self._peek()).kind == "operate" and token.text in operators:
            self.at = token.end
            right = part()
            left = Operation(
                operator=Operator(token.text),
                left=left,
                right=right,
                at=token.start,
                start=left.start,
                end=right.end,
            )
        return left

    def _value(self) -> Expression:
        token = self._peek()
        if token.text == "(":
            return self._in_brackets(token)
        self.parts += 1
        if self.parts > MOST_PARTS:
            hint = "say it in several relations"
            raise self._error("syntax", f"more than {MOST_PARTS} values in one expression", token, hint=hint)
        if token.kind == "number":
            return self._number(token)
        if token.kind == "name":
            grouped = GROUPED.match(self.text, token.start)
            if grouped is not None and grouped.end() > token.end:
                raise self._bad_number(grouped)
            self.at = token.end
            return self._list(token) if token.text == LISTED else _reference(token)
        raise self._no_value(token)

    def _in_brackets(self, opening: Token) -> Expression:
        self.at = opening.end
        self.depth += 1
        if self.depth > MOST_PARTS:
            raise self._error("syntax", "brackets are nested too deeply", opening)
        inner = self._sum()
        self.depth -= 1
        closing = self._peek()
        if closing.text != ")":
            if closing.kind in {"end", "compare"}:
                raise self._error("syntax", "this bracket is not closed", opening, label="opened here")
            raise self._between_values(closing)
        self.at = closing.end
        return inner

    def _number(self, token: Token) -> Number:
        grouped = GROUPED.match(self.text, token.start)
        if grouped is not None and grouped.end() > token.end:
            raise self._bad_number(grouped)
        self.at = token.end
        unit, end = self._unit()
        value = Decimal(f"{Decimal(token.text):f}")
        return Number(value=value, unit=unit, start=token.start, end=end)

    def _bad_number(self, grouped: re.Match[str]) -> ExpressionError:
        plain = re.sub(r"[^0-9.]", "", grouped[0])
        return ExpressionError(
            "syntax",
            f"`{grouped[0]}` is no plain decimal",
            *grouped.span(),
            label=f"did you mean `{plain}`?",
        )

    def _unit(self) -> tuple[str | None, int]:
        """The unit behind a number, and where the number ends with it."""
        end = self.at
        token = self._peek()
        match = UNIT_AT.match(self.text, token.start)
        if match is None:
            return None, end
        whole = match[0]
        for unit in (whole, whole.partition("/")[0]):
            if unit in self.units:
                self.at = token.start + len(unit)
                return unit, self.at
        if token.kind == "name" and ("-" in token.text or "@" in token.text or token.text == LISTED):
            raise self._between_values(token)
        near = UNIT_NAMES.get(whole.lower()) or nearest(whole, self.units)
        raise ExpressionError(
            "unknown-unit",
            f"unknown unit `{whole}`",
            *match.span(),
            label=f"did you mean `{near}`?" if near else "",
            hint="" if near else "a count has no unit: `37`; others are like `100 %`, `1.1e9 USD`, `12000 t`",
        )

    def _list(self, word: Token) -> Listed:
        opening = self._peek()
        if opening.text != "(":
            hint = "name its terms: `listed(uae, bahrain)`"
            raise self._error("syntax", "`listed` counts the terms of a list", word, hint=hint)
        self.at = opening.end
        terms = [self._term()]
        lead: str | None = None
        while True:
            mark = self._peek()
            self.at = mark.end
            if mark.text == ")":
                break
            if mark.text == ":" and lead is None and len(terms) == 1:
                lead = terms.pop()
            elif mark.text != ",":
                if mark.kind == "end":
                    raise self._error("syntax", "this bracket is not closed", opening, label="opened here")
                raise self._error("syntax", f"expected `,` or `)`, not `{mark.text}`", mark)
            terms.append(self._term())
        return Listed(terms=tuple(terms), lead=lead, start=word.start, end=self.at)

    def _term(self) -> str:
        token = self._peek()
        if token.kind != "name" or "@" in token.text:
            raise self._error("syntax", "expected the name of a term", token)
        self.at = token.end
        return token.text

    def _no_value(self, token: Token) -> ExpressionError:
        if token.kind == "end":
            return self._error("syntax", "the expression ends where a value is missing", token)
        if token.text in MEANT:
            return self._strange(token)
        if token.kind == "other" or (token.kind == "unit" and token.text != "%"):
            hint = "a value is a number, `rule-id`, `rule-id@slot`, or a sum in brackets"
            return self._error("syntax", f"`{token.text}` is no value", token, hint=hint)
        return self._error("syntax", f"a value is missing before `{token.text}`", token)

    def _between_values(self, token: Token) -> ExpressionError:
        """What stands behind a value where an operator should."""
        if token.text in MEANT or token.kind == "other":
            return self._strange(token)
        if token.text == ")":
            return self._error("syntax", "this bracket was not opened", token)
        hint = "put `+`, `-`, `*` or `/`, or a comparison, between two values"
        return self._error("syntax", f"an operator is missing before `{token.text}`", token, hint=hint)

    def _strange(self, token: Token) -> ExpressionError:
        meant = MEANT.get(token.text)
        return self._error(
            "syntax",
            f"`{token.text}` means nothing here",
            token,
            **({"label": f"did you mean `{meant}`?"} if meant else {"hint": f"compare with {SIGNS}"}),
        )


def _reference(token: Token) -> Reference:
    rule, at, rest = token.text.partition("@")
    slots = tuple(map(_slot, rest.split("/"))) if at else ()
    return Reference(rule=rule, slots=slots, start=token.start, end=token.end)


def _slot(written: str) -> SlotValue:
    if written.startswith("$"):
        return Variable(name=written[1:])
    return None if written == "-" else written
