"""Whatever stands in a text, claimx raises nothing, and all that it says points into the text."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from checks import MARKS, check_document, check_marks, mutated
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reading_back import check_read_back
from spacy.tokens import Doc
from tagged_once import tagging_once

import claimx
from claimx.analysis.syntax.phrases import phrases_on
from claimx.analysis.syntax.tokens import Tokens

# Words that the rules react to, in an order that no grammar foresaw.
WORDS = """
der die das den dem des ein eine einer sagte sagt erklärte teilte mit an vor zu laut nach Angaben zufolge gemäß so wie
dass ob wer was und oder aber nicht er sie es ihm ihr Minister Präsident Merkel Polizei Regierung Berlin Sprecherin
Zahlen Studie habe sei werde könne hätte wurde worden haben Montag 3. 10.000 Euro Prozent zwei neue große forderte
kritisierte bezeichnete als von wegen weil um demnach wonach Befürchtung heißt Eilige dpa (CDU)
""".split()  # noqa: SIM905  (a list of a hundred strings is no better to read)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(max_size=4)), max_size=60)


TESTS = Path(__file__).parent
ARTICLES = [
    path.read_text(encoding="utf-8")
    for path in [*sorted((TESTS / "golden").glob("*.txt")), *sorted(TESTS.with_name("data").glob("*.txt"))]
]
PAIRS = ["„“", "“”", "»«", "«»", "‚‘", "‘’", "()", "[]", "––", '""', "''", "„”", "„ ", " “"]
NESTED = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=3),
    lambda inner: st.builds(
        lambda pair, parts: pair[0] + " ".join(parts) + pair[1], st.sampled_from(PAIRS), st.lists(inner, max_size=6)
    ),
    max_leaves=40,
)
ANY = TEXTS.map(" ".join) | st.text(max_size=200) | st.lists(NESTED, max_size=4).map(" ".join)

FEWER = settings().max_examples // 10
"""Texts of which every format is written and read back, which takes longer than to find what they say."""


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY)
@example("‚a00 “Y00(“‘")  # a mark whose partner stands in a bracket that is not closed
@example("0²")  # a digit, and no number for int()
@example("geMÄß< 0\"''")  # marks with nothing between
@example(". Dies berichtete die Presse-Agentur (dpa).")  # nothing stands before it
@example("Der Richter fordert Haft: 12 Jahre")  # ends where a rule may look farther
@example("Die Stadt plant ein Bad.\n\nKanzler")  # and with a bare noun for a person
@example("der „ „ “ \n\n „")
@example("der „ „ \n\n “")  # a mark that begins a paragraph closes no name of the one before
def test_no_text_breaks_it(text: str) -> None:
    """150 examples where `make test` runs it; 20,000 where `make thorough` does."""
    with tagging_once(text):
        check_document(claimx.extract(text, pipeline="bundled"), text)
        check_phrases(claimx.load("bundled")(text))


def check_phrases(doc: Doc) -> None:
    """That no phrase crosses a sentence or paragraph."""
    tokens = Tokens(doc)
    for phrase in phrases_on(doc):
        start, end = tokens.offsets(phrase.start, phrase.end)
        assert not re.search(r"\n\s*\n", tokens.text[start:end])
        assert not any(tokens[i].is_sent_start for i in range(phrase.core_end, phrase.end))


@settings(max_examples=FEWER, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY)
@example("Laut \ufffe Müller\uffff sind es 3 \ufffe Euro.")  # characters that no XML may hold
@example(
    "Er sagte: „_x0041_ | a“, = 1:14:95 Minuten."
)  # what means something in a format, and more digits than Excel has
def test_every_format_is_read_back(text: str) -> None:
    check_read_back(claimx.extract(text, pipeline="bundled", with_text=True))


@settings(max_examples=FEWER, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.sampled_from(ARTICLES))
def test_every_format_of_a_broken_article_is_read_back(random: Random, article: str) -> None:
    check_read_back(claimx.extract(mutated(article, random), pipeline="bundled", with_text=True))


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:30])
def test_every_format_of_an_article_is_read_back(text: str) -> None:
    check_read_back(claimx.extract(text, pipeline="bundled", with_text=True))


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:30])
def test_no_role_begins_inside_a_pair_of_marks_and_ends_outside(text: str) -> None:
    check_marks(claimx.extract(text, pipeline="bundled"), text)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.sampled_from(ARTICLES))
def test_a_broken_article_breaks_no_name(random: Random, article: str) -> None:
    """Words of an article dropped, doubled and swapped, marks and line breaks put in and out."""
    text = mutated(article, random)
    check_document(claimx.extract(text, pipeline="bundled"), text)


@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: text[:30])
def test_an_article_may_end_behind_any_word(text: str) -> None:
    """The rules look at what follows, which may be nothing: words spread over the article, and all behind numbers."""
    ends = [match.end() for match in re.finditer(r"\w+", text)]
    behind_numbers = [match.end() for match in re.finditer(r"\d+ \w+", text)]
    for end in [*ends[:: max(1, len(ends) // 12)], *behind_numbers]:
        start = max(text.rfind("\n\n", 0, end), end - 400, 0)
        claimx.extract(text[start:end], pipeline="bundled")


@pytest.mark.parametrize(
    "text",
    [
        "Sie kam. Wie",
        "„Ich gehe.“ Mit",
        "Die Anklage sprach von Mord, die Verteidigerin dagegen",
        "Die Zahl lag laut Polizei bei 300, laut Veranstaltern.",
        "Gestern sah es als erwiesen an, dass er kam.",
        "Die Polizei kündigte Tempo- und Abstandskontrollen an.",
        # a quotation that ends behind another part of the content
        "den der Philippinen««derGottes),mutmaßliche Anführer der\n! Abu Sayyaf (Schwert  Radulan Sahiron,   …Sahiron,"
        "wird  ‘ anderemanderem»beschuldigt,  der Drahtzieher renie ",
    ],
)
def test_a_text_may_lack_what_is_due(text: str) -> None:
    check_document(claimx.extract(text, pipeline="bundled"), text)


def test_nothing_but_a_line_break_is_no_speaker() -> None:
    text = "Das gelte nicht, hieß es.\n\nS.\nzufolge sei das falsch."
    check_document(claimx.extract(text, pipeline="bundled"), text)


def test_nothing_before_the_cue_is_no_content() -> None:
    text = "sO# [sagT"  # the frame *sO* ends where the clause of the cue begins
    check_document(claimx.extract(text, pipeline="bundled"), text)


def test_a_mention_inside_another_is_no_second_one() -> None:
    text = (
        "„Das hat keiner gesehen“, kritisierte dessen Sprecher Uwe Dallmann. Er forderte die Bahn auf, das zu ändern."
    )
    check_document(claimx.extract(text, pipeline="bundled"), text)
