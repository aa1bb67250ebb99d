"""Two more questions give on the sample the rows that were written down by hand from its texts."""

import pytest

from sample import DATA
from sample_expectations import CINARALTI, COURIER, HARBOUR, LANTERN, MERIDIAN, SHURFA
from sample_reading import reading

SHELLED = "the Turkish observation post at Morek had been shelled"
FIRED_ON = "Morik’teki gözlem noktasının pazartesi günü topçu ateşine tutulduğunu"
DENIAL = "Army denies that Turkish post was shelled"
ON_FRIDAY = "Its troops had captured the town only on Friday"
IN_ARABIC = "قوات النظام سيطرت على خان شيخون يوم الأربعاء"
TAKEN = "Syrian regime forces took Khan Sheikhoun, in the south of Idlib province, on Wednesday"
CLEARED = "The army has taken the town and is clearing it of mines"
ON_THE_ROAD = "Khan Sheikhun, a town on the same road"
MONITOR, SPOKESWOMAN, COMMAND = "Mashriq Monitor", "Salma Haddad", "General Command of the Syrian army"
TURKISH_MINISTRY = "Turkish Ministry of National Defence"

WHO_REPORTS = {
    "capture": [
        # A chain that begins with activists has two speakers: they say it jointly.
        (MONITOR, "", "reports", "affirmed", "attributed", "en", TAKEN, LANTERN, "The Lantern Review"),
        ("local activists", "", "reports", "affirmed", "attributed", "en", TAKEN, LANTERN, "The Lantern Review"),
        (SPOKESWOMAN, MONITOR, "states", "affirmed", "attributed", "en", CLEARED, LANTERN, "The Lantern Review"),
        (COMMAND, "", "states", "affirmed", "attributed", "en", ON_FRIDAY, LANTERN, "The Lantern Review"),
        (SPOKESWOMAN, "", "states", "affirmed", "attributed", "ar", IN_ARABIC, SHURFA, "Shurfat al-Madina"),
    ],
    # The first version of the denial is not listed beside the corrected one.
    "morek-shelling": [
        ("Syrian state forces", "", "denies", "negated", "headline", "en", DENIAL, COURIER, "The Quayside Courier"),
        (COMMAND, "", "denies", "negated", "attributed", "en", SHELLED, COURIER, "The Quayside Courier"),
        ("bir yetkili", TURKISH_MINISTRY, "states", "affirmed", "attributed", "tr", FIRED_ON, CINARALTI,
         "Çınaraltı Postası"),
    ],
}  # fmt: skip

EVIDENCE = [
    ({"subject": "morek-shelling"}, [
        (said, to, polarity, source, quote, article)
        for polarity, source, quote, article in (
            ("negated", "Syrian state forces", DENIAL, COURIER),
            ("negated", COMMAND, SHELLED, COURIER),
            ("affirmed", f"bir yetkili, for {TURKISH_MINISTRY}", FIRED_ON, CINARALTI),
        )
        for said, to in (("happened", ""), ("target", "Turkish observation post at Morek"))
    ]),
    ({"role": "liesOn", "words": "the same road"}, [
        # The second is the first, printed again; an author speaks for the outlet.
        ("lies on", "M5 highway", "affirmed", "author of the article, for The Harbour Gazette", ON_THE_ROAD, HARBOUR),
        ("lies on", "M5 highway", "affirmed", "author of the article, for Meridian Daily", ON_THE_ROAD, MERIDIAN),
    ]),
    ({"words": "only on friday"}, [
        ("happened", "", "affirmed", COMMAND, ON_FRIDAY, LANTERN),
        ("agent", "Syrian state forces", "affirmed", COMMAND, ON_FRIDAY, LANTERN),
        ("happened on", "2019-08-23", "affirmed", COMMAND, ON_FRIDAY, LANTERN),
    ]),
]  # fmt: skip


@pytest.mark.parametrize("event", WHO_REPORTS)
def test_who_reports(event: str) -> None:
    columns = (
        "source", "on_behalf_of", "speech_act", "polarity", "voice", "language", "quote", "article_iri", "outlet",
    )  # fmt: skip
    found = reading().question("who-reports", event=event)
    assert sorted(tuple(row[column] for column in columns) for row in found) == sorted(WHO_REPORTS[event])
    assert {(row["event_iri"], row["certainty"]) for row in found} == {(event, "no hedge")}


@pytest.mark.parametrize(("values", "wanted"), EVIDENCE, ids=[str(values) for values, _ in EVIDENCE])
def test_evidence(values: dict[str, str], wanted: list[tuple[str, ...]]) -> None:
    columns = ("relation", "object", "polarity", "sources", "quote", "article_iri")
    found = reading().question("evidence", **values)
    assert sorted(tuple(row[column] for column in columns) for row in found) == sorted(wanted)
    for row in found:
        (file,) = DATA.glob(f"*/{row['article_iri']}.txt")
        text = file.read_bytes().decode()
        assert text[int(row["begin"]) : int(row["end"])] == row["quote"]
