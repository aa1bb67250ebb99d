"""JSON as one line of bytes that is safe wherever it is shown: everything unseen is escaped, nothing is changed."""

import json
import re
from typing import Any

from rashomon.terms import whole

_UNSEEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Controls, marks that turn the direction of writing, joiners, line ends of other kinds, no characters at all."""


def to_json(value: Any) -> bytes:
    """Write a value as one line of JSON, without its line end, as UTF-8.

    Unseen characters stand as escapes, so that they stay what they are and yet do nothing in a terminal or page;
    half a character, which UTF-8 cannot hold, becomes U+FFFD.

    Raises:
        ValueError: if a number is not finite.
    """
    text = whole(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return _UNSEEN.sub(_escaped, text).encode()


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
