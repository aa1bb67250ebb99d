"""Addresses on the web: the only texts that an export may put where a program makes a link of them."""

import re
from urllib.parse import urlsplit, urlunsplit

_LABEL = re.compile(r"(?=.*[^\W_])[\w-]{1,63}")
_UNFIT = re.compile(
    r"[\s\x00-\x20\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ud800-\udfff]"
)
_LONGEST = 4096


def web_address(text: str) -> str:
    """Give an address on the web, its scheme in lower case, with a path; empty for any other text.

    Args:
        text: from the graph; only `http` and `https` with a host are let through.
    """
    if _UNFIT.search(text) or len(text) > _LONGEST:
        return ""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host:
        return ""
    labels = host.rstrip(".").split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        return ""
    if len(labels) > 1 and not re.fullmatch(r"(?:\d{1,3}\.){3}\d{1,3}", host) and len(labels[-1]) < 2:
        return ""
    return urlunsplit(parts._replace(path=parts.path or "/"))
