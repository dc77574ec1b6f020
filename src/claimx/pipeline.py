"""Finds, loads and checks the German spaCy pipeline that claimx works on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import is_package

from claimx import vectors  # noqa: F401  registers them where the package is not installed
from claimx.components import FACTORIES
from claimx.hashes import damaged
from claimx.lexicon import own
from claimx.locks import shared_lock
from claimx.validation import first_line

BUNDLED = "de_claimx_news"
PIPELINES = Path(__file__).parent / "pipelines"
PREFERRED = "de_core_news_sm"

# What claimx never reads, and what works on a parse; a pipeline without them loads and runs in about half the time.
# Names stay where there are any: they tell of more speakers whether they are persons or bodies.
_NOT_NEEDED = (
    "parser", "beam_parser", "senter", "sentencizer", "merge_noun_chunks", "merge_subtokens", "entity_linker",
    "textcat", "textcat_multilabel", "spancat", "spancat_singlelabel", "span_finder",
)  # fmt: skip
_PROBE = "Der Minister sagte am Montag, das gelte nicht."


_LOADING = shared_lock()


class PipelineError(ValueError):
    """A pipeline that claimx cannot work with; the message says why and what to do."""


def load(name: str = "auto", lexicon: str | Path | None = None) -> Language:
    """Load a German pipeline that has the component `claimx`.

    Args:
        name: `auto` takes `de_core_news_sm` where it is installed and else the one that ships with claimx; `bundled`
            is the latter; anything else is the name or the path of a spaCy pipeline.
        lexicon: Folder with words of your own, in files like those of `claimx/lexicon`: `cue_verbs.jsonl`,
            `speaker_nouns.jsonl` …

    Returns:
        The pipeline, the same object for the same arguments.

    Raises:
        claimx.lexicon.LexiconError: The folder is no lexicon, or a line of it does not fit.
        TypeError: The name is none.
        PipelineError: It is not there, cannot be loaded, is not for German, or lacks STTS tags, morphology or lemmas.
    """
    if not isinstance(name, str):
        raise TypeError(f"a pipeline has a name, not a {type(name).__name__}")
    with _LOADING:
        return _load(locate(name), None if lexicon is None else str(Path(lexicon).resolve()))


def locate(name: str = "auto") -> str:
    """Say which pipeline `name` stands for: the name of an installed package or a path.

    Raises:
        PipelineError: There is none of that name.
    """
    if name == "auto":
        return PREFERRED if is_package(PREFERRED) else locate("bundled")
    if name == "bundled":
        return str(PIPELINES / BUNDLED)
    if name and (is_package(name) or Path(name).is_dir()):
        return name
    raise PipelineError(
        f"no spaCy pipeline {name!r} is installed and no folder has that name: "
        "install it with pip, give its path, or say 'bundled' for the one that ships with claimx"
    )


def installed() -> list[str]:
    """Names of the installed pipelines for German, the bundled one not among them."""
    return sorted(name for name in spacy.util.get_installed_models() if name.startswith("de_"))


def describe(name: str) -> str:
    """Name and version of a pipeline, without loading it; says so where it is missing or damaged.

    Args:
        name: `bundled`, or the name of an installed pipeline.
    """
    try:
        if name != "bundled":
            return f"{name} {spacy.util.get_package_version(name)}"
        meta = spacy.util.load_meta(Path(locate(name)) / "meta.json")
        return f"{meta['lang']}_{meta['name']} {meta['version']}"
    except (OSError, ValueError, KeyError):
        return "missing"


@cache
def _load(location: str, lexicon: str | None) -> Language:
    if lexicon is not None:
        own.check(Path(lexicon))  # before the pipeline, which takes a while
    nlp = _bundled() if location == locate("bundled") else _of_others(location)
    components = [name for name, factory in nlp.pipe_factories.items() if factory == "claimx"]
    if not components:
        nlp.add_pipe("claimx", config={"lexicon": lexicon})
    elif lexicon is not None:
        nlp.replace_pipe(components[0], "claimx", config={"lexicon": lexicon})
    return nlp


def _bundled() -> Language:
    """The pipeline that comes with claimx, where all of its files are what they were.

    Raises:
        PipelineError: They are not.
    """
    folder = Path(locate("bundled"))
    with ThreadPoolExecutor(1) as pool:  # what one thread reads, the other finds in memory
        files = pool.submit(damaged, folder)
        try:
            # It has spaCy's own tokenizer for German, which is there without being read a second time.
            nlp, why = spacy.load(folder, exclude=[*_NOT_NEEDED, "tokenizer"]), ""
        except Exception as error:  # whatever a parser says to a file that is damaged
            nlp, why = None, first_line(error)
    what = ", ".join(files.result()) or why
    if nlp is None or what:
        raise PipelineError(f"the pipeline that comes with claimx is damaged: install claimx again ({what})")
    return nlp


def _of_others(location: str) -> Language:
    """A pipeline by its name or path.

    Raises:
        PipelineError: It cannot be loaded, or the rules cannot work on it.
    """
    try:
        nlp = spacy.load(location, exclude=_NOT_NEEDED)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"the pipeline {location!r} cannot be loaded: {first_line(error)}") from error
    _check(nlp, location)
    return nlp


def _check(nlp: Language, location: str) -> None:
    """Refuse a pipeline that the rules cannot work on.

    A short sentence tells more than the list of components: a tokenizer of somebody's own may set tags and lemmas too,
    and a tagger may know another tagset. Without morphology or lemmas claimx would find less than with the bundled one.
    """
    if nlp.lang != "de":
        raise PipelineError(f"the pipeline {location!r} is for {nlp.lang!r}: claimx reads German")
    ours = [name for name, factory in nlp.pipe_factories.items() if factory in FACTORIES]
    try:
        with nlp.select_pipes(disable=ours):
            doc = nlp(_PROBE)
    except Exception as error:  # whatever other people's components raise
        raise PipelineError(f"the pipeline {location!r} fails on a short sentence: {first_line(error)}") from error
    missing = []
    if not any(token.tag_.startswith("$") for token in doc):  # how STTS, and no other tagset, marks punctuation
        missing.append("STTS tags (a tagger)")
    if not any("Case" in token.morph.to_dict() for token in doc):
        missing.append("morphology (a morphologizer)")
    if not any(token.lemma_ for token in doc):
        missing.append("lemmas (a lemmatizer)")
    if missing:
        raise PipelineError(f"the pipeline {location!r} lacks {', '.join(missing)}: say 'bundled' for one that has all")
