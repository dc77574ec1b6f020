"""How periods fall into clauses: which words belong together, what kind of clause they make and what they depend on."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.tokens import Tokens

Expected = list[tuple[str, str]]

CLAUSES: dict[str, tuple[str, Expected]] = {
    "one main clause": ("Der Minister kam am Montag.", [("main", "Der Minister kam am Montag")]),
    "dass": (
        "Sie sagte, dass er kommt.",
        [("main", "Sie sagte"), ("subordinate", "dass er kommt")],
    ),
    "subordinate clause in the Vorfeld": (
        "Wenn es regnet, bleibt sie zu Hause.",
        [("subordinate", "Wenn es regnet"), ("main", "bleibt sie zu Hause")],
    ),
    "relative clause inside its main clause": (
        "Der Mann, der gestern anrief, hat gelogen.",
        [("main", "Der Mann hat gelogen"), ("relative", "der gestern anrief")],
    ),
    "relative clause with a preposition": (
        "Die Stadt, in der sie wohnt, liegt am Meer.",
        [("main", "Die Stadt liegt am Meer"), ("relative", "in der sie wohnt")],
    ),
    "relative clause inside a dass clause": (
        "Er weiß, dass die Frau, die dort steht, Ärztin ist.",
        [("main", "Er weiß"), ("subordinate", "dass die Frau Ärztin ist"), ("relative", "die dort steht")],
    ),
    "dass clause inside its main clause": (
        "Er hat, weil er krank war, den Zug verpasst.",
        [("main", "Er hat den Zug verpasst"), ("subordinate", "weil er krank war")],
    ),
    "infinitive with zu": (
        "Sie versprach, das Geld zu zahlen.",
        [("main", "Sie versprach"), ("infinitive", "das Geld zu zahlen")],
    ),
    "infinitive with um": (
        "Er fuhr nach Rom, um den Papst zu sehen.",
        [("main", "Er fuhr nach Rom"), ("infinitive", "um den Papst zu sehen")],
    ),
    "interrogative": (
        "Sie fragte, wann der Zug fährt.",
        [("main", "Sie fragte"), ("interrogative", "wann der Zug fährt")],
    ),
    "ob": ("Sie fragte, ob er kommt.", [("main", "Sie fragte"), ("subordinate", "ob er kommt")]),
    "two main clauses with und": (
        "Der Wind drehte und das Schiff sank.",
        [("main", "Der Wind drehte"), ("main", "und das Schiff sank")],
    ),
    "und between nouns parts nothing": (
        "Der Wirt und die Köchin lachten.",
        [("main", "Der Wirt und die Köchin lachten")],
    ),
    "two dass clauses with und": (
        "Er sagte, dass sie kommt und dass er geht.",
        [("main", "Er sagte"), ("subordinate", "dass sie kommt"), ("subordinate", "und dass er geht")],
    ),
    "two verb-final clauses under one dass": (
        "Er sagte, dass sie kommt und er geht.",
        [("main", "Er sagte"), ("subordinate", "dass sie kommt"), ("subordinate", "und er geht")],
    ),
    "apposition belongs to its clause": (
        "Jens Köhler, Präsident des Verbandes, widersprach.",
        [("main", "Jens Köhler Präsident des Verbandes widersprach")],
    ),
    "so names a speaker": (
        "Das reicht nicht, so der Minister.",
        [("main", "Das reicht nicht"), ("so", "so der Minister")],
    ),
    "so as an adverb names nobody": ("So geht das nicht.", [("main", "So geht das nicht")]),
    "quotation before its cue": (
        "„Das gilt“, sagte er.",
        [("quotation", "„Das gilt“"), ("main", "sagte er")],
    ),
    "quotation after a colon": (
        "Er sagte: „Das gilt.“",
        [("main", "Er sagte"), ("quotation", "„Das gilt.“")],
    ),
    "a word in quotation marks is no clause": (
        "Er nannte das „klug“.",
        [("main", "Er nannte das „klug“")],
    ),
    "verb second after a comma": (
        "Er sagte, er gehe nach Hause.",
        [("main", "Er sagte"), ("main", "er gehe nach Hause")],
    ),
    "list of nouns": (
        "Es gab Brot, Käse und Wein.",
        [("main", "Es gab Brot Käse und Wein")],
    ),
    "comparison with wie": ("Er singt wie ein Vogel.", [("main", "Er singt wie ein Vogel")]),
}

PERIODS: dict[str, tuple[str, list[str]]] = {
    "a sentence each": ("Er kam. Sie ging.", ["Er kam.", "Sie ging."]),
    "sentences inside a quotation": (
        "„Ja. Das gilt“, sagte er. Dann ging er.",
        ["„Ja. Das gilt“, sagte er.", "Dann ging er."],
    ),
    "quotation of several sentences after a colon": (
        "Er sagte: „Ja. Das gilt.“ Sie ging.",
        ["Er sagte: „Ja. Das gilt.“", "Sie ging."],
    ),
    "title stands apart": ("Sturm über Kiel\n\nEs stürmte. Sie ging.", ["Es stürmte.", "Sie ging."]),
    "quotation over paragraphs": (
        "„Eins.\n\n„Zwei“, sagte er. Sie ging.",
        ["„Eins.\n\n„Zwei“, sagte er.", "Sie ging."],
    ),
}


@pytest.fixture(scope="module")
def bundled() -> Language:
    return claimx.load("bundled")


def periods(doc: Doc) -> list[Period]:
    return list(doc._.claimx_clauses)


def words(doc: Doc, clause: Clause) -> str:
    """The words of a clause without what stands between its parts."""
    tokens = Tokens(doc)
    gaps = (tokens.text[tokens[i].end : tokens[i + 1].idx] if i + 1 in clause.tokens else " " for i in clause.tokens)
    return " ".join("".join(tokens[i].text + gap for i, gap in zip(clause.tokens, gaps, strict=True)).split())


@pytest.mark.parametrize(("text", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_clauses(text: str, expected: Expected, bundled: Language) -> None:
    doc = bundled(text)
    found = [(clause.kind, words(doc, clause)) for period in periods(doc) for clause in period.clauses]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), PERIODS.values(), ids=PERIODS)
def test_periods(text: str, expected: list[str], bundled: Language) -> None:
    doc = bundled(text)
    tokens = Tokens(doc)
    offsets = [tokens.offsets(period.start, period.end) for period in periods(doc) if period.start < period.end]
    assert [text[start:end] for start, end in offsets] == expected


@pytest.mark.parametrize("text", [text for text, _ in [*CLAUSES.values(), *PERIODS.values()]], ids=[*CLAUSES, *PERIODS])
def test_every_word_is_in_one_clause(text: str, bundled: Language) -> None:
    """No token belongs to two clauses, what stands in none is no word, and parents are clauses of the same period."""
    doc = bundled(text)
    tokens = Tokens(doc)
    for period in periods(doc):
        inside = [i for clause in period.clauses for i in clause.tokens]
        assert len(inside) == len(set(inside))
        outside = [tokens[i].text for i in range(period.start, period.end) if i not in inside]
        assert not [text for text in outside if text.isalnum()]
        for number, clause in enumerate(period.clauses):
            assert clause.parent == -1 or (0 <= clause.parent < len(period.clauses) and clause.parent != number)
            assert set(clause.verbs) <= set(clause.tokens)


def test_parent_is_the_clause_that_it_depends_on(bundled: Language) -> None:
    doc = bundled("Er weiß, dass die Frau, die dort steht, Ärztin ist.")
    (period,) = periods(doc)
    assert [clause.parent for clause in period.clauses] == [-1, 0, 1]


def test_a_clause_knows_its_verbs(bundled: Language) -> None:
    doc = bundled("Die Bahn hatte am Montag bekannt gegeben, dass der Zug ausfällt.")
    tokens = Tokens(doc)
    main, content = periods(doc)[0].clauses
    assert tokens[main.finite].text == "hatte"
    assert "gegeben" in [tokens[i].text for i in main.verbs]
    assert tokens[content.finite].text == "ausfällt"


def test_no_text_no_periods(bundled: Language) -> None:
    assert periods(bundled("")) == []
