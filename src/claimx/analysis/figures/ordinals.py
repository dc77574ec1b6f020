"""Ordinals: *40. Geburtstag*, *zum dritten Mal*, *Platz 3*, and *zu dritt*."""

from __future__ import annotations

import re
from fractions import Fraction

from claimx.analysis.figures.counted import is_head, phrase_at
from claimx.analysis.figures.lookups import clubs, noun_role, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import fold, is_integer, is_one, ordinal_stem, read_cardinal, read_ordinal, scale
from claimx.analysis.figures.quantities import amount_at
from claimx.analysis.figures.words import FoundFigure, Words


def ordinal_at(words: Words, i: int) -> FoundFigure | None:
    """*40. Geburtstag*, *zum dritten Mal*, *Platz 3*, *der vierte*, *zweitstärkste Partei*."""
    return _ranked(words, i) or _digit_ordinal(words, i) or _word_ordinal(words, i)


def _ranked(words: Words, i: int) -> FoundFigure | None:
    """*Platz 3*, *Nr. 5*, *die Plätze drei und vier*."""
    if not words.joined(i) or words.shapes[i] not in ("number", "word"):
        return None
    first = i - 2 if words.texts[i - 1] == "." else i - 1
    if words.lower(i - 1) in wordlist("joins_ranks") and noun_role(words, i - 3) == "rank":
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
    text = words.texts[i]
    if words.shapes[i] == "fused" and (match := re.fullmatch(r"(\d+)-?s?te[nrsm]?", text)):
        phrase = phrase_at(words, i + 1)
        return FoundFigure(i, phrase.last if phrase else i + 1, "ordinal", Fraction(int(match[1])))
    text = text.replace(".", "")  # der 10.000. Besucher
    is_large = len(text) > 3 and words.lower(i - 1) not in wordlist("before_ordinal")  # die 1000. Folge
    if words.shapes[i] != "number" or not text.isdecimal() or is_large or text.startswith("0"):
        return None
    if words.lower(i + 1) != "." or not words.adjacent(i + 1) or i + 2 >= len(words):
        return None
    last = _end_in_row(words, i) or _end_alone(words, i, int(text))
    return FoundFigure(i, last, "ordinal", Fraction(int(text))) if last else None


def _end_in_row(words: Words, i: int) -> int:
    """The word after an ordinal in a row or in brackets (*in der 12., 34. und 90.+3 Minute*, *Olić (23.)*), else 0."""
    k = i + 2
    if words.lower(k) in wordlist("after_ordinal") and _continues_ordinals(words, i):
        return k + 2 if words.lower(k) == "+" else k
    if _before_minute(words, i) in ("(", ",", "/") and words.lower(k) in (")", "/", ",", "+") and words.adjacent(k):
        return k + 2 if words.lower(k) == "+" and words.lower(k + 2) == ")" else i + 1  # Schulz (45.+2)
    return 0


def _before_minute(words: Words, i: int) -> str:
    """What stands before an ordinal, *ab* and *bis* aside: a bracket in *Sané (ab [77.])*."""
    return words.lower(i - 2) if words.lower(i - 1) in wordlist("in_play") else words.lower(i - 1)


def _end_alone(words: Words, i: int, value: int) -> int:
    """The word after an ordinal and its noun (*der 40. Geburtstag*), 0 where the full stop ends a sentence."""
    k = i + 2
    if words.adjacent(k):
        return _end_of_stoppage_time(words, i)
    if _is_placed(words, i, k):
        return k
    if (words.lower(i - 2), words.lower(i - 1)) == ("in", "der") and not _names_something(words, k):
        return k if words.joined(k) else i + 1  # traf in der 88. zum 2:0
    introduced = words.lower(i - 1) in wordlist("before_ordinal") or words.texts[i - 1] in '„“"»«‚('
    if words.shapes[k] == "break" or not (introduced or words.joined(k)):
        return 0
    if introduced and words.lower(k) in wordlist("quote") and (phrase := phrase_at(words, k)):
        return phrase.last  # die 22. „europäische Hackerkonferenz“
    another = words.lower(k + 2) == "." and words.texts[k + 1].isdecimal()
    if introduced and words.lower(k) in ("und", "oder", "bis") and (another or words.word_class(k + 1) == "adjective"):
        return k  # auf den 18. und letzten Platz
    is_listed = words.texts[i - 1] == ":" and value > LAST_OF_MONTH  # Zuschauer: 410. Gelb-Rot: Otte
    if is_listed or words.lower(i - 1) in wordlist("before_number_at_end"):  # bei 91. Rechnerisch heißt das …
        return 0
    if words.texts[i - 1] in wordlist("party"):  # FDP 20 und Piraten 18. Rot-Grün hätte …
        return 0
    if not introduced and words.tagged and words.token(k).tag_ not in ("NN", "NE", "ADJA"):
        return 0
    if not words.texts[k][0].isupper() and words.word_class(k) != "adjective":
        return 0
    while k < len(words) - 1 and words.word_class(k) == "adjective" and _goes_on(words.texts[k]):
        k += 1
    is_in_row = words.lower(k + 1) in (")", "/", ",") and _before_minute(words, i) in ("(", "/", ",")
    if is_in_row and words.word_class(k) == "name":
        return i + 1  # Kimmich (46. Davies/80. Tel): minutes, and who came
    return k + 1 if is_head(words, k) and words.texts[k] not in clubs() else 0


def _end_of_stoppage_time(words: Words, i: int) -> int:
    """*in der [90.+3] fiel das Tor*, *in der [90.+3.] Minute*: the word after it, 0 where none stands here."""
    k = i + 2
    if words.text_at(k) != "+" or words.lower(i - 1) != "der" or not words.text_at(k + 1).isdecimal():
        return 0
    return k + 3 if words.has_stop(k + 1) and words.lower(k + 3).startswith("minute") else k + 2


def _is_placed(words: Words, i: int, k: int) -> bool:
    """*Sie wurde [3.] beim Weitsprung*, *kam als [12.] ins Ziel*: a place in the ranking, and the sentence goes on."""
    is_said = words.lower(i - 1) == "als" or words.lower(i - 1) in wordlist("becomes")
    goes_on = words.shapes[k] == "word" and words.texts[k][0].islower()
    return is_said and goes_on and (words.word_class(k) == "preposition" or words.lower(k) in wordlist("and_or"))


LAST_OF_MONTH = 31


def _goes_on(adjective: str) -> bool:
    """An adjective that needs its noun: one in small letters, or of a place, *die 74. **Berliner** Filmfestspiele*."""
    return adjective[0].islower() or adjective.endswith("er")


def _names_something(words: Words, k: int) -> bool:
    """A noun or an attribute follows, so that the ordinal is of something that is said: *in der 88. Minute*."""
    return words.joined(k) and (words.texts[k][0].isupper() or words.word_class(k) in ("adjective", "noun", "name"))


def _continues_ordinals(words: Words, i: int) -> bool:
    """*in der [12.], 34. und 90.+3 Minute*: more ordinals follow, up to a noun in the singular."""
    k, count = i, 0
    while words.text_at(k + 2) and words.is_ordinal(k):
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
        if words.lower(i - 1) in ("der", "die") and words.word_class(i - 2) == "name" and words.joined(i - 1):
            return None  # Ludwig der Vierzehnte
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
    if words.lower(i - 1) != "zu" or words.lower(i - 2) == "bis":
        return None
    value = ordinal_stem(fold(words.texts[i]))
    if measure_at(words, i + 1) or phrase_at(words, i + 1) or scale("".join(words.texts[i + 1 : i + 2]) or "-"):
        return None  # zu acht Personen
    return FoundFigure(i - 1, i + 1, "count", Fraction(value)) if value and value > 1 else None
