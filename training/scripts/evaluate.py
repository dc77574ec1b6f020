"""Measure a pipeline: tags, parts of speech, morphology, lemmas, names, sentence boundaries, speed and loading time."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import spacy
from corpora import GSD_DEV, WIKINEWS_DEV, read_treebank
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from teacher import load_teacher, teach

import claimx.analysis.text.sentences

LOADING = """
import sys, time, spacy, spacy.lang.de
begin = time.perf_counter(); spacy.load(sys.argv[1]); print(time.perf_counter() - begin)
"""

Scores = dict[str, float]


def score_words(nlp: Language, path: Path) -> Scores:
    """Return the accuracies on a treebank, tokenized by the pipeline and (`_gold`) as in the treebank."""
    references = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    raw = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in references])
    given = nlp.evaluate([Example(_same_words(nlp, doc), doc) for doc in references])
    names = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc")
    return {name: raw[name] for name in names} | {f"{name}_gold": given[name] for name in names}


def _same_words(nlp: Language, doc: Doc) -> Doc:
    return Doc(nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def score_names(nlp: Language, path: Path) -> Scores:
    """Return precision, recall and F1 of the names, with the pipeline's words and (`_gold`) with those of the corpus.

    The F1 of each kind is with the pipeline's words.
    """
    references = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    raw = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in references])
    given = nlp.evaluate([Example(_same_words(nlp, doc), doc) for doc in references])
    names = ("ents_p", "ents_r", "ents_f")
    kinds = {f"ents_f_{kind}": values["f"] for kind, values in raw["ents_per_type"].items()}
    return {name: raw[name] for name in names} | {f"{name}_gold": given[name] for name in names} | kinds


def score_sentences(path: Path) -> Scores:
    """Return precision, recall and F1 of the sentence starts of claimx_sentences, by character offset."""
    right = found = wanted = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold = {start for start, _ in article["sentences"]}
        starts = set(claimx.analysis.text.sentences.sentence_starts(article["text"]))
        right, found, wanted = right + len(gold & starts), found + len(starts), wanted + len(gold)
    return {"sents_p": right / found, "sents_r": right / wanted, "sents_f": 2 * right / (found + wanted)}


def words_per_second(nlp: Language, texts: Sequence[str], *, names: bool) -> float:
    """Return the speed on whole articles, one at a time, with names or, like HanTa, with tags and lemmas only."""
    if not names:
        with nlp.select_pipes(disable=["ner"]):
            return words_per_second(nlp, texts, names=True)
    nlp(texts[0])
    begin = time.perf_counter()
    words = sum(len(nlp(text)) for text in texts)
    return words / (time.perf_counter() - begin)


def teacher_words_per_second(texts: Sequence[str]) -> float:
    """Return the speed of HanTa on the same articles, tokenized and split into sentences beforehand."""
    blank = spacy.blank("de")
    blank.add_pipe(claimx.analysis.text.sentences.NAME)
    sentences = [[token.text for token in sentence] for text in texts for sentence in blank(text).sents]
    teacher = load_teacher()
    begin = time.perf_counter()
    words = sum(len(teach(teacher, sentence)) for sentence in sentences)
    return words / (time.perf_counter() - begin)


def seconds_to_load(pipeline: Path) -> float:
    """Return how long loading takes in a fresh process that has imported spaCy."""
    command = [sys.executable, "-c", LOADING, str(pipeline)]
    return min(float(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(3))


def score_teacher(path: Path) -> Scores:
    """Return the accuracies of HanTa on the treebank, with its tokens."""
    teacher = load_teacher()
    words = right_tags = right_lemmas = 0
    for sentence in read_treebank(path):
        for word, (tag, lemma) in zip(sentence, teach(teacher, [word.form for word in sentence]), strict=True):
            words += 1
            right_tags += tag == word.tag.replace("PAV", "PROAV")
            right_lemmas += lemma == word.lemma
    return {"hanta_tag_acc": right_tags / words, "hanta_lemma_acc": right_lemmas / words}


def main(pipeline: Path, corpora: Path, dev: Path, output: Path | None, speed: bool) -> None:
    """Print the scores and, if asked to, write them."""
    nlp = spacy.load(pipeline)
    scores = score_words(nlp, dev / "words.spacy") | score_names(nlp, dev / "names.spacy")
    scores |= score_sentences(corpora / WIKINEWS_DEV)
    if output:
        output.write_text(json.dumps(scores, indent=2), encoding="utf-8")
    if speed:
        texts = [json.loads(line)["text"] for line in (corpora / WIKINEWS_DEV).open(encoding="utf-8")]
        scores |= score_teacher(corpora / GSD_DEV)
        scores["words_per_second"] = words_per_second(nlp, texts, names=False)
        scores["words_per_second_with_names"] = words_per_second(nlp, texts, names=True)
        scores["hanta_words_per_second"] = teacher_words_per_second(texts)
        scores["seconds_to_load"] = seconds_to_load(pipeline)
        scores["megabytes"] = sum(file.stat().st_size for file in pipeline.rglob("*") if file.is_file()) / 1e6
    for name, value in scores.items():
        print(f"{name:28} {value:10.4f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpora", type=Path, help="folder of the corpora")
    parser.add_argument("dev", type=Path, help="folder of words.spacy and names.spacy")
    parser.add_argument("--output", type=Path, help="JSON file to write the scores to")
    parser.add_argument("--speed", action="store_true", help="measure speed, loading time and size, and HanTa's speed")
    main(**vars(parser.parse_args()))
