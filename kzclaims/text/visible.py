"""Text of others, made safe to print: what acts on a terminal unseen is shown instead."""

from __future__ import annotations

import re

# C0, DEL and C1 move cursors and start escape sequences. The bidi marks, embeddings, overrides and
# isolates reorder what a reader sees. The rest prints nothing at all, so that two texts look alike:
# soft hyphen, zero-width space, word joiners, line and paragraph separators, the byte order mark,
# interlinear and tag characters. Lone surrogates cannot be written in UTF-8. The joiners U+200C and
# U+200D stay: Persian and emoji are spelt with them.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str, *, keep: str = "") -> str:
    """The text with each unseen or control character written as its code point: `<U+202E>`.

    Line ends and tabs are control characters too; those in `keep` stay as they are.
    """
    return _UNSEEN.sub(
        lambda match: match[0] if match[0] in keep else f"<U+{ord(match[0]):04X}>",
        text,
    )
