"""What the words before a number assert of it: *rund*, *mehr als*, *bis zu*, and when *über* is only a preposition."""

from __future__ import annotations

import re

from claimx.analysis.figures.counted import phrase_at
from claimx.analysis.figures.lookups import (
    Wording,
    affixes,
    last_words_of_wordings,
    longest_wording,
    noun_role,
    wordings,
    wordlist,
)
from claimx.analysis.figures.measures import measure_at
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.vocabulary import Qualifier


def wording_before(words: Words, i: int, floor: int, figure: FoundFigure | None = None) -> tuple[int, Qualifier] | None:
    """The longest qualifier that ends right before a word and fits the figure: its first word and what it says."""
    if not words.joined(i):
        return None
    if figure and figure.kind in ("date", "time", "duration") and (bound := _bound_apart(words, i, floor, figure)):
        return bound
    longest = min(longest_wording(), i - floor) if words.lower(i - 1) in last_words_of_wordings() else 0
    for count in range(longest, 0, -1):
        first = i - count
        for wording in wordings().get(tuple(words.lower(k) for k in range(first, i)), ()):
            if figure is None or _fits(words, first, wording, figure):
                return first, wording.qualifier
    is_apart = figure is not None and figure.unit and words.lower(i - 1) in wordlist("bound_ahead")
    if (is_apart or words.lower(i - 1) in wordlist("after_bound")) and i - 1 > floor:
        # mindestens aber 350 Euro, höchstens um 15 Prozent
        limit = _bound_at(words, i - 2)
        if limit and words.joined(i - 1):
            return i - 2, limit
    return None


def _bound_at(words: Words, i: int) -> Qualifier | None:
    """What one word asserts as the least or the most: *mindestens*, *höchstens*, *spätestens*."""
    return next((w.qualifier for w in wordings().get((words.lower(i),), ()) if w.qualifier in BOUNDS), None)


_YEAR = re.compile(r"-?\d{4}")
LONGEST_GAP = 4
BOUNDS = ("at_least", "at_most")


def _bound_apart(words: Words, i: int, floor: int, figure: FoundFigure) -> tuple[int, Qualifier] | None:
    """*spätestens zum 1. Juli*, *frühestens im Jahr 2028*, *spätestens nach zwei Wochen*: apart from the date."""
    k = i - 1
    while k >= floor and i - k <= LONGEST_GAP and words.joined(k + 1):
        bound = _bound_at(words, k) if words.lower(k).endswith("tens") else None
        if bound and (figure.kind != "duration" or words.lower(k) in wordlist("soonest_or_latest")):
            return k, bound
        is_between = words.lower(k) in wordlist("before_date") or words.lower(k) in wordlist("after_bound")
        if not is_between and noun_role(words, k) != "year":
            return None
        k -= 1
    return None


def _fits(words: Words, i: int, wording: Wording, figure: FoundFigure) -> bool:
    """A wording can stand before this kind of figure, and after what stands before it."""
    is_year = figure.kind == "date" and _YEAR.fullmatch(figure.iso or "")  # 500 v. Chr.
    kinds = {figure.kind, "year" if is_year else figure.kind}
    if wording.before and kinds.isdisjoint(wording.before):
        return False
    if figure.qualifier == "range" and wording.preposition:
        return False  # über zehn bis 15 Jahre verteilt
    if figure.kind in ("date", "time") and wording.qualifier not in ("about", "at_least", "at_most", "exact"):
        return False
    if wording.apart and not figure.amount_end:
        return False  # erinnert an die fünfjährige Herrschaft
    if wording.words.endswith(" die") and _is_attribute(words, i):
        return False  # das Tauziehen um die 40 Stellen
    if wording.words == "gegen" and figure.kind != "time" and words.word_class(i - 1) != "preposition":
        return False  # gegen 20 Männer, but von gegen 240 Menschen
    if wording.words == "in etwa" and (figure.kind == "duration" or words.begins_sentence(i)):
        return False  # in etwa 20 Minuten, In etwa 20 Prozent der Haushalte
    if wording.words.endswith(" als") and compares_with_time(words, i, figure):
        return False
    if wording.after and not _follows_verb(words, i, wording.after) and not _is_around(words, i, figure):
        return False
    if wording.not_near and _stands_near(words, i, figure.last, wording.not_near):
        return False
    return not wording.preposition or _bounds(words, i, wording, figure)


def compares_with_time(words: Words, i: int, figure: FoundFigure) -> bool:
    """*0,9 Prozent [mehr als] ein Jahr zuvor*: it compares with another time."""
    is_difference = words.word_class(i - 1) == "number" or measure_at(words, i - 1) is not None
    is_earlier = words.lower(figure.last) in wordlist("earlier")
    return figure.kind == "duration" and words.joined(i) and (is_difference or is_earlier)


def _is_attribute(words: Words, i: int) -> bool:
    """*Das Tauziehen [um die 40 Stellen]*: a noun phrase begins the sentence and ends right before the preposition."""
    k = i - 1
    if words.word_class(k) != "noun" or not words.joined(i):
        return False
    while words.joined(k) and words.word_class(k - 1) in ("noun", "adjective", "determiner"):
        k -= 1
    return words.begins_sentence(k)


def _bounds(words: Words, i: int, wording: Wording, figure: FoundFigure) -> bool:
    """*über* and *unter* bound a number unless they are prepositions: *Unter 50 Gästen*, *verfügt über 20 Panzer*."""
    if words.token(i).tag_ == "ADV" or words.lower(i - 1) in wordlist("before_bounded"):  # eine Summe von über 50 Euro
        return True
    if words.lower(i) == "unter":
        if words.lower(figure.last) in wordlist("lies_upon"):
            return False  # unter drei Metern Sand
        return figure.kind != "date" and (figure.unit is not None or (figure.bare and not _governs(words, figure)))
    if words.lower(figure.last) == "x":  # die Staffel über 4x100 Meter
        return False
    if figure.kind == "measure" and words.word_class(figure.last) == "number" and words.joined(figure.last):
        return False  # über 50 Meter 24,12 Sekunden
    if figure.kind in ("measure", "count") and words.lower(i - 1).endswith(affixes("course")):
        return False  # die Tour über 18 Kilometer, ein Rennen über 156 Runden
    if figure.unit in ("meter", "kilometer") and _is_discipline(words, i, figure):
        return False
    governs = (*wording.not_after, *wording.not_after_of.get(figure.kind, ()))
    near = wording.not_near_of.get(figure.kind, ())
    return (
        figure.kind != "date"
        and not _is_governed(words, i, governs)
        and not _is_made_out_over(words, i, wording.not_after)
        and not _stands_near(words, i, figure.last, near)
    )


def _is_governed(words: Words, i: int, stems: tuple[str, ...]) -> bool:
    """*Sie **verfügt** über 20 Panzer*, *der **Kredit** über 500 Euro*; but *Die Kosten **liegen** über 500 Euro*."""
    k = _with_stem_before(words, i, stems)
    if k < 0 or not words.texts[k][0].isupper():
        return k >= 0
    between = range(k + 1, i)
    return not any(words.word_class(n) == "verb" and not words.token(n).tag_.startswith("VA") for n in between)


def _is_made_out_over(words: Words, i: int, nouns: tuple[str, ...]) -> bool:
    """*ein **Förderbescheid** des Landes über 2,3 Millionen Euro*: a compound of what is made out over a sum."""
    for k in range(i - 1, max(i - 6, -1), -1):
        is_noun = words.texts[k][0].isupper()
        if not words.joined(k + 1) or not (is_noun or words.word_class(k) == "determiner"):
            return False
        if is_noun and words.lower(k).endswith(nouns):
            return True
    return False


def _is_discipline(words: Words, i: int, figure: FoundFigure) -> bool:
    """*Europameisterin über 10.000 Meter*, *Über 1.500 Meter der Frauen gab es Silber*."""
    is_won = words.lower(i - 1).endswith(affixes("won")) and words.joined(i)
    k = figure.last + 1  # über 60 Meter in 7,39 Sekunden
    if words.lower(figure.last) == "in" and words.joined(k) and ({",", ":"} & set(words.texts[k])):
        return words.text_at(k + 1) in wordlist("race_units")
    return is_won or (words.lower(figure.last) == "der" and words.lower(figure.last + 1) in wordlist("starters"))


def _governs(words: Words, figure: FoundFigure) -> bool:
    """The noun after a number is in the dative of *unter 50 Gästen*; in *auf unter 50*, *unter 50 Gäste* is none."""
    phrase = phrase_at(words, figure.amount_end)
    return phrase is not None and words.texts[phrase.last - 1].endswith(("n", "s"))


def _stands_near(words: Words, i: int, last: int, stems: tuple[str, ...]) -> bool:
    """A word with one of these stems governs the preposition: *der Streit um die 12 Millionen*, *um die es geht*.

    It stands right before it, or is the verb of the clause on either side: *dass sie um die 300 Stellen bangen*; or it
    follows the figure: *über 100 Meter Freistil*.
    """
    if _stands_before(words, i, stems):
        return True
    for k in range(last, last + 8):
        if not words.joined(k) or words.texts[k] in ",;:":
            return False
        is_verb = words.word_class(k) in ("verb", "participle") or not words.tagged
        if words.lower(k).startswith(stems) and (is_verb or k in (last, last + 1)):  # um 0,2 Punkte höher
            return True
    return False


def _stands_before(words: Words, i: int, stems: tuple[str, ...]) -> bool:
    """A word with one of these stems stands earlier in the clause."""
    return _with_stem_before(words, i, stems) >= 0


def _follows_verb(words: Words, i: int, stems: tuple[str, ...]) -> bool:
    """*Der Preis **lag** um zehn Euro*: a verb with one of these stems, and no *Lage*, *Kreis* or *Bewegung*."""
    k = _with_stem_before(words, i, stems)
    return k >= 0 and words.texts[k][0].islower()


def _is_around(words: Words, i: int, figure: FoundFigure) -> bool:
    """*Höchstwerte [um] 15 Grad*, *Böen [um] 95 km/h*: near which it is; but *die Temperaturen um 2 Grad senken*."""
    is_named = (
        figure.unit in ("celsius", "kilometer-per-hour")
        and words.lower(i - 1).endswith(affixes("around_values"))
        and words.joined(i)
    )
    around = range(max(i - LONGEST_GAP, 0), min(figure.last + LONGEST_GAP, len(words)))
    return is_named and not any(
        words.lower(k).startswith(affixes("changes")) for k in around if words.same_sentence(k, i)
    )


def _with_stem_before(words: Words, i: int, stems: tuple[str, ...]) -> int:
    """The nearest word with one of these stems earlier in the clause; -1 where there is none."""
    for k in range(i - 1, max(i - 10, -1), -1):
        if not words.joined(k + 1) or words.texts[k] in ",;:":
            return -1
        if words.lower(k).startswith(stems):
            return k
    return -1


def qualify(words: Words, figure: FoundFigure, floor: int) -> None:
    """Take in the qualifiers before a figure, and set the bounds that they assert."""
    if figure.kind in ("ordinal", "score"):
        return
    i = figure.first
    while i > floor:
        k = i
        if words.has_stop(k - 2) or (figure.kind == "measure" and words.texts[k - 1] in wordlist("speed")):
            k -= 1  # ca. 200, mehr als Tempo 210
        elif (
            figure.kind in ("multiple", "fraction") and words.word_class(k - 1) == "determiner"
        ):  # mehr als das 30-fache
            k -= 1
        wording = wording_before(words, k, floor, figure) if k > floor else None
        if wording is None:
            return
        figure.first = i = wording[0]
        _set_bounds(figure, wording[1])
        if figure.is_open and words.lower(i) in wordlist("older"):  # Jeder Vierte ist älter als 65
            figure.kind, figure.unit, figure.bare = "age", "year", False


def bound_behind(words: Words, figure: FoundFigure) -> None:
    """Take in a bound that follows a figure with its noun: *300 Gäste oder mehr*, *80 Jahre und älter*."""
    k = figure.last
    if figure.kind not in BOUNDED_BEHIND or words.lower(k) not in wordlist("and_or") or not words.joined(k + 1):
        return
    k += words.lower(k + 1) == "noch"  # 50 oder noch weniger Teilnehmer
    bound: Qualifier | None = None
    if words.lower(k + 1) in wordlist("or_more"):
        bound = "at_least"
    elif words.lower(k + 1) in wordlist("or_less"):
        bound = "at_most"
    if bound and figure.bare and figure.value is not None and (last := _measured_behind(words, figure, k + 2)):
        figure.last = last
        _set_bounds(figure, bound)
        return
    goes_on = words.word_class(k + 2) not in ("verb", "participle", "preposition") or words.lower(k + 2) == "als"
    if bound is None or figure.value is None or (goes_on and not words.ends_before(k + 2)):
        return  # 100 Euro oder mehr als ein Zehntel, zwei Liter und mehr Wasser
    figure.last = k + 2
    _set_bounds(figure, bound)


def _measured_behind(words: Words, figure: FoundFigure, i: int) -> int:
    """The index after what stands behind the bound of a number, *500 oder mehr Kilometer*; 0 where nothing does."""
    if measure := measure_at(words, i):
        figure.multiply(1 / measure.share)
        figure.kind, figure.unit, figure.share, figure.bare = measure.kind, measure.unit, measure.share, False
        return measure.last
    phrase = phrase_at(words, i) if words.joined(i) else None
    if phrase and not phrase.attribute:
        figure.counted, figure.bare = words.span(phrase.first, phrase.last), False
        return phrase.last
    return 0


BOUNDED_BEHIND = ("count", "money", "percent", "measure", "duration", "age")


def _set_bounds(figure: FoundFigure, qualifier: Qualifier) -> None:
    """Bounds of the table of qualifiers; a range and an open number keep their own."""
    if qualifier == "exact" or figure.qualifier in ("range", "vague") or figure.qualifier not in ("exact", "about"):
        return
    figure.qualifier = qualifier
    if qualifier in ("over", "at_least"):
        figure.low = figure.value
    elif qualifier in ("almost", "under", "at_most"):
        figure.high = figure.value
