"""Figures that number words make by inflection and composition: ordinals, parts, multiples, *66-jährige*, *zweimal*."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.analysis.figures.counted import is_head, phrase_at
from claimx.analysis.figures.lookups import (
    Suffix,
    is_person,
    noun_role,
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
    is_integer,
    is_one,
    ordinal_stem,
    read_cardinal,
    read_digits,
    read_ordinal,
    read_part,
    scale,
    slashed,
)
from claimx.analysis.figures.quantities import amount_at, fused_amount, quantity_at
from claimx.analysis.figures.words import FUSED, FoundFigure, Words

TIMES_VERB = re.compile(r"ver(.+)fach(en|t|te|ten|ung|tes|ter)")  # verdreifacht
_TIMES = re.compile(r"(.+?)-?mal(ige[nrsm]?)?|" + TIMES_VERB.pattern)


def times_in(word: str) -> re.Match[str] | None:
    """*zweimal*, *viermaliger*, *verdreifacht*, in lower case; nearly no word has what these have."""
    return _TIMES.fullmatch(word) if "mal" in word or "fach" in word else None


# Ordinals


def ordinal_at(words: Words, i: int) -> FoundFigure | None:
    """*40. Geburtstag*, *zum dritten Mal*, *Platz 3*, *der vierte*, *zweitstärkste Partei*."""
    return _ranked(words, i) or _digit_ordinal(words, i) or _word_ordinal(words, i)


def _ranked(words: Words, i: int) -> FoundFigure | None:
    """*Platz 3*, *Nr. 5*, *die Plätze drei und vier*."""
    if i == 0 or not words.joined(i) or words.shapes[i] not in ("number", "word"):
        return None
    first = i - 2 if words.texts[i - 1] == "." else i - 1
    if words.lower(i - 1) in wordlist("joins_ranks") and i > 2 and noun_role(words, i - 3) == "rank":
        first = i
    elif noun_role(words, i - 1) != "rank":
        return None
    numeral = words.numeral(i)
    if numeral is None or not is_integer(numeral.value) or is_one(words.texts[i]):
        return None
    amount = amount_at(words, i)
    if amount and amount.measure:  # Der Platz kostet im Monat: für einen Platz 0 bis 390 Euro
        return None
    return FoundFigure(first, numeral.end, "ordinal", numeral.value)


def _digit_ordinal(words: Words, i: int) -> FoundFigure | None:
    """Digits with a full stop, which ends no sentence: a noun follows, and an article or no new sentence tells."""
    text, k = words.texts[i], i + 2
    if words.shapes[i] == "fused" and (match := re.fullmatch(r"(\d+)-?s?te[nrsm]?", text)):
        phrase = phrase_at(words, i + 1)
        return FoundFigure(i, phrase.last if phrase else i + 1, "ordinal", Fraction(int(match[1])))
    text = text.replace(".", "")  # der 10.000. Besucher
    is_large = len(text) > 3 and words.lower(i - 1) not in wordlist("before_ordinal")  # die 1000. Folge
    if words.shapes[i] != "number" or not text.isdecimal() or is_large or text.startswith("0"):
        return None
    if words.lower(i + 1) != "." or not words.adjacent(i + 1) or k >= len(words):
        return None
    if words.lower(k) in wordlist("after_ordinal") and _continues_ordinals(words, i):
        end = k + 2 if words.lower(k) == "+" else k
        return FoundFigure(i, end, "ordinal", Fraction(int(text)))
    if words.lower(i - 1) in ("(", ",") and words.lower(k) in (")", "/", ",", "+") and words.adjacent(k):  # Olić (23.)
        if words.lower(k) == "+" and words.lower(k + 2) == ")":  # Schulz (45.+2)
            return FoundFigure(i, k + 2, "ordinal", Fraction(int(text)))
        return FoundFigure(i, i + 1, "ordinal", Fraction(int(text)))
    if words.adjacent(k):
        return None
    if (words.lower(i - 2), words.lower(i - 1)) == ("in", "der") and not _names_something(words, k):
        return FoundFigure(
            i, k if words.joined(k) else i + 1, "ordinal", Fraction(int(text))
        )  # traf in der 88. zum 2:0
    introduced = words.lower(i - 1) in wordlist("before_ordinal") or words.texts[i - 1] in '„“"»«‚('
    if words.shapes[k] == "break" or not (introduced or words.joined(k)):
        return None
    if introduced and words.lower(k) in wordlist("quote") and (phrase := phrase_at(words, k)):
        return FoundFigure(i, phrase.last, "ordinal", Fraction(int(text)))  # die 22. „europäische Hackerkonferenz“
    another = words.lower(k + 2) == "." and words.texts[k + 1].isdecimal()
    if introduced and words.lower(k) in ("und", "oder", "bis") and (another or words.word_class(k + 1) == "adjective"):
        return FoundFigure(i, k, "ordinal", Fraction(int(text)))  # auf den 18. und letzten Platz
    is_listed = words.texts[i - 1] == ":" and int(text) > LAST_OF_MONTH  # Zuschauer: 410. Gelb-Rot: Otte
    if is_listed or words.lower(i - 1) in wordlist("before_number_at_end"):  # bei 91. Rechnerisch heißt das …
        return None
    if not introduced and words.tagged and words.token(k).tag_ not in ("NN", "NE", "ADJA"):
        return None
    if words.texts[k][0].isupper() or words.word_class(k) == "adjective":
        while words.word_class(k) == "adjective" and words.texts[k][0].islower() and k < len(words) - 1:
            k += 1
        if is_head(words, k) and words.texts[k] not in wordlist("club"):
            return FoundFigure(i, k + 1, "ordinal", Fraction(int(text)))
    return None


LAST_OF_MONTH = 31


def _names_something(words: Words, k: int) -> bool:
    """A noun or an attribute follows, so that the ordinal is of something that is said: *in der 88. Minute*."""
    return words.joined(k) and (words.texts[k][0].isupper() or words.word_class(k) in ("adjective", "noun", "name"))


def _continues_ordinals(words: Words, i: int) -> bool:
    """*in der [12.], 34. und 90.+3 Minute*: more ordinals follow, up to a noun in the singular."""
    k, count = i, 0
    while k + 2 < len(words) and words.texts[k].isdecimal() and words.texts[k + 1] == "." and words.adjacent(k + 1):
        k, count = k + 2, count + 1
        if words.text_at(k) == "+" and words.text_at(k + 1).isdecimal():
            k += 2
        if words.lower(k) not in wordlist("joins_ordinals"):
            break
        k += 1
    is_row = count > 1 or (count == 1 and words.texts[i + 2] == "+")
    return is_row and is_head(words, k) and words.joined(k) and words.is_plural(k) is not True


def _word_ordinal(words: Words, i: int) -> FoundFigure | None:
    """*der vierte Fall*, *er wurde vierter*, *Dritter*, *der einhundert millionste Wagen*."""
    if words.shapes[i] != "word":
        return None
    if large := _large_ordinal(words, i):
        return large
    text, value = words.texts[i], read_ordinal(words.texts[i])
    is_verb = words.word_class(i) in ("verb", "participle") and fold(text) in wordlist("verb_like_ordinal")
    if value is None or value < 2 or is_verb:
        return None
    capital = text[0].isupper() and not words.begins_sentence(i) and value < MILLION
    phrase = phrase_at(words, i + 1)
    if phrase and not phrase.attribute:
        noun = words.texts[phrase.last - 1]
        if (capital and words.word_class(phrase.last - 1) in ("noun", "name")) or noun in wordlist("name_with_ordinal"):
            return None  # Zweiter Weltkrieg, Zweites Deutsches Fernsehen: a name
        return FoundFigure(i, phrase.last, "ordinal", Fraction(value))
    if capital:
        if any(words.texts[k] in wordlist("name_with_ordinal") for k in range(max(i - LONGEST_CLAUSE, 0), i)):
            return None  # der Erste Weltkrieg, der Zweite
        became = words.lower(i + 1) in wordlist("becomes") and words.texts[i - 1] in ",;:"
        became = became or words.lower(i - 1) in wordlist("before_rank_noun") or _is_predicate(words, i)
        return FoundFigure(i, i + 1, "ordinal", Fraction(value)) if became and not text.endswith("en") else None
    is_verb_perhaps = not words.tagged and fold(text) in wordlist("verb_like_ordinal")  # sie achten darauf
    introduced = words.lower(i - 1) in wordlist("before_ordinal") or not is_verb_perhaps
    return FoundFigure(i, i + 1, "ordinal", Fraction(value)) if introduced else None


MILLION = 1_000_000


def _large_ordinal(words: Words, i: int) -> FoundFigure | None:
    """*der einhundert [millionste] Wagen*: the cardinal says how many of the scale."""
    k = i + 1
    size = read_ordinal(words.texts[k]) if words.joined(k) and words.shapes[k] == "word" else None
    times = read_cardinal(words.texts[i]) if size and size >= MILLION else None
    if size is None or times is None or not is_integer(times):
        return None
    phrase = phrase_at(words, k + 1)
    return FoundFigure(i, phrase.last if phrase and not phrase.attribute else k + 1, "ordinal", times * size)


def _is_predicate(words: Words, i: int) -> bool:
    """*ist mit 28 Zählern Zweiter*, *wurde Sechster, sein Kollege Elfter*: what somebody is, and no *an Dritte*."""
    if not words.texts[i].endswith(("er", "e")) or words.word_class(i - 1) in (
        "preposition",
        "determiner",
        "adjective",
    ):
        return False
    for k in range(i - 1, max(i - LONGEST_CLAUSE, -1), -1):
        if not words.joined(k + 1) or words.texts[k] in ";:":
            return False
        if words.lower(k) in wordlist("becomes"):
            return True
    return False


LONGEST_CLAUSE = 10


def company_at(words: Words, i: int) -> FoundFigure | None:
    """How many are together: *zu zweit*, *zu dritt*."""
    if words.shapes[i] != "word" or words.lower(i - 1) != "zu" or words.lower(i - 2) == "bis" or not words.joined(i):
        return None
    value = ordinal_stem(fold(words.texts[i]))
    if measure_at(words, i + 1) or phrase_at(words, i + 1) or scale("".join(words.texts[i + 1 : i + 2]) or "-"):
        return None  # zu acht Personen
    return FoundFigure(i - 1, i + 1, "count", Fraction(value)) if value and value > 1 else None


# Parts of a whole


def fraction_at(words: Words, i: int) -> FoundFigure | None:
    """*ein Drittel*, *drei Viertel*, *jeder fünfte*, *die Hälfte*, *3/4*."""
    lower = words.lower(i)
    if lower in wordlist("each") and i + 1 < len(words) and words.shapes[i + 1] in ("word", "number"):
        value = read_ordinal(words.texts[i + 1])
        end = i + 2
        if value is None and words.texts[i + 1].isdecimal() and words.lower(i + 2) == ".":
            value, end = int(words.texts[i + 1]), i + 3
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
    if i + 1 < len(words) and words.shapes[i + 1] == "word" and (part := read_part(words.texts[i + 1])):
        numeral = words.numeral(i) if words.shapes[i] in ("number", "word") else None
        if numeral and numeral.end == i + 1 and (words.texts[i + 1][0].isupper() or numeral.value * part < 1):
            return FoundFigure(i, i + 2, "fraction", numeral.value * part)
    return None


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
        if lower != "doppelt" or words.lower(i + 1) == "so":
            return _compared(words, i, i + 1, Fraction(2))
        return None
    if match := TIMES_VERB.fullmatch(fold(lower)):
        value = read_cardinal(match[1])
        return FoundFigure(i, i + 1, "multiple", value) if value and value > 1 else None
    if (match := times_in(lower)) and words.shapes[i] in ("word", "fused"):
        value = read_digits(match[1]) or read_cardinal(match[1])
        return _compared(words, i, i + 1, value) if value is not None and value != 1 else None
    if words.shapes[i] in ("word", "number") and not is_one(words.texts[i]):
        numeral = words.numeral(i)
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


def _is_side(words: Words, i: int) -> bool:
    """*25 [mal] 12,5 Meter*: two sides of something."""
    other = words.numeral(i + 1) if words.joined(i + 1) and words.shapes[i + 1] == "number" else None
    measure = measure_at(words, other.end) if other else None
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


FUSED_SIZES = (1000, 100)
