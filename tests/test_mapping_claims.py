"""What claims become under a mapping, what is held back, and that nothing vanishes."""

from pathlib import Path

import pytest

from article_normal import normal
from mapping_cases import APART, INLINE, RULES, TEXT, codes, mapped, rules
from rashomon.article import Claim, Span
from rashomon.problems import Severity

# Claims.


def test_without_claims_everything_is_said_by_nobody_in_particular(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Take <took>
    T3 Place <bridge>
    E1 Take:T2 Agent:T1
    R1 Controls Arg1:T1 Arg2:T3
    A1 Negation E1
    """
    toml = RULES + '[attributes]\npolarity = "Negation"\n[claims]\npolarity = { true = "Negated" }\n'
    article, problems = mapped(tmp_path, ann, toml)
    assert problems == []
    assert article.claims == (
        Claim("E1.claim", (Span(18, 22, "took"),), voice="NotCoded", polarity="Negated", content=("E1",)),
        Claim("R1.claim", (Span(0, 6, "Rebels"), Span(27, 33, "bridge")), voice="NotCoded", content=("R1",)),
    )


CLAIMED = """
T1 Actor <Rebels>
T2 Group <the mayor>
T3 Take <took>
T4 Words <took the bridge>
T5 Claim <said>
T6 Hedge <apparently>
T7 Actor <wire>
T8 Claim <passed it on>
T9 Words <the wire passed it on>
E1 Take:T3 Agent:T1
"""


def test_claims_apart_and_at_the_thing_give_the_same(tmp_path: Path) -> None:
    apart = (
        CLAIMED
        + """
    E2 Claim:T5 Text:T4 Claimant:T2 For:T7 Content:E1 Hedge:T6
    E3 Claim:T8 Text:T9 Claimant:T7 Reports:E2
    A1 Certainty E2 Probable
    A2 Polarity E2 no
    A3 Voice E2 Attributed
    A4 SpeechAct E3 quotes
    """
    )
    first, problems = mapped(tmp_path, apart, RULES + APART)
    assert problems == []
    inline = CLAIMED.replace("E1 Take:T3 Agent:T1", "").replace("T5 Claim", "T5 Words").replace("T8 Claim", "T8 Words")
    inline += """
    E1 Take:T3 Agent:T1 Speaker:T2 For:T7 Via:T7 Verb:T5 Hedge:T6 Text:T4 ViaText:T9 ViaVerb:T8
    A1 Certainty E1 Probable
    A2 Polarity E1 no
    A3 Voice E1 Attributed
    A4 ViaSpeechAct E1 quotes
    """
    toml = RULES + INLINE + 'via-text = "ViaText"\nvia-verb = "ViaVerb"\n[claims.polarity]\nno = "Negated"\n'
    second, problems = mapped(tmp_path, inline, toml)
    assert problems == []
    assert len(first.claims) == 2
    assert normal(second) == normal(first)


def test_a_cue_that_is_the_evidence_itself_is_no_cue(tmp_path: Path) -> None:
    ann = CLAIMED + "T10 Claim <took the bridge>\nE2 Claim:T10 Text:T4 Content:E1\nE3 Claim:T5 Claimant:T2 Content:E1"
    article, _ = mapped(tmp_path, ann, RULES + APART)
    first, second = article.claims
    assert (first.cue, first.evidence, first.voice) == (None, (Span(18, 33, "took the bridge"),), "")
    assert (second.cue, second.evidence) == (None, (Span(55, 59, "said"),))


def test_without_a_speaker_an_event_is_the_articles_own(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Group <the mayor>
    T3 Take <took>
    T4 Fight <fell>
    T5 Fight <passed>
    E1 Take:T3 Agent:T1 Purpose:E2
    E2 Fight:T4
    E3 Fight:T5 Speaker:T2
    """
    article, problems = mapped(tmp_path, ann, RULES + INLINE)
    assert problems == []
    # E2 is only an argument of another: mentioned, and said by nobody.
    assert [(one.content, one.claimants, one.voice) for one in article.claims] == [
        (("E1",), (), ""),
        (("E3",), ("T2",), ""),
    ]


def test_claims_apart_and_inline_may_stand_together(tmp_path: Path) -> None:
    ann = (
        CLAIMED
        + """
    T20 Fight <fell>
    E2 Claim:T5 Text:T4 Claimant:T2 Content:E1
    E3 Fight:T20 Speaker:T7
    """
    )
    article, problems = mapped(tmp_path, ann, RULES + APART + INLINE)
    assert codes(problems) == [("annotation-unused", mark) for mark in ("T8", "T6", "T9")]
    assert [(one.id, one.content) for one in article.claims] == [("E2", ("E1",)), ("E3.claim", ("E3",))]


def test_a_hedge_may_be_given_in_words(tmp_path: Path) -> None:
    ann = "T1 Take <took>\nT2 Words <apparently took>\nT3 Claim <said>\nE1 Take:T1\nE2 Claim:T3 Text:T2 Content:E1\n"
    article, problems = mapped(tmp_path, ann + "A1 HedgeWords E2 apparently", RULES + APART)
    assert problems == []
    assert article.claims[0].hedge == Span(7, 17, "apparently")
    article, problems = mapped(tmp_path, ann + "A1 HedgeWords E2 allegedly", RULES + APART)
    assert codes(problems) == [("hedge-not-found", "E2")]


def test_disagreements_join_claims_or_the_accounts_that_they_say(tmp_path: Path) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Actor <wire>
    T3 Take <took>
    T4 Fight <fell>
    E1 Take:T3 Speaker:T1
    E2 Fight:T4 Speaker:T2
    R1 Disagrees Arg1:E1 Arg2:E2
    R2 Disagrees Arg1:E1 Arg2:T2
    #1 AnnotatorNotes R1\tThey tell two stories.
    """
    article, problems = mapped(tmp_path, ann, RULES + INLINE + '[claims]\ndisagrees = "Disagrees"\n')
    (one,) = article.disagreements
    assert (one.between, one.why) == (("E1.claim", "E2.claim"), "They tell two stories.")
    assert codes(problems) == [("disagreement-incomplete", "R2")]


def test_numbers_and_flags_of_a_claim(tmp_path: Path) -> None:
    ann = "T1 Take <took>\nE1 Take:T1\nA1 Confidence E1 0.25\nA2 Reviewed E1 no\nA3 Machine E1\nA4 Coder E1 Boris B.\n"
    article, problems = mapped(tmp_path, ann + "A5 Record E1 Suggested", RULES + INLINE)
    assert problems == []
    claim = article.claims[0]
    assert (claim.confidence, claim.reviewed, claim.machine, claim.coder, claim.record) == (
        0.25, False, True, "Boris B.", "Suggested",
    )  # fmt: skip
    _, problems = mapped(tmp_path, ann.replace("0.25", "25"), RULES + INLINE)
    assert codes(problems) == [("confidence-unusable", "E1")]


# Labels that say by themselves what their speakers do.

VERBS = APART.replace(
    'label = "Claim"',
    'label = { Claim = {}, Denial = { speech-act = "denies", polarity = "Negated" }, '
    'Refusal = { speech-act = "denies" }, '
    'Guess = { speech-act = "predicts", certainty = "Possible", voice = "Headline" } }',
)


@pytest.mark.parametrize(
    ("label", "attributes", "said"),
    [
        ("Claim", "", ("states", "Affirmed", "Certain", "")),
        ("Denial", "", ("denies", "Negated", "Certain", "")),
        ("Refusal", "", ("denies", "Negated", "Certain", "")),
        ("Guess", "", ("predicts", "Affirmed", "Possible", "Headline")),
        ("Guess", "SpeechAct denies", ("denies", "Negated", "Possible", "Headline")),
        ("Guess", "Certainty Probable", ("predicts", "Affirmed", "Probable", "Headline")),
        ("Guess", "Voice Attributed", ("predicts", "Affirmed", "Possible", "Attributed")),
        ("Denial", "Polarity Affirmed", ("denies", "Affirmed", "Certain", "")),
        ("Claim", "SpeechAct denies", ("denies", "Negated", "Certain", "")),
    ],
)
def test_a_label_says_what_its_speakers_do(
    tmp_path: Path, label: str, attributes: str, said: tuple[str, str, str, str]
) -> None:
    ann = f"T1 Take <took>\nT2 Group <the mayor>\nT3 {label} <said>\nE1 Take:T1\n"
    ann += f"E2 {label}:T3 Claimant:T2 Content:E1\n"
    if attributes:
        name, value = attributes.split()
        ann += f"A1 {name} E2 {value}\n"
    article, problems = mapped(tmp_path, ann, RULES + VERBS)
    assert problems == []
    (claim,) = article.claims
    assert (claim.speech_act, claim.polarity, claim.certainty, claim.voice) == said


@pytest.mark.parametrize(("polarity", "expected"), [("", "Negated"), ("A2 Polarity E1 Affirmed", "Affirmed")])
def test_who_denies_at_the_thing_itself_negates_it(tmp_path: Path, polarity: str, expected: str) -> None:
    ann = f"T1 Take <took>\nT2 Group <the mayor>\nE1 Take:T1 Speaker:T2\nA1 SpeechAct E1 denies\n{polarity}"
    article, problems = mapped(tmp_path, ann, RULES + INLINE)
    assert problems == []
    assert [(claim.speech_act, claim.polarity) for claim in article.claims] == [("denies", expected)]


@pytest.mark.parametrize(
    "says", ['{ speech-act = "denys" }', '{ speech-act = "" }', '"denies"', '{ polarty = "Negated" }']
)
def test_a_label_with_a_mistake_makes_no_claim(says: str) -> None:
    mapping, faults = rules(RULES + f"[claims]\nlabel = {{ Claim = {{}}, Denial = {says} }}\n")
    assert len(faults) == 1
    assert mapping.claims
    assert mapping.claims.labels == {"Claim"}
    assert "Denial" in mapping.left_open


# What is held back.


@pytest.mark.parametrize(
    ("change", "code", "annotation", "claims", "events"),
    [
        (("E1 Take:T3 Agent:T1", "E1 Take:T99 Agent:T1"), "event-incomplete", "E1", 0, 0),
        (("Agent:T1", "Agent:T99"), "argument-missing", "E1", 1, 1),
        (("Claimant:T2", "Claimant:T99"), "claim-incomplete", "E2", 0, 1),
        (("Hedge:T6", "Hedge:T99"), "claim-incomplete", "E2", 0, 1),
        (("Content:E1", "Content:E99"), "claim-incomplete", "E2", 0, 1),
        (("Content:E1", "Content:E1 Content2:E99"), "argument-missing", "E2", 1, 1),
        (("Claimant:T2", "Claimant:T3"), "claim-incomplete", "E2", 0, 1),
        (("Agent:T1", "Time:T1"), "argument-missing", "E1", 1, 1),
    ],
)
def test_the_smallest_thing_is_held_back(
    tmp_path: Path, change: tuple[str, str], code: str, annotation: str, claims: int, events: int
) -> None:
    ann = CLAIMED + "E2 Claim:T5 Text:T4 Claimant:T2 Content:E1 Hedge:T6\nE3 Claim:T8 Text:T9 Claimant:T7\n"
    whole, problems = mapped(tmp_path, ann, RULES + APART)
    assert problems == []
    article, problems = mapped(tmp_path, ann.replace(*change), RULES + APART)
    assert (code, annotation) in codes(problems)
    assert (len(article.claims), len(article.events)) == (claims + 1, events)
    assert article.mentions == whole.mentions
    assert all(problem.place.line for problem in problems)


def test_a_count_without_figure_or_measure_is_held_back_with_what_is_within(tmp_path: Path) -> None:
    ann = """
    T1 Fight <fell>
    T2 Count <Ten soldiers>
    T3 Count <Ten>
    E1 Fight:T1
    E2 Count:T2 Of:E1
    E3 Count:T3 Of:E1 Within:E2
    A1 Measure E3 killed
    A2 Value E3 10
    A3 Measure E2 killed
    A4 Value E2 ten
    """
    article, problems = mapped(tmp_path, ann, RULES)
    assert codes(problems) == [("count-incomplete", "E2"), ("count-incomplete", "E3")]
    assert (len(article.counts), len(article.events)) == (0, 1)
    article, problems = mapped(tmp_path, ann.replace("E2 ten", "E2 10"), RULES)
    assert (problems, len(article.counts)) == ([], 2)


def test_an_unknown_value_of_polarity_never_becomes_an_affirmation(tmp_path: Path) -> None:
    ann = "T1 Take <took>\nE1 Take:T1\nA1 Polarity E1 nope"
    article, problems = mapped(tmp_path, ann, RULES + INLINE)
    assert (article.claims, article.events) == ((), ())
    assert [(one.code, one.severity) for one in problems] == [("label-unmapped", Severity.VIOLATION)]
    article, problems = mapped(tmp_path, ann, 'unmapped = "warn"\n' + RULES + INLINE)
    assert len(article.claims) == 1
    assert problems[0].severity is Severity.WARNING


def test_an_unknown_argument_may_have_named_the_speaker(tmp_path: Path) -> None:
    ann = "T1 Take <took>\nT2 Group <the mayor>\nE1 Take:T1 Sayer:T2"
    article, problems = mapped(tmp_path, ann, RULES + INLINE)
    assert article.claims == ()
    assert "Take.Sayer" in problems[0].message
    # Where someone else is known to speak, the event is not the author's, whatever the argument says.
    article, _ = mapped(tmp_path, ann + " Speaker:T2", RULES + INLINE)
    assert len(article.claims) == 1


# Nothing vanishes.


@pytest.mark.parametrize(
    ("policy", "severity"), [("error", Severity.VIOLATION), ("warn", Severity.WARNING), ("drop", Severity.INFO)]
)
def test_each_label_without_mapping_is_told_once_with_its_count(
    tmp_path: Path, policy: str, severity: Severity
) -> None:
    ann = """
    T1 Actor <Rebels>
    T2 Weather <Friday>
    T3 Weather <soldiers>
    T4 Rain <said>
    E1 Rain:T4 Where:T1
    R1 Near Arg1:T1 Arg2:T1
    A1 Mood T1 good
    A2 Mood T1 bad
    N1 Reference T1 atlas:7\tx
    """
    article, problems = mapped(tmp_path, ann, f'unmapped = "{policy}"\n' + RULES)
    assert {problem.severity for problem in problems} == {severity}
    found = sorted((one.place.annotation, one.message.partition("“")[2].partition("”")[0]) for one in problems)
    assert found == [("A1", "Mood"), ("E1", "Rain"), ("N1", "atlas"), ("R1", "Near"), ("T2", "Weather")]
    weather = next(one for one in problems if "Weather" in one.message)
    assert "2 times" in weather.message
    assert weather.place.line == 2
    assert [one.id for one in article.mentions] == ["T1"]


def test_without_a_mapping_every_label_is_told(tmp_path: Path) -> None:
    article, problems = mapped(tmp_path, "T1 Actor <Rebels>\nT2 Take <took>\nE1 Take:T2 Agent:T1", "")
    assert (article.mentions, article.events, article.claims) == ((), (), ())
    assert [(one.code, one.place.annotation) for one in problems] == [
        ("label-unmapped", "T1"),
        ("label-unmapped", "E1"),
    ]
    assert "rashomon mapping draft" in problems[0].advice


def test_what_is_mapped_but_used_by_nothing_is_told(tmp_path: Path) -> None:
    ann = """
    T1 Words <said>
    T2 Actor <Rebels>
    T3 Take <took>
    E1 Take:T3
    A1 Measure T2 killed
    N1 Reference T1 registry:said\tx
    #1 AnnotatorNotes T2\tCheck.
    """
    _, problems = mapped(tmp_path, ann, RULES)
    assert codes(problems) == [
        ("annotation-unused", "A1"),
        ("annotation-unused", "N1"),
        ("annotation-unused", "T1"),
        ("notes-unused", "#1"),
    ]


def test_an_account_that_no_claim_points_at_is_told(tmp_path: Path) -> None:
    ann = "T1 Take <took>\nT2 Fight <fell>\nT3 Claim <said>\nE1 Take:T1\nE2 Fight:T2\nE3 Claim:T3 Content:E1"
    _, problems = mapped(tmp_path, ann, RULES + APART)
    assert codes(problems) == [("account-unclaimed", "E2")]


def test_an_article_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    article, _ = mapped(tmp_path, "T1 Actor <Rebels>", RULES)
    assert (article.id, article.language, article.coder, article.text) == ("x", "en", "amal", TEXT)
