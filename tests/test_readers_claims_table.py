"""The claims table: what one row gives, in all the ways in which people write it."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from claims_table_case import EVENTS, NAMES, TEXT, one_article, read, read_rows, row, table, told, write_csv, write_xlsx
from rashomon.readers import find_reader, head_of, sources_in
from rashomon.readers.claims_table import recognises


def test_an_empty_speaker_is_the_article_s_own_voice(tmp_path: Path) -> None:
    article = one_article(tmp_path, row())
    (claim,) = article.claims
    assert (claim.claimants, claim.voice, claim.speech_act, claim.polarity) == ((), "", "states", "Affirmed")
    (event,) = article.events
    assert (event.type, event.roles, event.key) == ("territorial-gain", {"agent": ("army",)}, "")
    assert claim.evidence[0].words_in(TEXT) == "The army took the town of Telmar"


def test_the_head_of_an_article_speaks_in_the_headline_s_voice(tmp_path: Path) -> None:
    title, deck = row("Two accounts of one convoy", what="convoy-movement"), row("Fighters wait", what="blockade")
    other = (row("It was a quiet day", occurrence="2"), row("Fighters wait", scope="author"))
    article = one_article(tmp_path, title, deck, *other)
    voices = {claim.evidence[0].quote: claim.voice for claim in article.claims if claim.content}
    assert voices == {"Two accounts of one convoy": "Headline", "Fighters wait": "Headline"}
    assert [claim.voice for claim in article.claims if not claim.content] == ["", "Authorial"]


def test_several_speakers_one_without_a_name(tmp_path: Path) -> None:
    told_by = row(speaker="Watch Group; ?local activists", verb="reported", what="territorial-gain", who="الجيش")
    article = one_article(tmp_path, told_by)
    (claim,), (mention,) = article.claims, article.mentions
    assert claim.claimants == ("watch-group", mention.id)
    assert (mention.span.quote, mention.unnamed, mention.kind) == ("local activists", True, "actor")
    assert claim.speech_act == "reports"
    assert claim.cue is not None
    assert claim.cue.quote == "reported"
    assert article.events[0].roles == {"agent": ("army",)}


def test_the_same_words_are_the_same_nameless_one_in_all_rows(tmp_path: Path) -> None:
    rows = (row(speaker="?local activists", what="other"), row("Strikes hit", speaker="?Local  activists"))
    article = one_article(tmp_path, *rows)
    assert len(article.mentions) == 1
    assert {claim.claimants for claim in article.claims} == {(article.mentions[0].id,)}


def test_rows_of_one_quote_and_speaker_are_one_claim(tmp_path: Path) -> None:
    quote = "The army took the town of Telmar"
    article = one_article(
        tmp_path,
        row(quote, speaker="watch-group", verb="reported", what="territorial-gain", who="army"),
        row(quote, speaker="Watch Group", what="controls", who="army", whom="Tel Mar"),
        row(quote, speaker="watch-group", says="denies", what="looting"),
    )
    assert [(claim.content, claim.polarity) for claim in article.claims] == [
        (("row-2.event", "row-3.1"), "Affirmed"), (("row-4.event",), "Negated"),
    ]  # fmt: skip


def test_a_chain_nearest_to_the_speaker_first(tmp_path: Path) -> None:
    quote = "the convoy carried food"
    via = row(quote, speaker="?village elder", via="news-wire > watch-group", verb="said", what="convoy-movement")
    article = one_article(tmp_path, via)
    told_by, near, far = article.claims
    assert (near.claimants, near.reports, near.speech_act) == (("news-wire",), (told_by.id,), "quotes")
    assert (far.claimants, far.reports) == (("watch-group",), (near.id,))
    assert near.cue is not None
    assert near.cue.quote == "quoted"


def test_mutual_parties_and_relations_between_several(tmp_path: Path) -> None:
    article = one_article(
        tmp_path, row(what="Armed Clash", who="army & rebels", where="telmar"),
        row(what="opposes", who="army & rebels"), row(what="controls", who="army; rebels", whom="telmar"),
    )  # fmt: skip
    assert article.events[0].roles == {"party": ("army", "rebels")}
    assert article.events[0].places == ("telmar",)
    assert [(state.subject, state.predicate, state.object) for state in article.states] == [
        ("army", "opposes", "rebels"), ("rebels", "opposes", "army"), ("army", "controls", "telmar"),
        ("rebels", "controls", "telmar"),
    ]  # fmt: skip


def test_an_event_described_elsewhere_brings_its_own_parts(tmp_path: Path) -> None:
    carried = row("the convoy carried food", event="convoy", what="convoy-movement", purpose="@Food-Aid")
    article = one_article(tmp_path, carried)
    convoy, aid = article.events
    assert (convoy.key, convoy.roles) == ("convoy", {"purpose": ("@food-aid",)})
    assert (aid.id, aid.key, aid.type) == ("@food-aid", "food-aid", "aid-delivery")
    (residents,) = article.mentions
    assert aid.roles == {"recipient": (residents.id,)}
    assert [claim.content for claim in article.claims] == [("row-2.event",)]


def test_figures_and_the_whole_of_which_they_are_a_part(tmp_path: Path) -> None:
    quote = "At least 21 fighters, including 18 rebels, were killed"
    article = one_article(
        tmp_path,
        row(quote, speaker="ada-orlan", verb="said", event="battle", what="armed-clash", low=21, counting="Killed"),
        row(quote, speaker="ada-orlan", event="Battle", best="18", counting="killed", of="rebels", part_of="21"),
    )
    whole, part = article.counts
    assert (whole.low, whole.value, whole.of, whole.within) == (21, None, "@battle", "")
    assert (part.value, part.group, part.of, part.within) == (18, "rebels", "@battle", whole.id)
    assert part.span is not None
    assert part.span.quote == "18"
    (claim,) = article.claims
    assert claim.content == ("row-2.event", whole.id, part.id)
    assert claim.cue is not None


def test_time_as_written_and_as_a_date(tmp_path: Path) -> None:
    article = one_article(tmp_path, row(what="territorial-gain", when="wednesday", date="2020-05-06"))
    (when,) = article.mentions
    assert (when.kind, when.span.quote, when.date) == ("time", "Wednesday", "2020-05-06")
    assert (article.events[0].time, article.events[0].date) == (when.id, "")
    assert one_article(tmp_path, row(what="looting", date="2020-05/2020-06")).events[0].date == "2020-05/2020-06"


def test_contested_words_are_the_speaker_s_only_in_quotation_marks_or_alone(tmp_path: Path) -> None:
    quoted = row("The regime has won", speaker="ada-orlan", what="territorial-gain", contested_word="regime")
    paraphrased = row("its aircraft struck Telmar", speaker="ministry", says="denies", what="air-strike",
                      contested_word="'struck'")  # fmt: skip
    alone = row("Strikes hit the road", speaker="ministry", contested_word="Strikes")
    article = one_article(tmp_path, quoted, paraphrased, alone)
    assert {claim.evidence[0].quote: [span.quote for span in claim.wording] for claim in article.claims} == {
        "The regime has won": ["regime"], "its aircraft struck Telmar": [], "Strikes hit the road": ["Strikes"],
    }  # fmt: skip
    framing = {mention.span.quote: mention.span.framing for mention in article.mentions}
    assert framing == {"regime": "LoadedTerm", "struck": "ScareQuoted", "Strikes": "LoadedTerm"}


def test_hedge_certainty_scope_and_a_source_that_nobody_names(tmp_path: Path) -> None:
    hedged = row("by drones", speaker="?", hedge="reportedly", sure="Possible", event="hit", what="drone strike")
    unclear = row("It was a quiet day", occurrence=1, speaker="ministry", scope="Unclear")
    article = one_article(tmp_path, hedged, unclear)
    one, two = article.claims
    assert (one.claimants, one.voice, one.certainty) == ((), "Attributed", "Possible")
    assert one.hedge is not None
    assert one.hedge.quote == "reportedly"
    assert (two.voice, two.confidence, two.content) == ("UnclearScope", 0.5, ())


def test_suggested_rows_are_never_built_and_accepted_ones_remembered(tmp_path: Path) -> None:
    rows = (row(what="looting", status="suggested"), row(what="looting", status="Accepted", coder="ann"))
    (article,), problems = read_rows(tmp_path, *rows, row("broken quote", status="suggested"))
    assert [(claim.reviewed, claim.coder) for claim in article.claims] == [(True, "ann")]
    assert [(problem.code, problem.severity, problem.message) for problem in problems] == [
        ("rows-suggested", "info", "2 rows are only suggested and not built")
    ]


def test_header_in_any_case_order_and_spelling(tmp_path: Path) -> None:
    plain = row(what="territorial-gain", who="army", contested_word="regime", part_of="")
    odd = {" Contested-Word ": "regime", "WHO": "army", "What*": "territorial-gain", "QUOTE": plain["quote"],
           "Article": "convoy"}  # fmt: skip
    assert read_rows(tmp_path / "a", plain)[0] == read_rows(tmp_path / "b", odd)[0]


@pytest.mark.parametrize(
    ("separator", "encoding", "said"),
    [(",", "utf-8-sig", None), (";", "utf-8", "cells separated by semicolons"),
     ("\t", "utf-16", "cells separated by tabs and encoding UTF-16"), (",", "cp1252", "encoding Windows-1252")],
)  # fmt: skip
def test_separators_and_encodings_are_found_out_and_told(
    tmp_path: Path, separator: str, encoding: str, said: str | None
) -> None:
    names = [{key: value for key, value in name.items() if str(value).isascii()} for name in NAMES]
    rows = table(row("“The regime has won,”", what="other", who="army"), names=names)
    path = write_csv(tmp_path, rows, separator=separator, encoding=encoding)
    assert recognises(path, head_of(path))
    (article,), problems = read(path)
    assert len(article.claims) == 1
    messages = {problem.message for problem in problems if problem.code == "table-read-as"}
    assert messages == ({f"read with {said}"} if said and encoding != "cp1252" else messages if said else set())
    assert encoding != "cp1252" or "read with encoding Windows-1252" in messages


def test_a_workbook_reads_as_csv_files_do(tmp_path: Path) -> None:
    claims = (
        row(what="territorial-gain", who="army", date=dt.date(2020, 5, 6)),
        row("Strikes hit", what="air-strike", date="2020-05", event="hit", best=3, counting="strikes"),
        row("Two accounts of one convoy", what="other", date=dt.datetime(2019, 1, 1, tzinfo=None)),  # noqa: DTZ001
    )
    texts = [{key: str(value).removesuffix(" 00:00:00") for key, value in one.items()} for one in claims]
    sheets, as_texts = table(*claims), table(*texts)
    assert read(write_xlsx(tmp_path / "x", sheets))[0] == read(write_csv(tmp_path / "c", as_texts))[0]


def test_a_month_that_a_spreadsheet_took_for_a_day_is_a_month(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path, table(row(what="other", date=dt.date(2018, 9, 1))))
    book = openpyxl.load_workbook(path)
    for form, date in (("mmm-yy", "2018-09"), ("yyyy-mm", "2018-09"), ("dd.mm.yyyy", "2018-09-01")):
        book["claims"]["D2"].number_format = form
        assert book["claims"]["D1"].value == "date"
        book.save(path)
        assert read(path)[0][0].events[0].date == date


def test_recognised_with_everything_beside_it_and_nothing_else(tmp_path: Path) -> None:
    path = write_csv(tmp_path, table(row()))
    problems: list[object] = []
    assert [(file.name, reader.name) for file, reader in sources_in([tmp_path], problems.append)] == [
        ("claims.csv", "claims-table")
    ]
    assert problems == []
    other = tmp_path / "other.csv"
    other.write_text("id,quote,claimants,article,speech_act\na,b,c,d,e\n", encoding="utf-8")
    assert find_reader(other) is None
    workbook = write_xlsx(tmp_path / "x", {"sums": [{"article": "a", "quote": "b"}]})
    assert find_reader(workbook) is None
    assert path.exists()


def test_without_a_text_the_quotes_are_the_text_and_it_is_said(tmp_path: Path) -> None:
    rows = (
        row("They took it", speaker="?a farmer", verb="said", what="territorial-gain", when="on Monday"),
        row("They took it at dawn", what="other"),
    )
    (article,), problems = read_rows(tmp_path, *rows, articles=[{"id": "convoy", "language": "en"}])
    article_without = article
    (tmp_path / "convoy.txt").unlink()
    (article,), problems = read(tmp_path / "claims.csv")
    assert article_without.claims == ()  # as long as a text is held, it is looked into
    assert article.text == "They took it\na farmer\non Monday\nsaid\nThey took it at dawn\n"
    assert [claim.evidence[0].quote for claim in article.claims] == ["They took it", "They took it at dawn"]
    assert [claim.voice for claim in article.claims] == ["", ""]
    (problem,) = problems
    assert (problem.code, problem.severity) == ("not-checked-against-the-article", "warning")
    assert "2 quotes are not checked" in problem.message


def test_retyped_marks_and_line_breaks_are_mended_aloud(tmp_path: Path) -> None:
    (article,), problems = read_rows(tmp_path, row('"The regime has won," said  Watch Group head', what="other"))
    assert article.claims[0].evidence[0].quote == "“The regime has won,” said Watch Group head"
    assert told(problems) == [("quote-repaired", "claims!B2")]


def test_no_break_spaces_fold_in_silence(tmp_path: Path) -> None:
    assert one_article(tmp_path, row("The\u00a0army took the town", what="other")).claims[0].evidence[0].begin == 72


def test_a_judged_disagreement_is_a_sheet_of_its_own(tmp_path: Path) -> None:
    rows = (row(what="territorial-gain"), row("its aircraft struck Telmar", speaker="ministry", what="air-strike"))
    one, other = rows[1]["quote"], rows[0]["quote"]
    judged = {"article": "convoy", "quote": one, "other_quote": other, "by": "ann", "why": "why"}
    wrong = {**judged, "other_quote": "nowhere"}
    (article,), problems = read_rows(tmp_path, *rows, disagreements=[judged, wrong])
    (found,) = article.disagreements
    assert (found.between, found.by, found.why) == (("row-3.claim", "row-2.claim"), "ann", "why")
    assert told(problems) == [("claim-unknown", "disagreements!C3")]


def test_events_without_type_of_their_own_take_that_of_another_row(tmp_path: Path) -> None:
    article = one_article(
        tmp_path, row(event="Capture", who="army"), row("Strikes hit", event="capture", what="territorial-gain")
    )
    assert {(event.key, event.type) for event in article.events} == {("Capture", "territorial-gain")}
    assert EVENTS[0]["key"] == "food-aid"


@pytest.mark.parametrize(("written", "number"), [("12.000", 12_000), ("12.500", 12_500), ("12.0", 12), ("12", 12)])
def test_a_point_before_three_digits_parts_thousands(tmp_path: Path, written: str, number: int) -> None:
    figure = row("At least 21 fighters", what="air-strike", event="hit", best=written, counting="killed")
    (count,) = one_article(tmp_path, figure).counts
    assert count.value == number


def test_the_same_description_at_another_place_is_somebody_else(tmp_path: Path) -> None:
    text = "Two towns\n\nIn Paris, officials said rebels came.\n\nIn Moscow, officials said soldiers came. They left."
    said = {"what": "other", "speaker": "?officials", "verb": "said"}
    path = write_csv(
        tmp_path,
        table(
            row("rebels came", **said),
            row("soldiers came", **said),
            row("They left", what="other", speaker="?officials"),
        ),
    )
    (tmp_path / "convoy.txt").write_text(text, encoding="utf-8")
    (article,), problems = read(path)
    assert [problem for problem in problems if problem.severity != "info"] == []
    spans = {mention.id: mention.span.begin for mention in article.mentions}
    first, second, third = (spans[claim.claimants[0]] for claim in article.claims)
    assert text[first:].startswith("officials said rebels")
    assert second == third != first
