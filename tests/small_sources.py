"""Small sources for tests of the pipeline: a registry and articles of a sentence or two, in the native format."""

from pathlib import Path

import msgspec

from rashomon.article import Article, Claim, Count, Event, Mention, Span

REGISTRY = """
[north]
kind = "actor"
type = "government"
names.en = ["Northern army", "the army"]

[rebels]
kind = "actor"
type = "rebel-group"
names.en = ["Rebels"]

[dorn]
kind = "place"
names.en = ["Dorn"]
"""

TEXT = "Rebels seized Dorn on Monday, the army said. Six guards were killed. 🙂 The rebels denied it."


def span(words: str, text: str = TEXT) -> Span:
    """Give the span of words that stand once in a text."""
    assert text.count(words) == 1, words
    begin = text.index(words)
    return Span(begin, begin + len(words), words)


def article(name: str = "one", text: str = TEXT) -> Article:
    """Give an article with two events, a count and three claims; nothing in it is faulty."""
    return Article(
        id=name,
        headline=f"Dorn has fallen, {name}",
        language="en",
        published="2024-05-07",
        text=text,
        mentions=(
            Mention("m-rebels", span("Rebels", text), "actor", entity="rebels"),
            Mention("m-army", span("the army", text), "actor", entity="north"),
            Mention("m-dorn", span("Dorn", text), "place", entity="dorn"),
            Mention("m-guards", span("Six guards", text), "actor", unnamed=True),
        ),
        events=(
            Event(
                "seizure", "territorial-gain", span("seized", text), roles={"agent": ("m-rebels",)}, places=("m-dorn",)
            ),
            Event("killing", "use-of-force", span("killed", text), roles={"target": ("m-guards",)}),
        ),
        counts=(Count("six", "killing", "killed", value=6, group="m-guards", span=span("Six", text)),),
        claims=(
            Claim("said", (span("Rebels seized Dorn on Monday", text),), ("m-army",), content=("seizure",)),
            Claim("toll", (span("Six guards were killed", text),), content=("killing", "six")),
            Claim(
                "denial",
                (span("The rebels denied it", text),),
                ("m-rebels",),
                speech_act="denies",
                polarity="Negated",
                content=("seizure",),
            ),
        ),
    )


def write(folder: Path, *articles: Article, registry: str = REGISTRY) -> Path:
    """Write a registry and articles into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "registry.toml").write_bytes(registry.encode())
    for each in articles or (article(),):
        (folder / f"{each.id}.json").write_bytes(msgspec.json.encode(each))
    return folder
