"""The sheet `read me` of the template: what a row is, in plain words."""

from rashomon.rows import CLAIMS, GROUPS, SHEETS

_SENTENCES = (
    "How to code claims in this workbook:",
    (
        "One row: one speaker says one thing in one passage of one article. What two speakers say is "
        "two rows; two things "
        "that one speaker says in one passage are two rows with the same article, quote and speaker, and count as one "
        "claim."
    ),
    "Nothing here is a fact. A row says that somebody said so. Whether it is so is not coded.",
    (
        "The ten rows of the sheet claims are examples from two invented articles (their texts are in "
        "the folder texts). "
        "Read them, then delete them and write your own."
    ),
    "Steps:",
    "1. Sheet articles: one row an article, with the name of the file that holds its text (plain text, UTF-8).",
    (
        "2. Sheet names: one row for each actor and each place, with a short id that never changes. A "
        "government and its "
        "country are two rows."
    ),
    (
        "3. Sheet claims: copy the words that prove it into quote, pick the speaker, say what happened, who did it, to "
        "whom, where and when. Most rows need no more than the eight columns that you see; a click on a + above the "
        "columns opens the others."
    ),
    "4. Save, then look for mistakes: rashomon check claims.xlsx --write-back   puts each problem beside its row.",
    "5. rashomon build . -o my-dataset   makes the dataset.",
    "Who is the speaker:",
    "Whoever the article says it from: the person, ministry or group that is quoted or named (“said”, “according to”).",
    (
        "An empty speaker means that the article says so in its own voice. Only such rows can become "
        "plain statements, so "
        "leave it empty only where the article itself vouches for it. A headline has an empty speaker "
        "too; it is known as "
        "a headline and makes nothing certain."
    ),
    "“Reportedly”, “it is said”: the article passes it on and does not say from whom. Write ? as the speaker.",
    "The quote:",
    (
        "Copy it from the text, do not type it. It must stand there once: take in more words if it stands there twice. "
        "Keep it short: the clause that says it. Blanks, line breaks and the shape of quotation marks "
        "make no difference."
    ),
    "Signs:",
)

_SIGNS = (
    (";", "several who speak or act jointly", "sohr; local-council"),
    ("&", "two who do it to one another: talks, agreements, clashes", "turkish-government & russian-government"),
    (">", "in via: through whom it came, the one nearest to the speaker first", "spokesman > sana"),
    ("?words", "somebody without a name, in the words of the article; stays in its article", "?local activists"),
    ("?", "somebody, and the article does not say who", "?"),
    ("@key", "an event that has a row of its own (in the sheet events or claims)", "@post-resupply"),
)


def read_me() -> list[tuple[str, ...]]:
    """Give the lines of the sheet: sentences, and the columns of each sheet as tables."""
    lines: list[tuple[str, ...]] = [(sentence,) for sentence in _SENTENCES]
    lines += [("", sign, meaning, example) for sign, meaning, example in _SIGNS]
    lines += [("The groups of columns that are folded away:",)]
    groups = dict.fromkeys(column.group for column in CLAIMS.columns if column.group)
    lines += [("", group, GROUPS[group], "") for group in groups]
    for sheet in SHEETS:
        lines += [(f"Sheet {sheet.name}:",), (sheet.help,)]
        lines += [("", column.name, column.help, column.example) for column in sheet.columns]
    return lines
