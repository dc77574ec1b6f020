"""Units, scales and currencies that a sentence says once: *von 5 auf 10 Prozent*, *38 (Vorjahr: 59) Millionen Euro*."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from claimx.analysis.figures.counted import genitive_at, is_list, is_noun_phrase, phrase_at
from claimx.analysis.figures.dates import year_at
from claimx.analysis.figures.lookups import affixes, noun_role, wordlist
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.numbers import is_abbreviated_scale, is_integer, scale, sign
from claimx.analysis.figures.units import unit_called
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.vocabulary import FigureKind

LONGEST_CONTRAST = 4
NOMINAL = ("noun", "name", "determiner", "adjective", "conjunction", "sign", "preposition", "number", "adverb")
LEAST_SUM = 1_000_000  # a bare number as large as this, after a sum of money, is one too
LEAST_PRICE = 100_000  # für 1,2 Millionen, gekauft für 400.000 Euro
CENT_CURRENCIES = frozenset({"EUR", "USD", "AUD", "CAD", "NZD", "HKD"})


def share_units(words: Words, figures: Sequence[FoundFigure]) -> None:
    """*von 5 auf 10 Prozent*, *zwei oder drei Millionen Euro*: the unit and the scale are said with another number."""
    for found in figures:
        if found.is_open:
            _take_unit_after_bracket(words, found)
    amounts = [found for found in figures if found.kind not in ("date", "time", "ordinal", "score")]
    for k in range(len(amounts) - 2, -1, -1):
        found, later = amounts[k], amounts[k + 1]
        if not found.is_open or unit_called(words.texts[found.first - 1]):  # ab Kilometer 12,5
            continue
        is_one_list = is_list(words, found.last, later.first, "noun_link", "unit_link")
        is_one_list = is_one_list and not _is_share_of_it(found, later)
        if _is_part_of_many(words, found, later):
            _take_scale(found, later)
            continue
        is_gapped = _is_gapped_before(words, found, later) and not _counts_before(words, found, amounts[:k])
        if not (is_one_list or is_gapped or any(goes_with(words, found, later) for goes_with in ANNOUNCED)):
            continue
        _take_scale(found, later)
        if later.kind in UNITED:
            _take_unit(found, later)
    for k, found in enumerate(figures):
        beside = figures[max(k - 1, 0) : k + 2]
        if found.is_open and any(_is_in_points(words, other, found) for other in beside):
            found.kind, found.unit, found.bare = "percent", "percentage-point", False
            found.last = found.amount_end + 1
    shares = [figure for figure in figures if figure.unit == "percent"]
    for found in figures:
        if found.is_open and (_is_poll(words, found) or _is_party_share(words, found, shares)):
            found.kind, found.unit, found.bare = "percent", "percent", False
    currency = next((found for found in figures if found.kind == "money" and found.unit), None)
    for k, (before, found) in enumerate(pairwise(amounts)):
        currency = before if before.kind == "money" and before.unit else currency
        if not found.is_open:
            continue
        before = _spoken_of(words, amounts[: k + 1], found)
        parallel = next((f for f in amounts[k : max(k - 3, 0) or None : -1] if _is_parallel(words, f, found)), None)
        if _is_number_of(words, before, found):
            continue
        sum_before = next((f for f in amounts[k : max(k - 2, 0) or None : -1] if f.kind != "percent"), before)
        sum_before = before if sum_before.kind == "duration" else sum_before
        is_sum = found.scale >= LEAST_SUM and _is_amount_of(words, found)
        if currency and (is_sum or _is_price(words, currency, found)):
            _take_unit(found, currency)
        elif parallel or _is_sum(words, sum_before, found):
            _take_unit(found, parallel or sum_before)
        elif price := next(
            (f for f in amounts[k : max(k - 3, 0) or None : -1] if _is_same_price(words, f, found)), None
        ):
            _take_scale(found, price)
            _take_unit(found, price)
        elif any(goes_with(words, before, found) for goes_with in TELLING):
            _take_scale(found, before)
            if before.kind in UNITED:
                _take_unit(found, _larger_part(words, amounts[k - 1] if k else None, before))
            if found.unit in ("minute", "hour") and _is_change(words, found):  # in 1:53,09 Minuten vor Paris (+0,41)
                found.unit = "second"
        elif _is_difference(words, before, found):
            _take_unit(found, before)
        elif _is_share_again(words, before, found):
            found.kind, found.unit, found.bare = "percent", "percent", False
        elif close := next((f for f in amounts[k : max(k - 3, 0) or None : -1] if _is_close(words, f, found)), None):
            _take_scale(found, close)
            _take_unit(found, close)
        elif not _counts_before(words, found, amounts[: k + 1]) and _is_left_open(words, before, found):
            _take_scale(found, before)
            _take_unit(found, before)
    for later, found in pairwise(reversed(amounts)):
        if found.is_open and _is_sum_before(words, found, later):
            _take_unit(found, later)
    for found in figures:
        is_more = words.lower(found.amount_end) in wordlist("more_or_less")  # 28 Prozent, zwei mehr als 2019
        if found.unit == "percent" and found.unit_from and (is_more or _is_change(words, found)):
            found.unit = "percentage-point"


def _is_share_of_it(found: FoundFigure, later: FoundFigure) -> bool:
    """*1.108 oder 16,1 Prozent weniger*: more than all of them can be no percentage beside a small one."""
    sizes = found.value, later.value
    return later.kind == "percent" and sizes[0] is not None and sizes[1] is not None and sizes[0] > 100 > sizes[1]


def _spoken_of(words: Words, earlier: Sequence[FoundFigure], found: FoundFigure) -> FoundFigure:
    """The figure that a bare number goes on from: no time that says when (*zehn Jahre zuvor*), no part or whole."""
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
    return earlier[k]


def _larger_part(words: Words, earlier: FoundFigure | None, figure: FoundFigure) -> FoundFigure:
    """*drei Jahre und neun Monate, gefordert waren fünf*: of a duration in two units the first is gone on with."""
    is_second = (
        earlier is not None
        and earlier.kind == figure.kind == "duration"
        and [words.lower(k) for k in range(earlier.last, figure.first)] in ([], ["und"])
    )
    return earlier if earlier and is_second else figure


def _counts_before(words: Words, found: FoundFigure, earlier: Sequence[FoundFigure]) -> bool:
    """Whether something is counted in the sentence before a bare number, which then may count that, too."""
    sentence = words.sentence(found.first)
    return any(
        figure.kind == "count" and words.sentence(figure.first) == sentence and phrase_at(words, figure.amount_end)
        for figure in earlier[-MOST_EARLIER:]
    )


MOST_EARLIER = 5


UNITED: tuple[FigureKind, ...] = ("money", "percent", "measure", "duration", "age")
"""Kinds of figures that have a unit."""


def _is_number_of(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*3 Milliarden Euro, die Zahl der Patienten steige auf 2,9 Millionen*: what is counted is said since the sum."""
    if before.kind == "count":
        return False
    return any(
        noun_role(words, k) == "many" or words.lower(k).endswith(affixes("counted_number"))
        for k in range(before.last, found.first)
        if words.same_sentence(k, found.first) and words.texts[k][0].isupper()
    )


def _is_poll(words: Words, found: FoundFigure) -> bool:
    """*Erste Hochrechnung: SPD 24,5, CDU 31,2*: decimals after a party are its share."""
    return (
        _has_decimals(words, found)
        and words.texts[found.first - 1] in wordlist("party")
        and found.first == found.amount_end - 1
    )


def _is_party_share(words: Words, found: FoundFigure, shares: Sequence[FoundFigure]) -> bool:
    """*Grüne (11), Linke (10)*; *die SPD liegt bei 15*: near shares in percent, and of no seats."""
    k = found.first - 1
    is_bracket = (words.lower(k), words.lower(found.last)) == ("(", ")") and words.texts[k - 1] in wordlist("party")
    if words.lower(k) in wordlist("of_a_party") and words.ends_before(found.last):
        is_bracket = any(words.texts[n] in wordlist("party") for n in range(max(k - LONGEST_GAP, 0), k))
    sentence = words.sentence(found.first)
    is_near = any(abs(words.sentence(share.first) - sentence) <= NEAR_POLL for share in shares)
    if not is_bracket or not is_near or found.value is None or not 0 < found.value <= LARGEST_SHARE:
        return False
    around = range(max(found.first - LONGEST_CONTEXT, 0), min(found.last + LONGEST_CONTEXT, len(words)))
    return not any(words.lower(n).endswith(affixes("seat")) for n in around if words.sentence(n) == sentence)


NEAR_POLL = 2
LARGEST_SHARE = 60


def _is_in_points(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*67,3 Prozent, das sind 4,2 Punkte mehr als 2021*: points of a share, not of an index or a table."""
    is_step = (
        words.lower(found.first - 1) == "um" and words.lower(found.amount_end + 1) == "auf"
    )  # um 0,25 Punkte auf …
    return (
        before.kind == "percent"
        and found.value is not None
        and found.value < MOST_POINTS
        and words.lower(found.amount_end) in wordlist("points")
        and words.joined(found.amount_end)
        and words.same_sentence(before.first, found.first)
        and (is_step if before.first > found.first else words.lower(found.amount_end + 1) in wordlist("compared"))
        and not any(
            words.lower(k).endswith(affixes("index"))
            for k in range(max(before.first - LONGEST_CONTEXT, 0), found.first)
            if words.same_sentence(k, found.first)
        )
    )


MOST_POINTS = 25
LONGEST_CONTEXT = 20


def _has_decimals(words: Words, found: FoundFigure) -> bool:
    """*21,5*, and *21,0* too."""
    return found.value is not None and (not is_integer(found.value) or "," in words.texts[found.amount_end - 1])


def _take_unit_after_bracket(words: Words, found: FoundFigure) -> None:
    """*38 (Vorjahr: 59) Millionen Euro*: for both numbers the unit stands after the bracket."""
    closing = found.last
    if words.lower(closing) == "(":
        closing = next((k for k in range(closing, closing + 8) if words.lower(k) == ")"), 0)
    if words.lower(closing) != ")" or not words.joined(closing + 1):
        return
    i, factor = closing + 1, Fraction(1)
    while words.joined(i) and (size := scale(words.texts[i])):
        factor, i = factor * size, i + 1
        if is_abbreviated_scale(words.texts[i - 1]) and words.lower(i) == ".":
            i += 1
    measure = measure_at(words, i)
    if found.scale == 1 and factor > 1:
        found.multiply(factor)
        found.scale = factor
    if measure:
        found.multiply(1 / measure.share)
        found.kind, found.unit, found.share, found.bare = measure.kind, measure.unit, measure.share, False


def _is_side(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*25 mal 12,5 Meter*, *30 x 20 x 5 cm*: two sides of something; *4 x 100 Meter* are a relay."""
    is_times = [words.lower(k) for k in range(found.last, later.first)] in (["mal"], ["x"], ["×"])
    sizes = found.value, later.value
    return (
        is_times
        and later.kind == "measure"
        and sizes[0] is not None
        and sizes[1] is not None
        and sizes[1] < sizes[0] * LARGEST_SIDE
    )


LARGEST_SIDE = 10


def _is_result(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*von 12 Prozent im Vorjahr auf 10,1*: what it became has no unit of its own."""
    return (
        words.lower(before.first - 1) in wordlist("from")
        and words.lower(found.first - 1) in wordlist("to")
        and words.same_sentence(before.first, found.first)
        and not phrase_at(words, found.amount_end)
    )


def _is_start(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*von 145 auf 160 Euro, für Kinder [von 70] auf 80*: another change of the same sort begins."""
    return (
        before.kind in ("money", "percent", "measure")
        and words.lower(before.first - 1) == "auf"
        and words.lower(found.first - 1) == "von"
        and words.lower(found.last) == "auf"
        and words.same_sentence(before.first, found.first)
    )


def _is_aside(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*7,5 Millionen Euro (Vorjahr: 6,8)*: a number of an earlier time in brackets."""
    inside = range(before.last + 1, found.first)
    return (
        words.lower(before.last) == "("
        and words.lower(found.last) == ")"
        and len(inside) > 0
        and all(words.joined(k) for k in range(before.last, found.last + 1))
        and words.lower(found.first - 1) not in wordlist("age_bound")  # 107 Minuten (FSK ab 12)
        and words.shapes[found.first] == "number"
    )


def _is_of_it(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*bei Gas seien es sogar 740*; *Vor der Krise waren es 5,1*; *erlaubt sind 100*: what was measured before."""
    k = found.first - 1
    while words.word_class(k) == "adverb" and words.joined(k + 1):
        k -= 1
    ends = words.ends_before(found.last) or words.lower(found.last) == "und"
    ends = ends or words.word_class(found.last) in ("verb", "participle")  # heuer sollen es 4,5 werden
    if words.lower(k) == "das" and words.lower(k - 1) in wordlist("makes"):
        return ends and words.same_sentence(before.first, found.first)  # pro Kopf sind das 28.900
    is_allowed = words.lower(k) in wordlist("is_allowed") and words.lower(k - 1) in wordlist("allowed")
    return (
        (words.lower(k) == "es" or is_allowed)
        and ends
        and words.sentence(found.first) - words.sentence(before.first) <= 1
    )


def _is_gapped(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Berlin zahlt 40 Millionen Euro, Bayern 38*: the verb is said once, with the unit."""
    is_rate = words.lower(before.last) in wordlist("per") or words.lower(before.last) in wordlist("per_time")
    between = range(before.last + 2 if is_rate else before.last, found.first)  # 210 Euro im Jahr, eine Familie 640
    if len(between) > LONGEST_GAP:
        return False
    if words.word_class(before.last) in ("participle", "verb", "noun", "name"):  # zwei Jahre gefordert, … Meter Schnee
        between = range(before.last + 1, found.first)
    is_decimal = _has_decimals(words, found)  # für 2026 dann 0,8
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
        and all(words.joined(k) and words.word_class(k) in (*NOMINAL, "pronoun") for k in between)
        and (words.word_class(k) in ("noun", "name", "pronoun") or is_decimal or is_later)
        and year_at(words, found.first) is None
        and (is_decimal or noun_role(words, found.first - 1) in (None, "year"))
    )


LONGEST_GAP = 6


def _is_gapped_before(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Böen um 100, auf dem Brocken bis 130 km/h*; *am Freitag 12, am Samstag 20 Grad*: the unit is said last."""
    size, other = (f.value if f.value is not None else f.high for f in (found, later))
    between = range(found.last, later.first)
    step = MOST_UNLIKE if later.kind == "percent" else LARGEST_STEP  # der Bund zahlt 90, das Land zehn Prozent
    return (
        (later.kind in ("percent", "measure", "money") or _are_two_spans(words, found, later))
        and size is not None
        and other is not None
        and 1 < len(between) <= LONGEST_GAP
        and words.lower(found.last) in wordlist("comma_or_and")
        and all(words.joined(k) and words.word_class(k) in (*NOMINAL, "pronoun") for k in between)
        and abs(other) * later.share / later.scale / step < abs(size)
        and abs(size) < abs(other) * later.share / later.scale * step
        and year_at(words, found.first) is None
        and noun_role(words, found.first - 1) in (None, "year")
    )


def _are_two_spans(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Männer verlieren [17], Frauen fast 14 Jahre*: a noun before each of two durations, and nothing after them."""
    before = later.first - 1
    return (
        later.kind == "duration"
        and words.texts[before][0].isupper()
        and words.word_class(before) in ("noun", "name")
        and words.ends_before(later.last)
    )


def _is_other_place(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*23 Grad an der See und 31 im Breisgau*; *24 Prozent für die SPD, 31 für die CDU*: a preposition after both."""
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("begins_other_place")
        and words.word_class(before.last) == "preposition"
        and words.word_class(found.last) == "preposition"
        and words.same_sentence(before.first, found.first)
        and found.first - before.last <= LONGEST_GAP
        and year_at(words, found.first) is None
    )


def _is_earlier(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*18 Euro, ermäßigt 12*; *3 Prozent, zuletzt 5*: one word says which other case is meant."""
    return (
        before.kind in UNITED
        and words.lower(before.last) == ","
        and found.first - before.last == 2
        and words.joined(found.first)
        and words.word_class(found.first - 1) in ("participle", "adjective", "adverb", "verb")
        and (not words.joined(found.last) or words.texts[found.last] in ".,;)")
    )


def _is_part(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*500 Milliarden Euro, 100 davon für die Länder*; *drei Jahre, davon zwei auf Bewährung*."""
    return (
        before.kind in ("money", "measure", "duration")
        and (
            words.lower(found.last) == "davon"
            or words.lower(found.first - 1) in wordlist("of_which")  # 77.000 Tonnen Öl, von denen 63.000 ausliefen
        )
        and words.same_sentence(before.first, found.first)
        and not phrase_at(words, found.amount_end)
    )


def _is_rival(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*mit 8,31 Metern vor Kern (8,22) und Otto (8,17)*: decimals in brackets, of much the same size."""
    if before.value is None or found.value is None or not _has_decimals(words, found):
        return False
    is_behind = before.kind == "duration" and sign(words.texts[found.first]) > 0  # Dritter wurde Feller (+0,61)
    return (
        before.kind in ("measure", "duration")
        and (words.lower(found.first - 1), words.lower(found.last)) == ("(", ")")
        and words.word_class(found.first - 2) in ("noun", "name")
        and words.same_sentence(before.first, found.first)
        and (is_behind or before.value / 2 < found.value < before.value * 2)
    )


def _is_paid(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Acht Mark habe sie verlangt. Fünf habe ich bezahlt.*: a bare number in a clause about paying."""
    if before.kind != "money" or words.sentence(found.first) - words.sentence(before.first) > 1:
        return False
    if phrase_at(words, found.amount_end) or genitive_at(words, found.amount_end) or year_at(words, found.first):
        return False
    clause = range(found.last, found.last + LONGEST_GAP)
    return words.begins_sentence(found.first) and any(
        words.lower(k).startswith(affixes("costs")) for k in clause if words.joined(k)
    )


def _is_even(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*90 Prozent der Betriebe, in manchen Kreisen sogar 95*; *nach 1,5 Sekunden nun mit 0,08 Vorsprung*."""
    if not words.same_sentence(before.first, found.first) or before.kind not in UNITED:
        return False
    if before.kind in ("duration", "measure") and words.lower(found.last) in wordlist("lead"):
        return True
    ends = not words.joined(found.last) or words.texts[found.last] in ".,;)"
    return ends and words.lower(found.first - 1) in wordlist("even") and year_at(words, found.first) is None


def _is_left_open(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Er habe 500 Euro geboten, sie wollte 800*; *Statt 12 Prozent verlangt die Bank jetzt 15*.

    The number ends its clause and nothing in the sentence is counted; it is of much the same size.
    """
    size = before.value if before.value is not None else before.high
    if before.kind not in ("money", "percent", "measure") or size is None or found.value is None:
        return False
    after = words.lower(found.last)
    ends = not words.joined(found.last) or after in wordlist("per") or after in wordlist("closes_clause")
    factor = before.scale if found.scale == 1 else Fraction(1)
    number = found.value * factor / before.share
    return (
        ends
        and words.same_sentence(before.first, found.first)
        and year_at(words, found.first) is None
        and not noun_role(words, found.first - 1)
        and (words.word_class(found.first - 1) != "noun" or words.lower(found.first - 2) in (",", "das", "die", "der"))
        and abs(size) / MOST_UNLIKE < abs(number) < abs(size) * MOST_UNLIKE
    )


MOST_UNLIKE = 20


def _is_more(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*4.000 Euro am Auto, weitere 1.500 am Zaun*."""
    return (
        before.kind in UNITED
        and words.lower(found.first - 1) in wordlist("further")
        and words.same_sentence(before.first, found.first)
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
        and words.same_sentence(before.first, found.first)
    )


def _is_same_price(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*bei 9,50 Euro je Quadratmeter, frei finanziert bei 14 bis 16*: one preposition before much the same size."""
    size, other = (f.value if f.value is not None else f.high for f in (found, before))
    return (
        before.kind == "money"
        and size is not None
        and other is not None
        and words.word_class(found.first - 1) == "preposition"
        and words.lower(found.first - 1) == words.lower(before.first - 1)
        and words.ends_before(found.last)
        and words.same_sentence(before.first, found.first)
        and year_at(words, found.first) is None
        and abs(other) * before.share / before.scale / LARGEST_RISE < abs(size)
        and abs(size) < abs(other) * before.share / before.scale * LARGEST_RISE
    )


LARGEST_RISE = 8
"""The top rate begins at 68,430 euros, the next one at 277,826."""


def _is_instead(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*866 Millionen statt der geplanten 77*: what it was to be."""
    between = range(before.last, found.first)
    return (
        0 < len(between) <= LONGEST_CONTRAST
        and words.lower(before.last) in wordlist("instead")
        and all(words.joined(k) and words.word_class(k) in ("determiner", "adjective", "adverb") for k in between[1:])
        and not phrase_at(words, found.amount_end)
    )


def _is_stance(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*54 Prozent sind dafür, 38 dagegen*."""
    return (
        before.kind == "percent"
        and words.lower(found.first - 1) in wordlist("comma_or_and")
        and words.lower(found.last) in wordlist("stance")
        and words.same_sentence(before.first, found.first)
    )


def _lasts(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*45 Minuten, die Pause dauert 15*."""
    return (
        before.kind == "duration"
        and words.lower(found.first - 1) in wordlist("lasts")
        and words.same_sentence(before.first, found.first)
        and not phrase_at(words, found.amount_end)
    )


def _is_part_of_many(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*1,9 der 2,3 Millionen Bewohner*: decimals are a part of as many millions, *zwei* would be two."""
    between = [words.lower(k) for k in range(found.last, later.first)]
    is_decimal = _has_decimals(words, found)
    return is_decimal and len(between) == 1 and between[0] in wordlist("genitive_article") and later.kind == "count"


def _is_demanded(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*zu drei Jahren verurteilt; die Anklage hatte fünf gefordert*: the same was demanded."""
    after = range(found.last, found.last + 2)
    asks = wordlist("demanded") | wordlist("measured") if before.kind == "measure" else wordlist("demanded")
    return (
        before.kind in UNITED
        and words.sentence(found.first) - words.sentence(before.first) <= 1
        and not phrase_at(words, found.amount_end)
        and any(words.lower(k) in asks for k in after if words.joined(k))
    )


def _is_portion(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Von den 120 Kilometern sind erst 45 fertig*: some of what the sentence begins with."""
    k = before.first - 1
    while words.word_class(k) in ("determiner", "adverb", "adjective") and words.joined(k + 1):
        k -= 1
    return (
        before.kind in ("money", "measure")
        and words.lower(k) == "von"
        and words.begins_sentence(k)
        and words.same_sentence(before.first, found.first)
        and not phrase_at(words, found.amount_end)
    )


def _is_close(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*1,0876 Dollar, nach 1,0912 am Vortag*; *488,6 Milliarden Euro (2024: 476,8)*: decimals of much the same size."""
    size = before.value if before.value is not None else before.high
    if before.kind not in ("money", "percent", "measure") or size is None or found.value is None:
        return False
    said = size * before.share / before.scale
    return (
        _has_decimals(words, found)
        and found.scale == 1
        and (words.word_class(found.first - 1) == "preposition" or words.texts[found.first - 1] == "(")
        and noun_role(words, found.first - 2) != "scale"
        and words.same_sentence(before.first, found.first)
        and abs(said) / LARGEST_STEP < abs(found.value) < abs(said) * LARGEST_STEP
        and not phrase_at(words, found.amount_end)
    )


LARGEST_STEP = 3


def _is_difference(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*24,1 Prozent (+2,3)*, *29,5 Prozent (minus 1,5)*: by how many points it has changed."""
    return before.kind == "percent" and found.first - before.last == 1 and _is_change(words, found)


def _is_share_again(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*ein Fünftel (21)*: the share once more, in percent."""
    is_bracket = (words.lower(before.last), words.lower(found.last)) == ("(", ")") and found.first == before.last + 1
    if not is_bracket or before.kind != "fraction" or before.value is None or found.value is None:
        return False
    return abs(before.value * 100 - found.value) < LARGEST_ROUNDING


LARGEST_ROUNDING = 6
"""In percentage points: *ein Drittel* may be 31 percent."""


def _is_change(words: Words, found: FoundFigure) -> bool:
    """*(+2,3)*: a number with a sign, and nothing else in the brackets."""
    is_signed = words.texts[found.first] == "±" or sign(words.texts[found.first]) != 0
    return is_signed and words.texts[found.first - 1] == "(" and words.lower(found.last) == ")"


def _is_row(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*SPD 24,1 (+2,3), CDU 22,8, Grüne 14,5 Prozent*: a row of names; *bei 21, die FPÖ bei 35 Prozent*."""
    between = range(found.last, later.first)
    before = words.lower(found.first - 1)
    if words.word_class(found.first - 1) == "preposition" and before == words.lower(later.first - 1):
        return (
            later.kind in UNITED
            and 0 < len(between) <= LONGEST_GAP
            and words.lower(found.last) in wordlist("comma_or_and")
            and all(words.joined(k) and words.word_class(k) in NOMINAL for k in between)
            and year_at(words, found.first) is None
        )
    is_bracket = words.texts[found.first - 1] == "(" and words.texts[found.last] == ")" if between else False
    if phrase_at(words, found.amount_end):  # um 0,3 Punkte auf 5,9 Prozent
        return False
    return (
        later.kind == "percent"
        and _has_decimals(words, found)
        and 0 < len(between) <= LONGEST_GAP
        and all(words.joined(k) and words.word_class(k) in NOMINAL for k in between)
        and (is_bracket or words.word_class(found.first - 1) in ("name", "noun", "sign", "pronoun", "preposition"))
    )


def _is_share(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*43 Prozent der Frauen, aber nur 31 der Männer*: a share of another group."""
    return (
        before.kind == "percent"
        and words.same_sentence(before.first, found.first)
        and genitive_at(words, before.last) is not None
        and genitive_at(words, found.last) is not None
        and found.first - before.last <= LONGEST_GAP
    )


def _take_scale(found: FoundFigure, other: FoundFigure) -> None:
    if _shares_scale(found, other):
        found.multiply(other.scale)
        found.scale = other.scale


def _take_unit(found: FoundFigure, other: FoundFigure) -> None:
    """Give a bare number the unit of another figure, and of *von 14,9 auf 12,7 Cent* the hundredths too."""
    if other.share > 1:
        found.multiply(1 / other.share)
    found.kind, found.unit, found.bare, found.share = other.kind, other.unit, False, other.share
    found.unit_from = other
    if other.kind == "measure":
        found.per = other.per


def _is_contrast(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*8, ermäßigt 5 Euro*; *80 statt der erlaubten 50 km/h*: the second number stands for the same thing."""
    between = range(found.last, later.first)
    first = words.lower(found.last)
    k = found.first - 1
    while words.word_class(k) in ("determiner", "adjective") and words.joined(k + 1):
        k -= 1
    if (
        words.lower(k) in wordlist("instead")
        and later.kind in UNITED
        and len(between) <= 2
        and words.joined(later.first)
    ):
        return all(
            words.word_class(n) == "adverb" or words.lower(n) == "nun" for n in between
        )  # statt 60 nun 95 Millionen
    if words.lower(k) in wordlist("instead") and later.kind in UNITED and words.begins_sentence(k):
        verb = found.last  # Statt der erlaubten 50 fuhr er mit 112 Stundenkilometern
        return words.word_class(verb) == "verb" and words.same_sentence(verb, later.first)
    if later.kind == "money" and first == "," and len(between) == 2 and words.joined(later.first):
        word_class = words.word_class(later.first - 1)
        return word_class in ("participle", "adjective", "adverb", "verb") and words.texts[later.first - 1][0].islower()
    if first not in wordlist("instead") or len(between) > LONGEST_CONTRAST or not words.joined(later.first):
        return False
    attributes = [k for k in between[1:] if words.word_class(k) not in ("determiner", "adjective", "adverb")]
    declined = all(words.lower(k).endswith("en") for k in attributes)  # statt der erwarteten
    return declined and attributes in ([], [later.first - 1])


def _is_amount_of(words: Words, found: FoundFigure) -> bool:
    """*Zahlungen in Höhe von 6,4 Milliarden*, *kosteten zusammen 20 Milliarden*: words before say that it is a sum."""
    k = found.first
    if is_noun_phrase(words, found.amount_end) or genitive_at(words, found.amount_end):
        return False
    if (words.lower(k - 2), words.lower(k - 1)) == ("höhe", "von"):
        return True
    after = range(found.last, found.last + 2)
    if any(
        words.joined(n) and words.lower(n).startswith(affixes("spent")) for n in after
    ):  # 7,1 Millionen veranschlagt
        return True
    clause = range(max(k - LONGEST_GAP, 0), k)
    if any(
        words.texts[n][0].isupper() and words.lower(n).removesuffix("s").endswith(affixes("sum"))
        for n in clause
        if words.same_sentence(n, k)
    ):
        return True  # Der Jackpot liegt bei 1,1 Millionen
    return any(words.lower(n).startswith(affixes("costs")) for n in clause if words.same_sentence(n, k))


def _is_price(words: Words, currency: FoundFigure, found: FoundFigure) -> bool:
    """*14 Euro Eintritt, Kinder bis 12 Jahre zahlen 5*: right after a verb of paying, where the clause ends."""
    ends = not words.joined(found.last) or words.texts[found.last] in ".,;)"
    return (
        ends
        and currency.value is not None
        and found.value is not None
        and words.lower(found.first - 1).startswith(affixes("costs"))
        and words.same_sentence(currency.first, found.first)
        and currency.value / MOST_UNLIKE < found.value < currency.value * MOST_UNLIKE
    )


def _shares_scale(found: FoundFigure, later: FoundFigure) -> bool:
    """*zwei oder drei Millionen*, but not *200 und drei Millionen*: both numbers are of one size before the scale."""
    size = later.value if later.value is not None else later.high
    if later.scale == 1 or found.scale != 1 or found.value is None or size is None:
        return False
    return abs(found.value) < abs(size) * later.share / later.scale * 10


def _is_parallel(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*sie zu 20 Jahren Haft, er zu zehn*; *mit 64,33 Metern vor … mit 63,19*: the same preposition before both."""
    k = found.first - 1
    if is_each := words.lower(k) == "je":  # auf 563 Euro, für Paare auf je 506
        k -= 1
    is_decimal = _has_decimals(words, found)  # bei 2,40 Metern. … bei 3,10.
    return (
        found.is_open
        and found.qualifier == "exact"
        and (before.kind in ("percent", "measure", "duration") or (before.kind == "money" and is_each))
        and (words.word_class(k) == "preposition" or words.lower(k) == "alle")
        and words.lower(k) == words.lower(before.first - 1)
        and words.sentence(found.first) - words.sentence(before.first) <= is_decimal
        and not is_noun_phrase(words, found.amount_end)
    )


def _is_sum(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*auf 316 Milliarden Euro, rund 39 Milliarden weniger*: a sum of money goes on in the same currency."""
    return (
        before.kind == "money"
        and found.is_open
        and found.scale >= LEAST_SUM
        and words.sentence(found.first) - words.sentence(before.first) <= 1
        and not is_noun_phrase(words, found.amount_end)
    )


def _is_sum_before(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*18 Millionen waren vorgesehen, nun sind es 31 Millionen Euro*: the currency is said with the second sum."""
    return (
        later.kind == "money"
        and found.scale >= LEAST_SUM
        and (later.scale >= LEAST_SUM or (later.value or 0) >= LEAST_PRICE)
        and words.same_sentence(found.first, later.first)
        and not is_noun_phrase(words, found.amount_end)
        and not genitive_at(words, found.amount_end)
    )


def _is_weather(words: Words, before: FoundFigure, found: FoundFigure) -> bool:
    """*Am Meer 18 Grad, im Süden werden 25 erreicht*; *Höchstwerte 20 bis 25 …*: what else is said in degrees."""
    size = found.value if found.value is not None else found.high
    return (
        before.unit == "celsius"
        and size is not None
        and abs(size) <= HOTTEST
        and words.sentence(found.first) - words.sentence(before.first) <= 1
        and year_at(words, found.first) is None
        and not phrase_at(words, found.amount_end)
        and not genitive_at(words, found.amount_end)
    )


HOTTEST = 45
TELLING = (
    _is_weather,
    _is_result,
    _is_start,
    _is_aside,
    _is_of_it,
    _is_gapped,
    _is_share,
    _is_other_place,
    _is_earlier,
    _is_part,
    _is_rival,
    _is_paid,
    _lasts,
    _is_even,
    _is_more,
    _is_so_much_more,
    _is_instead,
    _is_stance,
    _is_demanded,
    _is_portion,
)
"""What shows that a number measures what the one before it measured."""


ANNOUNCED = (_is_side, _is_contrast, _is_row)
"""What shows that a number measures what the one after it measures."""


def share_cents(figures: Sequence[FoundFigure]) -> None:
    """Cents are of the currency that the article spoke of before them, else of its first one, else of the euro."""
    currency = next((f.unit for f in figures if f.kind == "money" and f.unit in CENT_CURRENCIES), "EUR")
    for figure in figures:
        if figure.kind != "money":
            continue
        if figure.share != 1 and figure.unit is None:
            figure.unit = currency
        elif figure.unit in CENT_CURRENCIES:
            currency = figure.unit
