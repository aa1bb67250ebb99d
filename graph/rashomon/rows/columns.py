"""Sheets and columns of a claims table, as data."""

from typing import Literal

import msgspec

Kind = Literal[
    "article", "quote", "people", "relayers", "words", "verb", "choice", "key", "what", "things", "events", "places",
    "date", "day", "number", "ordinal", "text", "names", "name", "language", "address", "file", "id", "decimal",
]  # fmt: skip
"""What stands in a cell.

article: the id of an article; quote: words of its text; words: words of the quote or its sentence; verb: the same, or
a speech act; people: names, slugs, `?words`, several with `;`; relayers: the same with `>` between; things: people,
places or `@key`, with `;` and `&`; events: `@key`; places: names of places; key: an event's short key; what: an event
type or a relation; choice: one of the column's values; names: slugs or names of the sheet names with `;`; name: one
of them; id: a short name in a-z, 0-9 and -; number: a whole number; ordinal: 1 for the first; day: one day; date: EDTF.
"""


class Column(msgspec.Struct, frozen=True):
    """One column.

    Args:
        name: as in the header row.
        help: what stands in it, for people, one or two sentences.
        kind: what its cells hold.
        group: empty for what a beginner sees; else the name of the group that is collapsed at first.
        required: whether a row without it is held back.
        example: a cell.
        values: the words that may stand in it, where it is a choice of its own.
        list: the ontology's list from which it chooses ("measure", "event-type"), or empty.
        others: other headings that mean the same.
    """

    name: str
    help: str
    kind: Kind
    group: str = ""
    required: bool = False
    example: str = ""
    values: tuple[str, ...] = ()
    list: str = ""
    others: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True):
    """One sheet of the workbook; as CSV, the file of this name.

    Args:
        name: of the sheet, and of the CSV file before its `.csv`.
        help: what one row is.
        columns: in the order of the template.
    """

    name: str
    help: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Give a column by its name.

        Raises:
            KeyError: if there is none.
        """
        return {column.name: column for column in self.columns}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


GROUPS = {
    "speaking": "how it is said: on whose behalf, through whom, in which words, how surely",
    "taking part": "who else takes part, for what, and which event it is",
    "time": "when it happened",
    "figures": "how many, of whom",
    "wording": "contested words, and passages whose speaker is unclear",
    "record": "who coded the row, and whether it is only a proposal",
}
"""Groups of columns that are collapsed at first -> what is in them."""

CLAIMS = Sheet(
    "claims",
    "One row: one speaker says one thing in one passage. Rows with the same article, quote and speaker are one claim.",
    (
        Column("article", "Id of the article, as in the sheet articles.", "article", required=True,
               example="khan-sheikhun"),
        Column("quote", "The words that prove it, copied from the article. They must stand there once; else take in "
               "more words, or fill in occurrence.", "quote", required=True,
               example="the convoy was headed to resupply a military observation post"),
        Column("speaker", "Who says so: a name of the sheet names, or ?words for somebody without a name. Several who "
               "speak jointly: with ; between. A ? alone: somebody whom the article does not name (“reportedly”). "
               "Empty: the article says it in its own voice.", "people", example="sohr; ?local activists"),
        Column("what", "What happens (an event type) or how two things stand to each other (controls, supports, "
               "located-in). May be left out where another row with the same event gives it.", "what",
               example="air-strike", list="event-type"),
        Column("who", "Who does it. Several: with ; between. Those who do it to one another (talks, agreements): "
               "with & between.", "things", example="syrian-state-forces"),
        Column("whom", "To whom or what it is done; for a relation, the other thing.", "things",
               example="turkish-forces"),
        Column("where", "The place where it happens: a name of the sheet names.", "places", example="khan-sheikhun"),
        Column("date", "When it happens: 2019-08-21, 2019-08, 2019, or from/to as 2019-08-18/2019-08-20 (EDTF). "
               "A spreadsheet's own dates are understood.", "date", example="2019-08-21"),
        Column("for", "On whose behalf the speaker speaks.", "people", "speaking", example="sohr"),
        Column("via", "Who relays it to the article, the one nearest to the speaker first, with > between.",
               "relayers", "speaking", example="sana"),
        Column("verb", "The words that introduce it (said, according to), as in the article; or a speech act: "
               "states, reports, quotes, assesses, predicts, denies, accuses, demands, threatens, promises, confirms.",
               "verb", "speaking", example="said", list="speechAct"),
        Column("hedge", "The words that weaken it, as in the article.", "words", "speaking", example="reportedly"),
        Column("sure", "How sure the speaker is. Empty: no hedge.", "choice", "speaking", example="probable",
               values=("certain", "probable", "possible"), list="certainty"),
        Column("says", "Whether the speaker affirms or denies it. Empty: affirms.", "choice", "speaking",
               example="denies", values=("affirms", "denies"), list="polarity"),
        Column("event", "A short key for the event. Rows with the same key, in any article, tell of the same event; "
               "an empty cell: an event of this row alone.", "key", "taking part", example="capture"),
        Column("with", "Who goes along.", "people", "taking part", example="?fighters from a rebel organization"),
        Column("purpose", "What it is to bring about: @key of an event, described in the sheet events or in "
               "other rows.", "events", "taking part", example="@post-resupply"),
        Column("when", "When it happens, in the words of the article.", "words", "time", example="Wednesday"),
        Column("low", "The lowest figure (“dozens” is 24).", "number", "figures", example="24"),
        Column("best", "The figure.", "number", "figures", example="21"),
        Column("high", "The highest figure.", "number", "figures", example="40"),
        Column("counting", "What is counted.", "choice", "figures", example="killed", list="measure"),
        Column("of", "Who is counted.", "people", "figures", example="anti-government-fighters"),
        Column("part_of", "The figure in which this one is included (18 of the 21), in a row of the same event; "
               "in a row without figures, @key of the event of which this one is a part.", "text", "figures",
               example="21"),
        Column("contested_word", "A loaded word of the passage, as in the article; a word in scare quotes is written "
               "with its quotation marks. It is the speaker's where the article has it in quotation marks, or where "
               "the row says nothing else; else it is the article's own.", "words", "wording",
               example='"terrorist groups"'),
        Column("scope", "unclear: nobody can tell whether the speaker or the author says it (kept with confidence "
               "0.5). headline: it stands in a headline, deck or caption. author: it is the author's after all.",
               "choice", "wording", example="unclear", values=("unclear", "headline", "author", "not coded"),
               list="voice"),
        Column("occurrence", "1, 2, 3 …: which one is meant, where the quote stands several times in the text.",
               "ordinal", "wording", example="2"),
        Column("status", "suggested: a proposal, never built. accepted: a person has looked at it. "
               "Empty: an ordinary row.", "choice", "record", example="suggested", values=("suggested", "accepted")),
        Column("coder", "Who coded the row.", "text", "record", example="first-coder"),
        Column("note", "For people. Nothing is read from it.", "text", "record"),
    ),
)  # fmt: skip

ARTICLES = Sheet(
    "articles",
    "One row: one article.",
    (
        Column("id", "A short name, as in the column article of the sheet claims.", "id", required=True,
               example="khan-sheikhun"),
        Column("file", "The file (UTF-8) that holds the text, beside this table. Without file and text, the quotes are "
               "not checked against the article.", "file", example="khan-sheikhun.txt"),
        Column("text", "The text itself, where there is no file.", "text", "description"),
        Column("headline", "The headline as printed. Empty: the first line of the text.", "text",
               example="Two accounts of one convoy"),
        Column("outlet", "Who published it: a name of the sheet names.", "name", example="sana", others=("publisher",)),
        Column("published", "The day on which it was published.", "day", example="2019-08-22"),
        Column("language", "Language tag of the text: en, ar, tr.", "language", example="en"),
        Column("url", "Where it was published.", "address", example="https://example.org/convoy"),
        Column("agency", "The news agency whose wire it prints.", "name", "description"),
        Column("author", "By-line as printed.", "text", "description"),
        Column("reference_date", "The day from which “Wednesday” is counted, where the article bears no date.", "day",
               "description", example="2019-08-22"),
        Column("reference_date_note", "Who supplied that day.", "text", "description"),
        Column("listed_sources", "The sources that the article lists: names of the sheet names with ; between. "
               "The heading cites means the same.", "names", "description", example="itic; france-24",
               others=("cites", "sources")),
        Column("archive_url", "Where a copy is kept.", "address", "description", others=("archived_url",)),
        Column("captured_on", "The day on which it was captured.", "day", "description"),
        Column("captured_by", "Who or what captured it.", "text", "description"),
        Column("revision_of", "Id of the article of which this is a corrected version; that one no longer counts.",
               "article", "description"),
        Column("copy_of", "Id of the article of which this is a copy.", "article", "description"),
        Column("coder", "Who coded its rows, where a row does not say.", "text", "description"),
        Column("note", "For people. Nothing is read from it.", "text", "description"),
    ),
)  # fmt: skip

NAMES = Sheet(
    "names",
    "One row: an actor or a place that articles talk about.",
    (
        Column("id", "A short name in a-z, 0-9 and -, never changed later.", "id", required=True, example="sohr"),
        Column("kind", "actor, place or country. A government and its country are two rows.", "choice", required=True,
               example="actor", values=("actor", "place", "country")),
        Column("type", "For actors: what kind of actor.", "choice", example="observatory", list="actor-type"),
        Column("name", "The name for readers. name_ar is the name in Arabic, name_ru in Russian.", "text",
               required=True, example="Syrian Observatory for Human Rights"),
        Column("language", "Language tag of the columns name and other_spellings.", "language", example="en"),
        Column("other_spellings", "Other spellings with ; between. other_spellings_ar: those in Arabic.", "text",
               example="SOHR; The Observatory"),
        Column("part_of", "For actors: the organisation of which it is a part (id).", "name",
               example="syrian-government"),
        Column("in", "For places: the place that contains it (id).", "name", example="idlib-province"),
        Column("lat", "Latitude in degrees.", "decimal", "map", example="35.441944"),
        Column("lon", "Longitude in degrees.", "decimal", "map", example="36.650833"),
        Column("accuracy_m", "How exact that is, in metres.", "number", "map", example="2000"),
        Column("own_iri", "The address by which others know it already, if that is to be used.", "address", "links"),
        Column("links", "The same thing elsewhere (Wikidata), with ; between.", "address", "links",
               example="http://www.wikidata.org/entity/Q858"),
        Column("note", "For people.", "text", "links"),
    ),
)  # fmt: skip

EVENTS = Sheet(
    "events",
    "One row: an event that rows point at by @key, described once. Being described, it is not said to have happened.",
    (
        Column("key", "The short key, as after the @.", "key", required=True, example="post-resupply"),
        Column("title", "What it is called, for readers.", "text", required=True,
               example="resupply of an observation post"),
        Column("type", "The event type.", "choice", required=True, example="resupply", list="event-type"),
        Column("who", "Who does it.", "people", example="turkish-forces"),
        Column("whom", "To whom or what it is done; ?words for somebody without a name.", "things",
               example="?military observation post"),
        Column("where", "The place.", "places", example="m5-highway"),
        Column("date", "When, as in the sheet claims.", "date", example="2019-08"),
        Column("ids", "Its ids in ACLED or UCDP with ; between: acled:SYR1234.", "text", example="acled:SYR1234"),
        Column("note", "For people.", "text"),
    ),
)  # fmt: skip

DISAGREEMENTS = Sheet(
    "disagreements",
    "One row: somebody judged that two claims answer one question differently, or cannot both hold.",
    (
        Column("article", "Id of the article of the first claim.", "article", required=True, example="khan-sheikhun"),
        Column("quote", "The quote of the first claim, as in the sheet claims.", "quote", required=True),
        Column("other_article", "Id of the article of the other claim, where it is another article.", "article"),
        Column("other_quote", "The quote of the other claim, as in the sheet claims.", "quote", required=True),
        Column("by", "Who judged.", "text", example="first-coder"),
        Column("why", "The reason in words.", "text", example="two purposes of one convoy"),
        Column("date", "The day of the judgement.", "day"),
    ),
)  # fmt: skip

LISTS = "lists"
"""Name of the sheet of drop-downs, made from the ontology; nothing is read from it."""

READ_ME = "read me"
"""Name of the sheet for people; nothing is read from it."""

SHEETS = (CLAIMS, ARTICLES, NAMES, EVENTS, DISAGREEMENTS)
"""The sheets that are read."""


def sheet_named(name: str) -> Sheet | None:
    """Give a sheet by its name, in any case, or None."""
    wanted = name.strip().casefold()
    return next((sheet for sheet in SHEETS if sheet.name == wanted), None)
