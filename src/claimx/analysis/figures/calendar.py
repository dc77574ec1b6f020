"""Dates in full, reckoned from the day of the article: *11. August*, *am Donnerstag*, *gestern*, *letzte Woche*.

Only a caller who knows that day can ask for them; what the text says by itself stays in `iso`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from claimx import lexicon
from claimx.analysis.figures.finder import FigureRecord

RELATIVE = "relative_date"
"""Name of the rule that finds dates which only the day of the article makes dates."""


@dataclass(frozen=True)
class DayWord:
    """One line of `day_words.jsonl`: a day by its weekday or by its distance from today, or a span.

    Attributes:
        word: As texts write it, adjectives without their ending.
        weekday: 0 is Monday.
        days: From today.
        span: What it is one of: a week, a month, a year.
        direction: How many spans from this one.
    """

    word: str
    weekday: int | None = None
    days: int | None = None
    span: str | None = None
    direction: int | None = None


class RelativeDate(NamedTuple):
    """Words that name a day or a span.

    Attributes:
        start, end: Offsets of the words, half-open.
        resolved: What they mean, in ISO 8601.
    """

    start: int
    end: int
    resolved: str


def day_of(published: str | None) -> date | None:
    """The day of an article whose date, or date and time, is in ISO 8601; None for anything else."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


# Dates whose year or month is not said


def resolve(iso: str | None, today: date, weekday: int | None = None) -> str | None:
    """A date without its year, or without its month too, as the nearest such day; None where nothing is missing.

    Args:
        weekday: What the text says beside it, 0 for Monday: *Montag, 20. April* is no Tuesday.
    """
    if not iso or not any(part.startswith("--") for part in iso.split("/")):
        return None
    first, slash, last = iso.partition("/")
    begin = _nearest(first, today, weekday=weekday) or _nearest(first, today)
    if not slash:
        return begin.isoformat() if begin else None
    end = _nearest(last, begin or today, earliest=begin)
    return f"{begin.isoformat()}/{end.isoformat()}" if begin and end else None


def _nearest(iso: str, today: date, earliest: date | None = None, weekday: int | None = None) -> date | None:
    """The day of `--08-11` or `---11` that is nearest to another, or the first from a day on."""
    if match := re.fullmatch(r"--(\d\d)-(\d\d)", iso):
        days = [_day(today.year + years, int(match[1]), int(match[2])) for years in (-1, 0, 1)]
    elif match := re.fullmatch(r"---(\d\d)", iso):
        months = (today.month - 1 + step for step in (-1, 0, 1))
        days = [_day(today.year + month // 12, month % 12 + 1, int(match[1])) for month in months]
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        return day_of(iso)
    else:
        return None
    known = [day for day in days if day and (earliest is None or day >= earliest)]
    known = [day for day in known if weekday is None or day.weekday() == weekday]
    return min(known, key=lambda day: abs(day - today), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    """A day, None for one that is in no calendar: 31 April."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


# Weekdays, yesterday, last week


@cache
def _words() -> dict[str, DayWord]:
    return {entry.word: entry for entry in lexicon.load("day_words.jsonl", DayWord)}


@cache
def _pattern() -> re.Pattern[str]:
    """*am Donnerstagabend*, *nächsten Dienstag*, *letzte Woche*, *vorgestern*."""

    def words(kind: str) -> str:
        found = (word for word, entry in _words().items() if getattr(entry, kind) is not None)
        return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" if word[0].islower() else word for word in found)

    which = rf"(?:(?P<which>{words('direction')})(?:[nrsm]?)\s+)"
    part = "(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?"
    return re.compile(
        rf"(?<![\w-]){which}?(?P<weekday>{words('weekday')}){part}(?![\w-])"
        rf"|(?<![\w-]){which.replace('?P<which>', '?P<whose>')}(?P<span>{words('span')})(?:e?s)?(?![\w-])"
        rf"|(?<![\w-])(?P<days>{words('days')})(?![\w-])"
    )


@cache
def _pattern_of_weekday() -> re.Pattern[str]:
    """A weekday right before a date: *Montag, [20. April]*."""
    words = "|".join(word for word, entry in _words().items() if entry.weekday is not None)
    return re.compile(rf"\b({words})(?:\s*,|\s+de[nmr])?\s+$")


_HABIT = re.compile(r"(?:jede[nrsm]?|eine[nrsm]?|kein\w*|immer|der|die|das)\s+$", re.IGNORECASE)
"""*jeden Montag*, *an einem Montag*, *der Montag*: no day of the calendar."""
_MORNING = re.compile(r"Morgen$|\b(?:[Gg]uten|heute|am)\s+morgen$")
"""*Guten Morgen*, *heute morgen*: a part of a day; with a capital it is hardly ever the day after."""
_DATE_FOLLOWS = re.compile(r"(?:\s*[,(]|\s+de[nmr])?\s*(?:de[nmr]\s+)?\d{1,2}\.")
_AHEAD = re.compile(r"\b(?:[Aa]b|[Bb]is|[Bb]is zum|[Vv]om)\s+$|\b(?:wird|werden|will|wollen)\b[^.!?]*$")
_LOOK_BACK = 120


def relative_dates(text: str, today: date, taken: Sequence[tuple[int, int]]) -> Iterator[RelativeDate]:
    """Weekdays, *gestern*, *letzte Woche* in the order of the text.

    Args:
        today: Day of the article.
        taken: Where figures stand already, in the order of the text; nothing may overlap them.
    """
    taken_at = 0
    for match in _pattern().finditer(text):
        while taken_at < len(taken) and taken[taken_at][1] <= match.start():
            taken_at += 1
        if taken_at < len(taken) and taken[taken_at][0] < match.end():
            continue
        before = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        adjective = match["which"] or match["whose"]
        which = _words()[adjective.lower()].direction if adjective else None
        resolved: str | None = None
        if match["weekday"]:
            is_habit = which is None and _HABIT.search(before)
            if not is_habit and not _DATE_FOLLOWS.match(text, match.end()):
                ahead = which if which is not None else 1 if _AHEAD.search(before) else 0
                resolved = _weekday(_words()[match["weekday"]].weekday or 0, ahead, today, which is not None)
        elif match["span"]:
            resolved = _span(_words()[match["span"]].span or "", which or 0, today)
        elif not _MORNING.search(before + match[0]):
            resolved = (today + timedelta(days=_words()[match["days"].lower()].days or 0)).isoformat()
        if resolved:
            yield RelativeDate(match.start(), match.end(), resolved)


def _weekday(weekday: int, direction: int, today: date, strictly: bool) -> str:
    """The last such day, today included, unless the words look ahead."""
    if direction > 0:
        distance = (weekday - today.weekday()) % 7
        return (today + timedelta(days=distance or 7)).isoformat()
    distance = (today.weekday() - weekday) % 7
    return (today - timedelta(days=distance or (7 if strictly and direction < 0 else 0))).isoformat()


def _span(span: str, direction: int, today: date) -> str:
    """A week, month or year beside that of the article: `2026-W47`, `2026-10`, `2025`."""
    if span == "year":
        return f"{today.year + direction:04d}"
    if span == "month":
        month = today.month - 1 + direction
        return f"{today.year + month // 12:04d}-{month % 12 + 1:02d}"
    year, week, _ = (today + timedelta(weeks=direction)).isocalendar()
    return f"{year:04d}-W{week:02d}"


def with_relative_dates(
    text: str, figures: Sequence[FigureRecord], today: date
) -> tuple[list[FigureRecord], dict[int, str]]:
    """The figures of a text with the relative dates among them, and what those and other dates mean in full.

    Returns:
        The records in the order of the text, their `unit_from` moved along, and the full dates by place in the list.
    """
    found = list(relative_dates(text, today, [(figure["start"], figure["end"]) for figure in figures]))
    added = [_record(text, relative) for relative in found]
    order = sorted([*figures, *added], key=lambda figure: figure["start"])
    place = {id(figure): number for number, figure in enumerate(order)}
    moved = [figure.copy() for figure in order]
    for figure in moved:
        if figure["unit_from"] is not None:
            figure["unit_from"] = place[id(figures[figure["unit_from"]])]
    full = {place[id(record)]: relative.resolved for record, relative in zip(added, found, strict=True)}
    for number, figure in enumerate(moved):
        said = _pattern_of_weekday().search(text, max(figure["start"] - _LOOK_BACK, 0), figure["start"])
        weekday = _words()[said[1]].weekday if said else None
        if figure["kind"] == "date" and (resolved := resolve(figure["iso"], today, weekday)):
            full[number] = resolved
    return moved, full


def _record(text: str, relative: RelativeDate) -> FigureRecord:
    return {
        "text": text[relative.start : relative.end], "start": relative.start, "end": relative.end, "kind": "date",
        "value": None, "low": None, "high": None, "qualifier": "exact", "unit": None, "counted": None, "iso": None,
        "per": None, "of": None, "unit_from": None, "rule": RELATIVE,
    }  # fmt: skip
