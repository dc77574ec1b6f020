"""Dates, times of day, seasons, decades and scores: the figures that name a point and count nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.lookups import affixes, noun_role, wordings, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import (
    atom,
    fold,
    is_one,
    read_cardinal,
    read_digits,
    read_ordinal,
    scale,
)
from claimx.analysis.figures.units import month_names, short_months
from claimx.analysis.figures.words import FoundFigure, Words

_TENS = re.compile(r"(\w+?(?:zig|ssig))er(?:n|-?jahren?)?$")
_DECADE = re.compile(r"(\d{2}|\d{4})-?er(n|-jahren?n?)?-?")
PARTS_OF_HOUR = {("halb",): -30, ("viertel",): -45, ("dreiviertel",): -15, ("drei", "viertel"): -15}
_FIRST_PARTS_OF_HOUR = frozenset(said[0] for said in PARTS_OF_HOUR)
HOURS = frozenset(str(hour) for hour in range(1, 13))
LAST_SPOKEN_HOUR = 12  # nobody says halb fünfzehn
CENTURY_TURN = 30  # 12.8.05 is in 2005, 12.8.45 in 1945


@dataclass(frozen=True)
class Day:
    """A date, or the part of one that stands before another (`11.` in *11. und 12. Juli*).

    Attributes:
        first, last: Its words, half-open.
        day, month, year: As numbers; None where the text does not say.
    """

    first: int
    last: int
    day: int | None = None
    month: int | None = None
    year: int | None = None

    @property
    def iso(self) -> str:
        """ISO 8601, as much as the text says: `2005-08-12`, `--08-12`, `---12`, `2005-08`, `2005`."""
        year = "-" if self.year is None else f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        month = f"-{self.month:02d}" if self.month is not None else "-" if self.day is not None else ""
        day = f"-{self.day:02d}" if self.day is not None else ""
        return year + month + day


class Clock(NamedTuple):
    """A time of day and the index after its last word.

    Attributes:
        hour, minute, second: As numbers; the second None where the text does not say.
        last: Index after its last word.
    """

    hour: int
    minute: int
    second: int | None
    last: int

    @property
    def iso(self) -> str:
        """ISO 8601: `18:30`."""
        seconds = f":{self.second:02d}" if self.second is not None else ""
        return f"{self.hour:02d}:{self.minute:02d}{seconds}"


# Dates


def dates_at(words: Words, i: int) -> list[FoundFigure]:
    """The date that begins at a word, or the dates that share a month or year: *11. und 12. Juli 1995*."""
    days = _row_at(words, i)
    if not days:
        return [alone] if (alone := _day_alone(words, i)) else []
    figures: list[FoundFigure] = []
    k = 0
    while k < len(days):
        if k + 1 < len(days) and _is_range(words, days[k], days[k + 1]):
            first, last = days[k], days[k + 1]
            start = first.first - 1 if words.lower(first.first - 1) == "zwischen" else first.first
            figures.append(
                FoundFigure(start, last.last, "date", qualifier="range", iso=f"{_carry(first, last).iso}/{last.iso}")
            )
            k += 2
            continue
        figures.append(FoundFigure(days[k].first, days[k].last, "date", iso=days[k].iso))
        k += 1
    return figures


LONGEST_ROW = 12
"""So many dates share a month at most; time must not grow with the square of a broken list."""


def _row_at(words: Words, i: int) -> list[Day]:
    """Dates joined by connectors, what an earlier one leaves out filled from the one after it."""
    days: list[Day] = []
    while len(days) < LONGEST_ROW and (day := day_at(words, i)):
        days.append(day)
        i = _after_connector(words, day.last)
        if not i:
            break
    while days and days[-1].month is None and days[-1].year is None:  # a day without its month is no date
        days.pop()
    while days and days[-1].day is None and days[-1].year is None:  # nor is a month without a year
        days.pop()
    for k in range(len(days) - 2, -1, -1):
        if days[k].month is None and days[k].day is not None:
            days[k] = _carry(days[k], days[k + 1])
        elif days[k].year is None and days[k].day is None and not _is_range(words, days[k], days[k + 1]):
            return days[k + 1 :] if k else []
        elif days[k].year is None and _is_list(words, days[k], days[k + 1]):
            days[k] = _carry(days[k], days[k + 1])
    return days if all(day.iso != "-" for day in days) else []


def _carry(earlier: Day, later: Day) -> Day:
    """The earlier date with the month and year of the later one where it names none itself."""
    month = earlier.month or (later.month if earlier.year is None or earlier.day else None)
    return Day(earlier.first, earlier.last, earlier.day, month, earlier.year or later.year)


def _after_connector(words: Words, i: int) -> int:
    """The word after *und*, *bis zum*, a comma, a dash or a slash, and after a weekday; 0 where none stands here."""
    if words.lower(i) not in wordlist("date_link"):
        return 0
    start = i
    while (
        words.lower(i) in wordlist("date_link") or words.lower(i) in wordlist("article") or is_weekday(words, i)
    ) and i - start < LONGEST_LINK:
        has_stop = words.lower(i + 1) == "." and (is_weekday(words, i) or words.lower(i) == "bzw")
        i += 2 if has_stop else 1
    return i


LONGEST_LINK = 6


def is_weekday(words: Words, i: int) -> bool:
    """*Montag*, *montags*, *Mo.*"""
    return words.lower(i).removesuffix("s").endswith(("tag", "mittwoch", "sonnabend")) or (
        words.lower(i) in wordlist("weekday") and words.lower(i + 1) == "."
    )


def _between(words: Words, earlier: Day, later: Day) -> list[str]:
    return [words.lower(i) for i in range(earlier.last, later.first)]


def _is_range(words: Words, earlier: Day, later: Day) -> bool:
    between = _between(words, earlier, later)
    if between == ["zum"]:
        return words.lower(earlier.first - 1) == "vom"
    if between[:1] == ["und"]:
        return words.lower(earlier.first - 1) == "zwischen" or (
            words.lower(earlier.first - 2) == "zwischen" and words.lower(earlier.first - 1) in wordlist("article")
        )
    return "bis" in between or (bool(between) and between[0] in wordlist("dash"))


def _is_list(words: Words, earlier: Day, later: Day) -> bool:
    return bool({"und", "oder", "/"}.intersection(_between(words, earlier, later)))


def day_at(words: Words, i: int) -> Day | None:
    """A date or a part of one: *12.08.2005*, *24. Februar 2022*, *11.*, *April 2006*, *dritten Oktober*, *2005*."""
    if not 0 <= i < len(words):
        return None
    if words.shapes[i] == "date":
        return _numeric_date(words, i)
    if month := month_at(words, i):
        last = _skip_stop(words, i + 1, i)
        year = year_at(words, last)
        return Day(i, last + 1, None, month, year) if year else Day(i, last, None, month)
    if is_day := (words.shapes[i] == "number" and words.texts[i].isdecimal() and 1 <= int(words.texts[i]) <= 31):
        is_day = words.lower(i + 1) == "." and words.adjacent(i + 1)
    ordinal = read_ordinal(words.texts[i]) if words.shapes[i] == "word" else None
    if not is_day and not (ordinal and ordinal <= 31 and month_at(words, i + 1)):
        return _year_day(words, i)
    day, last = (int(words.texts[i]), i + 2) if is_day else (ordinal, i + 1)
    month = month_at(words, last) or (5 if words.lower(last) == "mais" else None)  # des 27. Mais
    if not month:
        return Day(i, last, day) if words.lower(last) in wordlist("date_link") and words.joined(last) else None
    last = _skip_stop(words, last + 1, last)
    year = year_at(words, last)
    return Day(i, last + 1 if year else last, day, month, year)


def _numeric_date(words: Words, i: int) -> Day | None:
    text = words.texts[i]
    if "-" in text:
        year, month, day = (int(part) for part in text.split("-"))
    else:
        day, month, *years = (int(part) for part in re.findall(r"\d+", text))
        year = years[0] if years else 0
        if years and year < 100:
            year += 2000 if year < CENTURY_TURN else 1900
    return Day(i, i + 1, day, month, year or None) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _skip_stop(words: Words, last: int, month: int) -> int:
    """The index after the full stop of an abbreviated month that the date goes on after (*24. Dez. 2005*)."""
    is_abbreviated = words.texts[month] in short_months() and words.lower(last) == "." and words.adjacent(last)
    return last + 1 if is_abbreviated and words.joined(last + 1) else last


def month_at(words: Words, i: int) -> int | None:
    """Number of the month that a word names."""
    if not 0 <= i < len(words) or not words.texts[i][0].isupper():
        return None
    return month_names().get(words.texts[i].removesuffix("s") if len(words.texts[i]) > 5 else words.texts[i])


def year_at(words: Words, i: int) -> int | None:
    """A year in four digits, whatever stands around it."""
    if not 0 <= i < len(words) or words.shapes[i] != "number":
        return None
    text = words.texts[i]
    return int(text) if len(text) == 4 and text.isdecimal() and 1000 <= int(text) <= 2199 else None


def _year_day(words: Words, i: int) -> Day | None:
    """A year in four digits, or in any number of them before *v. Chr.* and *n. Chr.*"""
    era = words.lower(i + 1)
    if era in ("v", "n") and _is_christ(words, i + 2) and words.texts[i].isdecimal():
        year = int(words.texts[i])
        return Day(i, i + 5, year=year if era == "n" else 1 - year)  # ISO 8601 has a year 0: 44 v. Chr. is -43
    year_said = year_at(words, i) or _early_year(words, i)
    return Day(i, i + 1, year=year_said) if year_said and is_year(words, i) else None


def _is_christ(words: Words, i: int) -> bool:
    """*v**. Chr.***"""
    return [words.lower(k) for k in range(i, i + 3)] == [".", "chr", "."]


def _early_year(words: Words, i: int) -> int | None:
    """*im Jahr 800*: three digits are a year only right after that word."""
    text = words.texts[i]
    is_said = words.lower(i - 1) in wordlist("year_of") and words.joined(i)
    return int(text) if is_said and re.fullmatch(r"[1-9]\d\d", text) and not _counts(words, i + 1) else None


def is_year(words: Words, i: int) -> bool:
    """Digits are a year unless they measure or count something: *2005 Euro*, *2000 Menschen*."""
    text, following = words.texts[i], words.texts[i + 1] if i + 1 < len(words) else ""
    if words.lower(i - 1) in wordlist("quote") and following in wordlist("quote"):  # der Roman „1984“
        return False
    if words.lower(i - 1) in ("§", "nr", "€", "$") or (words.lower(i - 1) in "./" and words.adjacent(i)):
        return False
    if not words.joined(i + 1):
        return True
    if following == "Uhr" or measure_at(words, i + 1) or scale(following) is not None:
        return False
    if noun_role(words, i - 1) == "year" or month_at(words, i - 1):
        return True
    if words.lower(i - 1) in wordlist("since"):
        return True
    if text.endswith("00") and words.word_class(i - 1) == "verb" and words.joined(i):  # waren 1400 zerstört
        return False
    # plant 2023 Verteidigungsausgaben: the news counts 2.023 or 2000 things, hardly ever 2023 of them
    is_recent = 1900 <= int(text) < 2100 and not text.endswith("00")
    return (is_recent and tuple(words.lower(i - 1).split()) not in wordings()) or not _counts(words, i + 1)


def _counts(words: Words, i: int) -> bool:
    """A plural noun, attributes before it, follows a number that counts it."""
    start = i
    while words.word_class(i) == "adjective" and words.texts[i][0].islower() and words.joined(i) and i - start < 3:
        i += 1
    if words.word_class(i) != "noun" or not words.joined(i) or not words.texts[i][0].isupper():
        return False
    return words.is_plural(i) is not False


def tens_in(word: str) -> re.Match[str] | None:
    """*neunziger*, *neunzigern*, *sechzigerjahre*, the word folded; nearly no word has what these have."""
    return _TENS.match(word) if "iger" in word else None


def decade_at(words: Words, i: int) -> FoundFigure | None:
    """*1990er-Jahre*, *1970-er Jahren*, *1980ern*, *neunziger Jahren*; null where the century is not said."""
    text = fold(words.texts[i])
    followed = words.lower(i + 1).startswith("jahre")
    match = _DECADE.fullmatch(text)
    is_bare = text.endswith(("0er", "0ern")) and words.lower(i - 1) in wordlist("before_tens")  # Mitte der 80er
    is_decade = match and len(match[1]) == 4 and match[1].endswith("0")
    if match and (followed or (match[2] and match[2] != "n") or is_decade or is_bare):
        iso = f"{match[1][:3]}X" if len(match[1]) == 4 else None
        return FoundFigure(i, i + 2 if followed else i + 1, "date", iso=iso)
    tens = tens_in(text)
    is_part = i > 1 and words.lower(i - 1) == "der" and words.texts[i - 2] in wordlist("position")  # Ende der Neunziger
    if tens and read_cardinal(tens[1]) is not None and (followed or is_part or not text.endswith("er")):
        return FoundFigure(i, i + 2 if followed else i + 1, "date")
    return None


def season_at(words: Words, i: int) -> FoundFigure | None:
    """A season over the turn of a year: *2007/2008*, *2007/08*."""
    match = re.fullmatch(r"(\d{4}|\d{2})/(\d{4}|\d{2})", words.texts[i]) if words.shapes[i] == "slashed" else None
    if match and len(match[1]) == 2:  # die Saison 24/25
        first, second = int(match[1]), int(match[2])
        is_said = noun_role(words, i - 1) == "year" and second == first + 1
        century = 2000 if first < CENTURY_TURN else 1900
        return FoundFigure(i, i + 1, "date", iso=f"{century + first}/{century + second}") if is_said else None
    if not match or words.lower(i - 1) in ("nr", "az", "resolution", "drucksache"):
        return None
    first, second = int(match[1]), int(match[2])
    second += first // 100 * 100 if second < 100 else 0
    if not 1000 <= first <= 2199 or (second - first) % 100 != 1:
        return None
    return FoundFigure(i, i + 1, "date", iso=f"{first}/{first + 1}")


def quarter_at(words: Words, i: int) -> FoundFigure | None:
    """A quarter or half of a year with its year: *zweites Quartal 2026*, *1. Halbjahr des Jahres 2025*, *Q2 2026*."""
    if words.texts[i] in SHORT_QUARTERS:
        letter, number, k = words.texts[i][0], int(words.texts[i][1]), i + 1 + (words.lower(i + 1) == "/")
    else:
        stop = words.shapes[i] == "number" and words.lower(i + 1) == "." and words.adjacent(i + 1)
        ordinal = int(words.texts[i]) if stop and words.texts[i].isdecimal() else read_ordinal(words.texts[i])
        if not ordinal:
            return None
        noun = i + 2 if stop else i + 1
        letter = next((letter for letter, role in PARTS_OF_YEAR.items() if words.lower(noun) in wordlist(role)), "")
        number, k = ordinal, noun + 1
        if words.lower(k) in ("des", "im") and words.lower(k + 1) in wordlist("year_of"):
            k += 2
    year = year_at(words, k)
    if not year or not 1 <= number <= (4 if letter == "Q" else 2) or not letter:
        return None
    is_whole = all(words.joined(n) for n in range(i + 1, k + 1))
    return FoundFigure(i, k + 1, "date", iso=f"{year}-{letter}{number}") if is_whole else None


PARTS_OF_YEAR = {"Q": "quarter", "H": "half_year"}
SHORT_QUARTERS = ("Q1", "Q2", "Q3", "Q4", "H1", "H2")


def _day_alone(words: Words, i: int) -> FoundFigure | None:
    """A day whose month is not said: *bis zum 10.*, *ab dem 3.*; a noun would make it an ordinal."""
    is_day = words.shapes[i] == "number" and words.texts[i].isdecimal() and 1 <= int(words.texts[i]) <= 31
    if not is_day or words.lower(i + 1) != "." or not words.adjacent(i + 1):
        return None
    before = (words.lower(i - 2), words.lower(i - 1))
    is_of_month = words.lower(i + 3).startswith("monat") and words.lower(i + 2) in wordlist("genitive_article")
    if not (before in _BEFORE_DAY or before[1] == "am" or is_of_month):  # vom 1. des Monats an
        return None
    if words.joined(i + 2) and (words.texts[i + 2][0].isupper() or phrase_at(words, i + 2)):
        return None
    if before[1] == "am" and (not words.joined(i + 2) or words.word_class(i + 2) == "adjective"):  # am 10. großen Fest
        return None
    return FoundFigure(i, i + 2, "date", iso=Day(i, i + 2, int(words.texts[i])).iso)


_BEFORE_DAY = {("bis", "zum"), ("ab", "dem"), ("seit", "dem")}


# Times of day


def times_at(words: Words, i: int) -> list[FoundFigure]:
    """The time of day that begins at a word: *18.30 Uhr*, *10 bis 12 Uhr*, *um 8 und um 12 Uhr*, *halb acht*."""
    if spoken := _spoken_time(words, i):
        return [spoken]
    clock = clock_at(words, i)
    if clock is None:
        return []
    is_short = words.lower(clock.last) == "h" and words.lower(i - 1) in wordlist("before_hour")  # ab 22 h
    if words.lower(clock.last) == "uhr" or is_short:
        first = _time(words, i, clock)
        until = clock_at(words, first.last + 1) if words.lower(first.last) == "bis" else None
        if until and words.lower(until.last) == "uhr" and words.joined(first.last) and words.joined(first.last + 1):
            last = _time(words, first.last + 1, until)  # von 22 Uhr bis 6 Uhr
            return [FoundFigure(i, last.last, "time", qualifier="range", iso=f"{first.iso}/{last.iso}")]
        return [first]
    connector = words.lower(clock.last)
    later = clock_at(words, clock.last + 1)
    if later and words.lower(later.last) == "uhr" and words.joined(clock.last):
        is_between = connector == "und" and words.lower(i - 1) == "zwischen"
        if connector == "bis" or connector in wordlist("dash") or is_between:
            time = _time(words, clock.last + 1, later)
            iso = f"{clock.iso}/{time.iso}"
            return [FoundFigure(i - 1 if is_between else i, time.last, "time", qualifier="range", iso=iso)]
        if connector in ("und", "oder") and words.lower(i - 1) in wordlist("before_clock"):
            return [FoundFigure(i, clock.last, "time", iso=clock.iso), _time(words, clock.last + 1, later)]
    if later and connector == "bis" and (more := _hours_after(words, later.last)):
        return [FoundFigure(i, later.last, "time", qualifier="range", iso=f"{clock.iso}/{later.iso}"), *more]
    is_time = words.shapes[i] == "clock" and _reads_as_time(words, i, clock)
    if is_time or _has_hour_later(words, i, clock):
        return [FoundFigure(i, clock.last, "time", iso=clock.iso)]
    return []


def _hours_after(words: Words, i: int) -> list[FoundFigure]:
    """*Uhr* is said with the second range: *von 8 bis 12 [und von 14 bis 18 Uhr]*."""
    if words.lower(i) not in ("und", "sowie", ","):
        return []
    k = i + 1
    while k - i < LONGEST_LINK and (is_weekday(words, k) or words.lower(k) in wordlist("before_hours")):
        k += 1
    more = times_at(words, k) if words.joined(k) and words.shapes[k] in ("number", "dotted", "clock", "word") else []
    return more if more and more[0].qualifier == "range" else []


def _has_hour_later(words: Words, i: int, clock: Clock) -> bool:
    """*Er kam um [8] und ging um 17 Uhr*: *Uhr* is said with the second hour, after the same preposition."""
    before = words.lower(i - 1)
    if before not in wordlist("before_hour") or words.shapes[i] not in ("number", "dotted", "clock"):
        return False
    for k in range(clock.last, min(clock.last + LONGEST_ROW, len(words) - 2)):
        if not words.joined(k):
            return False
        if words.lower(k) == before and (later := clock_at(words, k + 1)) and words.lower(later.last) == "uhr":
            return not measure_at(words, clock.last) and not phrase_at(words, clock.last)
    return False


def _spoken_time(words: Words, i: int) -> FoundFigure | None:
    """*halb acht*, *fünf nach halb acht*, *drei viertel sechs*, *Viertel nach sieben*, *kurz nach drei*."""
    if not (spoken := _spoken_at(words, i)):
        return None
    hour, minutes, last, is_certain = spoken
    is_parted = any(words.lower(k) in wordlist("half_hour") for k in range(i, last))  # nothing is counted by halb acht
    if measure_at(words, last) or words.lower(last) == "komma" or (not is_parted and phrase_at(words, last)):
        return None
    before, after = words.lower(i - 1), words.lower(last)
    is_evening = after == "am" and words.lower(last + 1) in ("abend", "nachmittag")
    introduced = before in wordlist("before_clock") or before in wordlist("tells_time") or after == "uhr"
    if not (introduced or is_certain or after in wordlist("afternoon")):
        return None
    hours, minute = divmod(hour * 60 + minutes, 60)
    hours = hours if hour > LAST_SPOKEN_HOUR else hours % LAST_SPOKEN_HOUR or LAST_SPOKEN_HOUR
    clock = Clock(hours, minute, None, last)
    if after == "uhr":
        return _time(words, i, clock)
    is_late = is_evening or after in wordlist("afternoon") or _is_evening(words, i)
    if is_late and clock.hour < LAST_SPOKEN_HOUR:
        clock = clock._replace(hour=clock.hour + LAST_SPOKEN_HOUR)
    return FoundFigure(i, last, "time", iso=clock.iso)


class Spoken(NamedTuple):
    """An hour, the minutes that are added to it, the index after it, and whether it can be nothing but a time.

    Attributes:
        hour, minutes: The hour, and the minutes that are added to it.
        last: Index after its last word.
        is_certain: Whether it can be nothing but a time.
    """

    hour: int
    minutes: int
    last: int
    is_certain: bool


def _spoken_at(words: Words, i: int) -> Spoken | None:
    """The time of day in words at a word, without *Uhr*."""
    parted = _parted_hour(words, i)
    if parted:
        return parted
    minutes, k = _minutes_at(words, i)
    if minutes and (side := words.lower(k)) in ("vor", "nach") and words.joined(k):
        minutes = -minutes if side == "vor" else minutes
        if half := _parted_hour(words, k + 1):  # fünf nach halb acht
            return half._replace(minutes=half.minutes + minutes, is_certain=True) if half.minutes == -30 else None
        hour = _hour_at(words, k + 1)
        if hour is None and words.joined(k + 1) and words.texts[k + 1] in HOURS:  # um 20 nach 7
            hour = int(words.texts[k + 1])
        if hour:
            return Spoken(hour, minutes, k + 2, words.lower(i) == "viertel")
    if hour := _starting_hour(words, i) or _bare_hour(words, i):
        return Spoken(hour, 0, i + 1, True)
    is_close = words.lower(i - 1) in ("vor", "nach") and words.lower(i - 2) == "kurz"
    if (is_close or words.texts[i - 1] in ("Punkt", "Schlag")) and i > 0 and (hour := _hour_at(words, i)):
        return Spoken(hour, 0, i + 1, True)
    return None


def _starting_hour(words: Words, i: int) -> int | None:
    """*Die Läufer starten um 9.*, *Einlass ab 21*: a bare number after a preposition where something begins."""
    text, after = words.texts[i], i + 1
    hour = int(text) if text.isdecimal() and len(text) < 3 else _hour_at(words, i)
    ends = not words.joined(after) or words.texts[after] in ".,;:!?)–"
    if not hour or hour > 24 or not ends or words.lower(i - 1) not in wordlist("before_hour") or not words.joined(i):
        return None
    clause = range(max(i - LONGEST_CLAUSE, 0), i)
    begins = any(words.lower(k).startswith(affixes("begins")) for k in clause if words.sentence(k) == words.sentence(i))
    return hour % 24 if begins else None


LONGEST_CLAUSE = 8


def _bare_hour(words: Words, i: int) -> int | None:
    """*Um [fünf] steht er auf*, *um [zehn] ist Schluss*: but *die Quote stieg um zehn*, *um zehn gestiegen*."""
    after = i + 1
    if words.lower(i - 1) != "um" or not (hour := _hour_at(words, i)):
        return None
    ends = not words.joined(after) or words.texts[after] in ".,;:!?)–"
    if not ends and words.word_class(after) != "verb":
        return None
    around = range(max(i - LONGEST_CLAUSE, 0), min(i + LONGEST_CLAUSE, len(words)))
    changes = any(
        words.lower(k).startswith(affixes("changes")) for k in around if words.sentence(k) == words.sentence(i)
    )
    return None if changes else hour


def _parted_hour(words: Words, i: int) -> Spoken | None:
    """*halb acht*, *viertel acht*, *dreiviertel acht*, *drei viertel acht*: parts of the hour that is said."""
    if words.lower(i) not in _FIRST_PARTS_OF_HOUR:
        return None
    for said, minutes in PARTS_OF_HOUR.items():
        k = i + len(said)
        if (
            words.lower(i) == said[0]
            and tuple(words.lower(n) for n in range(i, k)) == said
            and words.joined(k)
            and (hour := _hour_at(words, k))
        ):
            return Spoken(hour, minutes, k + 1, False)
    return None


def _minutes_at(words: Words, i: int) -> tuple[int, int]:
    """*zehn*, *20*, *zehn Minuten*, *Viertel* before *vor* and *nach*: how many, and the index after them."""
    if words.lower(i) == "viertel":
        return 15, i + 1
    number = atom(words.texts[i]) if words.shapes[i] in ("word", "number") and not is_one(words.texts[i]) else None
    if number is None or number.denominator != 1 or not 0 < number < 30:
        return 0, i
    return int(number), i + 2 if words.lower(i + 1) == "minuten" else i + 1


def _hour_at(words: Words, i: int) -> int | None:
    """An hour in a word, which nobody says beyond twelve."""
    if not words.joined(i) or words.shapes[i] != "word" or is_one(words.texts[i]):
        return None
    hour = read_cardinal(words.texts[i])
    return int(hour) if hour is not None and hour.denominator == 1 and 1 <= hour <= LAST_SPOKEN_HOUR else None


def _is_evening(words: Words, i: int) -> bool:
    """The sentence says before a spoken time that it is one of the afternoon: *am Montagabend gegen halb acht*."""
    for k in range(i - 1, max(i - 8, -1), -1):
        if words.sentence(k) != words.sentence(i):
            return False
        if words.lower(k).endswith(("abend", "abends", "nachmittag", "nachmittags")):
            return True
    return False


def _time(words: Words, first: int, clock: Clock) -> FoundFigure:
    """A time before *Uhr*, with the minutes after it: *21 Uhr 15*, *8 Uhr abends*."""
    last = clock.last + 1
    minutes = words.texts[last] if last < len(words) else ""
    if clock.minute == 0 and minutes.isdecimal() and len(minutes) == 2 and int(minutes) < 60 and words.joined(last):
        clock, last = clock._replace(minute=int(minutes)), last + 1
    if words.lower(last) in wordlist("afternoon") and clock.hour < 12:
        clock = clock._replace(hour=clock.hour + 12)
    return FoundFigure(first, last, "time", iso=clock.iso)


def _reads_as_time(words: Words, i: int, clock: Clock) -> bool:
    """Two digits after a colon are minutes where a preposition or a time zone says so, else the end of a score."""
    follows_date = words.lower(i - 1) == "," and i > 1 and words.shapes[i - 2] == "date"  # 27.02.2005, 18:23
    if follows_date or words.lower(clock.last) in wordlist("time_zone") or "h" in words.texts[i]:
        return True
    if clock.second is not None:  # nach einer Zeit von 2:31:37
        return words.lower(i - 1) in ("um", "gegen")
    return bool(re.fullmatch(r"\d{1,2}:\d{2}", words.texts[i])) and words.lower(i - 1) in wordlist("before_clock")


def clock_at(words: Words, i: int) -> Clock | None:
    """A number that can be a time of day: *18:30*, *18.30*, *9*, *acht*."""
    if not 0 <= i < len(words):
        return None
    text = words.texts[i]
    if words.shapes[i] in ("clock", "dotted") and "," not in text:
        hour, minute, *second = (int(part) for part in re.findall(r"\d+", text))
        fits = hour <= 24 and minute < 60 and len(re.findall(r"\d+", text)[1]) == 2
        return Clock(hour % 24 if minute else hour, minute, second[0] if second else None, i + 1) if fits else None
    hour_word = read_cardinal(text) if words.shapes[i] == "word" else None
    if (text.isdecimal() and len(text) <= 2) or (hour_word is not None and hour_word.denominator == 1):
        hour = int(text) if text.isdecimal() else int(hour_word or 0)
        return Clock(hour, 0, None, i + 1) if hour <= 24 else None
    return None


# Scores and running times


def running_time_at(words: Words, i: int) -> FoundFigure | None:
    """How long something took: *2:31:37*, *1:45 Stunden*, *1:52,34 Minuten*."""
    if words.shapes[i] != "clock":
        return None
    parts = [Fraction(part.replace(",", ".")) for part in re.findall(r"[\d,]+", words.texts[i])]
    unit = measure_at(words, i + 1)
    largest = unit.unit if unit and unit.unit in ("hour", "minute") else None
    is_behind = words.texts[i - 1] == "+" and words.adjacent(i)  # 2. Bauer +0:34
    if largest is None and len(parts) == 3 and not times_at(words, i):
        largest = "hour"
    elif largest is None and len(parts) == 2 and is_behind:
        largest = "minute"
    if largest is None:
        return None
    value = sum((part / 60**power for power, part in enumerate(parts)), Fraction(0))
    first, last = i - 1 if is_behind else i, unit.last if unit else i + 1
    return FoundFigure(first, last, "duration", value, unit=largest)


def ratio_at(words: Words, i: int) -> FoundFigure | None:
    """A scale or a ratio: *im Maßstab 1:25.000*, *im Verhältnis (von) 1:4*, *eins zu vier*, *1:1 umgesetzt*."""
    if words.shapes[i] in ("ratio", "clock"):
        parts = [read_digits(part.strip()) for part in words.texts[i].split(":")]
        pair, last = (parts[0], parts[1]) if len(parts) == 2 else (None, None), i + 1
    elif pair_at := _pair_at(words, i):
        pair, last = pair_at[:2], pair_at[2]
    else:
        return None
    if pair[0] is None or not pair[1]:
        return None
    k = i - 1
    while words.lower(k) in wordlist("before_ratio"):
        k -= 1
    is_exchange = pair[0] == pair[1] == 1 and any(
        words.lower(n).startswith(affixes("exchange")) for n in range(last, min(last + 3, len(words)))
    )
    is_mixed = any(words.lower(n).startswith(affixes("mixes")) for n in range(max(i - 6, 0), min(last + 2, len(words))))
    is_named = noun_role(words, k) == "ratio" or words.lower(k).endswith(affixes("ratio_of")) or _is_ratio_of(words, i)
    if words.shapes[i] == "ratio" or is_named or is_exchange or is_mixed:
        return FoundFigure(i, last, "fraction", pair[0] / pair[1], of=(pair[0], pair[1]))
    return None


def _is_ratio_of(words: Words, i: int) -> bool:
    """*Das Verhältnis von Lehrern zu Schülern liegt bei [1:18]*: the clause begins with what it is."""
    if words.lower(i - 1) not in wordlist("before_ratio"):
        return False
    for k in range(i - 1, max(i - LONGEST_ROW, -1), -1):
        if not words.joined(k + 1) or words.texts[k] in ",;:":
            return False
        if words.lower(k).endswith(affixes("ratio_of")):
            return True
    return False


def _pair_at(words: Words, i: int) -> tuple[Fraction, Fraction, int] | None:
    """Two whole numbers with *zu* or *gegen* between them, and the index after them: *13 zu 8*."""
    if words.shapes[i] not in ("number", "word"):
        return None
    first = words.numeral(i)
    if first is None or words.lower(first.end) not in ("zu", "gegen") or not words.joined(first.end):
        return None
    second = words.numeral(first.end + 1) if words.joined(first.end + 1) else None
    if second is None or first.value.denominator != 1 or second.value.denominator != 1:
        return None
    is_whole = all(words.joined(k) for k in range(i + 1, second.end))
    return (first.value, second.value, second.end) if is_whole else None


def score_at(words: Words, i: int) -> FoundFigure | None:
    """The result of a match or a vote: *3:1*, *13 zu 8 Stimmen*; with a hyphen where it cannot be a range, *3-2*."""
    if words.shapes[i] == "clock" and re.fullmatch(r"\d{1,3}\s?:\s?\d{1,3}", words.texts[i]):
        return FoundFigure(i, i + 1, "score")
    if spoken := _spoken_score(words, i):
        return spoken
    row = words.texts[i : i + 3]
    if len(row) == 3 and row[1] in ("-", "–") and row[0].isdecimal() and row[2].isdecimal():
        is_tight = words.adjacent(i + 1) and words.adjacent(i + 2) and max(map(len, row)) < 3
        return FoundFigure(i, i + 3, "score") if is_tight and int(row[0]) >= int(row[2]) else None
    return None


def _spoken_score(words: Words, i: int) -> FoundFigure | None:
    """*mit 13 zu 8 Stimmen*, *gewann 3 zu 1*: what is counted, or a verb of the sentence, tells that it is a result."""
    if not (pair := _pair_at(words, i)):
        return None
    last = pair[2]
    if words.lower(last) in wordlist("votes"):
        return FoundFigure(i, last, "score")
    sentence = range(max(i - 12, 0), min(last + 12, len(words)))
    tells = any(
        words.lower(k).startswith(affixes("decides")) for k in sentence if words.sentence(k) == words.sentence(i)
    )
    is_bare = not phrase_at(words, last) and not measure_at(words, last)
    return FoundFigure(i, last, "score") if tells and is_bare and words.lower(i + 1) == "zu" else None
