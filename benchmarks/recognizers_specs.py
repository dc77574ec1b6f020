"""Score claimx's figures on the German specifications of Microsoft Recognizers-Text, where the definitions agree.

usage: python benchmarks/recognizers_specs.py CHECKOUT [--errors]

CHECKOUT is a clone of github.com/microsoft/Recognizers-Text (MIT); nothing of it is in this project. Of each number
that a specification expects, the value is compared with that of the figure at its place, or with a bound of it. Not
compared is what claimx does not take for a figure (docs/figures.md says so): *ein* alone or before a unit, *eins* and
*null* alone, *erste* and *zuerst*, the first bound of a range whose scale is said once (there 100, here 100 billion),
and units, which have other names there.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import claimx

MODELS = (
    "Number/German/NumberModel.json", "Number/German/OrdinalModel.json", "Number/German/PercentModel.json",
    "NumberWithUnit/German/AgeModel.json", "NumberWithUnit/German/CurrencyModel.json",
    "NumberWithUnit/German/DimensionModel.json", "NumberWithUnit/German/TemperatureModel.json",
)  # fmt: skip
ONE = {"ein", "eine", "einen", "einem", "einer", "eines"}
NO_FIGURES = ONE | {"eins", "null", "zuerst", "erste", "ersten", "erster", "erstes", "erstem"}


class Expected(NamedTuple):
    """A number of a specification: the sentence, where it stands, and its value."""

    sentence: str
    start: int
    end: int
    value: float


def expected(path: Path) -> Iterator[Expected]:
    """The numbers of a specification whose definition is ours."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        sentence, begin = case["Input"], 0
        for result in case["Results"]:
            text, said = result["Text"], str((result.get("Resolution") or {}).get("value", "")).rstrip("%")
            start = sentence.lower().find(text.lower(), begin)
            is_article = said == "1" and text.split()[0].lower() in ONE  # ein Pfund
            if start < 0 or not said or is_article or text.lower() in NO_FIGURES:
                continue
            begin = start + len(text)
            try:
                yield Expected(sentence, start, begin, float(said.replace(",", ".")))
            except ValueError:
                continue


def agrees(wanted: Expected, figure: dict[str, Any]) -> bool:
    """Whether a figure has the value, a bound, a part of its fraction or a year that is it."""
    values = [figure[name] for name in ("value", "low", "high") if figure[name] is not None]
    parts = [figure["of"]["part"], figure["of"]["whole"]] if figure["of"] else []
    year = [float(figure["iso"])] if (figure["iso"] or "").isdecimal() else []
    return any(abs(value - wanted.value) <= 1e-6 * max(1, abs(value)) for value in (*values, *parts, *year))


def is_other(wanted: Expected, figure: dict[str, Any]) -> bool:
    """Whether the definitions differ: a bound of a range that takes the scale of the other one."""
    low, high = figure["low"], figure["high"]
    return bool(figure["qualifier"] == "range" and low and high and low > wanted.value and low % wanted.value == 0)


def main() -> None:
    """Print for each model how many of its numbers have their value."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--errors", action="store_true", help="show what differs")
    arguments = parser.parse_args()
    nlp = claimx.load("bundled")
    total: Counter[bool] = Counter()
    for name in MODELS:
        counts: Counter[bool] = Counter()
        for wanted in expected(arguments.checkout / "Specs" / name):
            found: list[Any] = claimx.figures(wanted.sentence, nlp)
            near = [figure for figure in found if figure["start"] < wanted.end and wanted.start < figure["end"]]
            if any(is_other(wanted, figure) for figure in near):
                continue
            right = any(agrees(wanted, figure) for figure in near)
            counts[right] += 1
            if arguments.errors and not right:
                said = [(figure["text"], figure["value"]) for figure in near]
                print(
                    f"  {wanted.sentence[wanted.start : wanted.end]!r} {wanted.value:g}: {said}  {wanted.sentence[:80]}"
                )
        total += counts
        print(f"{Path(name).stem}: {counts[True]} of {counts.total()}")
    print(f"all: {total[True]} of {total.total()}: {total[True] / max(total.total(), 1):.3f}")


if __name__ == "__main__":
    main()
