"""How many conditions of the analysis can be changed without a test that notices: a sample of mutants.

    python benchmarks/mutants.py [--sample 60] [--seed 0] [--under syntax]

Cosmic Ray (https://cosmic-ray.readthedocs.io) makes the mutants and runs the tests on each, in a copy of the sources.
A mutant turns a comparison, a condition, a boolean or a number round; those that survive are shown. It takes as many
runs of the tests as the sample has mutants, most of which end at the first test that fails.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome, WorkerOutcome, WorkResult

ROOT = Path(__file__).resolve().parents[1]
ANALYSIS = Path("src/claimx/analysis")
TESTS = (
    "rules", "golden", "article", "clauses", "tokens", "quotes", "layout", "sentences", "numbers", "explain",
    "person_names", "statements", "speakers", "figures",
)  # fmt: skip
"""Those of the analysis, the quickest first."""
CONDITIONS = re.compile(r"core/(ReplaceComparisonOperator|AddNot|Replace(And|Or|True|False)With|NumberReplacer)")
"""The operators that change what is decided; others change types, which nothing runs, or caches."""
CONFIG = """\
[cosmic-ray]
module-path = {modules}
timeout = 600.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider {tests}"
[cosmic-ray.distributor]
name = "local"
"""


def main() -> None:
    """Sample, run, and show what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="number of mutants")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--under", default="", help="folder or module of the analysis, such as syntax/subjects.py")
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        for name in ("src", "tests", "data", "docs"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(ROOT / name, folder)
        modules = ANALYSIS / args.under
        tests = " ".join(f"tests/test_{name}.py" for name in TESTS)
        config = CONFIG.format(modules=f'"{modules}"', python=sys.executable, tests=tests)
        Path(folder, "config.toml").write_text(config, encoding="utf-8")
        run = {"cwd": folder, "env": os.environ | {"PYTHONPATH": str(Path(folder, "src"))}, "check": True}
        # Where a test fails as it is, every mutant would be found out.
        subprocess.run(["cosmic-ray", "baseline", "config.toml"], **run)  # type: ignore[call-overload]
        subprocess.run(["cosmic-ray", "init", "config.toml", "session.sqlite"], **run)  # type: ignore[call-overload]
        with use_db(Path(folder, "session.sqlite"), WorkDB.Mode.open) as db:
            _keep_sample(db, args.sample, args.seed)
        subprocess.run(["cosmic-ray", "exec", "config.toml", "session.sqlite"], **run)  # type: ignore[call-overload]
        with use_db(Path(folder, "session.sqlite"), WorkDB.Mode.open) as db:
            _show(db)


def _keep_sample(db: WorkDB, sample: int, seed: int) -> None:
    """Skip all mutants but some, drawn at random."""
    items = list(db.pending_work_items)
    fitting = [item for item in items if CONDITIONS.match(item.mutations[0].operator_name)]
    fitting.sort(key=lambda item: str(item.mutations[0]))  # the numbers of the jobs differ from run to run
    kept = {item.job_id for item in random.Random(seed).sample(fitting, min(sample, len(fitting)))}
    skipped = WorkResult(worker_outcome=WorkerOutcome.SKIPPED)
    db.set_multiple_results([item.job_id for item in items if item.job_id not in kept], skipped)


def _show(db: WorkDB) -> None:
    tested = [(i, r) for i, r in db.completed_work_items if r.worker_outcome != WorkerOutcome.SKIPPED]
    survived = [(i.mutations[0], r) for i, r in tested if r.test_outcome == TestOutcome.SURVIVED]
    for mutation, result in survived:
        print(f"\n{mutation.module_path}:{mutation.start_pos[0]} {mutation.operator_name}\n{result.diff}")
    print(f"\n{len(survived)} of {len(tested)} mutants survive ({len(survived) / max(len(tested), 1):.0%})")


if __name__ == "__main__":
    main()
