"""claimx on what `de_core_news_sm`, `_md`, `_lg` and `de_dep_news_trf` annotate; the tests need none of them.

`cases/contract.conllu` has documents annotated by hand in the conventions of these pipelines, and what must come out.
They are trained on the treebank TIGER (https://spacy.io/models/de names it and lists the labels of each component):

- Tags are TIGER's STTS: PROAV for PAV, PIAT also for PIDAT; `spacy.glossary` explains them. White space is `_SP`.
- Morphology has TIGER's distinctions in the names of Universal Dependencies (Brants et al. 2004, *TIGER: Linguistic
  Interpretation of a German Corpus*): against the bundled pipeline, plurals have a gender, nothing has NumType, Voice,
  Polarity or PronType=Tot, and adverbs, numbers and particles have no features at all. An adjective that is no
  attribute is an ADV.
- Lemmas are TIGER's: *der* for every definite article, demonstrative and relative pronoun; the verb alone where its
  particle stands apart (*teilte … mit*: `teilen`); *an* for *am*; `--` for punctuation.
- Names are PER, LOC, ORG and MISC, of WikiNER (Nothman et al. 2013); `de_dep_news_trf` finds none.
- Sentences begin where the parser sees one, also inside quotations, after a colon and after *3.* and *Dr.*; a document
  of the file is cut into sentences just there.

Where the pipelines differ or their taggers are of two minds, each document is analysed both ways.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Token
from tagged_once import tagged
from test_statements import CASES, PRINTED, found

import claimx
import claimx.analysis  # registers the component where the package is not installed
from claimx.document import to_document
from claimx.models import Document
from claimx.reading import Readable


@dataclass(frozen=True)
class Word:
    """A token as a pipeline annotates it; `name` is the tag that its place in a name gives it, as in `B-PER`."""

    form: str
    lemma: str
    pos: str
    tag: str
    morph: str
    begins_sentence: bool
    space: bool
    name: str


Words = list[Word]


@dataclass
class Contract:
    """A document of `contract.conllu`, and what must come out."""

    about: str
    statements: list[dict[str, Any]] = field(default_factory=list)
    figures: list[dict[str, Any]] | None = None
    words: Words = field(default_factory=list)


def read_conllu(path: Path) -> list[Contract]:
    documents: list[Contract] = []
    for line in path.read_text("utf-8").splitlines():
        key, _, value = line.removeprefix("# ").partition(" = ")
        if key == "newdoc id":
            documents.append(Contract(value))
        elif key in {"statements", "figures"}:
            setattr(documents[-1], key, json.loads(value))
        elif line[:1].isdigit():
            documents[-1].words += read_words(line)
    return documents


def read_words(line: str) -> Words:
    number, form, lemma, pos, tag, morph, _, _, _, misc = line.split("\t")
    more = dict(item.split("=") for item in misc.split("|") if item != "_")
    spaced = not more.keys() & {"SpaceAfter", "SpacesAfter"}
    word = Word(form, lemma, pos, tag, morph.strip("_"), number == "1", spaced, more.get("NER", "O"))
    if "SpacesAfter" not in more:
        return [word]
    white = more["SpacesAfter"].replace(r"\n", "\n")  # a token of its own
    return [word, Word(white, white, "SPACE", "_SP", "", False, False, "O")]


CONTRACTS = read_conllu(CASES / "contract.conllu")

EMPTY = spacy.blank("de")
EMPTY.add_pipe("claimx")


def analysed(words: Words) -> Document:
    doc = Doc(
        EMPTY.vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        lemmas=[word.lemma for word in words],
        pos=[word.pos for word in words],
        tags=[word.tag for word in words],
        morphs=[word.morph for word in words],
        sent_starts=[word.begins_sentence for word in words],
        ents=[word.name for word in words],
    )
    return to_document(EMPTY(doc), EMPTY.meta)


# --- where the pipelines differ, or their taggers are of two minds ---


def each(change: Callable[[Word], Word]) -> Callable[[Words], Words]:
    return lambda words: [change(word) for word in words]


def unbroken(words: Words) -> Words:
    return [replace(word, begins_sentence=i == 0) for i, word in enumerate(words)]


def broken_at_every_mark(words: Words) -> Words:
    marks = ".:!?“”„»«–"
    return [replace(w, begins_sentence=i == 0 or words[i - 1].form[-1] in marks) for i, w in enumerate(words)]


def another_wie(word: Word) -> Word:
    """*wie die Polizei mitteilte*"""
    return replace(word, tag={"KOUS": "PWAV", "PWAV": "KOKOM"}[word.tag]) if word.lemma == "wie" else word


def name_throughout(word: Word) -> Word:
    """*Clara **von der** Heide*"""
    return replace(word, tag="NE", pos="PROPN", morph="") if word.name == "I-PER" else word


def without_gender(word: Word) -> Word:
    return replace(word, morph=word.morph.replace("|Gender=Masc", "").replace("|Gender=Fem", ""))


VARIATIONS: dict[str, Callable[[Words], Words]] = {
    "as it is": list,
    "no sentences": unbroken,
    "sentences that end at every mark": broken_at_every_mark,
    "no names": each(lambda word: replace(name_throughout(word), name="O")),
    "names of another scheme": each(lambda word: replace(word, name=word.name.replace("PER", "PERSON"))),
    "name particles are names": each(name_throughout),
    "names have no gender": each(lambda word: without_gender(word) if word.tag == "NE" else word),
    "wie is a pronoun or a comparison": each(lambda word: another_wie(word) if word.tag != "KOKOM" else word),
    "particles are no adjectives": each(lambda w: replace(w, tag="PTKVZ") if w.form in {"bekannt", "offen"} else w),
    "punctuation is its own lemma": each(lambda word: replace(word, lemma=word.lemma.replace("--", word.form))),
}


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.about)
def test_contract(contract: Contract) -> None:
    for name, variation in VARIATIONS.items():
        document = analysed(variation(contract.words))
        assert found(document, contract.statements) == contract.statements, name
        if contract.figures is not None:
            figures = [figure.model_dump() for figure in document.figures]
            assert len(figures) == len(contract.figures), name
            for figure, wanted in zip(figures, contract.figures, strict=True):
                assert figure | wanted == figure, name


def test_the_file_shows_what_differs() -> None:
    """The conventions that the docstring names are really in the file, and no tag of another tagset is."""
    words = [word for contract in CONTRACTS for word in contract.words]
    tags = {word.tag for word in words}
    assert tags >= {"PROAV", "PIAT", "PTKVZ", "VVIZU", "TRUNC", "APPO", "PRF", "PRELS", "$(", "$,", "$.", "_SP"}
    assert not tags & {"PAV", "PIDAT"}
    assert {word.lemma for word in words if word.tag.startswith("$")} == {"--"}
    assert {word.lemma for word in words if word.tag == "ART"} == {"der", "ein"}
    breaks = [before.form for before, word in pairwise(words) if word.begins_sentence]
    assert set(breaks) > {".", ":", "Dr.", "3.", "“"}
    assert len(CONTRACTS) >= 60


# --- what the bundled pipeline annotates, put into these conventions ---

WITHOUT_FEATURES = {"ADV", "APPR", "APPO", "CARD", "KON", "KOUS", "KOKOM", "PROAV", "PTKNEG", "PTKVZ", "PWAV", "TRUNC"}
NOT_IN_TIGER = {"NumType", "Voice", "Polarity", "Number[psor]", "Gender[psor]", "Foreign"}
THEIR_POS = {"ADJD": "ADV", "PTKVZ": "ADP", "NN": "NOUN", "NE": "PROPN"}


def in_their_conventions(token: Token) -> Word:
    """A token of the bundled pipeline as TIGER would have it; whatever is wrong stays wrong."""
    if token.is_space:
        return Word(token.text, token.text, "SPACE", "_SP", "", False, False, "O")
    morph = {} if token.tag_ in WITHOUT_FEATURES else token.morph.to_dict()
    features = [f"{name}={value}" for name, value in morph.items() if name not in NOT_IN_TIGER]
    return Word(
        token.text,
        "--" if token.tag_.startswith("$") else token.lemma_,
        THEIR_POS.get(token.tag_, token.pos_),
        token.tag_,
        "|".join(features).replace("PronType=Tot", "PronType=Ind"),
        False,
        bool(token.whitespace_),
        f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O",
    )


AT_A_TIME = PRINTED.AT_A_TIME
"""To report of each of three thousand texts would take as long as to look at it."""


@pytest.mark.parametrize("first", range(0, len(PRINTED.texts), AT_A_TIME))
def test_conventions_make_no_difference(first: int) -> None:
    """Of every other text: neighbours in a table are of one kind, and conventions do not tell them apart."""
    for text in PRINTED.texts[first : first + AT_A_TIME : 2]:
        theirs = [in_their_conventions(token) for token in tagged(text)]
        found = analysed(broken_at_every_mark(theirs))
        as_it_stands = Readable(text).text == text  # else the command reads another one
        ours = PRINTED[text] if as_it_stands else to_document(claimx.load("bundled")(text), EMPTY.meta)
        about = {"document": ours.document, "pipeline": ours.pipeline}
        assert found.model_copy(update=about) == ours, text
