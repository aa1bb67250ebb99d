"""The seed under another scheme, and with claims inline: other labels, turned-round arguments, the same quads."""

import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from relabel import inlined, relabelled
from seed import SEED, built, needs_seed

pytestmark = needs_seed

_HASHED = ("khan-sheikhun.ann", "mapping.toml")
"""Only the hashes of these may differ, and only in graph/meta."""


@pytest.mark.parametrize("variant", [relabelled, inlined], ids=["relabelled", "inline"])
def test_another_scheme_gives_the_same_quads(variant: Callable[[str, str], tuple[str, str]], tmp_path: Path) -> None:
    ann = (SEED / "khan-sheikhun.ann").read_text(encoding="utf-8")
    mapping = (SEED / "mapping.toml").read_text(encoding="utf-8")
    new_ann, new_mapping = variant(ann, mapping)
    assert not set(new_ann.splitlines()) & {line for line in ann.splitlines() if line[0] in "EA"} or variant is inlined
    assert tomllib.loads(new_mapping) != tomllib.loads(mapping)
    other = tmp_path / SEED.name
    other.mkdir()
    for name in ("khan-sheikhun.txt", "articles.toml", "registry.toml"):
        (other / name).write_bytes((SEED / name).read_bytes())
    (other / "khan-sheikhun.ann").write_bytes(new_ann.encode())
    (other / "mapping.toml").write_bytes(new_mapping.encode())
    old_folder, old_outcome = built(SEED)
    folder, outcome = built(other)
    assert outcome.written
    assert (outcome.articles, outcome.claims) == (old_outcome.articles, old_outcome.claims)
    old, new = (folder_ / "graph.nq" for folder_ in (old_folder, folder))
    differing = set(old.read_bytes().splitlines()) ^ set(new.read_bytes().splitlines())
    assert differing, "the hashes of two different files are equal"
    assert [line for line in differing if not line.endswith(b"/graph/meta> .")] == []
    assert without_hashes(old, SEED) == without_hashes(new, other)


def without_hashes(graph: Path, folder: Path) -> list[bytes]:
    """Give a graph's lines, sorted, with the hashes of annotation file and mapping wiped out."""
    data = graph.read_bytes()
    for name in _HASHED:
        digest = hashlib.sha256((folder / name).read_bytes()).hexdigest().encode()
        assert digest in data, f"the hash of {name} stands nowhere"
        data = data.replace(digest, b"HASH")
    return sorted(data.splitlines())
