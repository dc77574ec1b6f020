"""Dates, seasons, quarters and decades: the figures that name a day or a span of the calendar and count nothing."""

from __future__ import annotations

import itertools
import re
from fractions import Fraction
from typing import NamedTuple

from claimx.analysis.figures.alike import MOST_UNLIKE, is_like
from claimx.analysis.figures.counted import labels_persons, phrase_at
from claimx.analysis.figures.lookups import affixes, noun_role, wordings, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import (
    fold,
    read_cardinal,
    read_ordinal,
    scale,
)
from claimx.analysis.figures.units import month_names, short_months
from claimx.analysis.figures.words import FoundFigure, Words

_TENS = re.compile(r"(\w+?(?:zig|ssig)|zweitausend|null|zehn)er(?:n|-?jahren?)?$")
_HANGING_DECADE = re.compile(r"(?:\d\d)?\d0-")
_DECADE = re.compile(r"(\d{2}|\d{4})-?er(n|-jahren?n?)?-?")
CENTURY_TURN = 30  # 12.8.05 is in 2005, 12.8.45 in 1945
DAYS = range(1, 32)
MONTHS = range(1, 13)
_YEAR = re.compile(r"1\d{3}|2[01]\d\d")
_YEAR_IN_NEWS = re.compile(r"19\d\d|20[0-4]\d|2050")


class Day(NamedTuple):
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


# Dates


def dates_at(words: Words, i: int) -> list[FoundFigure]:
    """The date that begins at a word, or the dates that share a month or year: *11. und 12. Juli 1995*."""
    days = _row_at(words, i)
    if not days:
        alone = _days_alone(words, i) or _day_alone(words, i)
        return [alone] if alone else _days_in_row(words, i)
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
    while len(days) < LONGEST_ROW and (day := day_at(words, i) or (days and _short_year(words, days[-1], i))):
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
            if days[k + 1].day is not None or days[k + 1].month is None:
                return days[k + 1 :] if k else []
            days[k] = _carry(days[k], days[k + 1])  # *im **Mai** und Juni 2024*
        elif days[k].year is None and _is_list(words, days[k], days[k + 1]):
            days[k] = _carry(days[k], days[k + 1])
    return days if all(day.iso != "-" for day in days) else []


def _short_year(words: Words, before: Day, i: int) -> Day | None:
    """*von 1939 bis **45***: two digits that count nothing, behind a year of the same century."""
    if before.year is None or before.month is not None or words.lower(i - 1) != "bis" or i >= len(words):
        return None
    text, said = words.texts[i], words.lower(before.first - 1) == "von"
    if not said or words.shapes[i] != "number" or len(text) != 2 or not before.year % 100 < int(text):
        return None
    counts = measure_at(words, i + 1) is not None or _counts(words, i + 1)
    return None if counts else Day(i, i + 1, year=before.year - before.year % 100 + int(text))


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
    return words.lower(i).removesuffix("s").endswith(affixes("day_of_week")) or (
        words.lower(i) in wordlist("weekday") and words.lower(i + 1) == "."
    )


def _between(words: Words, earlier: Day, later: Day) -> list[str]:
    return [words.lower(i) for i in range(earlier.last, later.first)]


def _is_range(words: Words, earlier: Day, later: Day) -> bool:
    """*vom 3. bis 5. Mai*, *zwischen dem 3. und dem 5. Mai*, *3.–5. Mai*."""
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
    if not words.text_at(i):
        return None
    if words.shapes[i] in ("date", "slashed", "dotted"):
        return _numeric_date(words, i)
    if month := month_at(words, i):
        year, last = _year_after(words, _skip_stop(words, i + 1))
        return Day(i, last, None, month, year)
    day, last = _number_of_day(words, i), i + 2
    if day is None and words.shapes[i] == "word" and month_at(words, i + 1):
        day, last = read_ordinal(words.texts[i]), i + 1
    if day not in DAYS:
        return _year_day(words, i)
    month = month_at(words, last) or (5 if words.lower(last) == "mais" else None)  # des 27. Mais
    if not month:
        return Day(i, last, day) if words.lower(last) in wordlist("date_link") and words.joined(last) else None
    year, last = _year_after(words, _skip_stop(words, last + 1))
    return Day(i, last, day, month, year)


def _numeric_date(words: Words, i: int) -> Day | None:
    """*12.08.2005*, *7.10.*, *2005-08-12*, *21/04/2016*, *05/2016*, *2016-05*; *am 22.04* without its last stop."""
    parts = re.findall(r"\d+", words.texts[i])
    if words.shapes[i] == "dotted" and not _is_dotted_date(words, i, parts):
        return None
    if words.shapes[i] == "slashed" and not is_slashed_date(words, i):
        return None
    year = next((int(part) for part in parts if len(part) == 4), None)
    rest = [int(part) for part in parts if len(part) != 4]
    if year is None and len(rest) == 3:  # 12.8.05
        year = _with_century(rest.pop())
    if len(rest) == 1 or len(parts[0]) == 4:
        rest.reverse()
    *days, month = rest
    day = days[0] if days else None
    fits = month in MONTHS and (day is None or day in DAYS)
    return Day(i, i + 1, day, month, year or None) if fits else None


def _with_century(number: int) -> int:
    """The year that two digits say."""
    return number + (2000 if number < CENTURY_TURN else 1900)


def _is_dotted_date(words: Words, i: int, parts: list[str]) -> bool:
    """*am 22.04*: a day and a month in two digits after a preposition, with nothing measured."""
    is_introduced = words.lower(i - 1) in wordlist("before_day") and len(parts[1]) == 2
    is_time = words.lower(i + 1) == "uhr" or measure_at(words, i + 1) is not None
    return is_introduced and not is_time and not (words.adjacent(i + 1) and words.texts[i + 1].isalnum())


def is_slashed_date(words: Words, i: int) -> bool:
    """*21/04/2016*, *2016/04/21*, *05/2016*, *2016/05*: but *Az. 12/2024*, and *2007/08* is a season."""
    parts = words.texts[i].split("/")
    if len(parts) == 3:
        return [len(part) for part in parts] in ([2, 2, 4], [4, 2, 2]) and _year_in(parts[0], parts[2])
    if len(parts) != 2 or noun_role(words, i - 1) in ("reference", "rank"):
        return False
    year, month = sorted(parts, key=len, reverse=True)
    is_padded = len(month) == 2 and (month[0] == "0" or (parts[0] == month and words.word_class(i - 1) != "noun"))
    return _year_in(year) and is_padded and not (parts[0] == year and int(month) > int(year) % 100)


def _year_in(*parts: str) -> bool:
    """One of these has the four digits of a year in the news."""
    return any(_YEAR_IN_NEWS.fullmatch(part) for part in parts)


def _is_recent(text: str) -> bool:
    """A year that the news is about, and not 1900 or 2000 of something."""
    return _year_in(text) and not text.endswith("00")


def _year_after(words: Words, i: int) -> tuple[int | None, int]:
    """The year after a month, and the index after it: *2005*, *'99*, and *99* where it counts nothing."""
    if year := year_at(words, i):
        return (None, i) if _counts_in_month(words, i) else (year, i + 1)
    has_mark = words.texts[i : i + 1] in (["'"], ["’"]) and words.adjacent(i + 1)
    k = i + 1 if has_mark else i
    text = words.texts[k] if words.joined(k) and words.shapes[k] == "number" else ""
    if not (_TWO_DIGITS if has_mark else _SHORT_YEAR).fullmatch(text) or _turns(words, k):
        return None, i
    ends = words.ends_before(k + 1) or words.word_class(k + 1) == "verb"
    if not has_mark and (not ends or words.texts[k + 1 : k + 2] == [","] or measure_at(words, k + 1)):
        return None, i
    return _with_century(int(text)), k + 1


def _counts_in_month(words: Words, i: int) -> bool:
    """*im März [1067] Firmen*: a year that is far from the news, and many of something stand behind it."""
    return not _YEAR_IN_NEWS.fullmatch(words.texts[i]) and _counts(words, i + 1)


def _turns(words: Words, i: int) -> bool:
    """*als sie im Mai [60] wurde*, *Er wird im Juni [45]*: how old somebody becomes."""
    if words.lower(i + 1) in wordlist("turns"):
        return True
    before = range(i - 1, max(i - LONGEST_GAP, 0), -1)
    clause = itertools.takewhile(lambda k: words.joined(k + 1) and words.texts[k] not in ",;:", before)
    return words.ends_before(i + 1) and any(words.lower(k) in wordlist("turns") for k in clause)


LONGEST_GAP = 5
"""In words: *wird am 3. Mai 60*."""
_TWO_DIGITS = re.compile(r"\d\d")
_SHORT_YEAR = re.compile(r"[4-9]\d")
"""*im November 89* is a year, *im November 12* hardly ever one."""


def _skip_stop(words: Words, last: int) -> int:
    """The index after the full stop of an abbreviated month that the date goes on after (*24. Dez. 2005*)."""
    is_abbreviated = words.texts[last - 1] in short_months() and words.has_stop(last - 1)
    return last + 1 if is_abbreviated and words.joined(last + 1) else last


def month_at(words: Words, i: int) -> int | None:
    """Number of the month that a word names."""
    text = words.text_at(i)
    return month_names().get(text.removesuffix("s") if len(text) > 5 else text)  # *Mais* is maize


def year_at(words: Words, i: int) -> int | None:
    """A year in four digits, whatever stands around it."""
    text = words.text_at(i)
    return int(text) if _YEAR.fullmatch(text) else None


def _year_day(words: Words, i: int) -> Day | None:
    """A year in four digits, or in any number of them before *v. Chr.* and *n. Chr.*"""
    digits = words.texts[i].replace(".", "")  # 2.600 v. Chr.
    is_first = words.lower(i + 1) in wordlist("date_link") and words.text_at(i + 2)[:1].isdecimal()
    k = i + 3 if is_first else i + 1  # 431 bis 404 v. Chr.
    era = words.lower(k)
    if era in ("v", "n") and _is_christ(words, k + 1) and digits.isdecimal():
        year = int(digits) if era == "n" else 1 - int(digits)  # ISO 8601 has a year 0: 44 v. Chr. is -43
        return Day(i, i + 1 if is_first else i + 5, year=year)
    year_said = year_at(words, i) or _early_year(words, i)
    return Day(i, i + 1, year=year_said) if year_said and is_year(words, i) else None


def _is_christ(words: Words, i: int) -> bool:
    """The rest of *v. Chr.* after its first letter."""
    return [words.lower(k) for k in range(i, i + 3)] == [".", "chr", "."]


def _early_year(words: Words, i: int) -> int | None:
    """*im Jahr 800*: three digits are a year only right after that word."""
    text = words.texts[i]
    is_said = words.lower(i - 1) in wordlist("year_of") and words.joined(i) and not _is_told_from_now(words, i - 1)
    return int(text) if is_said and re.fullmatch(r"[1-9]\d\d", text) and not _counts(words, i + 1) else None


def _is_told_from_now(words: Words, year: int) -> bool:
    """*im **vergangenen** Jahr*, *in **diesem** Jahr*: such a year needs no number, and one behind it counts."""
    return words.lower(year - 1).startswith(affixes("which_year"))


def is_year(words: Words, i: int) -> bool:
    """Digits are a year unless they measure or count something: *2005 Euro*, *2000 Menschen*."""
    text, following = words.texts[i], words.text_at(i + 1)
    if words.lower(i - 1) in wordlist("quote") and following in wordlist("quote"):  # der Roman „1984“
        return False
    if following == "." and words.joined(i + 2) and words.adjacent(i + 1) and words.word_class(i + 2) == "noun":
        return False  # die 1000. Folge
    if words.lower(i - 1) in wordlist("before_no_year") or (words.lower(i - 1) in "./" and words.adjacent(i)):
        return False
    if any(shows(words, i) for shows in (_is_said_of_it, _is_step, _is_of_them, _is_estimate, _is_mark, _goes_on)):
        return False
    if labels_persons(words, i - 1) and words.ends_before(i + 1):  # Zuschauer: 1200.
        return False
    if not words.joined(i + 1):
        return True
    if following == "Uhr" or measure_at(words, i + 1) or scale(following) is not None or _is_bound(words, i):
        return False
    if noun_role(words, i - 1) == "year" and not _is_told_from_now(words, i - 1):
        return True
    if month_at(words, i - 1):
        return not _counts_in_month(words, i)
    if words.lower(i - 1) in wordlist("since"):
        return True
    if text.endswith("00") and words.word_class(i - 1) == "verb" and words.joined(i):  # waren 1400 zerstört
        return False
    if words.lower(i - 1) in wordlist("all") and words.word_class(i + 1) == "noun":
        return False  # nach Auszählung aller 2003 Bezirke
    # plant 2023 Verteidigungsausgaben: the news counts 2.023 or 2000 things, hardly ever 2023 of them
    return (_is_recent(text) and tuple(words.lower(i - 1).split()) not in wordings()) or not _counts(words, i + 1)


def _is_bound(words: Words, i: int) -> bool:
    """*von [1800] bis 1900 Euro*, *zwischen [2000] und 2500 Menschen*, *[1000], [1500] und 2000 Euro*.

    What is measured or counted is said with another number, of like size; but *dass zwischen [1990] und 2000 Häuser
    abgerissen wurden* is two years.
    """
    own, k, said = words.numeral(i), i, 0
    while own is not None and said < LONGEST_ROW and words.joined(k + 1) and words.joined(k + 2):
        link, before = words.lower(k + 1), words.lower(k - 1)
        other = words.numeral(k + 2) if words.shapes[k + 2] == "number" else None
        if other is None or not is_like(own.value, other.value, MOST_UNLIKE):
            return False
        if link == "," and other.end == k + 3:
            k, said = k + 2, said + 1
            continue
        if link != "bis" and (before, link) not in _BETWEEN_BOUNDS:
            return False
        if measure_at(words, other.end) is not None:
            return True
        two_years = _YEAR_IN_NEWS.fullmatch(words.texts[i]) and _YEAR_IN_NEWS.fullmatch(words.texts[k + 2])
        both_round = words.texts[i].endswith("00") and words.texts[k + 2].endswith("00")
        return _counts(words, other.end) and (both_round or not two_years)
    return False


_BETWEEN_BOUNDS = {("zwischen", "und"), ("von", "auf"), ("von", "zu"), (",", "und"), (",", "oder")}
"""The word before the last but one of such numbers, and the one between it and the last."""


def _is_said_of_it(words: Words, i: int) -> bool:
    """*Insgesamt sind es nun [1402]*: how many they are, where the clause ends."""
    k = i - 1
    while words.word_class(k) == "adverb":
        k -= 1
    return words.lower(k) == "es" and words.lower(k - 1) in wordlist("are") and words.ends_before(i + 1)


def _is_estimate(words: Words, i: int) -> bool:
    """*Mehr als [1500] kamen*, *Knapp [2000] waren es*, *Rund [2000] demonstrierten*: who or what is not said.

    A year is *seit mindestens 1950*, and *etwa 1900* where one thing happened.
    """
    if int(words.texts[i]) % ROUND:
        return False
    for start in range(max(i - LONGEST_QUALIFIER, 0), i):
        said = tuple(words.lower(k) for k in range(start, i))
        if all(words.joined(k) for k in range(start + 1, i + 1)) and said in wordings():
            break
    else:
        return False
    if words.joined(start) and words.lower(start - 1) in wordlist("before_rough_year"):
        return False
    wording = wordings()[said][0]
    if wording.before or said[0] in wordlist("says_when"):
        return False
    if wording.qualifier in ("about", "exact") or wording.preposition:
        return said[0] in wordlist("in_all") or _is_subject(words, i)
    return True


def _is_subject(words: Words, i: int) -> bool:
    """*Rund **2000** demonstrierten*; but *Etwa **1900** lebten hier Bauern*, who are the subject."""
    if words.word_class(i + 1) != "verb" or words.token(i + 1).morph.get("Number") != "Plur":
        return False
    rest = itertools.takewhile(lambda k: words.same_sentence(k, i), range(i + 2, len(words)))
    return not any(words.word_class(k) in ("noun", "name") and words.token(k).morph.get("Case") == "Nom" for k in rest)


ROUND = 50
LONGEST_QUALIFIER = 3
"""In words: *nicht mehr als*."""


def _is_of_them(words: Words, i: int) -> bool:
    """*1000 [davon]*, *2000 [von ihnen]*, *1800 [der 9000] Stellen*, *[weitere] 2000*: so many of them, or more.

    Of years that the news is about: no *Das Amt ging **2015 davon** aus*, no *wurde **1998 von uns** gekauft*, no
    *andere **2019** gebaute Häuser*.
    """
    recent = _is_recent(words.texts[i])
    following = words.lower(i + 1)
    if words.lower(i - 1) in wordlist("further_ones") and words.joined(i):
        return not (recent and words.word_class(i + 1) in ("adjective", "participle"))
    if following in wordlist("further_ones"):
        return words.word_class(i + 2) == "verb"  # no *2019 andere Wege*
    if following in wordlist("genitive_article") and words.word_class(i + 2) == "number" and words.joined(i + 2):
        return not recent and noun_role(words, i - 1) != "year"
    of_them = following == "davon" or (following == "von" and words.lower(i + 2) in wordlist("of_them"))
    return of_them and (not recent or words.begins_sentence(i) or words.ends_before(i - 1))


def _is_mark(words: Words, i: int) -> bool:
    """*die Schwelle von [1100]*, *der Grenzwert von [1500]*: what is passed; but *die Bestmarke von 1988*."""
    is_of_mark = words.lower(i - 1) == "von" and words.lower(i - 2).endswith(affixes("mark_of_number"))
    return is_of_mark and not _is_recent(words.texts[i])


def _goes_on(words: Words, i: int) -> bool:
    """*4700 Mitglieder sagten Ja, [1130] lehnten ab*: a sentence that begins with a number goes on with one.

    A year that the news is about may stand there: *2500 Gäste kamen, 2023 waren es mehr*.
    """
    if words.lower(i - 1) not in wordlist("comma_or_and") or _is_recent(words.texts[i]):
        return False
    k = i - 1
    while words.joined(k) and i - k < LONGEST_CLAUSE:
        k -= 1
    first = words.numeral(k) if words.shapes[k] == "number" and not words.joined(k) else None
    is_plural = words.word_class(i + 1) == "verb" and words.token(i + 1).morph.get("Number") == "Plur"
    if words.word_class(i + 2) == "pronoun":
        return False  # 1200 Soldaten fielen, 1812 zogen sie ab.
    is_like_it = first is not None and is_like(first.value, Fraction(words.texts[i]), MOST_UNLIKE)
    return first is not None and is_plural and is_like_it and _counts(words, first.end)


def _is_step(words: Words, i: int) -> bool:
    """*Die Zahl ging um [2000] oder 5,9 Prozent zurück*, *stieg um [1900] auf 12.000*: by how many it changed."""
    if words.lower(i - 1) != "um" or words.lower(i + 1) not in wordlist("after_step") or not words.joined(i + 2):
        return False
    k = i + 2 + (words.word_class(i + 2) == "adverb")  # auf nun 12.000
    if words.lower(i + 1) == "auf" and (k >= len(words) or words.numeral(k) is None):
        return False
    return any(
        words.lower(k).startswith(affixes("changes"))
        for k in range(max(i - LONGEST_CLAUSE, 0), i)
        if words.same_sentence(k, i)
    )


def _counts(words: Words, i: int) -> bool:
    """A plural noun, attributes before it, follows a number that counts it."""
    start, is_bounded = i, any(not wording.before for wording in wordings().get((words.lower(i - 2),), ()))
    while words.joined(i) and i - start < 3 and words.texts[i][0].islower():
        is_adverb = words.word_class(i) == "adverb" and words.word_class(i + 1) == "adjective"  # frei lebende Pferde
        if not is_adverb and words.word_class(i) != "adjective":
            break
        i += 1
    if words.word_class(i) != "noun" or not words.joined(i) or not words.texts[i][0].isupper():
        return False
    # *über 1000 lebende Wölfe*: behind a preposition taggers take many for one
    return words.is_plural(i) is not False or (is_bounded and i > start)


def tens_in(word: str) -> re.Match[str] | None:
    """*neunziger*, *neunzigern*, *sechzigerjahre*, the word folded; nearly no word has what these have."""
    return _TENS.match(word) if "iger" in word or word.startswith(("zweitausender", "nuller", "zehner")) else None


def decade_at(words: Words, i: int) -> FoundFigure | None:
    """*1990er-Jahre*, *1970-er Jahren*, *1980ern*, *neunziger Jahren*; null where the century is not said."""
    text = fold(words.texts[i])
    if _HANGING_DECADE.fullmatch(text) and words.lower(i + 1) in wordlist("joins_decades"):  # 1950- und 60er-Jahre
        iso = f"{text[:3]}X" if len(text.rstrip("-")) == len("1950") else None
        return FoundFigure(i, i + 1, "date", iso=iso) if i + 2 < len(words) and decade_at(words, i + 2) else None
    followed = words.lower(i + 1).startswith("jahre")
    match = _DECADE.fullmatch(text)
    is_bare = text.endswith(("0er", "0ern")) and words.lower(i - 1) in wordlist("before_tens")  # Mitte der 80er
    is_decade = match and len(match[1]) == 4 and match[1].endswith("0")
    if match and (followed or (match[2] and match[2] != "n") or is_decade or is_bare):
        iso = f"{match[1][:3]}X" if len(match[1]) == 4 else None
        return FoundFigure(i, i + 2 if followed else i + 1, "date", iso=iso)
    if not (tens := tens_in(text)) or (value := read_cardinal(tens[1])) is None:
        return None
    is_part = words.lower(i - 1) == "der" and words.text_at(i - 2) in wordlist("position")  # Ende der Neunziger
    is_thousand = value == CENTURY_OF_THOUSANDS  # die zweitausender, but ein Zweitausender in den Alpen
    if is_thousand and not followed and "jahr" not in text:
        is_part = words.texts[i][0].islower() and words.lower(i - 1) in wordlist("before_tens")
    is_tens = not text.endswith("er") and (value > FEW or "jahr" in text) and not is_thousand
    if followed or is_part or is_tens or (is_thousand and "jahr" in text):
        return FoundFigure(i, i + 2 if followed else i + 1, "date", iso="200X" if is_thousand else None)
    return None


CENTURY_OF_THOUSANDS = 2000
FEW = 10
"""*Zehner* and *Nuller* are years only beside that word."""


def season_at(words: Words, i: int) -> FoundFigure | None:
    """A season over the turn of a year: *2007/2008*, *2007/08*."""
    match = re.fullmatch(r"(\d{4}|\d{2})/(\d{4}|\d{2})", words.texts[i]) if words.shapes[i] == "slashed" else None
    if match and len(match[1]) == 2:  # die Saison 24/25
        first, second = int(match[1]), int(match[2])
        is_said = noun_role(words, i - 1) == "year" and second == first + 1
        year = _with_century(first)
        return FoundFigure(i, i + 1, "date", iso=f"{year}/{year + 1}") if is_said else None
    if not match or noun_role(words, i - 1) in ("reference", "rank"):
        return None
    first = int(match[1])
    goes_on = int(match[2]) in (first + 1, (first + 1) % 100) and _YEAR.fullmatch(match[1])
    return FoundFigure(i, i + 1, "date", iso=f"{first}/{first + 1}") if goes_on else None


def quarter_at(words: Words, i: int) -> FoundFigure | None:
    """A quarter or half of a year with its year: *zweites Quartal 2026*, *1. Halbjahr des Jahres 2025*, *Q2 2026*."""
    if SHORT_QUARTER.fullmatch(words.texts[i]):
        letter, number, k = words.texts[i][0], int(words.texts[i][1]), i + 1 + (words.lower(i + 1) == "/")
    else:
        stop = words.is_ordinal(i)
        ordinal = int(words.texts[i]) if stop else read_ordinal(words.texts[i])
        if not ordinal:
            return None
        noun = i + 2 if stop else i + 1
        letter = next((letter for letter, role in PARTS_OF_YEAR.items() if words.lower(noun) in wordlist(role)), "")
        number, k = ordinal, noun + 1
        if words.lower(k) in wordlist("of_the_year") and words.lower(k + 1) in wordlist("year_of"):
            k += 2
    year = year_at(words, k)
    if not year or not SHORT_QUARTER.fullmatch(f"{letter}{number}"):
        return None
    is_whole = all(words.joined(n) for n in range(i + 1, k + 1))
    return FoundFigure(i, k + 1, "date", iso=f"{year}-{letter}{number}") if is_whole else None


PARTS_OF_YEAR = {"Q": "quarter", "H": "half_year"}
SHORT_QUARTER = re.compile(r"Q[1-4]|H[12]")


def _days_alone(words: Words, i: int) -> FoundFigure | None:
    """A range of days whose month is not said: *vom 4. bis zum 23.*, *zwischen dem 19. und dem 20.*"""
    if not (first := _number_of_day(words, i)):
        return None
    is_between = words.lower(i - 1) in wordlist("dative_article") and words.lower(i - 2) == "zwischen"
    if not (is_between or words.lower(i - 1) == "vom"):
        return None
    k = _after_connector(words, i + 2)
    last = _number_of_day(words, k) if k else None
    between = [words.lower(n) for n in range(i + 2, k)]
    if not last or first >= last or ("und" if is_between else "bis") not in between or _has_noun(words, k + 2):
        return None
    iso = f"{Day(i, i, first).iso}/{Day(k, k, last).iso}"
    return FoundFigure(i, k + 2, "date", qualifier="range", iso=iso)


def _days_in_row(words: Words, i: int) -> list[FoundFigure]:
    """*am 3. Oktober …, für den [5.], [8.] und [11.] gibt es Karten*: further days of a month that was said."""
    if words.lower(i - 1) not in wordlist("article_of_day"):
        return []
    days: list[FoundFigure] = []
    k, latest = i, 0
    while (day := _number_of_day(words, k)) and day > latest and len(days) < LONGEST_ROW:
        days.append(FoundFigure(k, k + 2, "date", iso=Day(k, k + 2, day).iso))
        latest = day
        if words.lower(k + 2) not in wordlist("joins_ordinals"):
            break
        k += 3
    if len(days) < 2 or days[-1].last != k + 2 or _has_noun(words, k + 2):
        return []
    said = range(max(i - LONGEST_CLAUSE, 0), i)
    return days if any(words.shapes[n] == "date" or month_at(words, n) for n in said) else []


LONGEST_CLAUSE = 20


def _number_of_day(words: Words, i: int) -> int | None:
    """*23* before a full stop."""
    return int(words.texts[i]) if words.is_ordinal(i) and int(words.texts[i]) in DAYS else None


def _has_noun(words: Words, i: int) -> bool:
    """A noun makes an ordinal of the number before it: *vom 3. bis zum 5. Platz*."""
    return words.joined(i) and (words.texts[i][0].isupper() or phrase_at(words, i) is not None)


def _day_alone(words: Words, i: int) -> FoundFigure | None:
    """A day whose month is not said: *bis zum 10.*, *ab dem 3.*; a noun would make it an ordinal."""
    if not (day := _number_of_day(words, i)):
        return None
    before = words.lower(i - 1)
    is_of_month = words.lower(i + 3).startswith("monat") and words.lower(i + 2) in wordlist("genitive_article")
    is_introduced = f"{words.lower(i - 2)} {before}" in wordlist("before_lone_day") or before == "am" or is_of_month
    if not is_introduced or _has_noun(words, i + 2):  # vom 1. des Monats an
        return None
    if before == "am" and (not words.joined(i + 2) or words.word_class(i + 2) == "adjective"):  # am 10. großen Fest
        return None
    return FoundFigure(i, i + 2, "date", iso=Day(i, i + 2, day).iso)
