"""Score claimx's figures on the German specifications of Microsoft Recognizers-Text, where the definitions agree.

usage: python benchmarks/recognizers_specs.py CHECKOUT [--errors] [--left-out]

CHECKOUT is a clone of github.com/microsoft/Recognizers-Text (MIT); nothing of it is in this project.

Numbers: of each that a specification expects, the value is compared with that of the figure at its place, or with a
bound of it. Not compared is what claimx does not take for a figure (docs/figures.md says so): *ein* alone or before a
unit, *eins* and *null* alone, *erste* and *zuerst*, the first bound of a range whose scale is said once (there 100,
here 100 billion), and units, which have other names there.

Dates and times: of each expression, what its `Timex` says is compared: the date, the time of day, both bounds of an
interval, the number and unit of a duration. Dates that only the day of the conversation makes dates (*nächstes Jahr*)
are compared with `resolved`. `DIFFERENT` has the definitions that differ, each with the reason; `--left-out` shows how
many expectations each of them leaves out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
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

TIMES = (
    "TimeParser", "TimePeriodParser", "DateParser", "DatePeriodParser", "DateTimeParser", "DateTimePeriodParser",
    "DurationParser", "DateTimeModel", "MergedParser",
)  # fmt: skip
"""The specifications of `DateTime/German` that give values; those of extractors say only where something stands."""

_PART_OF_DAY = r"T(MO|AF|EV|NI|MI)\b|^(PRESENT|FUTURE)_REF"
DIFFERENT: dict[str, Callable[[str, str], object]] = {
    "no number is said: a part of the day, jetzt, so früh wie möglich": lambda said, timex: re.search(
        _PART_OF_DAY, timex
    ),
    "no number is said: how often something happens, a whole day": lambda said, timex: re.fullmatch(
        r"jährlich|\w+tags|mittwochs|ganzen? \w+|ganzes? \w+", said
    ),
    "a weekday is the last one in news, the next one in a conversation": lambda said, timex: (
        "-WXX-" in timex or re.match(r"(?:am )?freitag$|(?:nächste(?:n| woche) )?montag|jeden mittwoch", said)
    ),
    "named by something else: a month, a feast, a weekend, the rest of something": lambda said, timex: (
        re.match(r"(?:letzten|diesen|nächsten) (?:september|monat)|ostern|rest |\w+ wochenende", said)
        or " woche im " in said
        or " woche des " in said
    ),
    "heute, and so morgen Abend, is no date here": lambda said, timex: "heute" in said or "morgen " in said,
    "reckoned from the minute of the conversation": lambda said, timex: re.match(
        r"in (?:5|zwei) |nächsten stunden|letzten minute|letzten paar", said
    ),
    "a number with hyphens, or with slashes and two digits for the year, is a file's or a version's in news": (
        lambda said, timex: re.fullmatch(r"\d+-\d+-\d+|\d\d-\d{4}|\d\d/\d\d/\d\d", said)
    ),
    "a year before its month with full stops, which nobody writes in German": (
        lambda said, timex: re.fullmatch(r"\d{4}\.[\d.]+", said)
    ),
    "spaces between a month in digits and its year": lambda said, timex: re.fullmatch(
        r"\d+(?:\s+[-./]|[-./]\s)\s*\d+", said
    ),
    "8 Uhr nachts is 20:00 there": lambda said, timex: said == "8 uhr nachts",
}
"""What is left out, by the reason: each tells by the words in small letters and their `Timex`."""

UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


class Expected(NamedTuple):
    """A number of a specification: the sentence, where it stands, and its value."""

    sentence: str
    start: int
    end: int
    value: float


class ExpectedTime(NamedTuple):
    """A date, time or duration of a specification: its words, its `Timex` and the day of the conversation."""

    sentence: str
    start: int
    end: int
    timex: str
    today: str | None


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


def expected_times(path: Path) -> Iterator[ExpectedTime]:
    """The dates, times and durations of a specification."""
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        today = (case.get("Context") or {}).get("ReferenceDateTime")
        for result in case["Results"]:
            value = result.get("Value") or result.get("Resolution") or {}
            timex = value.get("Timex") or next((one["timex"] for one in value.get("values", ())), None)
            text = result["Text"].strip()
            start = case["Input"].lower().find(text.lower())
            if timex and start >= 0:
                yield ExpectedTime(case["Input"], start, start + len(text), timex, today and today[:10])


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


def reason(wanted: ExpectedTime) -> str | None:
    """Why a definition differs, None where it agrees."""
    said = wanted.sentence[wanted.start : wanted.end].lower()
    return next((name for name, differs in DIFFERENT.items() if differs(said, wanted.timex)), None)


def points(timex: str) -> list[str]:
    """The dates and times of a `Timex` as claimx writes them, a date apart from its time, intervals with a slash.

    >>> points("(XXXX-04-22T17,XXXX-04-22T18,PT1H)")
    ['--04-22', '17:00/18:00']
    """
    ends = timex.strip("()").split(",")[:2] if timex.startswith("(") else [timex]
    dates, times = [], []
    for end in ends:
        day, _, clock = end.partition("T")
        if day:
            dates.append(day.replace("XXXX-XX-", "---").replace("XXXX-", "--"))
        if clock:
            times.append(clock if ":" in clock else f"{clock}:00")
    return ["/".join(dict.fromkeys(found)) for found in (dates, times) if found]


def duration(timex: str) -> tuple[float, str] | None:
    """The number and unit of a duration, the last part of an interval included; None where there is none.

    >>> duration("PT3H"), duration("(2016-11-08,2016-11-10,P2D)")
    ((3.0, 'hour'), (2.0, 'day'))
    """
    match = re.search(r"P(T?)([\d.]+)([A-Z])\)?$", timex)
    return (float(match[2]), UNITS[match[1] + match[3]]) if match else None


def says(wanted: ExpectedTime, figures: list[Any]) -> bool:
    """Whether the figures at a place say what a `Timex` says."""
    said = wanted.sentence[wanted.start : wanted.end].lower()
    length = duration(wanted.timex)
    if length and (not wanted.timex.startswith("(") or re.match(r"(?:nächst|letzt)en \d", said)):
        return any((figure.value, figure.unit) == length for figure in figures if figure.kind == "duration")
    known = {text for figure in figures for text in (figure.iso, figure.resolved) if text}
    if wanted.timex.startswith("(") and length == (10.0, "year"):  # a decade
        return f"{wanted.timex[1:4]}X" in known
    want = points(wanted.timex)
    in_full = [point.replace("--", f"{(wanted.today or '')[:4]}-", 1) for point in want]
    in_full = [re.sub("/--", f"/{(wanted.today or '')[:4]}-", point) for point in in_full]
    return set(want) <= known or set(in_full) <= known


def main() -> None:
    """Print for each specification how many of its expectations are met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--errors", action="store_true", help="show what differs")
    parser.add_argument("--left-out", action="store_true", help="show why expectations about dates are left out")
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
    print(f"numbers: {total[True]} of {total.total()}: {total[True] / max(total.total(), 1):.3f}")
    times: Counter[bool] = Counter()
    left_out: Counter[str] = Counter()
    for name in TIMES:
        counts = Counter()
        for when in expected_times(arguments.checkout / "Specs/DateTime/German" / f"{name}.json"):
            if other := reason(when):
                left_out[other] += 1
                continue
            document = claimx.extract(when.sentence, pipeline="bundled", date=when.today)
            there = [f for f in document.figures if f.start < when.end and when.start < f.end]
            right = says(when, there)
            counts[right] += 1
            if arguments.errors and not right:
                got = [(figure.text, figure.kind, figure.iso, figure.resolved) for figure in there]
                print(f"  {when.sentence[when.start : when.end]!r} {when.timex}: {got}  {when.sentence}")
        times += counts
        print(f"{name}: {counts[True]} of {counts.total()}")
    print(
        f"dates and times: {times[True]} of {times.total()}: {times[True] / max(times.total(), 1):.3f}, "
        f"{left_out.total()} left out"
    )
    if arguments.left_out:
        for other, number in left_out.most_common():
            print(f"  {number:3} {other}")
    total += times
    print(f"all: {total[True]} of {total.total()}: {total[True] / max(total.total(), 1):.3f}")


if __name__ == "__main__":
    main()
