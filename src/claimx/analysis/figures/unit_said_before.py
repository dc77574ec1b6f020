"""What shows that a number measures what the one before it measured: *Berlin zahlt 40 Millionen Euro, Bayern 38*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimx.analysis.figures.alike import (
    LARGEST_STEP,
    LONGEST_CONTRAST,
    LONGEST_GAP,
    MOST_UNLIKE,
    UNITED,
    as_planned,
    has_decimals,
    is_age_of_share,
    is_like,
    is_nominal,
)
from claimx.analysis.figures.counted import genitive_at, is_noun_phrase, phrase_at
from claimx.analysis.figures.dates import year_at
from claimx.analysis.figures.lookups import affixes, noun_role, wordlist
from claimx.analysis.figures.numbers import sign
from claimx.analysis.figures.shares import is_difference
from claimx.analysis.figures.sums import is_paid
from claimx.analysis.figures.words import FoundFigure, Words

LONGEST_CLAUSE = 8
"""In words, behind a share."""
HOTTEST = 45
"""In degrees."""
ENDS_PART = frozenset({"participle", "verb", "noun", "name"})
"""Of the word behind an amount that still belongs to it: *zwei Jahre **gefordert***, *zwei Meter **Schnee***."""


def spoken_of(words: Words, earlier: Sequence[FoundFigure], found: FoundFigure) -> Sequence[FoundFigure]:
    """The figures up to the one that a number goes on from, no time that says when (*zehn Jahre zuvor*), no whole."""
    k = len(earlier) - 1
    while k > 0 and words.sentence(found.first) - words.sentence(earlier[k].first) <= 1:
        figure, before = earlier[k], words.lower(earlier[k].first - 1)
        is_time = before in wordlist("before_time") or words.lower(figure.last) in wordlist("earlier")
        is_aside = (figure.kind == "duration" and is_time) or before in wordlist("apiece")
        is_aside = is_aside or (figure.amount_end == 0 and "-" in words.texts[figure.first])  # mit 77-kWh-Akku
        is_whole = earlier[k - 1].kind == "percent" and figure.first - earlier[k - 1].last == 1
        if not is_aside and not (is_whole and before in wordlist("genitive_article")):
            break
        k -= 1
    return earlier[: k + 1]


def larger_part(words: Words, spoken: Sequence[FoundFigure]) -> FoundFigure:
    """*drei Jahre und neun Monate, gefordert waren fünf*: of a duration in two units the first is gone on with."""
    larger, figure = spoken[-2:] if len(spoken) > 1 else (spoken[-1], spoken[-1])
    is_second = larger.kind == figure.kind == "duration" and (
        [words.lower(k) for k in range(larger.last, figure.first)] in ([], ["und"])
    )
    return larger if is_second else figure


def measures_the_same(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """Whether a bare number measures what the one before it measured; there are no millions of percent."""
    if before.kind == "percent" and found.scale > 1:
        return False
    sentences = words.sentence(found.first) - words.sentence(before.first)
    return (sentences <= 1 and any(shows(words, before, found) for shows in SHOWN_NEAR)) or (
        sentences == 0 and any(shows(words, before, found) for shows in SHOWN_IN_SENTENCE)
    )


def is_number_of(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*3 Milliarden Euro, die Zahl der Patienten steige auf 2,9 Millionen*: what is counted is said since the sum."""
    if before.kind == "count":
        return False
    return any(
        noun_role(words, k) == "many" or words.lower(k).endswith(affixes("counted_number"))
        for k in range(before.last, found.first)
        if words.texts[k][0].isupper() and words.same_sentence(k, found.first)
    )


def is_parallel(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*sie zu 20 Jahren Haft, er zu zehn*; *mit 64,33 Metern vor … mit 63,19*: the same preposition before both."""
    k = found.first - 1
    if is_each := words.lower(k) == "je":  # auf 563 Euro, für Paare auf je 506
        k -= 1
    is_decimal = has_decimals(words, found)  # bei 2,40 Metern. … bei 3,10.
    return (
        found.qualifier == "exact"
        and (before.kind in ("percent", "measure", "duration") or (before.kind == "money" and is_each))
        and (words.word_class(k) == "preposition" or words.lower(k) == "alle")
        and words.lower(k) == words.lower(before.first - 1)
        and words.sentence(found.first) - words.sentence(before.first) <= is_decimal
        and not is_noun_phrase(words, found.amount_end)
        and words.lower(found.last) not in wordlist("times_a_side")  # über 100 Meter und über 4x100 Meter
    )


def is_close(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*1,0876 Dollar, nach 1,0912 am Vortag*; *488,6 Milliarden Euro (2024: 476,8)*: decimals of much the same size."""
    return (
        before.kind in ("money", "percent", "measure")
        and has_decimals(words, found)
        and found.scale == 1
        and (words.word_class(found.first - 1) == "preposition" or words.texts[found.first - 1] == "(")
        and noun_role(words, found.first - 2) != "scale"
        and words.same_sentence(before.first, found.first)
        and is_like(found.value, before.as_said, LARGEST_STEP)
        and not phrase_at(words, found.amount_end)
    )


def is_left_open(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Er habe 500 Euro geboten, sie wollte 800*; *Statt 12 Prozent verlangt die Bank jetzt 15*.

    The number ends its clause and nothing in the sentence is counted; it is of much the same size.
    """
    if before.kind not in ("money", "percent", "measure") or found.value is None:
        return False
    if is_age_of_share(words, before, found):
        return False  # 16 Prozent sind unter 18
    after = words.lower(found.last)
    ends = not words.joined(found.last) or after in wordlist("per") or after in wordlist("closes_clause")
    factor = before.scale if found.scale == 1 else Fraction(1)
    return (
        ends
        and words.same_sentence(before.first, found.first)
        and year_at(words, found.first) is None
        and not noun_role(words, found.first - 1)
        and (words.word_class(found.first - 1) != "noun" or words.lower(found.first - 2) in (",", "das", "die", "der"))
        and is_like(found.value * factor / before.share, before.size, MOST_UNLIKE)
    )


# Behind the same verb, or one of the same sort


def _is_gapped(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Berlin zahlt 40 Millionen Euro, Bayern 38*: the verb is said once, with the unit."""
    is_rate = words.lower(before.last) in wordlist("per") or words.lower(before.last) in wordlist("per_time")
    between = range(before.last + 2 if is_rate else before.last, found.first)  # 210 Euro im Jahr, eine Familie 640
    if len(between) > LONGEST_GAP:
        return False
    is_aged = words.lower(before.last) in wordlist("aged")  # Frauen werden 83 Jahre alt, Männer 78
    if is_aged or words.word_class(before.last) in ENDS_PART:
        between = range(before.last + 1, found.first)
    is_decimal = has_decimals(words, found)  # für 2026 dann 0,8
    ends = not words.joined(found.last) or words.texts[found.last] in ".,;(" or words.lower(found.last) == "und"
    ends = ends or words.lower(found.last + 1) in wordlist("on_probation")  # die Verteidigung zwei auf Bewährung
    k = found.first - 1
    while k > before.last and words.word_class(k) == "adverb":  # die Brücke also 8.600
        k -= 1
    is_later = k in between and year_at(words, k) is not None  # 1990 waren es 44 Prozent, 2000 dann 38
    return (
        ends
        and before.kind in UNITED
        and len(between) > 0
        and words.lower(between[0]) in wordlist("begins_gap")
        and is_nominal(words, between)
        and (words.word_class(k) in ("noun", "name", "pronoun") or is_decimal or is_later)
        and year_at(words, found.first) is None
        and (is_decimal or noun_role(words, found.first - 1) in (None, "year"))
    )


def _is_result(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*von 12 Prozent im Vorjahr auf 10,1*: what it became has no unit of its own."""
    return (
        words.lower(before.first - 1) in wordlist("from")
        and words.lower(found.first - 1) in wordlist("to")
        and not phrase_at(words, found.amount_end)
    )


def _is_start(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*von 145 auf 160 Euro, für Kinder [von 70] auf 80*: another change of the same sort begins."""
    return (
        before.kind in ("money", "percent", "measure")
        and words.lower(before.first - 1) == "auf"
        and words.lower(found.first - 1) == "von"
        and words.lower(found.last) == "auf"
    )


def _is_of_it(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*bei Gas seien es sogar 740*; *Vor der Krise waren es 5,1*; *erlaubt sind 100*: what was measured before."""
    k = found.first - 1
    while words.word_class(k) == "adverb":
        k -= 1
    ends = words.ends_before(found.last) or words.lower(found.last) == "und"
    ends = ends or words.word_class(found.last) in ("verb", "participle")  # heuer sollen es 4,5 werden
    if words.lower(k) == "das" and words.lower(k - 1) in wordlist("makes"):
        return ends and words.same_sentence(before.first, found.first)  # pro Kopf sind das 28.900
    is_allowed = words.lower(k) in wordlist("is_allowed") and words.lower(k - 1) in wordlist("allowed")
    return ends and (words.lower(k) == "es" or is_allowed)


def _lasts(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*45 Minuten, die Pause dauert 15*."""
    return (
        before.kind == "duration"
        and words.lower(found.first - 1) in wordlist("lasts")
        and not phrase_at(words, found.amount_end)
    )


def _is_even(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*90 Prozent der Betriebe, in manchen Kreisen sogar 95*; *nach 1,5 Sekunden nun mit 0,08 Vorsprung*."""
    if before.kind in ("duration", "measure") and words.lower(found.last) in wordlist("lead"):
        return True
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("even")
        and words.ends_before(found.last)
        and year_at(words, found.first) is None
    )


def _is_more(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*4.000 Euro am Auto, weitere 1.500 am Zaun*."""
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("further")
        and not is_noun_phrase(words, found.amount_end)
        and not genitive_at(words, found.amount_end)
    )


def _is_so_much_more(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*85 Zentimeter Schnee, 30 mehr als am Vortag*; *58 Euro, neun weniger als bisher*."""
    return (
        before.kind in ("money", "percent", "measure")
        and found.value is not None
        and words.lower(found.amount_end) in wordlist("more_or_less")
        and words.lower(found.amount_end + 1) == "als"
        and words.lower(found.first - 1) in wordlist("before_difference")
    )


def _is_demanded(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*zu drei Jahren verurteilt; die Anklage hatte fünf gefordert*: the same was demanded."""
    asks = wordlist("demanded") | wordlist("measured") if before.kind == "measure" else wordlist("demanded")
    return (
        before.kind in UNITED
        and not phrase_at(words, found.amount_end)
        and any(words.lower(k) in asks for k in (found.last, found.last + 1) if words.joined(k))
    )


# Beside it


def _is_aside(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*7,5 Millionen Euro (Vorjahr: 6,8)*: a number of an earlier time in brackets."""
    return (
        words.lower(before.last) == "("
        and words.lower(found.last) == ")"
        and found.first > before.last + 1
        and all(words.joined(k) for k in range(before.last, found.last + 1))
        and words.lower(found.first - 1) not in wordlist("age_bound")  # 107 Minuten (FSK ab 12)
        and noun_role(words, found.first - 1) != "scale"  # um 95 km/h (Bft 10)
        and (words.shapes[found.first] == "number" or words.lower(found.first - 1) == ":")
    )


def _is_other_place(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*23 Grad an der See und 31 im Breisgau*; *24 Prozent für die SPD, 31 für die CDU*: a preposition after both."""
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("begins_other_place")
        and words.word_class(found.last) == "preposition"
        and (
            (words.word_class(before.last) == "preposition" and found.first - before.last <= LONGEST_GAP)
            or _has_other_share(words, before, found)
        )
        and year_at(words, found.first) is None
    )


def _has_other_share(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*60 Prozent der Gäste kommen aus Bayern, [20] aus Hessen*: the same preposition in the clause before."""
    end = found.first - 1
    while words.lower(end - 1) in wordlist("begins_other_place"):
        end -= 1  # Bayern, nur 20 aus Hessen
    clause = [words.lower(k) for k in range(before.last, end)]
    is_short = len(clause) <= LONGEST_CLAUSE and "," not in clause and words.same_sentence(before.first, found.first)
    is_share = before.kind == "percent" and is_like(found.value, before.value, MOST_UNLIKE)
    return is_share and is_short and words.lower(found.last) in clause


def _is_earlier(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*18 Euro, ermäßigt 12*; *3 Prozent, zuletzt 5*; *waren es 3 Tage gewesen, jetzt 5*: one word says which case."""
    comma = before.last + (words.word_class(before.last) in ("participle", "verb"))
    return (
        before.kind in UNITED
        and words.lower(comma) == ","
        and found.first - comma == 2
        and words.joined(found.first)
        and words.word_class(found.first - 1) in ("participle", "adjective", "adverb", "verb")
        and words.ends_before(found.last)
    )


def _is_part(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*500 Milliarden Euro, 100 davon für die Länder*; *drei Jahre, davon zwei*; *15 Millionen, 3,5 davon*."""
    return (
        (before.kind in ("money", "measure", "duration") or (before.scale > 1 and has_decimals(words, found)))
        and (
            words.lower(found.last) == "davon"
            or words.lower(found.first - 1) in wordlist("of_which")  # 77.000 Tonnen Öl, von denen 63.000 ausliefen
        )
        and not phrase_at(words, found.amount_end)
    )


def _is_share(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*43 Prozent der Frauen, aber nur 31 der Männer*: a share of another group."""
    return (
        before.kind == "percent"
        and genitive_at(words, before.last) is not None
        and genitive_at(words, found.last) is not None
        and found.first - before.last <= LONGEST_GAP
    )


def _is_aside_too(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*6,1 Prozent (Vormonat [6,0]; Vorjahr [5,8])*: several numbers of earlier times, each behind its noun."""
    k = found.first - 1
    k -= words.lower(k) == ":"
    is_named = words.word_class(k) == "noun" and words.lower(k - 1) in ("(", ";", ",")
    if not is_named or words.lower(found.last) not in (";", ")", ",") or not has_decimals(words, found):
        return False
    return (
        before.kind in ("percent", "measure", "money")
        and "(" in words.texts[max(k - LONGEST_ASIDE, 0) : k]
        and is_like(found.value, before.as_said, LARGEST_STEP)
    )


LONGEST_ASIDE = 8


def _is_rival(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*mit 8,31 Metern vor Kern (8,22) und Otto (8,17)*: decimals in brackets, of much the same size."""
    is_behind = before.kind == "duration" and sign(words.texts[found.first]) > 0  # Dritter wurde Feller (+0,61)
    return (
        before.kind in ("measure", "duration")
        and (words.lower(found.first - 1), words.lower(found.last)) == ("(", ")")
        and has_decimals(words, found)
        and words.word_class(found.first - 2) in ("noun", "name")
        and (is_behind or is_like(found.value, before.value, 2))
    )


def _is_instead(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*866 Millionen statt der geplanten 77*: what it was to be."""
    between = range(before.last, found.first)
    return (
        0 < len(between) <= LONGEST_CONTRAST
        and words.lower(before.last) in wordlist("instead")
        and all(
            words.joined(k) and words.word_class(k) in ("determiner", "adjective", "adverb")
            for k in range(as_planned(words, before.last + 1), found.first)
        )
        and not phrase_at(words, found.amount_end)
    )


def _is_bound_of_it(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*auf zwei Jahre zur Bewährung, höchstens aber zweieinhalb*: what it is at least or at most ends the clause."""
    return (
        before.kind in UNITED
        and found.qualifier in ("at_least", "at_most")
        and words.texts[found.first - 1] in (",", "(")
        and words.ends_before(found.last)
        and found.first - before.last <= LONGEST_CONTRAST
    )


def _is_stance(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*54 Prozent sind dafür, 38 dagegen*; *73 Prozent stimmten mit Ja, 27 mit Nein*."""
    is_vote = words.lower(found.last) == "mit" and words.lower(found.last + 1) in wordlist("yes_or_no")
    return (
        before.kind == "percent"
        and words.lower(found.first - 1) in wordlist("comma_or_and")
        and (is_vote or words.lower(found.last) in wordlist("stance"))
    )


def _is_portion(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Von den 120 Kilometern sind erst 45 fertig*: some of what the sentence begins with."""
    k = before.first - 1
    while words.word_class(k) in ("determiner", "adverb", "adjective"):
        k -= 1
    return (
        before.kind in ("money", "measure")
        and words.lower(k) == "von"
        and words.begins_sentence(k)
        and not phrase_at(words, found.amount_end)
    )


def _is_weather(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Am Meer 18 Grad, im Süden werden 25 erreicht*; *Höchstwerte 20 bis 25 …*: what else is said in degrees."""
    return (
        before.unit == "celsius"
        and found.size is not None
        and abs(found.size) <= HOTTEST
        and year_at(words, found.first) is None
        and not phrase_at(words, found.amount_end)
        and not genitive_at(words, found.amount_end)
    )


def _is_compared(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*30 Euro, nach 20 im Vorjahr*; *12 Prozent, gegenüber zehn ein Jahr zuvor*: what it was at an earlier time."""
    k = found.last
    k += words.lower(k) in wordlist("at_time")
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("compared_with")
        and found.first - before.last <= LONGEST_CONTRAST
        and words.lower(k) in wordlist("earlier_time")
        and has_decimals(words, found) >= has_decimals(words, before)
        and is_like(found.value, before.as_said, LARGEST_STEP)
    )


SHOWN_NEAR = (_is_weather, _is_of_it, is_paid, _is_demanded)
"""What shows it in the same sentence and in the one behind."""
SHOWN_IN_SENTENCE = (
    _is_result,
    _is_start,
    _is_aside,
    _is_aside_too,
    _is_gapped,
    _is_share,
    _is_other_place,
    _is_earlier,
    _is_part,
    _is_rival,
    _lasts,
    _is_even,
    _is_more,
    _is_so_much_more,
    _is_instead,
    _is_compared,
    _is_bound_of_it,
    _is_stance,
    _is_portion,
    is_difference,
)
"""What shows it in the same sentence."""
