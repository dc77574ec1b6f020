"""claimx as spaCy components: in other pipelines, through files and processes, and on documents made elsewhere."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from claimx import pipeline
from claimx.components import FACTORIES
from claimx.document import to_document

TEXT = (
    "Streit um die Deiche\n\nInnenminister Jens Holm reiste am 3. Mai nach Kiel. „Die Deiche halten. Das ist sicher“, "
    "sagte Holm der dpa. Laut Polizei fehlen rund 3 Mio. Euro.\n\nEr habe davon nichts gewusst, so Holm."
)
SPAN_GROUPS = ("claimx_statements", "claimx_figures")


@Language.component("test_parser")
def parser(doc: Doc) -> Doc:
    """Breaks where parsers break, and everything else that a parse brings: heads and labels."""
    first, heads = 0, []
    for token in doc:
        if token.i and doc[token.i - 1].text[-1] in ".:“”":
            first = token.i
        heads.append(first - token.i)
    labels = [doc.vocab.strings.add("dep" if head else "ROOT") for head in heads]
    columns = np.array([np.array(heads, dtype=np.int64).view(np.uint64), np.array(labels, dtype=np.uint64)])
    return doc.from_array(["HEAD", "DEP"], columns.T)


def bundled(*before: str) -> Language:
    """The bundled pipeline, loaded anew, with other components before `claimx`."""
    nlp = spacy.load(pipeline.locate("bundled"))
    for name in (*before, "claimx"):
        nlp.add_pipe(name)
    return nlp


@pytest.fixture(scope="module", params=[(), ("test_parser",)], ids=["bundled", "with a parser"])
def nlp(request: pytest.FixtureRequest) -> Language:
    return bundled(*request.param)


@pytest.fixture(scope="module")
def tagger() -> Language:
    """The bundled pipeline without claimx."""
    return spacy.load(pipeline.locate("bundled"))


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """What the component `claimx` finds in the text, as it is in JSON."""
    found: dict[str, Any] = json.loads(json.dumps(bundled()(TEXT)._.claimx))
    return found


def results(doc: Doc) -> dict[str, Any]:
    """All that a user sees of a document; lists and tuples are one, for a `DocBin` makes these of those."""
    document = to_document(doc, {"lang": "de", "name": "x", "version": "1"}).model_dump()
    spans = {key: [(span.text, span.label_) for span in doc.spans[key]] for key in SPAN_GROUPS}
    return {"found": json.loads(json.dumps(doc._.claimx)), "document": document, "spans": spans}


def test_what_is_on_the_document(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(s["type"], s["rule"]) for s in doc._.claimx["statements"]] == [
        ("direct", "verb.direct.before"),
        ("indirect", "preposition.laut"),
        ("indirect", "so"),
    ]
    assert [speaker["name"] for speaker in doc._.claimx["speakers"]] == ["Jens Holm", "Polizei"]
    assert [span.text for span in doc.spans["claimx_statements"]] == [
        "„Die Deiche halten. Das ist sicher“",
        "fehlen rund 3 Mio. Euro",
        "Er habe davon nichts gewusst",
    ]
    assert [(span.text, span.label_) for span in doc.spans["claimx_figures"]] == [
        ("3. Mai", "date"),
        ("rund 3 Mio. Euro", "money"),
    ]


# --- by name ---


def test_importing_the_factories_imports_no_analysis() -> None:
    code = "import claimx.components, sys; print([m for m in sys.modules if m.startswith('claimx.')])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout == "['claimx.components']\n", result.stderr


@pytest.mark.skipif(not entry_points(group="spacy_factories", name="claimx"), reason="claimx is not installed")
def test_every_component_has_an_entry_point() -> None:
    names = {point.name for point in entry_points(group="spacy_factories") if point.value.startswith("claimx")}
    assert names == set(FACTORIES)
    code = (
        f"import spacy; nlp = spacy.blank('de'); [nlp.add_pipe(name) for name in {[*FACTORIES]}]; print(nlp.pipe_names)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.stdout == f"{[*FACTORIES]}\n", result.stderr


def test_the_parts_one_by_one_do_what_claimx_does() -> None:
    together = bundled()(TEXT)
    nlp = spacy.load(pipeline.locate("bundled"))
    for name in [name for name in FACTORIES if name != "claimx"]:
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    for part in ("layout", "speakers", "statements", "figures"):
        assert doc._.get(f"claimx_{part}") == together._.claimx[part]
    assert not nlp.analyze_pipes()["problems"]["claimx_speakers"]


def test_twice_is_one_time_too_many() -> None:
    nlp = bundled()
    for name in ("claimx", "claimx_again"):
        with pytest.raises(ValueError, match="already") as caught:
            nlp.add_pipe("claimx", name=name)
        assert len(str(caught.value).splitlines()) == 1


def test_a_pipeline_without_tags_is_warned_of() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx")
    with pytest.warns(UserWarning, match="behind the tagger"):
        nlp(TEXT)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert nlp("")._.claimx["statements"] == []


# --- through files, bytes and processes ---


def through_bytes(doc: Doc) -> Doc:
    return Doc(spacy.blank("de").vocab).from_bytes(doc.to_bytes())


def through_docbin(doc: Doc) -> Doc:
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    return next(iter(DocBin().from_bytes(data).get_docs(spacy.blank("de").vocab)))


def through_pickle(doc: Doc) -> Doc:
    copy: Doc = pickle.loads(pickle.dumps(doc))
    return copy


@pytest.mark.parametrize("through", [through_bytes, through_docbin, through_pickle, Doc.copy])
def test_documents_survive(nlp: Language, through: Callable[[Doc], Doc]) -> None:
    doc = nlp(TEXT)
    assert results(through(doc)) == results(doc)


PARTS = [name for name in FACTORIES if name != "claimx"]


@pytest.fixture(scope="module")
def parts() -> list[Callable[[Doc], Doc]]:
    nlp = spacy.blank("de")
    return [nlp.add_pipe(name) for name in PARTS]


@pytest.mark.parametrize("cut", range(len(PARTS) + 1), ids=["before all", *(f"behind {name}" for name in PARTS)])
@pytest.mark.parametrize("through", [through_bytes, through_pickle])
def test_the_parts_in_two_stages(
    cut: int,
    through: Callable[[Doc], Doc],
    tagger: Language,
    parts: list[Callable[[Doc], Doc]],
    whole: dict[str, Any],
) -> None:
    """Whatever part comes after bytes reads what the ones before left."""
    doc = tagger(TEXT)
    for part in parts[:cut]:
        doc = part(doc)
    doc = through(doc)
    for part in parts[cut:]:
        doc = part(doc)
    for name in ("layout", "speakers", "statements", "figures"):
        assert json.loads(json.dumps(doc._.get(f"claimx_{name}"))) == whole[name]


def test_documents_from_other_processes(nlp: Language) -> None:
    texts = [TEXT, "Die Bahn teilte mit, der Zug fahre nicht.", ""]
    assert [results(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == [results(nlp(t)) for t in texts]


def test_pipelines_survive(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names == nlp.pipe_names
    assert results(loaded(TEXT)) == results(nlp(TEXT))


# --- beside other components, and on documents made elsewhere ---


def without_names(doc: Doc) -> Doc:
    doc.ents = ()
    return doc


def names_of_another_scheme(doc: Doc) -> Doc:
    scheme = {"PER": "PERSON", "LOC": "GPE"}
    doc.ents = [Span(doc, e.start, e.end, scheme.get(e.label_, e.label_)) for e in doc.ents]
    return doc


def merged_names(doc: Doc) -> Doc:
    with doc.retokenize() as retokenizer:
        for name in filter_spans(doc.ents):
            retokenizer.merge(name)
    return doc


def other_components(doc: Doc) -> Doc:
    doc.spans["sc"] = [doc[0:2]]
    doc.user_data["mine"] = 1
    return doc


@pytest.mark.parametrize("change", [without_names, names_of_another_scheme, merged_names, other_components])
def test_documents_made_elsewhere(nlp: Language, change: Callable[[Doc], Doc]) -> None:
    plain = results(nlp(TEXT))
    with nlp.select_pipes(disable=["claimx"]):
        doc = change(nlp(TEXT))
    assert results(nlp.get_pipe("claimx")(doc)) == plain
