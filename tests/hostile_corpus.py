"""A corpus whose every free text is hostile, and its harmless twin of the same shape."""

from pathlib import Path

import msgspec

from hostile_strings import MANY
from rashomon.article import Article, Claim, Count, Disagreement, Event, Mention, Span, State
from rashomon.toml_lines import flat

TRICKS = (
    '"', '"""', "'", "'''", "\\", '\\"', "\\u0000", "\\U0001F534", "\\x00",
    '" .', '"@en .', '"^^<http://e.example/t> .',
    "> .", "<http://e.example/s> <http://e.example/p> <http://e.example/o> .", "<<", ">>", "<<( ", " )>>",
    "<<( <http://e.example/s> <http://e.example/p> <http://e.example/o> )>>", "{| <http://e.example/p> 1 |}",
    "{", "}", "{}", "} GRAPH <http://e.example/g> {", "[", "]", "[]", "(", ")", "_:b",
    "_:b <http://e.example/p> _:c .",
    "@prefix", "@prefix : <http://e.example/> .", "@base <http://e.example/> .", "PREFIX x: <http://e.example/>",
    "@id", "@context", "@graph", "@type", "@value", "@language", "@list", "@none", "@reverse", "@json",
    "@vocab", "@import",
    '{"@id": "http://e.example/x"}', '", "@id": "http://e.example/x', '"}], "@graph": [{"', "https://e.example/x",
    "javascript:alert(1)", "rdf:type", "rsm:claimant", "a", "true", "12", "1e400", "-0", "NaN", "null", "undefined",
    "<script>alert(1)</script>", "</script>", "]]>", "<![CDATA[", "<!--", "-->", "&amp;", "&#0;", "&lt;", "<?xml?>",
    "%00", "%3E", "%", "#", "# comment", "/*", "*/", "//", ";", ",", ".", "..", "../../etc/passwd", "|", "`",
    "$", "^^",
    "=1+1", "+1", "-1", "@SUM(A1)", "'; DROP TABLE claims; --", "\n", "\r", "\r\n", "\n\n", "\t", "\x0b", "\x0c",
    "\x00", "\x01", "\x07", "\x08", "\x1b[31m", "\x1f", "\x7f", "\x80", "\x85", "\x9b", "\xa0", "\xad",
    "\u2028", "\u2029",
    "\u200b", "\u200d", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffd",
    "\ufffe", "\uffff",
    "\ufdd0", "\ue000", "\U0001f534", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\U0001f1f8\U0001f1fe",
    "\U0010ffff",
    "\U0001fffe", "e\u0301", "\u212b", "\ufb01", "\u1112\u1161\u11ab", "\u062d\u0644\u0628",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u4e0a\u6d77", "\u0e44\u0e17\u0e22", "\u0130", "\u0131", "\xdf", "q\u0307\u0323",
)  # fmt: skip
"""What breaks a form out of its quotes, its lines, its encoding or its reader."""

_SHORT = tuple(trick for trick in TRICKS if trick.strip() == trick and trick.isprintable())

STRINGS = (
    *(f"w{number} {trick} z" for number, trick in enumerate(TRICKS)),
    *(f"{trick}v{number}{trick}" for number, trick in enumerate(_SHORT)),
    *(trick for trick in _SHORT if trick[0] in '@_"<{:'),
)
"""Texts with a trick inside, with one at either end, and the bare words of a form; each is another."""

MORE = tuple(
    f"{text}n{number}" if text == text.strip() and text.isprintable() else f"n{number} {text} z"
    for number, text in enumerate(MANY)
)
"""The strings of all exports, each another: at the beginning where it may stand there, else inside."""

PLAIN = tuple(f"harmless {number}" for number in range(len(STRINGS)))
"""As many harmless texts."""

_EACH = 20
"""Texts an article."""


def corpus(strings: tuple[str, ...]) -> tuple[str, list[Article]]:
    """Make a registry (TOML) and articles that hold these texts wherever a text is free.

    Args:
        strings: one after the other they become names, words, headlines, notes and reasons.
    """
    parts = [strings[first : first + _EACH] for first in range(0, len(strings), _EACH)]
    registry = "".join(
        f'["{kind}-{number}"]\nkind = "{kind}"\n{extra}names.en = [{flat(text)}, {flat(text + "!")}]\n'
        for number, text in enumerate(strings)
        for kind, extra in (("actor", 'type = "rebel-group"\n'), ("place", ""))
    )
    return registry, [_article(number, part) for number, part in enumerate(parts)]


def write(folder: Path, strings: tuple[str, ...]) -> Path:
    """Write such a corpus into a folder."""
    folder.mkdir(parents=True)
    registry, articles = corpus(strings)
    (folder / "registry.toml").write_bytes(registry.encode())
    for number, article in enumerate(articles):
        (folder / f"{number}.json").write_bytes(msgspec.json.encode(article))
    return folder


def _article(number: int, strings: tuple[str, ...]) -> Article:
    text, spans = "", []
    first = number * _EACH
    for at, one in enumerate(strings):
        spans.append(Span(len(text), len(text) + len(one), one))
        text += f"{one} word{first + at}\n"  # so that no text is a copy of another
    each = range(len(strings))
    return Article(
        id=f"hostile {number} {strings[6]}",
        headline=strings[0],
        language="en",
        reference_date="2024-05-07",
        reference_date_note=strings[1],
        author=strings[2],
        captured_by=strings[3],
        coder=strings[4],
        text=text,
        mentions=tuple(
            Mention(f"m{at}", spans[at], "actor", unnamed=True)
            if at % 2
            else Mention(f"m{at}", spans[at], "actor", entity=f"actor-{first + at}")
            for at in each
        ),
        events=tuple(
            Event(
                f"e{at}",
                "use-of-force",
                spans[at],
                key="" if at % 4 else strings[at],
                roles={"agent": (f"m{at}",)},
                places=(f"place-{first + at}",),
            )
            for at in each
        ),
        states=(State("s0", "controls", "m0", f"place-{first}", spans[5]),),
        counts=tuple(Count(f"n{at}", f"e{at}", "killed", value=at, group=f"m{at}", span=spans[at]) for at in each),
        claims=tuple(
            Claim(
                f"c{at}",
                (spans[at],),
                (f"m{at}",),
                certainty="Probable",
                hedge=spans[at],
                cue=spans[at],
                speech_act="denies" if at % 5 == 1 else "states",
                polarity="Negated" if at % 5 == 1 else "Affirmed",
                content=() if at % 5 == 2 else (f"e{at}", f"n{at}"),
            )
            for at in each
        ),
        disagreements=(Disagreement("d0", ("c0", "c1"), why=strings[5]),),
    )
