"""How many conditions of the analysis can be changed without a test that notices: a sample of mutants.

    python benchmarks/mutants.py [--sample 60] [--seed 0] [--under syntax statements/so.py]

Cosmic Ray (https://cosmic-ray.readthedocs.io) makes the mutants: a comparison, a condition, a boolean or a number is
another one. The tests of the analysis run on each in a process of its own until one of them fails; what survives is
shown, and how many by folder. Mutants are made in a copy of the sources. No mutant changes how words are tagged, so
that the texts of the tests are tagged once, before: that is why a sample takes minutes and not hours.
"""

from __future__ import annotations

import argparse
import difflib
import gc
import os
import random
import re
import resource
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

import pytest
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator, operator_names
from spacy.tokens import Doc, DocBin

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
ANALYSIS = Path("src/claimx/analysis")
TESTS = {
    "": ("rules", "golden", "statements", "cast", "speakers", "names", "article", "explain", "figures"),
    "text": ("quotes", "layout", "sentences", "golden", "statements", "cast", "speakers", "figures", "clauses"),
    "syntax": ("rules", "clauses", "person_names", "statements", "cast", "names", "speakers", "golden", "tokens"),
    "cast": ("cast", "names", "speakers", "golden", "rules", "statements", "given_names", "explain"),
    "statements": ("statements", "rules", "golden", "cast", "speakers", "explain"),
    "figures": ("figures", "calendar", "numbers", "golden", "explain", "statements"),
}
"""By folder of the analysis, those that its modules are seen in, first those that find most mutants."""
DECIDING = "not (command or offsets_quote or any_ or every_word or unrelated_first or one_speaker_per)"
"""Left out is what no mutant changes, as that the command finds what the library does, and what holds of any text."""
QUIET = [f"-pno:{plugin}" for plugin in ("cacheprovider", "logging", "warnings", "xdist", "playwright")]
CONDITIONS = re.compile(r"core/(ReplaceComparisonOperator|AddNot|Replace(And|Or|True|False)With|NumberReplacer)")
"""The operators that change what is decided; others change types, which nothing runs, or caches."""
THE_SAME = re.compile(r"(_Is_Eq|_Eq_Is|_IsNot_NotEq|_NotEq_IsNot)$")
"""`None`, small numbers and tags are equal where they are identical: no mutant at all."""
MEMORY = 6 * 2**30
"""Bytes beyond which a mutant that goes on for ever is stopped."""


class Mutant(NamedTuple):
    """One change of one module.

    Attributes:
        module: Path in the copy of the sources.
        line: Where it is.
        operator: The name that Cosmic Ray has for the change.
        occurrence: Which of the places in the module that the operator fits.
    """

    module: Path
    line: int
    operator: str
    occurrence: int

    @property
    def folder(self) -> str:
        """Of the analysis, "" for the analysis itself."""
        return self.module.relative_to(ANALYSIS).parts[0] if self.module.parent != ANALYSIS else ""


def main() -> None:
    """Sample, run, and show what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="number of mutants")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--under", nargs="+", default=[""], help="folders or modules of the analysis")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name in ("src", "tests", "data", "docs"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "README.de.md"):
            shutil.copy(ROOT / name, folder)
        os.chdir(folder)
        sys.path[:0] = [str(Path(folder, "src")), str(Path(folder, "tests"))]
        mutants = sorted(mutant for under in args.under for mutant in _mutants(ANALYSIS / under))
        chosen = random.Random(args.seed).sample(mutants, min(args.sample, len(mutants)))
        seconds = _prepare()
        survived = []
        for number, mutant in enumerate(chosen, 1):
            diff = _surviving_diff(mutant, seconds)
            survived += [mutant] if diff else []
            print(f"{number}/{len(chosen)} {mutant.module.relative_to(ANALYSIS)}:{mutant.line} {mutant.operator}")
            print(diff or "  found", flush=True)
    _show(chosen, survived)


def _mutants(where: Path) -> Iterator[Mutant]:
    """All that fit, of a module or of the modules of a folder."""
    for module in [where] if where.is_file() else where.rglob("*.py"):
        tree = get_ast_from_path(module)
        for name in operator_names():
            if CONDITIONS.match(name) and not THE_SAME.search(name):
                operator = get_operator(name)()
                places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
                for occurrence, (start, _) in enumerate(places):
                    yield Mutant(module, start[0], name, occurrence)


def _prepare() -> int:
    """Load what all mutants have in common, and see that the tests pass without one.

    Returns:
        Seconds of the processor that a mutant may take.
    """
    from claimx import pipeline

    nlp = pipeline._bundled()
    assert "claimx.analysis" not in sys.modules, "what is loaded here is no mutant"
    tagged = _TaggedOnce(nlp)
    pipeline._bundled = lambda: nlp
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not _in_child(lambda: _tests_pass(*TESTS) and tagged.written("tagged.spacy")):
        print(Path("output.txt").read_text("utf-8")[-3000:], file=sys.stderr)
        sys.exit("the tests fail as they are, so that every mutant would be found")
    tagged.read("tagged.spacy")
    return int(2 * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime)) + 30


class _TaggedOnce:
    """Lets a pipeline tag each text once: it stands for its tokenizer, which then gives a `Doc` that has tags."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self._tokenizer = nlp.tokenizer
        self._docs: dict[str, Doc] = {}
        self._components = list(nlp._components)
        nlp.tokenizer = self
        nlp._components = [(name, lambda doc: doc) for name, _ in self._components]

    def __call__(self, text: str) -> Doc:
        if text not in self._docs:
            doc = self._tokenizer(text)
            for _, component in self._components:
                doc = component(doc)
            self._docs[text] = doc
        return self._docs[text].copy()

    def written(self, path: str) -> bool:
        """Write all that was tagged so far."""
        docs = (doc for doc in self._docs.values() if len(doc))
        DocBin(("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"), docs=docs).to_disk(path)
        return True

    def read(self, path: str) -> None:
        """Read what was tagged."""
        self._docs |= {doc.text: doc for doc in DocBin().from_disk(path).get_docs(self.vocab)}


def _surviving_diff(mutant: Mutant, seconds: int) -> str:
    """What the mutant changes, if no test notices it."""
    with use_mutation(mutant.module, get_operator(mutant.operator)(), mutant.occurrence) as (code, mutated):
        if not _in_child(lambda: _tests_pass(mutant.folder), seconds):
            return ""
    return "\n".join(difflib.unified_diff(code.split("\n"), mutated.split("\n"), lineterm="", n=1))


def _tests_pass(*folders: str) -> bool:
    names = dict.fromkeys(name for folder in folders for name in TESTS[folder])
    files = [f"tests/test_{name}.py" for name in names]
    return pytest.main(["-x", "-q", *QUIET, "-k", DECIDING, *files]) == 0


def _in_child(run: Callable[[], bool], seconds: int = 0) -> bool:
    """Whether it holds in a process of its own, which may take so many seconds of the processor."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    with Path("output.txt").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    gc.disable()  # which would look at all that the processes share
    if seconds:
        sys.dont_write_bytecode = True  # a mutant is not what the next one imports
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        os._exit(0 if run() else 1)
    finally:
        os._exit(2)


def _show(chosen: list[Mutant], survived: list[Mutant]) -> None:
    """How many survive, in each folder and in all."""
    of, left = (Counter(mutant.folder or "analysis" for mutant in mutants) for mutants in (chosen, survived))
    for name in sorted(of):
        print(f"{name:12}{left[name]:4} of {of[name]:4} survive ({left[name] / of[name]:.0%})")
    print(f"{'all':12}{len(survived):4} of {len(chosen):4} survive ({len(survived) / max(len(chosen), 1):.0%})")


if __name__ == "__main__":
    main()
