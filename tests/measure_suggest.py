"""Measures what `rashomon suggest` finds against what people annotated, and prints the table that the docs show.

    python tests/measure_suggest.py

Gold are the attributed claims of the sample in data/ and, where it is on this machine, of the seed article. A claim is
*found* if a proposal with a speaker holds at least half of its words. Its speaker is *right* if it is the same entity,
or - where the list does not have the name as it is written - words of the text that overlap those annotated.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "graph"))

from rashomon.article import About, Article, Claim  # noqa: E402
from rashomon.pipeline import Options, read_articles  # noqa: E402
from rashomon.registry import Registry, load_registry  # noqa: E402
from rashomon.suggesting import NamesList, Suggestion  # noqa: E402
from rashomon.suggesting.one_text import Words  # noqa: E402
from rashomon.suggesting.texts import Text  # noqa: E402
from rashomon.vocabulary import load_vocabulary  # noqa: E402

SEED = ROOT.parent / "shared" / "seeds" / "khan-sheikhun"
SAMPLE = (ROOT / "data" / "native", ROOT / "data" / "brat")
NOT_RUNNING_TEXT = frozenset({"palisade-0817"})
"""A row of a dataset: it holds no word of saying."""


class Score(NamedTuple):
    """What came of a group of claims or proposals."""

    claims: int = 0
    found: int = 0
    right: int = 0
    proposals: int = 0
    wrong: int = 0
    no_claim: int = 0


class Judged(NamedTuple):
    """One article against its gold.

    Args:
        article: as annotated.
        language: of its text.
        proposals: those that name a speaker or leave it at `?`, each claim's words once.
        gold: attributed claims; `reports` of relayers stand apart, as `via`.
        found: id of a claim -> the proposal that found it best.
        right: ids of claims whose speaker is right.
        hits: numbers of proposals that found a claim.
        right_proposals: numbers of proposals with the right speaker.
    """

    article: Article
    language: str
    proposals: Sequence[Suggestion]
    gold: Sequence[Claim]
    found: Mapping[str, Suggestion]
    right: frozenset[str]
    hits: frozenset[int]
    right_proposals: frozenset[int]


@cache
def articles(sources: tuple[Path, ...], registry: Path) -> tuple[Article, ...]:
    """Read annotated articles."""
    options = Options(registry=(registry,))
    found = (article for article, _ in read_articles(sources, options, lambda _: None))
    return tuple(one for one in found if one.id not in NOT_RUNNING_TEXT)


def names_of(registry: Path) -> Registry:
    """Load a names list."""
    return load_registry([registry], load_vocabulary(), lambda _: None)


def proposals(article: Article, registry: Registry) -> list[Suggestion]:
    """Propose rows for an article's text, with nothing known but its language and body."""
    about = About(id=article.id, language=article.language, body=article.body)
    text = Text(about, article.text, article.id, Path(article.id))
    proposed = Words(load_vocabulary()).propose(text, NamesList(registry), None, lambda _: None)
    assert proposed is not None
    return proposed.suggestions


def judge(article: Article, registry: Registry) -> Judged:
    """Hold the proposals for an article against its annotated claims."""
    every = {(one.quote, one.speaker, one.via, one.rule): one for one in proposals(article, registry) if one.speaker}
    proposed = list(every.values())
    gold = [claim for claim in article.claims if _is_cued(claim)]
    found: dict[str, Suggestion] = {}
    right, hits, right_proposals = set(), set(), set()
    for claim in gold:
        spans = [piece for span in claim.evidence for piece in span.pieces]
        near = []
        for number, one in enumerate(proposed):
            reports = bool(claim.reports)
            fits = reports == bool(one.via) if reports else True
            share = _share(spans, (one.quote.begin, one.quote.end)) if not reports else _relays(claim, one)
            if fits and share >= 0.5:
                is_right = _is_right(claim, one, article)
                near.append((is_right, share, -number))
        if near:
            best = max(near)
            number = -best[2]
            found[claim.id] = proposed[number]
            hits.add(number)
            if best[0]:
                right.add(claim.id)
                right_proposals.add(number)
    return Judged(
        article, article.language, proposed, gold, found, frozenset(right), frozenset(hits), frozenset(right_proposals)
    )


def _is_cued(claim: Claim) -> bool:
    voice = claim.voice or ("Attributed" if claim.claimants or claim.on_behalf_of else "Authorial")
    return voice == "Attributed"


def _relays(claim: Claim, one: Suggestion) -> float:
    """Tell whether a proposal relays near the words that prove a relaying."""
    first, last = claim.evidence[0].begin, claim.evidence[-1].end
    return 1.0 if one.via and first <= one.quote.begin <= last + 120 else 0.0


def _share(spans: Iterable[tuple[int, int]], part: tuple[int, int]) -> float:
    whole = common = 0
    for begin, end in spans:
        whole += end - begin
        common += max(0, min(end, part[1]) - max(begin, part[0]))
    return common / whole if whole else 0.0


def _is_right(claim: Claim, one: Suggestion, article: Article) -> bool:
    cells = one.via.split(" > ")[:1] if claim.reports else one.speaker.split("; ")
    wanted = list(claim.claimants)
    if not wanted:
        return cells == ["?"]
    if len(cells) != len(wanted):
        return False
    return all(any(_same(cell, ref, one, article) for cell in cells) for ref in wanted)


def _same(cell: str, ref: str, one: Suggestion, article: Article) -> bool:
    direct = next((each for each in article.mentions if each.id == ref), None)
    slug = (direct.entity if direct else ref) or ref
    mentions = [direct] if direct else [each for each in article.mentions if each.entity == ref]
    if not cell.startswith("?"):
        return cell == slug
    if not mentions or cell == "?":
        return False
    # The words of the cell stand in the text; those nearest to the quote are meant.
    text, words = article.text, cell[1:]
    places = [at for at in (text.rfind(words, 0, one.quote.begin), text.find(words, one.quote.begin)) if at >= 0]
    begin = min(places, key=lambda at: abs(at - one.quote.begin))
    return any(begin < one.span.end and one.span.begin < begin + len(words) for one in mentions)


def invented(article: Article, registry: Registry) -> list[str]:
    """List the speakers that stand neither in the text nor in the names list: there must be none."""
    strangers = []
    for one in proposals(article, registry):
        for cell in (*one.speaker.split("; "), *one.via.split(" > "), one.on_behalf_of):
            known = cell in {"", "?"} or cell in registry.entities
            if not known and not (cell.startswith("?") and cell[1:] in article.text):
                strangers.append(cell)
    return strangers


def score(judged: Sequence[Judged]) -> Score:
    """Add up articles."""
    return Score(
        claims=sum(len(one.gold) for one in judged),
        found=sum(len(one.found) for one in judged),
        right=sum(len(one.right) for one in judged),
        proposals=sum(len(one.proposals) for one in judged),
        wrong=sum(len(one.hits - one.right_proposals) for one in judged),
        no_claim=sum(len(one.proposals) - len(one.hits) for one in judged),
    )


def by_rule(judged: Sequence[Judged]) -> dict[str, Score]:
    """Add up proposals by rule; claims are counted under the rule that found them."""
    counts: dict[str, Counter[str]] = {}
    for one in judged:
        for number, proposal in enumerate(one.proposals):
            counter = counts.setdefault(proposal.rule, Counter())
            counter["proposals"] += 1
            counter["right_proposals"] += number in one.right_proposals
            counter["wrong"] += number in one.hits - one.right_proposals
            counter["no_claim"] += number not in one.hits
        for claim, proposal in one.found.items():
            counts[proposal.rule]["found"] += 1
            counts[proposal.rule]["right"] += claim in one.right
    return {
        rule: Score(0, each["found"], each["right"], each["proposals"], each["wrong"], each["no_claim"])
        for rule, each in sorted(counts.items())
    }


def table(judged: Sequence[Judged]) -> str:
    """Give the figures as Markdown: by article, by language, by rule."""
    lines = list(_head("article"))
    lines += [_row(one.article.id, score([one])) for one in judged]
    lines += [_row("all", score(judged)), "", *_head("language")]
    for language in sorted({one.language for one in judged}):
        lines.append(_row(language, score([one for one in judged if one.language == language])))
    lines += [
        "",
        "| rule | proposals | found a claim | right speaker | wrong speaker | no claim of the coders | precision |",
    ]
    lines.append("|---|---:|---:|---:|---:|---:|---:|")
    for rule, one in by_rule(judged).items():
        hit = one.proposals - one.no_claim
        share = _share_of(hit - one.wrong, one.proposals)
        lines.append(
            f"| {rule} | {one.proposals} | {hit} | {hit - one.wrong} | {one.wrong} | {one.no_claim} | {share} |"
        )
    return "\n".join(lines) + "\n"


def _head(first: str) -> Iterator[str]:
    yield (
        f"| {first} | claims | found | right speaker | missed | proposals | wrong speaker | no claim of the coders "
        "| precision | recall |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"


def _row(name: str, one: Score) -> str:
    right = one.proposals - one.no_claim - one.wrong
    return (
        f"| {name} | {one.claims} | {one.found} | {one.right} | {one.claims - one.found} | {one.proposals} "
        f"| {one.wrong} | {one.no_claim} | {_share_of(right, one.proposals)} | {_share_of(one.right, one.claims)} |"
    )


def _share_of(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def sample() -> list[Judged]:
    """Judge the sample."""
    registry = ROOT / "data" / "registry.toml"
    return [judge(article, names_of(registry)) for article in articles(SAMPLE, registry)]


def seed() -> Judged:
    """Judge the seed article."""
    registry = SEED / "registry.toml"
    (article,) = articles((SEED,), registry)
    return judge(article, names_of(registry))


def main() -> None:
    """Print the tables."""
    every = [*([seed()] if SEED.is_dir() else []), *sample()]
    if not SEED.is_dir():
        print("The seed article (../shared/seeds) is not on this machine: the sample only.\n")
    print(table(every), end="")
    if "--missed" in sys.argv:
        for one in every:
            for claim in one.gold:
                words = claim.evidence[0].words_in(one.article.text)
                if claim.id not in one.found:
                    print(f"missed {one.article.id} {claim.id}: {words}")
                elif claim.id not in one.right:
                    got = one.found[claim.id]
                    print(
                        f"wrong {one.article.id} {claim.id}: {got.speaker} via {got.via} for {claim.claimants}: {words}"
                    )


if __name__ == "__main__":
    main()
