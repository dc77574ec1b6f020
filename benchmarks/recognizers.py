"""Runs every German recogniser of Microsoft Recognizers-Text over texts and prints how long each took.

usage: python recognizers.py ARTICLES.jsonl  (where ms-recognizers-text-suite is installed)

`figures_speed.py` runs this in an environment of its own; it imports nothing of claimx.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from time import perf_counter

GERMAN = "de-de"
RECOGNISERS = {
    "ms_recognizers_number": ("recognize_number", "recognize_ordinal", "recognize_percentage"),
    "ms_recognizers_number_with_unit": (
        "recognize_age",
        "recognize_currency",
        "recognize_dimension",
        "recognize_temperature",
    ),
    "ms_recognizers_date_time": ("recognize_datetime",),
}
WARM_UP = "Am 24. Februar 2022 zahlten zwei 40 Jahre alte Männer 3 Euro, 5 % mehr, für 3 km bei 5 Grad Celsius."


def main(articles: str) -> None:
    """Print a JSON object: seconds of each recogniser."""
    texts = [json.loads(line)["text"] for line in Path(articles).read_text(encoding="utf-8").splitlines()]
    seconds = {}
    for module, names in RECOGNISERS.items():
        for name in names:
            recognise = getattr(importlib.import_module(module), name)
            recognise(WARM_UP, GERMAN)  # the first call compiles its regular expressions
            started = perf_counter()
            for text in texts:
                recognise(text, GERMAN)
            seconds[name] = perf_counter() - started
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(sys.argv[1])
