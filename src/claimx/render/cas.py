"""Writes a document with its annotations as UIMA CAS in JSON, which INCEpTION, a tool of annotators, loads.

Four layers, as INCEpTION names those that a project adds itself: Content, Speaker, Cue, Figure. A part of a statement
that is in pieces has an annotation for each; `statement` says which belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claimx.extras import needed
from claimx.models import Document

_STRING, _BOOLEAN, _DOUBLE = "uima.cas.String", "uima.cas.Boolean", "uima.cas.Double"
LAYERS: dict[str, dict[str, str]] = {
    "Content": {"statement": _STRING, "kind": _STRING, "act": _STRING, "negated": _BOOLEAN, "rule": _STRING},
    "Speaker": {"statement": _STRING, "name": _STRING, "kind": _STRING},
    "Cue": {"statement": _STRING, "lemma": _STRING},
    "Figure": {
        "figure": _STRING,
        "kind": _STRING,
        "value": _DOUBLE,
        "low": _DOUBLE,
        "high": _DOUBLE,
        "qualifier": _STRING,
        "unit": _STRING,
        "counted": _STRING,
        "iso": _STRING,
    },
}
"""The layers, and the features of each with their types."""


def cas(documents: Iterable[Document]) -> Iterator[str]:
    """A document as an object; the text must be in it."""
    cassis = needed("cassis", "UIMA CAS (dkpro-cassis)")
    for document in documents:
        system = cassis.TypeSystem()
        types = {}
        for layer, features in LAYERS.items():
            types[layer] = system.create_type(f"webanno.custom.{layer}", "uima.tcas.Annotation")
            for name, kind in features.items():
                system.create_feature(types[layer], name, kind)
        made = cassis.Cas(typesystem=system, sofa_string=document.document.text or "", document_language="de")
        for layer, start, end, features in _annotations(document):
            made.add(types[layer](begin=start, end=end, **features))
        yield made.to_json(pretty_print=False) + "\n"


def _annotations(document: Document) -> Iterator[tuple[str, int, int, dict[str, Any]]]:
    speakers = {speaker.id: speaker for speaker in document.speakers}
    for said in document.statements:
        content = {"kind": said.type, "act": said.act, "negated": said.negated, "rule": said.rule}
        parts: list[tuple[str, Any, dict[str, Any]]] = [("Content", said.content, content)]
        if said.speaker:
            known = speakers.get(said.speaker.id or "")
            parts.append(("Speaker", said.speaker, {"name": said.speaker.name, "kind": known and known.kind}))
        if said.cue:
            parts.append(("Cue", said.cue, {"lemma": said.cue.lemma}))
        for layer, role, features in parts:
            for start, end in role.spans:
                yield layer, start, end, {"statement": said.id} | features
    for figure in document.figures:
        features = {name: getattr(figure, name) for name in LAYERS["Figure"] if name != "figure"}
        numbers = {name: None if (n := features[name]) is None else float(n) for name in ("value", "low", "high")}
        yield "Figure", figure.start, figure.end, {"figure": figure.id} | features | numbers
