"""Figures that number words make by inflection and composition: parts, multiples, *66-jährige*, *zweimal*."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.analysis.figures.counted import genitive_at, phrase_at
from claimx.analysis.figures.lookups import (
    Suffix,
    is_person,
    person,
    read_compound,
    read_fused,
    suffix,
    wordlist,
)
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import (
    VULGAR_FRACTIONS,
    fold,
    is_one,
    read_cardinal,
    read_digits,
    read_ordinal,
    read_part,
    slashed,
)
from claimx.analysis.figures.quantities import fused_amount, quantity_at
from claimx.analysis.figures.words import FUSED, FoundFigure, Words

TIMES_VERB = re.compile(r"ver(.+)fach(en|t|te|ten|ung|tes|ter)")  # verdreifacht
_TIMES = re.compile(r"(.+?)-?mal(ige[nrsm]?)?|" + TIMES_VERB.pattern)


def times_in(word: str) -> re.Match[str] | None:
    """*zweimal*, *viermaliger*, *verdreifacht*, in lower case; nearly no word has what these have."""
    return _TIMES.fullmatch(word) if "mal" in word or "fach" in word else None


# Parts of a whole


def fraction_at(words: Words, i: int) -> FoundFigure | None:
    """*ein Drittel*, *drei Viertel*, *jeder fünfte*, *die Hälfte*, *3/4*."""
    lower = words.lower(i)
    k = _after_each(words, i) if lower in wordlist("each") else i
    if k > i and words.joined(k) and words.shapes[k] in ("word", "number"):
        value, end = read_ordinal(words.texts[k]), k + 1
        if value is None and words.texts[k].isdecimal() and words.lower(k + 1) == ".":
            value, end = int(words.texts[k]), k + 2
        return FoundFigure(i, end, "fraction", Fraction(1, value)) if value and value > 1 else None
    if lower in wordlist("half"):
        return _half(words, i)
    if (fraction := slashed(words.texts[i])) is not None:
        return FoundFigure(i, i + 1, "fraction", fraction)
    if words.texts[i] in VULGAR_FRACTIONS and not measure_at(words, i + 1) and not phrase_at(words, i + 1):
        return FoundFigure(i, i + 1, "fraction", read_digits(words.texts[i]))  # ¾ der Wähler
    part = read_part(words.texts[i]) if words.shapes[i] == "word" else None
    if part is not None and part.numerator > 1:
        return FoundFigure(i, i + 1, "fraction", part)
    if is_one(lower) and words.lower(i + 1) in wordlist("another") and words.joined(i + 2):
        part = read_part(words.texts[i + 2])
        return FoundFigure(i, i + 3, "fraction", part) if part and part not in (1, QUARTER) else None
    if words.joined(i + 1) and words.shapes[i + 1] == "word" and (part := read_part(words.texts[i + 1])):
        numeral = words.numeral(i) if words.shapes[i] in ("number", "word") else None
        whole = numeral.value * part if numeral and numeral.end == i + 1 else None
        is_noun = words.texts[i + 1][0].isupper()
        if numeral and whole and (whole < 1 or (is_noun and (whole > 1 or genitive_at(words, i + 2)))):
            # drei Drittel der Gäste, but die Tore in den vier Vierteln
            return FoundFigure(i, i + 2, "fraction", numeral.value * part)
    return None


QUARTER = Fraction(1, 4)
"""*ein weiteres Viertel* may be one of a town."""


def _after_each(words: Words, i: int) -> int:
    """The word after *jeder*, *jede oder jeder*, *jede und jeder*, *jede*r*, *jede/r*, *jede(r)*."""
    if words.lower(i + 1) in wordlist("joins_ordinals") and words.lower(i + 2) in wordlist("each"):
        return i + 3
    is_signed = words.texts[i + 1 : i + 2] != [] and words.adjacent(i + 1) and words.texts[i + 1] in "*:/_("
    if is_signed and words.adjacent(i + 2) and words.lower(i + 2) in wordlist("each_ending"):
        return i + 4 if words.texts[i + 1] == "(" else i + 3
    return i + 1


def _half(words: Words, i: int) -> FoundFigure | None:
    """*die Hälfte*; *die zweite Hälfte* is a half that nobody measures."""
    is_whole = words.lower(i - 1) in wordlist("before_half")
    return FoundFigure(i, i + 1, "fraction", Fraction(1, 2)) if is_whole else None


# Multiples and times


def multiple_at(words: Words, i: int) -> FoundFigure | None:
    """*das 30-fache*, *dreimal so hoch*, *doppelt so viele Menschen*, *verdoppelt*, *zweimal*, *drei Mal*."""
    lower = words.lower(i)
    if lower == "halb" and words.lower(i + 1) == "so":
        return _compared(words, i, i + 1, Fraction(1, 2))
    if lower in wordlist("double"):
        if lower.startswith("doppel") and words.word_class(i) == "verb":
            return None  # *Reuters **doppelte** nach*
        if lower != "doppelt" or words.lower(i + 1) == "so":
            return _compared(words, i, i + 1, Fraction(2))
        return None
    if lower in wordlist("halves"):
        return FoundFigure(i, i + 1, "multiple", Fraction(1, 2)) if _is_said_to_halve(words, i) else None
    if match := TIMES_VERB.fullmatch(fold(lower)):
        value = read_cardinal(match[1])
        return FoundFigure(i, i + 1, "multiple", value) if value and value > 1 else None
    if match := times_in(lower):
        value = read_digits(match[1]) or read_cardinal(match[1])
        return _compared(words, i, i + 1, value) if value is not None and value != 1 else None
    if words.shapes[i] in ("word", "number") and not is_one(words.texts[i]):
        numeral = words.numeral(i)
        if numeral and words.lower(numeral.end) == "bis" and words.joined(numeral.end + 1):
            later = multiple_at(words, numeral.end + 1)  # zwei bis drei Mal so hoch
            if later and later.kind == "multiple" and later.value and later.value > numeral.value:
                bounds = numeral.value, later.value
                return FoundFigure(i, later.last, "multiple", None, *bounds, "range", counted=later.counted)
            return None
        if (
            numeral
            and words.lower(numeral.end) == "mal"
            and words.joined(numeral.end)
            and not _is_side(words, numeral.end)
        ):
            found = _compared(words, i, numeral.end + 1, numeral.value)
            found.counted = words.texts[numeral.end] if found.kind == "count" else found.counted
            return found
    return None


def _is_said_to_halve(words: Words, i: int) -> bool:
    """*Die Zahl hat sich halbiert*, *will sie halbieren*; no *Tomaten halbieren*, no *halbierten Tomaten*."""
    if words.lower(i) != "halbieren":
        return words.word_class(i) != "adjective" or phrase_at(words, i + 1) is None
    return words.word_class(i + 1) == "verb" or any(
        words.lower(k) in wordlist("wants") for k in range(max(i - LONGEST_CLAUSE, 0), i) if words.same_sentence(k, i)
    )


LONGEST_CLAUSE = 12


def _is_side(words: Words, i: int) -> bool:
    """*25 [mal] 12,5 Meter*, *2.560 [mal] 1.440 Bildpunkte*: two sides of something."""
    other = words.numeral(i + 1) if words.joined(i + 1) and words.shapes[i + 1] == "number" else None
    measure = measure_at(words, other.end) if other else None
    if other and not measure:
        return words.shapes[i - 1] == "number" and phrase_at(words, other.end) is not None
    return measure is not None and measure.kind == "measure"


def _compared(words: Words, i: int, end: int, value: Fraction) -> FoundFigure:
    """A multiple where a comparison follows, else a count of times: *zweimal täglich*."""
    if words.lower(end) != "so":
        is_multiple = words.lower(i) in wordlist("double") or words.is_comparative(end)
        return FoundFigure(i, end, "multiple" if is_multiple else "count", value)
    last = min(end + 2, len(words))
    found = FoundFigure(i, last, "multiple", value)
    if words.lower(end + 1) in wordlist("as_many") and (phrase := phrase_at(words, last)):
        found.counted, found.last = words.span(phrase.first, phrase.last), phrase.last
    return found


# Adjectives and compounds


def fused_at(words: Words, i: int) -> list[FoundFigure]:
    """*66-jährige*, *30-fache*, *zweistöckiges*, *16- bis 24-jährigen*, *45-Minuten-Takt*."""
    if words.shapes[i] == "number":
        return _aged_between(words, i)
    if (hanging := _hanging(words, i)) is not None:
        return hanging
    if words.shapes[i] == "fused" and (match := FUSED.fullmatch(words.texts[i])):
        measure, value = suffix(match["tail"]) if match["tail"] else None, read_digits(match["number"])
        if measure and value is not None:
            return [_measured(words, i, value, measure)]
    elif words.shapes[i] == "word" and (fused := read_fused(words.texts[i]) or read_compound(words.texts[i])):
        if fused.suffix.kind == "age_or_duration" and _is_in_name(words, i):
            return []
        return [_measured(words, i, fused.value, fused.suffix)]
    found = fused_amount(words, i)
    return [found] if found else []


def _is_in_name(words: Words, i: int) -> bool:
    """*der Dreißigjährige Krieg*: an adjective with a capital, and no person after it."""
    is_capital = words.texts[i][0].isupper() and not words.begins_sentence(i)
    return (
        is_capital and words.joined(i + 1) and words.word_class(i + 1) == "noun" and not is_person(words.texts[i + 1])
    )


def _measured(words: Words, i: int, value: Fraction, measure: Suffix) -> FoundFigure:
    """*66-jährige*, *zehnjährige*: a measure, which of years may be somebody's age."""
    kind = measure.kind
    if kind == "age_or_duration":
        kind = "age" if _is_of_a_person(words, i, value) else "duration"
    return FoundFigure(i, i + 1, kind, value, unit=measure.unit)


def _is_of_a_person(words: Words, i: int, value: Fraction) -> bool:
    """*der 66-jährige Trapattoni*, *eine 66-Jährige*, but *einer zwölfjährigen Strafe*."""
    tail = words.texts[i].rpartition("-")[2]
    if "-" in words.texts[i] and tail[0].isupper():
        return True
    k = i + 1
    while words.word_class(k) == "adjective" and words.joined(k) and words.texts[k][0].islower() and k - i < 4:
        k += 1
    word_class, noun = words.word_class(k), words.text_at(k)
    if not words.joined(k) or word_class not in ("noun", "name", "adjective"):
        return words.texts[i][0].isupper() or words.texts[i][0].isdecimal() or words.word_class(i) in ("noun", "adverb")
    if word_class == "name" or words.token(k).ent_type_ == "PER" or is_person(noun):
        return True
    # A noun that neither list knows: a surname, or something that rarely lasts so long
    return person(noun) is None and words.texts[i][0].isdecimal() and value >= LIKELY_AGE


LIKELY_AGE = 14


def _hanging(words: Words, i: int) -> list[FoundFigure] | None:
    """*16- bis 24-jährigen* is a range, *18- und 20-Jährige*, *ein 18- und ein 20-Jähriger* are two figures."""
    text = words.texts[i]
    if not text.endswith("-") or len(text) < 2 or i + 2 >= len(words):
        return None
    first = read_digits(text[:-1]) or (read_cardinal(text[:-1]) if text[0].isalpha() else None)
    if first is None:
        return None
    k = i + 2
    if k + 1 < len(words) and words.word_class(k) == "determiner":  # ein 17- und ein 19-Jähriger
        k += 1
    times = multiple_at(words, k)
    later = fused_at(words, k) or ([times] if times else [])  # 16- bis 24-jährig, zwei- bis dreimal
    if not later and words.lower(i + 1) == "bis":
        return _hanging_scale(words, i, first)
    if not later or later[0].value is None:
        return []
    second = later[0]
    if words.lower(i + 1) == "bis":
        return [
            FoundFigure(i, second.last, second.kind, None, first, second.value, "range", second.unit, second.counted)
        ]
    if words.lower(i + 1) in wordlist("joins_ordinals"):
        return [FoundFigure(i, i + 1, second.kind, first, unit=second.unit, counted=second.counted), *later]
    return []


def _hanging_scale(words: Words, i: int, first: Fraction) -> list[FoundFigure]:
    """*zwei- bis dreitausend Besucher*: the size is said with the second number."""
    found = quantity_at(words, i + 2, i + 2)
    if found is None or found.value is None or found.first != i + 2:
        return []
    size = next((size for size in FUSED_SIZES if found.value / found.scale % size == 0), None)
    if size is None or not first < found.value / found.scale / size:
        return []
    found.first, found.qualifier = i, "range"
    found.low, found.high, found.value = first * size * found.scale / found.share, found.value, None
    return [found]


def _aged_between(words: Words, i: int) -> list[FoundFigure]:
    """*die 18–35-Jährigen*: a dash between two ages, the second in one word with its measure."""
    if words.lower(i + 1) not in wordlist("dash") or i + 2 >= len(words) or words.shapes[i + 2] != "fused":
        return []
    match = FUSED.fullmatch(words.texts[i + 2])
    measure = suffix(match["tail"]) if match and match["tail"] else None
    low, high = read_digits(words.texts[i]), read_digits(match["number"]) if match else None
    if measure is None or measure.kind != "age_or_duration" or low is None or high is None or low >= high:
        return []
    second = _measured(words, i + 2, high, measure)
    return [FoundFigure(i, i + 3, second.kind, None, low, high, "range", second.unit)]


FUSED_SIZES = (1000, 100)
