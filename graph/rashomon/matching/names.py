"""Names that lead to no entity: against the names list, and against each other; any script, and initials."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rashomon.matching.cards import Known, Material, NameCard
from rashomon.registry import fold, latin
from rashomon.registry.folding import skeleton
from rashomon.registry.similarity import NEAR, Spelling, likeness

_CROWDED = 300  # names that share a key; the key is then too common to say anything ("al", "province")
_INITIALS = re.compile(r"[A-ZА-ЯÇĞİÖŞÜ](?:\.?[A-ZА-ЯÇĞİÖŞÜ]){1,7}\.?")
_SMALL = frozenset({"of", "the", "and", "for", "al", "de", "la", "in"})
_EXACT, _SHORT = 100.0, 90.0


class NamePair(NamedTuple):
    """Two names that may be one: the card, the other card or the entry, how alike (0 to 100), and why in words."""

    card: NameCard
    other: NameCard | Known
    likeness: float
    reason: str


class _Name(NamedTuple):
    spelling: Spelling
    initials: str
    kind: str
    owner: int  # position among the entries, or -1 - position among the groups of cards


def name_pairs(material: Material) -> list[NamePair]:
    """List the pairs of names that may be one, the most alike first.

    A name that many articles use is compared with the names list in each of them, since each decides for itself; with
    other such names it is compared once, and its uses are chained.
    """
    groups: dict[tuple[str, str], list[NameCard]] = {}
    for card in sorted(material.names, key=lambda one: one.id):
        groups.setdefault((card.kind, fold(card.name) or card.name), []).append(card)
    cards = [groups[key] for key in sorted(groups)]
    names = [
        _name(name, known.kind, position) for position, known in enumerate(material.known) for name in known.names
    ] + [_name(found[0].name, found[0].kind, -1 - position) for position, found in enumerate(cards)]
    best: dict[tuple[int, int], tuple[float, str]] = {}
    for one, other in _candidates(names):
        alike, reason = _compared(one, other)
        pair = (min(one.owner, other.owner), max(one.owner, other.owner))
        if alike and alike > best.get(pair, (0.0, ""))[0]:
            best[pair] = (alike, reason)
    found = list(_chained(cards))
    for (low, high), (alike, reason) in best.items():
        ours = cards[-1 - low]
        if high >= 0:
            found += [NamePair(card, material.known[high], alike, reason) for card in ours]
        else:
            found.append(NamePair(ours[0], cards[-1 - high][0], alike, reason))
    return sorted(found, key=lambda one: (-one.likeness, isinstance(one.other, NameCard), one.card.id, one.other.id))


def aliases(pairs: Iterable[NamePair]) -> dict[str, str]:
    """Give for comparing events: a name's token -> the entry, or the token, that it is most like, where one is."""
    found: dict[str, str] = {}
    rivals: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        target = pair.other.id if isinstance(pair.other, Known) else pair.other.token
        if pair.card.token != target:
            rivals[pair.card.token].add(target if isinstance(pair.other, Known) else "")
            if isinstance(pair.other, Known):
                found.setdefault(pair.card.token, target)
    clear = {token: target for token, target in found.items() if len(rivals[token] - {""}) == 1}
    for pair in pairs:
        if isinstance(pair.other, NameCard) and pair.card.token != pair.other.token:
            one, other = pair.card.token, pair.other.token
            if one in clear and other not in found:
                clear.setdefault(other, clear[one])
            elif other in clear and one not in found:
                clear.setdefault(one, clear[other])
            elif one not in found and other not in found:
                low, high = sorted((one, other))
                clear.setdefault(high, clear.get(low, low))
    return clear


def _chained(groups: Sequence[Sequence[NameCard]]) -> Iterator[NamePair]:
    for cards in groups:
        for card, following in pairwise(cards):
            yield NamePair(following, card, _EXACT, f"both articles write “{card.name}”")


def _name(name: str, kind: str, owner: int) -> _Name:
    words = [word for word in latin(name).split() if word not in _SMALL]
    initials = "".join(word[0] for word in words) if len(words) > 1 else ""
    if _INITIALS.fullmatch(name.strip()):
        initials = latin(name).replace(".", "").replace(" ", "")
    return _Name(Spelling.of(name), initials, kind, owner)


def _candidates(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Give pairs with a card on one side that share a word's first consonants, all consonants, or initials."""
    blocks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for key in _keys(name):
            blocks[(name.kind, *key)].append(number)
    seen: set[tuple[int, int]] = set()
    for (_, sort, _), members in blocks.items():
        if sort == "word" and len(members) > _CROWDED:
            continue
        cards = [number for number in members if names[number].owner < 0]
        for one in cards:
            for other in members:
                if names[other].owner >= 0 or other > one:
                    pair = (min(one, other), max(one, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield names[one], names[other]


def _keys(name: _Name) -> set[tuple[str, str]]:
    words = name.spelling.latin.split()
    keys = {("word", bones[:3]) for word in words if len(bones := skeleton(word)) > 1}
    keys |= {("word", word[:4]) for word in words if len(word) > 2}
    keys.add(("all", name.spelling.consonants[:4]))
    if name.initials:
        keys.add(("initials", name.initials))
    return keys


def _compared(one: _Name, other: _Name) -> tuple[float, str]:
    """Say how alike two names are, and why; 0 where they are not."""
    ours, theirs = one.spelling, other.spelling
    said = f"“{ours.name}” and “{theirs.name}”"
    if ours.folded == theirs.folded:
        if other.owner < 0:
            return 0.0, ""
        return _EXACT, f"the names list has “{theirs.name}”, and nothing links this mention to it"
    short = _INITIALS.fullmatch(ours.name.strip()) is not None, _INITIALS.fullmatch(theirs.name.strip()) is not None
    if short[0] != short[1] and one.initials == other.initials:
        return _SHORT, f"the initials of {said} are alike"
    alike = likeness(ours, theirs)
    if alike < NEAR:
        return 0.0, ""
    # An exact match leads the list, so a likeness never reaches it.
    scripts = "in two scripts" if ours.foreign != theirs.foreign else "by spelling"
    return min(alike, _EXACT - 0.5), f"{said} look alike {scripts}"
