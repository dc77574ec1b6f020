"""Times of day and running times: *18.30 Uhr*, *10 bis 12 Uhr*, *fünf nach halb acht*, *in 2:31:37*."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.dates import LONGEST_LINK, LONGEST_ROW, is_weekday, month_at, year_at
from claimx.analysis.figures.lookups import affixes, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import atom, is_one, number_words, read_cardinal
from claimx.analysis.figures.words import FoundFigure, Words

HOURS = frozenset(str(hour) for hour in range(1, 25))
LAST_SPOKEN_HOUR = 12  # nobody says halb fünfzehn
_SPOKEN_HOURS = frozenset(range(1, LAST_SPOKEN_HOUR + 1))
_HOURS = frozenset(range(25))
_MINUTES_ASIDE = frozenset(range(1, 30))  # nobody says dreißig nach acht
_SPOKEN_MINUTES = frozenset(range(1, 60))
_MINUTES = re.compile(r"[0-5]\d")
_ONE_OR_TWO_DIGITS = re.compile(r"\d\d?")
HALF = -30


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


def times_at(words: Words, i: int) -> list[FoundFigure]:
    """The time of day that begins at a word: *18.30 Uhr*, *10 bis 12 Uhr*, *um 8 und um 12 Uhr*, *halb acht*."""
    if spoken := _spoken_time(words, i):
        return [spoken]
    clock = clock_at(words, i)
    if clock is None:
        return []
    is_short = words.lower(clock.last) == "h" and (
        words.lower(i - 1) in wordlist("before_hour") or _follows_date(words, i, clock)  # ab 22 h; am 5.3., 18 h
    )
    if words.lower(clock.last) == "uhr" or is_short:
        first = _time(words, i, clock)
        k = _after_until(words, _after_part_of_day(words, first.last))
        until = clock_at(words, k) if k else None
        if until and words.lower(until.last) == "uhr":
            last = _time(words, k, until)  # von 22 Uhr bis 6 Uhr, von 7 Uhr morgens bis 8 Uhr abends
            return [FoundFigure(i, last.last, "time", qualifier="range", iso=f"{first.iso}/{last.iso}")]
        return [first]
    if between := _two_times(words, i, clock):
        return between
    is_time = words.shapes[i] == "clock" and _reads_as_time(words, i, clock)
    is_said = words.lower(clock.last) in wordlist("part_of_day") and words.lower(i - 1) in wordlist("before_clock")
    if (
        is_time
        or is_said
        or _is_dotted_time(words, i, clock)
        or _has_hour_later(words, i, clock)
        or _is_in_row_of_hours(words, clock)
    ):
        return [FoundFigure(i, clock.last, "time", iso=_late(words, clock, clock.last).iso)]
    return []


def _is_dotted_time(words: Words, i: int, clock: Clock) -> bool:
    """*Der Zug kommt um 8.47 an*: a point between hours and minutes, and neither measured nor a change."""
    if words.shapes[i] != "dotted" or words.lower(i - 1) not in wordlist("at_about") or not words.joined(i):
        return False
    if words.lower(clock.last) == "auf" or measure_at(words, clock.last) or phrase_at(words, clock.last):
        return False
    clause = range(max(i - LONGEST_CLAUSE, 0), min(clock.last + LONGEST_CLAUSE, len(words)))
    sentence = words.sentence(i)
    return not any(words.lower(k).startswith(affixes("changes")) for k in clause if words.sentence(k) == sentence)


def _two_times(words: Words, i: int, clock: Clock) -> list[FoundFigure]:
    """Two times of which the first has no *Uhr*: *10 bis 12 Uhr*, *zwischen 4 und 7 Uhr*, *13:30 bis 16:00*."""
    is_between = words.lower(clock.last) == "und" and words.lower(i - 1) == "zwischen"
    k = clock.last + 1 if is_between else _after_until(words, clock.last)
    k = k or (clock.last + 1 if words.lower(clock.last) in wordlist("and_or") else 0)
    later = clock_at(words, k) if k and words.joined(clock.last) else None
    if later is None:
        return []
    has_unit = words.lower(later.last) == "uhr"
    if words.lower(clock.last) in wordlist("and_or") and not is_between:
        if not has_unit or words.lower(i - 1) not in wordlist("before_clock"):
            return []
        return [FoundFigure(i, clock.last, "time", iso=clock.iso), _time(words, k, later)]
    begin = i - 1 if is_between else i
    last = _time(words, k, later).last if has_unit else later.last
    end = _late(words, later, later.last + has_unit)
    if has_unit:
        minutes = _time(words, k, later)
        return [_interval(begin, minutes.last, _earlier(clock, later, end).iso, minutes.iso or end.iso)]
    if _parts_hours(words, clock.last) and (more := _hours_after(words, last)):
        return [_interval(i, last, clock.iso, later.iso), *more]
    if measure_at(words, last) or not clock.hour < later.hour:
        return []
    is_written = words.shapes[i] == "clock" and words.lower(i - 1) in ("von", "zwischen") and clock.second is None
    is_said = words.lower(last) in wordlist("part_of_day") or _is_on_a_day(words, i, last)
    if is_said or (is_written and (words.shapes[k] == "clock" or not phrase_at(words, last))):
        return [_interval(begin, last, _earlier(clock, later, end).iso, end.iso)]
    return []


def _interval(first: int, last: int, begin: str, end: str) -> FoundFigure:
    return FoundFigure(first, last, "time", qualifier="range", iso=f"{begin}/{end}")


def _earlier(clock: Clock, later: Clock, end: Clock) -> Clock:
    """*von [5] bis 6 Uhr nachmittags*: both are of the afternoon."""
    is_late = end.hour > later.hour and clock.hour <= later.hour
    return clock._replace(hour=clock.hour + LAST_SPOKEN_HOUR) if is_late else clock


def _after_until(words: Words, i: int) -> int:
    """The word after *bis*, *bis gegen*, *bis kurz nach* or a dash; 0 where none stands here."""
    if not words.joined(i) or not _parts_hours(words, i):
        return 0
    k = i + 1
    while words.lower(i) == "bis" and k - i < LONGEST_LINK and words.lower(k) in wordlist("until_about"):
        k += 1
    return k if words.joined(k) else 0


def _parts_hours(words: Words, i: int) -> bool:
    """*8 [bis] 12 Uhr*, *Mo 8[-]12, Mi 14-18 Uhr*."""
    return words.lower(i) == "bis" or words.lower(i) in wordlist("dash")


def _after_part_of_day(words: Words, i: int) -> int:
    """The word after *morgens*, *abends*, which a time looks through."""
    return i + 1 if words.lower(i) in wordlist("part_of_day") and words.joined(i) else i


def _is_on_a_day(words: Words, i: int, last: int) -> bool:
    """*am Montag von 10 bis 16*, *morgens von 5 bis 7*, *von 5 bis 6 am 22.4.*: hours of a day, and nothing counted."""
    if words.lower(i - 1) != "von" or phrase_at(words, last):
        return False
    changes = any(words.lower(k).startswith(affixes("changes")) for k in range(max(i - LONGEST_CLAUSE, 0), i))
    k = i - 2
    is_day = is_weekday(words, k) or words.shapes[k] == "date" or month_at(words, k) or words.lower(k) in (
        wordlist("part_of_day")
    )  # fmt: skip
    follows = words.lower(last) == "am" and (is_weekday(words, last + 1) or words.shapes[last + 1] == "date")
    return bool(k >= 0 and words.joined(i - 1) and is_day and not changes) or follows


def _hours_after(words: Words, i: int) -> list[FoundFigure]:
    """*Uhr* is said with the second range: *von 8 bis 12 [und von 14 bis 18 Uhr]*, *Do 8-12[, Mi 14-18 Uhr]*."""
    if words.lower(i) not in wordlist("and_more_hours"):
        return []
    k = i + 1
    days = wordlist("before_hours") | wordlist("weekday")
    while k - i < LONGEST_LINK and (is_weekday(words, k) or words.lower(k) in days):
        k += 1
    more = times_at(words, k) if words.joined(k) and words.shapes[k] in ("number", "dotted", "clock", "word") else []
    return more if more and more[0].qualifier == "range" else []


def _has_hour_later(words: Words, i: int, clock: Clock) -> bool:
    """*Er kam um [8] und ging um 17 Uhr*, *von [15] auf 18 Uhr verlegt*: *Uhr* is said with the second hour."""
    before = words.lower(i - 1)
    is_moved = before == "von"  # von 15 auf 18 Uhr
    again = "auf" if is_moved else before
    if not (is_moved or before in wordlist("before_hour")) or words.shapes[i] not in ("number", "dotted", "clock"):
        return False
    for k in range(clock.last, min(clock.last + LONGEST_ROW, len(words) - 2)):
        if not words.joined(k):
            return False
        if words.lower(k) == again and (later := clock_at(words, k + 1)) and words.lower(later.last) == "uhr":
            return not measure_at(words, clock.last) and not phrase_at(words, clock.last)
    return False


def _is_in_row_of_hours(words: Words, clock: Clock) -> bool:
    """*um [10], [12] und 14 Uhr*, *[6.07], [6.37] und 7.07 Uhr*: *Uhr* is said with the last of a row."""
    k = clock.last
    while words.lower(k) in wordlist("and_more_hours") and words.joined(k):
        later = clock_at(words, k + 1) if words.joined(k + 1) else None
        if later is None:
            return False
        k = later.last
    return k > clock.last and words.lower(k) == "uhr"


def _spoken_time(words: Words, i: int) -> FoundFigure | None:
    """*halb acht*, *fünf nach halb acht*, *drei viertel sechs*, *Viertel nach sieben*, *kurz nach drei*."""
    if not (spoken := _spoken_at(words, i)):
        return None
    hour, minutes, last, is_certain = spoken
    before, after = words.lower(i - 1), words.lower(last)
    is_parted = any(words.lower(k) in wordlist("half_hour") for k in range(i, last))  # nothing is counted by halb acht
    is_of_day = is_parted or after in wordlist("part_of_day")
    if measure_at(words, last) or after == "komma" or (not is_of_day and phrase_at(words, last)):
        return None
    is_evening = after == "am" and words.lower(last + 1) in wordlist("late_part")
    introduced = before in wordlist("before_clock") or before in wordlist("tells_time") or after == "uhr"
    begins = words.begins_sentence(i) and last - i > 1 and words.word_class(last) == "verb"  # Zehn nach acht begann …
    if not (introduced or is_certain or begins or after in wordlist("part_of_day")):
        return None
    hours, minute = divmod(hour * 60 + minutes, 60)
    hours = hours if hour > LAST_SPOKEN_HOUR else hours % LAST_SPOKEN_HOUR or LAST_SPOKEN_HOUR
    clock = Clock(hours, minute, None, last)
    if after == "uhr":
        return _time(words, i, clock)
    if (is_evening or _is_evening(words, i)) and clock.hour < LAST_SPOKEN_HOUR:
        clock = clock._replace(hour=clock.hour + LAST_SPOKEN_HOUR)
    return FoundFigure(i, last, "time", iso=_late(words, clock, last).iso)


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
    sides = wordlist("to_and_past")
    beside = not sides.isdisjoint((words.lower(i + 1), words.lower(i + 2)))
    minutes, k = _minutes_at(words, i) if beside else (0, i)
    if minutes and (side := words.lower(k)) in sides and words.joined(k):
        minutes = -minutes if side == "vor" else minutes
        if half := _parted_hour(words, k + 1):  # fünf nach halb acht
            return half._replace(minutes=half.minutes + minutes, is_certain=True) if half.minutes == HALF else None
        hour = _hour_at(words, k + 1)
        if hour is None and words.joined(k + 1) and words.texts[k + 1] in HOURS:  # um 20 nach 7
            hour = int(words.texts[k + 1])
        if hour:
            return Spoken(hour, minutes, k + 2, words.lower(i) == "viertel")
    if hour := _starting_hour(words, i) or _bare_hour(words, i):
        return Spoken(hour, 0, i + 1, True)
    is_close = words.lower(i - 1) in wordlist("to_and_past") and words.lower(i - 2) == "kurz"
    if (is_close or words.text_at(i - 1) in wordlist("on_the_hour")) and (hour := _hour_at(words, i)):
        return Spoken(hour, 0, i + 1, True)
    return None


def _starting_hour(words: Words, i: int) -> int | None:
    """*Die Läufer starten um 9.*, *Einlass ab 21*: a bare number after a preposition where something begins."""
    if words.lower(i - 1) not in wordlist("before_hour"):
        return None
    text, after = words.texts[i], i + 1
    hour = int(text) if _ONE_OR_TWO_DIGITS.fullmatch(text) else _hour_at(words, i)
    if not hour or hour not in _HOURS or not words.ends_before(after):
        return None
    clause = range(max(i - LONGEST_CLAUSE, 0), i)
    begins = any(words.lower(k).startswith(affixes("begins")) for k in clause if words.same_sentence(k, i))
    return hour if begins else None


LONGEST_CLAUSE = 8


def _bare_hour(words: Words, i: int) -> int | None:
    """*Um [fünf] steht er auf*, *Um [7] ist sie zurück*: but *die Quote stieg um zehn*, *um zehn gestiegen*."""
    after = i + 1
    if words.lower(i - 1) != "um":
        return None
    is_digit = words.texts[i] in HOURS
    hour = int(words.texts[i]) if is_digit else _hour_at(words, i)
    ends = words.ends_before(after)
    comes = words.lower(after) in wordlist("comes_back") and words.ends_before(after + 1)  # um 7 zurück
    is_told = words.word_class(after) == "verb" and (not is_digit or words.begins_sentence(i - 1))
    if not hour or not (comes or is_told or (ends and not is_digit)):
        return None
    around = range(max(i - LONGEST_CLAUSE, 0), min(i + LONGEST_CLAUSE, len(words)))
    changes = any(words.lower(k).startswith(affixes("changes")) for k in around if words.same_sentence(k, i))
    return None if changes else hour


def _parted_hour(words: Words, i: int) -> Spoken | None:
    """*halb acht*, *viertel acht*, *dreiviertel acht*, *drei viertel acht*: parts of the hour that is said."""
    if words.lower(i) not in _first_parts():
        return None
    for said, minutes in number_words("part_of_hour").items():
        k = i + 1 + said.count(" ")
        if " ".join(words.lower(n) for n in range(i, k)) != said:
            continue
        hour = _hour_at(words, k) if words.joined(k) else None
        if hour is None and minutes == HALF and words.joined(k) and words.texts[k] in HOURS:  # um halb 9, halb 13
            hour = int(words.texts[k])
        if hour:
            return Spoken(hour, int(minutes), k + 1, False)
    return None


@cache
def _first_parts() -> frozenset[str]:
    """The first words of the parts of an hour."""
    return frozenset(said.partition(" ")[0] for said in number_words("part_of_hour"))


def _minutes_at(words: Words, i: int) -> tuple[int, int]:
    """*zehn*, *20*, *zehn Minuten*, *Viertel* before *vor* and *nach*: how many, and the index after them."""
    if words.lower(i) == "viertel":
        return 15, i + 1
    number = atom(words.texts[i]) if words.shapes[i] in ("word", "number") and not is_one(words.texts[i]) else None
    if number is None or number not in _MINUTES_ASIDE:
        return 0, i
    return int(number), i + 2 if words.lower(i + 1) == "minuten" else i + 1


def _hour_at(words: Words, i: int) -> int | None:
    """An hour in a word, which nobody says beyond twelve."""
    if not words.joined(i) or words.shapes[i] != "word" or is_one(words.texts[i]):
        return None
    hour = read_cardinal(words.texts[i])
    return int(hour) if hour is not None and hour in _SPOKEN_HOURS else None


def _is_evening(words: Words, i: int) -> bool:
    """The sentence says before a spoken time that it is one of the afternoon: *am Montagabend gegen halb acht*."""
    for k in range(i - 1, max(i - 8, -1), -1):
        if not words.same_sentence(k, i):
            return False
        if words.lower(k).endswith(affixes("evening")):
            return True
    return False


def _time(words: Words, first: int, clock: Clock) -> FoundFigure:
    """A time before *Uhr*, with the minutes after it: *21 Uhr 15*, *acht Uhr vierzig*, *8 Uhr abends*."""
    last = clock.last + 1
    minutes = words.texts[last] if words.joined(last) else ""
    if clock.minute == 0 and _MINUTES.fullmatch(minutes):
        clock, last = clock._replace(minute=int(minutes)), last + 1
    elif clock.minute == 0 and words.shapes[clock.last - 1] == "word" and (said := _minutes_said(words, last)):
        clock, last = clock._replace(minute=said), last + 1
    return FoundFigure(first, last, "time", iso=_late(words, clock, last).iso)


def _minutes_said(words: Words, i: int) -> int:
    """*vierzig* after *acht Uhr*, where it counts nothing; else 0."""
    if not words.joined(i) or words.shapes[i] != "word" or is_one(words.texts[i]):
        return 0
    number = read_cardinal(words.texts[i])
    if number is None or number not in _SPOKEN_MINUTES or measure_at(words, i + 1) or phrase_at(words, i + 1):
        return 0
    return int(number)


def _late(words: Words, clock: Clock, i: int) -> Clock:
    """*8 Uhr abends* is in the second half of the day: what stands after a time says so."""
    is_late = words.lower(i) in wordlist("afternoon") and clock.hour < LAST_SPOKEN_HOUR
    return clock._replace(hour=clock.hour + LAST_SPOKEN_HOUR) if is_late else clock


def _reads_as_time(words: Words, i: int, clock: Clock) -> bool:
    """Two digits after a colon are minutes where a preposition or a time zone says so, else the end of a score."""
    if _follows_date(words, i, clock) or words.lower(clock.last) in wordlist("time_zone") or "h" in words.texts[i]:
        return True
    if clock.second is not None:  # nach einer Zeit von 2:31:37
        return words.lower(i - 1) in wordlist("at_about")
    is_plain = re.fullmatch(r"\d{1,2}:\d{2}", words.texts[i]) is not None
    if words.lower(i - 1) == "von" and words.lower(i - 2).endswith(affixes("result")):  # beim Stand von 6:11
        return False
    is_told = words.lower(i - 2) == "es" and words.lower(i - 1) in wordlist("is_now")  # Es ist 19:56.
    return is_plain and (words.lower(i - 1) in wordlist("before_clock") or is_told)


def _follows_date(words: Words, i: int, clock: Clock) -> bool:
    """*27.02.2005, 18:23*, *am 14. Oktober 8:00*: right after a date; a game of handball can end 27:25."""
    has_comma = words.lower(i - 1) == ","
    k = i - 2 if has_comma else i - 1
    is_date = words.shapes[k] == "date" or (month_at(words, k) is not None and words.lower(k - 1) == ".")
    is_date = is_date or (year_at(words, k) is not None and month_at(words, k - 1) is not None)
    return is_date and (has_comma or clock.second is not None or clock.minute % QUARTER == 0)


QUARTER = 15


def clock_at(words: Words, i: int) -> Clock | None:
    """A number that can be a time of day: *18:30*, *18.30*, *9*, *acht*."""
    text = words.text_at(i)
    if not text:
        return None
    if words.shapes[i] in ("clock", "dotted") and "," not in text:
        hours, minutes, *second = re.findall(r"\d+", text)
        if int(hours) not in _HOURS or not _MINUTES.fullmatch(minutes):
            return None
        hour, minute = int(hours), int(minutes)
        return Clock(hour % 24 if minute else hour, minute, int(second[0]) if second else None, i + 1)
    is_article = is_one(text) and text.lower() != "ein"  # eine Uhr, but ein Uhr
    hour_word = read_cardinal(text) if words.shapes[i] == "word" and not is_article else None
    said = int(text) if _ONE_OR_TWO_DIGITS.fullmatch(text) else hour_word
    return Clock(int(said), 0, None, i + 1) if said is not None and said in _HOURS else None


_IN_SECONDS = re.compile(r"\d{1,2}:[0-5]\d,\d{1,3}")  # in 1:23,45 vor Frei


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
    elif largest is None and len(parts) == 2 and (is_behind or _IN_SECONDS.fullmatch(words.texts[i])):
        largest = "minute"
    if largest is None:
        return None
    value = sum((part / 60**power for power, part in enumerate(parts)), Fraction(0))
    first, last = i - 1 if is_behind else i, unit.last if unit else i + 1
    return FoundFigure(first, last, "duration", value, unit=largest)
