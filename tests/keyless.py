"""The sample without what says that two articles tell of one event: no keys, no references, no described events."""

import json
import re
import shutil
from itertools import combinations
from pathlib import Path

from rashomon.pipeline import Options, read_articles
from sample import DATA


def keyless(folder: Path) -> Path:
    """Write a copy of the sample without keys.

    Args:
        folder: to write into; it must not exist.
    """
    for name in ("native", "brat", "twenty-lines"):
        shutil.copytree(DATA / name, folder / name)
    for file in sorted((folder / "native").glob("*.json*")):
        text = file.read_bytes().decode()
        documents = [json.loads(line) for line in text.splitlines()] if file.suffix == ".jsonl" else [json.loads(text)]
        for document in documents:
            for event in document["events"]:
                event.pop("key", None)
        lines = [json.dumps(document, ensure_ascii=False) + "\n" for document in documents]
        file.write_bytes("".join(lines).encode())
    for file in sorted((folder / "brat").glob("*.ann")):
        lines = file.read_bytes().decode().splitlines(keepends=True)
        file.write_bytes("".join(line for line in lines if not re.search(r"\sevent:", line)).encode())
    registry = (DATA / "registry.toml").read_bytes().decode()
    tables = re.split(r"(?m)^(?=\[)", registry)
    (folder / "registry.toml").write_bytes("".join(one for one in tables if 'kind = "event"' not in one).encode())
    return folder


def true_pairs() -> set[tuple[str, str]]:
    """Give the pairs of events that share a key in the sample, by the ids that they have without it."""
    keys: dict[str, str] = {}
    options = Options(registry=(DATA / "registry.toml",))
    for article, _ in read_articles([DATA], options, lambda _: None):
        for event in article.events:
            if event.key and event.trigger:
                keys[f"{article.id}#event-{event.trigger.begin}-{event.trigger.end}-{event.type}"] = event.key
    return {pair for pair in combinations(sorted(keys), 2) if keys[pair[0]] == keys[pair[1]]}
