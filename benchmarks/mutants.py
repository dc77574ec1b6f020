"""How many conditions of the analysis can be changed without a test that notices: a sample of mutants.

    python benchmarks/mutants.py [--sample 60] [--seed 0 1 2] [--under syntax statements/so.py] [--all-operators]

Cosmic Ray (https://cosmic-ray.readthedocs.io) makes the mutants: a comparison, a condition, a boolean or a number is
another one. It leaves `in` as it is, so that one operator here is our own. What survives the tests of the analysis is
shown, and how many by folder; each seed is a sample of its own.

Two kinds of what Cosmic Ray makes stand for no mistake that anybody could make, and are in a sample with
`--all-operators` alone. Words and tags, and lists of them, have no order that means something: `tag_ == "NE"` is turned
into `!=`, but not into `<=`, which holds of most tags and of none for a reason. And `is` decides between small numbers
and tags what `==` decides, so that `i < 3` turned into `i is 3` would be drawn beside `i == 3`, which is the same
mutant.

A sample takes minutes and not hours, because little is done twice. No mutant changes how words are tagged, so that
texts are tagged once. The tests are collected and run once as they are, and Coverage.py
(https://coverage.readthedocs.io) notes which of them reach which line. Each mutant is a fork of that process in which
one function has other code, or a constant another value; it runs only the tests that reach the line, until one fails.
Only where a class is another one are modules imported again.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import functools
import gc
import importlib
import os
import random
import re
import resource
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import pairwise, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

import coverage
import pytest
from cosmic_ray.ast import ast_nodes, get_ast, get_ast_from_path
from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator, operator_names
from spacy.tokens import Doc, DocBin

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[1]
ANALYSIS = Path("src/claimx/analysis")
TESTS = (
    "rules", "article", "calendar", "cast", "clauses", "explain", "figures", "given_names", "golden", "layout", "names",
    "nominatives", "numbers", "person_names", "quotes", "retag", "sentences", "speakers", "statements",
    "syntax", "tokens", "comparison", "contract",
)  # fmt: skip
DECIDING = "not (command or any_ or every_word or unrelated_first or one_speaker_per)"
"""Left out is what no mutant changes, as that the command finds what the library does, and what holds of any text."""
QUIET = [f"-pno:{plugin}" for plugin in ("cacheprovider", "logging", "warnings", "xdist", "playwright")]
CONDITIONS = re.compile(r"core/(ReplaceComparisonOperator|AddNot|Replace(And|Or|True|False)With|NumberReplacer)")
"""The operators that change what is decided; others change types, which nothing runs, or caches."""
TURNED_ROUND = ("core/ReplaceUnaryOperator_Delete_Not", "claimx/TurnLookUpRound")
"""Those for conditions that are no comparison of two values: `not` goes, `in` is `not in` and the other way round."""
THE_SAME = re.compile(r"(_Is_Eq|_Eq_Is|_IsNot_NotEq|_NotEq_IsNot)$")
"""`None`, small numbers and tags are equal where they are identical: no mutant at all."""
TWICE = re.compile(r"_(Eq|NotEq|Lt|LtE|Gt|GtE)_(Is|IsNot)$")
"""For the same reason these are what `==` and `!=` make of the comparison, a second time."""
IN_ORDER = re.compile(r"_(Eq|NotEq)_(Lt|LtE|Gt|GtE)$")
"""What puts into an order what was equal; no mutant where it is words and tags."""
WORDS = ("text", "lower_", "tag_", "lemma_", "ent_type_")
"""The attributes of tokens that are strings."""
SECONDS = 300
"""Of the processor, after which a mutant that goes on for ever is stopped; all tests together take less."""
MEMORY = 6 * 2**30
"""Bytes beyond which it is stopped."""
CONSTANTS = (int, float, str, tuple, list, dict, frozenset, Fraction, re.Pattern)
SURVIVES, FOUND, AT_IMPORT = 0, 1, 3
"""How the process of a mutant exits; the last one where it changes what is made at import and is no constant."""


class TurnLookUpRound:
    """Replaces `in` by `not in` and the other way round, as Cosmic Ray never does; nodes are those of parso."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Where it can change a node."""
        yield from ((look_up.start_pos, look_up.end_pos) for _, look_up in self._look_ups(node))

    def mutate(self, node: Any, index: int) -> Any:
        """Change one of the places in a node."""
        place, look_up = list(self._look_ups(node))[index]
        node.children[place] = get_ast(" in" if "not" in look_up.get_code() else " not in")
        return node

    @staticmethod
    def _look_ups(node: Any) -> Iterator[tuple[int, Any]]:
        if node.type == "comparison":
            for place, child in enumerate(node.children):
                if child.get_code().split() in (["in"], ["not", "in"]):
                    yield place, child


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
        """Of the analysis, "analysis" for the analysis itself."""
        return self.module.relative_to(ANALYSIS).parts[0] if self.module.parent != ANALYSIS else "analysis"

    def __str__(self) -> str:
        return f"{self.module.relative_to(ANALYSIS)}:{self.line} {self.operator}"


def main() -> None:
    """Sample, run, and show what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="number of mutants")
    parser.add_argument("--seed", type=int, nargs="+", default=[0], help="of each sample; several run in one go")
    parser.add_argument("--under", nargs="+", default=[""], help="folders or modules of the analysis")
    parser.add_argument("--all-operators", action="store_true", help="`<=` between words and `is` between numbers, too")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name in ("src", "tests", "data", "docs"):
            shutil.copytree(ROOT / name, Path(folder, name), ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "README.md", "README.de.md"):
            shutil.copy(ROOT / name, folder)
        os.chdir(folder)
        sys.path[:0] = [str(Path(folder, "src")), str(Path(folder, "tests"))]
        mutants = sorted(mutant for under in args.under for mutant in _mutants(ANALYSIS / under, args.all_operators))
        drawn = [random.Random(seed).sample(mutants, min(args.sample, len(mutants))) for seed in args.seed]
        samples = [[mutant for mutant in sample if _is_python(mutant)] for sample in drawn]
        chosen = list(dict.fromkeys(mutant for sample in samples for mutant in sample))
        survived = set()
        for number, (mutant, survives) in enumerate(_tried(chosen), 1):
            survived |= {mutant} if survives else set()
            print(f"{number}/{len(chosen)} {mutant}")
            print(_diff(mutant) if survives else "  found", flush=True)
    for seed, sample in zip(args.seed, samples, strict=True):
        print(f"seed {seed}")
        _show(sample, [mutant for mutant in sample if mutant in survived])


def _operator(name: str) -> Any:
    return TurnLookUpRound() if name == "claimx/TurnLookUpRound" else get_operator(name)()


def _mutants(where: Path, all_operators: bool = False) -> Iterator[Mutant]:
    """All that fit, of a module or of the modules of a folder."""
    for module in [where] if where.is_file() else where.rglob("*.py"):
        tree = get_ast_from_path(module)
        of_words = _between_words(module)
        for name in (*operator_names(), "claimx/TurnLookUpRound"):
            if name in TURNED_ROUND or (CONDITIONS.match(name) and not THE_SAME.search(name)):
                if TWICE.search(name) and not all_operators:
                    continue
                operator = _operator(name)
                places = [place for node in ast_nodes(tree) for place in operator.mutation_positions(node)]
                for occurrence, (start, _) in enumerate(places):
                    if all_operators or not (IN_ORDER.search(name) and start in of_words):
                        yield Mutant(module, start[0], name, occurrence)


def _between_words(module: Path) -> set[tuple[int, int]]:
    """Where `==` and `!=` stand that compare with words: line and column, as parso counts them."""
    text = module.read_text("utf-8")
    lines = text.split("\n")
    places = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Compare):
            for left, right in pairwise([node.left, *node.comparators]):
                if _is_word(left) or _is_word(right):
                    line, column = left.end_lineno or left.lineno, left.end_col_offset or 0
                    start = len(lines[line - 1].encode()[:column].decode())
                    found = re.search("[!=]=", lines[line - 1][start:])
                    places |= {(line, start + found.start())} if found else set()
    return places


def _is_word(node: ast.expr) -> bool:
    """Whether it is a word, or a list of words: `texts[i : i + 2] == [",", "was"]`."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return bool(node.elts) and all(map(_is_word, node.elts))
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str)
    if isinstance(node, ast.IfExp):
        return _is_word(node.body) or _is_word(node.orelse)
    return isinstance(node, ast.Attribute) and node.attr in WORDS


def _is_python(mutant: Mutant) -> bool:
    """Whether it can be compiled; not where Cosmic Ray writes `if not half := …`."""
    with use_mutation(mutant.module, _operator(mutant.operator), mutant.occurrence) as (_, mutated):
        try:
            ast.parse(mutated)
        except SyntaxError:
            return False
    return True


def _tried(mutants: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """The mutants, each as soon as it is known whether it survives, those of what is decided at import last."""
    from claimx import pipeline

    nlp = pipeline._bundled()
    assert "claimx.analysis" not in sys.modules, "what is loaded here is no mutant"
    tagged = _TaggedOnce(nlp)
    pipeline._bundled = lambda: nlp
    reading, writing = os.pipe()
    session = os.fork()
    if not session:
        os.close(reading)
        os._exit(_run_tests(_Turned(mutants, tagged, writing)))
    os.close(writing)
    at_import = []
    with os.fdopen(reading) as results:
        for mutant, code in zip(mutants, map(int, results), strict=False):
            if code == AT_IMPORT:
                at_import.append(mutant)
            else:
                yield mutant, code == SURVIVES
    if code := os.waitstatus_to_exitcode(os.waitpid(session, 0)[1]):
        print(Path("output.txt").read_text("utf-8")[-3000:], file=sys.stderr)
        failed = code == pytest.ExitCode.TESTS_FAILED
        sys.exit("the tests fail as they are, so that every mutant would be found" if failed else "the run broke off")
    tagged.read()
    for mutant in at_import:
        with use_mutation(mutant.module, _operator(mutant.operator), mutant.occurrence):
            yield mutant, _exit_code(_run_tests) == SURVIVES


class _TaggedOnce:
    """Lets a pipeline tag each text once: it stands for its tokenizer, which then gives a `Doc` that has tags."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
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

    def write(self) -> None:
        """Write all that was tagged so far."""
        docs = (doc for doc in self._docs.values() if len(doc))
        attributes = ("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE")
        DocBin(attributes, docs=docs).to_disk("tagged.spacy")

    def read(self) -> None:
        """Read what was tagged."""
        self._docs |= {doc.text: doc for doc in DocBin().from_disk("tagged.spacy").get_docs(self._vocab)}


class _Turned:
    """A plugin of pytest: runs the tests once as they are, and then each mutant with the tests that reach its line."""

    def __init__(self, mutants: list[Mutant], tagged: _TaggedOnce, results: int) -> None:
        self._mutants = mutants
        self._tagged = tagged
        self._results = results
        self._seconds: dict[str, float] = {}
        self._tests: dict[Path, dict[int, list[str]]] = {}
        self._finders: dict[Path, Counter[str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Instead of the loop of pytest."""
        gc.unfreeze()  # what the tests have frozen is among no objects that can be listed
        cached = [thing for thing in gc.get_objects() if isinstance(thing, functools._lru_cache_wrapper)]
        ours = [thing for thing in cached if thing.__module__.startswith(("claimx.analysis", "test_"))]
        self._loaded = [c for c in ours if c.__module__[:5] != "test_" and c.cache_parameters()["maxsize"] is None]
        self._kept = [c for c in ours if c not in self._loaded]
        covered = self._as_they_are(session)
        if session.testsfailed:
            return True
        self._tagged.write()
        functions = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
        gc.freeze()  # what the processes share
        for mutant in self._mutants:
            reaching = self._reaching(mutant, covered)
            if self._is_once(mutant):
                reaching = {test for tests in self._tests[mutant.module].values() for test in tests}
            items = [item for item in session.items if item.nodeid in reaching]
            finders = self._finders.setdefault(mutant.module, Counter())
            items.sort(key=lambda item: (-finders[item.nodeid], self._seconds[item.nodeid]))
            seconds = 10 + 2 * sum(self._seconds[item.nodeid] for item in items)
            code = _exit_code(functools.partial(self._survives, mutant, functions, session, items), int(seconds))
            if code == FOUND and Path("finder.txt").exists():
                finders[Path("finder.txt").read_text("utf-8")] += 1
            os.write(self._results, f"{code}\n".encode())
        return True

    def _as_they_are(self, session: pytest.Session) -> coverage.CoverageData:
        """Run all tests; which lines each reaches."""
        cover = coverage.Coverage(data_file=None, source=[str(ANALYSIS)])
        for item, following in zip_longest(session.items, session.items[1:]):
            for kept in self._kept:
                kept.cache_clear()
            before = time.process_time()
            cover.start()
            cover.switch_context(item.nodeid)
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            cover.stop()
            self._seconds[item.nodeid] = time.process_time() - before
            if session.testsfailed:
                break
        return cover.get_data()

    def _reaching(self, mutant: Mutant, covered: coverage.CoverageData) -> set[str]:
        """The tests that reach the statement."""
        if mutant.module not in self._tests:
            path = next((name for name in covered.measured_files() if name.endswith(str(mutant.module))), "")
            self._tests[mutant.module] = covered.contexts_by_lineno(path)
        tests = self._tests[mutant.module]
        return {test for line in _statement(mutant.module, mutant.line) for test in tests.get(line, ()) if test}

    def _is_once(self, mutant: Mutant) -> bool:
        """Whether it changes what is done at import, or what is kept as soon as it was done."""
        with use_mutation(mutant.module, _operator(mutant.operator), mutant.occurrence) as (code, mutated):
            others = _other_code(code, mutated, mutant.module)
        return others is None or any(cached.__wrapped__.__code__ in others for cached in self._loaded)

    def _survives(
        self, mutant: Mutant, functions: list[FunctionType], session: pytest.Session, items: list[pytest.Item]
    ) -> int:
        """Whether no test fails in this process when the mutant is in it."""
        with use_mutation(mutant.module, _operator(mutant.operator), mutant.occurrence) as (code, mutated):
            pass
        others = _other_code(code, mutated, mutant.module)
        if others is None and not _rebound(mutant.module, mutated):
            return AT_IMPORT
        stale = [*self._kept, *(self._loaded if self._is_once(mutant) else [])]  # before any code is another one
        others = others or {}
        for function in functions:
            if function.__code__ in others and function.__code__.co_filename.endswith(str(mutant.module)):
                function.__code__ = others[function.__code__]
        for cached in stale:
            cached.cache_clear()
        Path("finder.txt").unlink(missing_ok=True)
        for item, following in zip_longest(items, items[1:]):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                Path("finder.txt").write_text(item.nodeid, "utf-8")
                return FOUND
        return SURVIVES


@functools.cache
def _statement_lines(module: Path) -> dict[int, range]:
    """By line, the lines of the innermost statement, without the statements in it."""
    lines: dict[int, range] = {}
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.stmt):
            inner = [child.lineno for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)]
            end = min([inner_line - 1 for inner_line in inner] + [node.end_lineno or node.lineno])
            whole = range(node.lineno, max(end, node.lineno) + 1)
            lines |= dict.fromkeys(whole, whole)
    return lines


def _statement(module: Path, line: int) -> range:
    return _statement_lines(module).get(line, range(line, line + 1))


def _other_code(code: str, mutated: str, module: Path) -> dict[CodeType, CodeType] | None:
    """What functions of a module do in a mutant of it; None where it differs in what is done at import."""
    others: dict[CodeType, CodeType] = {}
    pairs = [(compile(code, module, "exec"), compile(mutated, module, "exec"))]
    while pairs:
        old, new = pairs.pop()
        inner = list(zip(_inner(old), _inner(new), strict=True))
        if old.co_flags & 1:  # it is a function, which has fast local variables
            others |= {old: new} if old != new else {}
        elif (old.co_code, _plain(old)) != (new.co_code, _plain(new)):
            return None
        pairs += inner
    return others


def _rebound(module: Path, mutated: str) -> bool:
    """Give constants their other values wherever they were imported; False where more than constants differ."""
    there = sys.modules[".".join(module.with_suffix("").parts[1:]).removesuffix(".__init__")]
    fresh = {"__name__": there.__name__, "__package__": there.__package__, "__file__": there.__file__}
    try:
        exec(compile(mutated, module, "exec"), fresh)
    except Exception:
        return False
    constants = {name: old for name, old in vars(there).items() if isinstance(old, CONSTANTS) and name[:2] != "__"}
    changed = [name for name, old in constants.items() if fresh[name] != old]
    for other in [other for name, other in sys.modules.items() if name.startswith("claimx.analysis")]:
        for name in changed:
            if vars(other).get(name) is constants[name]:
                setattr(other, name, fresh[name])
    return bool(changed)


def _inner(code: CodeType) -> list[CodeType]:
    """What it defines; a number that is another one has another place among the constants, and moves these."""
    return [constant for constant in code.co_consts if isinstance(constant, CodeType)]


def _plain(code: CodeType) -> list[object]:
    return [constant for constant in code.co_consts if not isinstance(constant, CodeType)]


def _diff(mutant: Mutant) -> str:
    """What the mutant changes."""
    with use_mutation(mutant.module, _operator(mutant.operator), mutant.occurrence) as (code, mutated):
        return "\n".join(difflib.unified_diff(code.split("\n"), mutated.split("\n"), lineterm="", n=1))


def _run_tests(*plugins: object) -> int:
    import claimx

    # What a command printed before would stay whatever a mutant does; it prints what the library finds.
    printed = importlib.import_module("checks").Printed
    printed.__getitem__ = lambda _, text: claimx.extract(text, pipeline="bundled")
    with Path("output.txt").open("w") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    files = [f"tests/test_{name}.py" for name in TESTS]
    return int(pytest.main(["-x", "-q", *QUIET, "-k", DECIDING, *files], plugins=list(plugins)))


def _exit_code(run: Callable[[], int], seconds: int = SECONDS) -> int:
    """What it returns in a process of its own, FOUND where that breaks or takes longer than so many seconds."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        status = os.waitpid(child, 0)[1]
        return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else FOUND
    gc.disable()  # which would look at all that the processes share
    sys.dont_write_bytecode = True  # a mutant is not what the next one imports
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        os._exit(run())
    finally:
        os._exit(FOUND)


def _show(chosen: list[Mutant], survived: list[Mutant]) -> None:
    """How many survive, in each folder and in all."""
    of, left = (Counter(mutant.folder for mutant in mutants) for mutants in (chosen, survived))
    for name in sorted(of):
        print(f"{name:12}{left[name]:4} of {of[name]:4} survive ({left[name] / of[name]:.0%})")
    print(f"{'all':12}{len(survived):4} of {len(chosen):4} survive ({len(survived) / max(len(chosen), 1):.0%})")


if __name__ == "__main__":
    main()
