"""The Hanover Tagger as teacher: STTS tags and lemmas for raw text.

HanTa 1.2.1 (Christian Wartena, https://github.com/wartaal/HanTa) is used as a program; its model is not shipped.
"""

from __future__ import annotations

from collections.abc import Sequence

from HanTa import HanoverTagger

MODEL = "morphmodel_ger.pgz"

TO_STTS = {"NNA": "NN", "NNI": "NN", "$": "$(", "PAV": "PROAV", "UNKNOWN": ""}


PLAIN = dict.fromkeys(("„", "“", "”", "»", "«", "``", "''"), '"') | dict.fromkeys(("‚", "‘", "›", "‹"), "'")
PLAIN |= dict.fromkeys(("–", "—"), "-") | {"…": "..."}
"""Quotation marks and dashes as HanTa and GSD know them; others they take for foreign words and names."""


def plain(word: str) -> str:
    """Return a mark in the style that the teachers know, and any other word as it is."""
    return PLAIN.get(word, word)


def load_teacher() -> HanoverTagger.HanoverTagger:
    """Load HanTa with its German model."""
    return HanoverTagger.HanoverTagger(MODEL)


def teach(teacher: HanoverTagger.HanoverTagger, words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the STTS tag and the lemma of every word of one sentence."""
    taught = teacher.tag_sent([plain(word) for word in words])
    return [
        (to_stts(tag), word if word in PLAIN else lemma) for word, (_, lemma, tag) in zip(words, taught, strict=True)
    ]


def to_stts(tag: str) -> str:
    """Map HanTa's tag to STTS: `VV(FIN)` is `VVFIN`, nominalised adjectives and infinitives are `NN`."""
    tag = tag.replace("(", "").replace(")", "") if len(tag) > 2 else tag
    return TO_STTS.get(tag, tag)
