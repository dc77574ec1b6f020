"""Bring the annotation of UD_German-PUD over to the conventions of UD_German-GSD, which the pipeline is measured on.

The two treebanks agree on most words, but PUD leaves `VerbForm` and passive `Voice` out, gives adverbs a `Degree`,
calls adverbially used adjectives adverbs and comparing *als* a conjunction, and says more about possessors than GSD
does. Without this step the morphologizer learns two answers for every verb.
"""

from __future__ import annotations

from dataclasses import replace

from corpora import Word

Feats = dict[str, str]

UNPREDICTABLE = ("Typo", "ExtPos", "Abbr", "AdpType")
"""Features that say something about the annotation or the spelling rather than about the word form."""

INTERROGATIVE_ADVERBS = frozenset({"wo", "warum", "wann", "wie", "wohin", "woher", "weshalb", "wieso"})


def drop_unpredictable(word: Word) -> Word:
    """Remove what no tagger can know from the words."""
    feats = _parse(word.feats)
    for name in UNPREDICTABLE:
        feats.pop(name, None)
    return replace(word, feats=_format(feats))


def to_gsd(word: Word, teacher_tag: str) -> Word:
    """Return a word of PUD as GSD would annotate it; `teacher_tag` is its STTS tag according to HanTa."""
    feats = _parse(word.feats)
    upos = word.upos
    if upos in ("VERB", "AUX"):
        _complete_verb(feats, word)
    elif upos == "ADV":
        if teacher_tag == "ADJD":
            upos = "ADJ"
        else:
            feats.pop("Degree", None)
        if word.lemma in INTERROGATIVE_ADVERBS:
            feats["PronType"] = "Int"
    elif upos == "ADJ":
        feats.setdefault("Degree", "Pos")
    elif upos in ("PRON", "DET"):
        _complete_pronoun(feats, word)
    elif upos == "SCONJ" and teacher_tag == "KOUI":
        upos = "ADP"
    elif upos == "CCONJ" and word.lemma == "als":
        upos = "ADP"  # comparison: *größer als das Haus*
    return drop_unpredictable(replace(word, upos=upos, tag=teacher_tag, feats=_format(feats)))


def _complete_verb(feats: Feats, word: Word) -> None:
    if "Mood" in feats:
        feats["VerbForm"] = "Fin"
    elif feats.pop("Tense", None):
        feats["VerbForm"] = "Part"
    elif word.form.endswith("n"):
        feats["VerbForm"] = "Inf"
    if word.relation == "aux:pass" and word.lemma == "werden":
        feats["Voice"] = "Pass"


def _complete_pronoun(feats: Feats, word: Word) -> None:
    if "Person" in feats:
        feats.setdefault("PronType", "Prs")
    if word.lemma == "sein" and "Poss" in feats:
        feats["Gender[psor]"] = "Masc,Neut"
    elif word.lemma == "ihr":
        feats.pop("Gender[psor]", None)
        feats.pop("Number[psor]", None)


def _parse(feats: str) -> Feats:
    return dict(feat.split("=", 1) for feat in feats.split("|") if feat)


def _format(feats: Feats) -> str:
    return "|".join(f"{name}={feats[name]}" for name in sorted(feats, key=str.lower))
