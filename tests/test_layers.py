"""The rooms of the package: each module imports only from its own room and from those below, and none in a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import claimx

ROOT = Path(claimx.__file__).parent
ROOMS = [
    ("lexicon", "locks", "validation", "vocabulary"),
    ("knowledge",),
    ("analysis.text", "analysis.rules", "analysis.trace"),
    ("analysis.syntax",),
    ("analysis.figures", "analysis.article", "analysis.records"),
    ("analysis.cast", "analysis.statements", "analysis.speakers"),
]
"""From the lowest to the highest; those of one line stand side by side."""


def _modules() -> dict[str, Path]:
    paths = sorted(ROOT.rglob("*.py"))
    return {
        ".".join(("claimx", *p.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): p for p in paths
    }


MODULES = _modules()


def _imports(module: str) -> set[str]:
    """The modules of the package that a module imports when it is imported itself, not inside its functions."""
    nodes: list[ast.AST] = list(ast.parse(MODULES[module].read_text(encoding="utf-8")).body)
    found: set[str] = set()
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("claimx"):
            names = {f"{node.module}.{name.name}" for name in node.names}
            found |= {name if name in MODULES else node.module for name in names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names if name.name in MODULES}
        elif not isinstance(node, ast.FunctionDef) and not (
            isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        ):
            nodes += ast.iter_child_nodes(node)
    return found - {module}


def _level(module: str) -> int:
    inside = module.removeprefix("claimx.")
    return next((n for n, rooms in enumerate(ROOMS) if inside.startswith(rooms)), len(ROOMS))


def test_no_module_imports_in_a_circle() -> None:
    TopologicalSorter({module: _imports(module) for module in MODULES}).prepare()


@pytest.mark.parametrize("module", [module for module in MODULES if _level(module) < len(ROOMS)])
def test_modules_import_from_below(module: str) -> None:
    assert {name for name in _imports(module) if name != "claimx" and _level(name) > _level(module)} == set()


def test_knowledge_needs_no_spacy() -> None:
    modules = [module for module in MODULES if module.startswith("claimx.knowledge")]
    code = f"import sys; sys.modules['spacy'] = None; import {', '.join(modules)}"
    subprocess.run([sys.executable, "-c", code], check=True)
