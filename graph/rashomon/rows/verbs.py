"""Verbs of saying, and the speech act that follows from each. "Said" is *states*, whatever a coder reads into it."""

from rashomon.vocabulary import Vocabulary

VERBS: dict[str, tuple[str, ...]] = {
    "states": (
        "according to", "add", "added", "adds", "announce", "announced", "announces", "claim", "claimed", "claims",
        "comment", "commented", "declare", "declared", "declares", "explain", "explained", "explains", "insist",
        "insisted", "insists", "maintain", "maintained", "maintains", "mention", "mentioned", "note", "noted", "notes",
        "say", "saying", "says", "said", "state", "stated", "stating", "tell", "telling", "tells", "told", "tweeted",
        "underline", "underlined", "wrote", "writes", "in the words of",
    ),
    "reports": ("report", "reported", "reporting", "reports", "reportedly"),
    "quotes": ("cite", "cited", "cites", "citing", "quote", "quoted", "quotes", "quoting"),
    "confirms": ("acknowledge", "acknowledged", "admitted", "confirm", "confirmed", "confirming", "confirms"),
    "assesses": (
        "assess", "assessed", "assesses", "believe", "believed", "believes", "conclude", "concluded", "concludes",
        "estimate", "estimated", "estimates", "judge", "judged", "suspect", "suspects", "think", "thinks", "thought",
    ),
    "predicts": (
        "expect", "expected", "expects", "forecast", "predict", "predicted", "predicting", "predicts", "anticipates",
    ),
    "denies": ("denied", "denies", "deny", "denying", "disputed", "disputes", "refuted", "refutes", "rejected"),
    "accuses": (
        "accuse", "accused", "accuses", "accusing", "allege", "alleged", "alleges", "blame", "blamed", "blames",
    ),
    "demands": (
        "call for", "called for", "called on", "calls for", "demand", "demanded", "demanding", "demands", "urge",
        "urged", "urges",
    ),
    "threatens": ("threaten", "threatened", "threatening", "threatens", "warn", "warned", "warns"),
    "promises": ("pledge", "pledged", "pledges", "promise", "promised", "promises", "vow", "vowed", "vows"),
}  # fmt: skip
"""Speech act -> English verbs that introduce it. Cues that the ontology gives, in any language, come on top."""


def speech_act_of(verb: str, vocabulary: Vocabulary) -> str:
    """Give the speech act that a verb of saying or the name of a speech act stands for, or empty if unknown."""
    wanted = " ".join(verb.casefold().split())
    acts = vocabulary.values("speechAct")
    if wanted in acts:
        return wanted
    for name, term in acts.items():
        if wanted in term.cues:
            return name
    return next((act for act, verbs in VERBS.items() if wanted in verbs), "")
