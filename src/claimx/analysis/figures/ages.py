"""Ages whose unit nobody says: *Nina Hagen (56)*, *als sie sieben war*, *Kinder unter 14*."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claimx.analysis.figures.alike import is_age_of_share
from claimx.analysis.figures.counted import is_list, phrase_at
from claimx.analysis.figures.lookups import affixes, are_persons, is_person, wordlist
from claimx.analysis.figures.numbers import is_integer
from claimx.analysis.figures.quantities import says_age
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.knowledge.given_names import given_name_gender

OLDEST = 120


def read_ages(words: Words, figures: Sequence[FoundFigure]) -> None:
    """Give a bare number that says how old somebody is its kind and unit."""
    for figure in figures:
        size = figure.size
        if not figure.is_open or size is None or not 0 < size < OLDEST or not is_integer(size):
            continue
        if words.text_at(figure.last) == "J" and words.has_stop(figure.last):  # Kinder (6-14 J.)
            figure.kind, figure.unit, figure.bare, figure.last = "age", "year", False, figure.last + 2
        if _is_age_and_more(words, figure):
            figure.kind, figure.unit, figure.bare, figure.last = "age", "year", False, figure.last + 1
            figure.qualifier, figure.low = "at_least", figure.value
        if any(is_age(words, figure) for is_age in SAYS_AGE):
            figure.kind, figure.unit, figure.bare = "age", "year", False
    for before, figure in pairwise(figures):
        if figure.is_open and (
            (before.kind == "age" and _is_age_too(words, before, figure)) or is_age_of_share(words, before, figure)
        ):
            figure.kind, figure.unit, figure.bare = "age", "year", False
    for pair in pairwise(figures):  # als sie sieben und zehn waren
        kinds = {figure.kind for figure in pair}
        if kinds == {"age", "count"} and is_list(words, pair[0].last, pair[1].first, "noun_link"):
            for figure in (figure for figure in pair if figure.is_open):
                is_last = words.lower(figure.last) in wordlist("is_so_old") or _is_in_brackets(words, pair[0], figure)
                are_so_old = words.lower(pair[0].first - 1) in wordlist("are_many")  # die Kinder sind fünf und sieben
                if figure is pair[0] or is_last or are_so_old:
                    figure.kind, figure.unit, figure.bare = "age", "year", False


def _is_in_brackets(words: Words, before: FoundFigure, figure: FoundFigure) -> bool:
    """*die Angeklagten (24, [27] und 31)*: nothing but numbers is in the brackets; *der Vater (34, 2 Kinder)*."""
    opening, closing = before.first - 1, figure.last
    while words.texts[opening] in ("und", ",") or words.shapes[opening] == "number":
        opening -= 1
    while words.lower(closing) in ("und", ",") or (words.joined(closing) and words.shapes[closing] == "number"):
        closing += 1
    return words.texts[opening] == "(" and words.lower(closing) == ")"


def _is_age_too(words: Words, before: FoundFigure, figure: FoundFigure) -> bool:
    """*Er war neun, als der Vater starb, und [14], als …*; *Der Älteste ist 17, die Jüngste [drei]*."""
    size, k = figure.value, figure.first - 1
    if size is None or not 0 < size < OLDEST or not words.same_sentence(before.first, figure.first):
        return False
    ends = words.ends_before(figure.last)
    is_again = words.lower(k) in ("und", ",") and words.lower(figure.last + 1) in wordlist("when")
    is_near = words.lower(before.last) in wordlist("comma_or_and") and k - before.last < LONGEST_CLAUSE
    return ends and (
        is_again or (is_near and (is_person(words.texts[k]) or words.lower(k) in wordlist("person_pronoun")))
    )


def _is_age_limit(words: Words, figure: FoundFigure) -> bool:
    """*die Rente mit 67*, *das Wahlrecht ab 16*; *auf Mitte 50 geschätzt*, *Anfang dreißig*."""
    i = figure.first
    if words.lower(i - 1) in wordlist("age") or words.lower(i - 2) in wordlist(
        "age"
    ):  # im Alter von 12, zwischen 6 und 12
        return words.lower(i) in wordlist("age_bound") or words.lower(i - 1) in wordlist("begins_ages")
    if says_age(words, i) or "FSK" in words.texts[max(i - 2, 0) : i]:  # FSK 16, FSK ab 12
        return True
    if words.lower(i - 1) in wordlist("before_age_limit") and words.lower(i - 2) in wordlist("age_limit"):
        return words.lower(figure.last) not in wordlist("quote")  # „Rente mit 67“ is a name
    is_round = figure.value is not None and figure.value % 10 == 0 and 20 <= figure.value <= 90
    return is_round and words.texts[i - 1] in wordlist("position") and words.joined(i)


def _is_age_and_more(words: Words, figure: FoundFigure) -> bool:
    """*die Generation 60 plus*, *Menschen 50+*: a round age after a noun, and no sum goes on from it."""
    k, size = figure.last, figure.value
    if words.lower(k) not in wordlist("and_more") or not words.joined(k) or not words.joined(figure.first):
        return False
    if size is None or size % 5 or not 30 <= size <= 90 or not words.texts[figure.first - 1][0].isupper():
        return False
    if not words.joined(k + 1):
        return True
    following = words.lower(k + 1)  # but 50 plus eins, die 50+1-Regel, 50+x
    return not (words.word_class(k + 1) == "number" or following[0].isdecimal() or following == "x")


def _is_age_of_name(words: Words, figure: FoundFigure) -> bool:
    """*Nina Hagen (56)*; *Nadja Kolbe (46, „…“)*; *Jule S. (32)*; *Hans Meier, 45, …*."""
    i = figure.first
    around = (words.lower(i - 1), words.lower(figure.last))
    if around == ("(", ")") and _are_goals(words, figure):
        return False
    k, number = i - 1, figure.amount_end - 1
    while words.word_class(k) == "adverb" or words.lower(k) == "beide":
        k -= 1
    if words.lower(i - 1) == "je":  # Kristin Schröder und Laura Hirt (je 3)
        return False
    opened = words.lower(k), around[1]
    if k < i - 1 and opened in ((",", ","), ("(", ")"), ("(", ",")):  # Die Klägerin, heute 17, …; (beide 12)
        return k > 0 and _names_a_person(words, k - 1)
    if around == (",", ")") and words.shapes[number] == "number":  # Olaf Meier (SPD, 65)
        opening = next((n for n in range(i - 2, max(i - 6, 0), -1) if words.texts[n] == "("), 0)
        return opening > 0 and _names_a_person(words, opening - 1)
    ends = not words.joined(figure.last) or around[1] in wordlist("marks_end_of_age")
    if i > 2 and around[0] == "," and ends and words.shapes[number] == "number":  # …, sagt Petra Klein, 52.
        return words.token(i - 2).ent_type_ == "PER" or _is_full_name(words, i - 2)
    begins_row = around in (("(", "und"), ("(", ","))
    is_row = begins_row and i > 1 and are_persons(words.texts[i - 2])  # zweier Töchter (8 und 11)
    if is_row and words.texts[number + 2 : number + 3] and words.texts[number + 2].isdecimal():
        return True
    if i < 2 or around not in (("(", ")"), ("(", ","), (",", ",")) or words.shapes[number] != "number":
        return False
    if words.texts[i - 2] == "." and len(words.texts[i - 3]) == 1 and words.texts[i - 3].isupper():
        return i > 3 and words.texts[i - 4][0].isupper() and words.word_class(i - 4) in ("noun", "name")
    return _names_a_person(words, i - 2)


def _are_goals(words: Words, figure: FoundFigure) -> bool:
    """*Die meisten Treffer erzielten Horak (6) und Ekberg (5)*; *Gavel (17) punktete*, but *Müller (34)*.

    Goals are fewer than a player has years; points of a basketball game are not: *Jenkins (17 Punkte) und Kern (16)*.
    """
    i, size = figure.first, figure.value or 0
    stems = affixes("scores_points") if size >= YOUNGEST_PLAYER else affixes("scores_points") + affixes("scores_goals")
    return any(
        words.lower(k).endswith(stems) or (words.lower(k) in wordlist("points") and words.lower(k + 1) == ")")
        for k in range(max(i - LONGEST_SENTENCE, 0), min(i + LONGEST_SENTENCE, len(words)))
        if words.same_sentence(k, i)
    )


YOUNGEST_PLAYER = 16
LONGEST_SENTENCE = 30


def _is_full_name(words: Words, i: int) -> bool:
    """A given name and a surname end at a word: *Petra Klein*."""
    return words.joined(i) and words.texts[i][0].isupper() and bool(given_name_gender(words.texts[i - 1]))


def _is_age_of_subject(words: Words, figure: FoundFigure) -> bool:
    """*Sie ist 45*; *als sie sieben war*; *Der Täter wird 80*; *Die Männer sind zwischen 20 und 30*."""
    after = words.lower(figure.last)
    ends = words.ends_before(figure.last) or after in wordlist("clause_goes_on")
    k = figure.first - 1
    while words.word_class(k) == "adverb":
        k -= 1
    when = k
    if words.lower(k) in wordlist("in_time") and words.word_class(k - 1) == "preposition":
        k -= 2  # wenn er im Januar zwölf wird
    is_pronoun = words.lower(k) in wordlist("person_pronoun") or _is_relative(words, k)
    if is_pronoun and (after in wordlist("is_so_old") or _ends_in_being(words, figure)):
        return True
    if is_pronoun and ends and words.lower(k - 1) in wordlist("is_so_old"):  # da war ich neun
        return words.lower(k - 1) not in wordlist("are_many")
    if ends and words.lower(when) in wordlist("in_time") and _becomes(words, when):  # sie wird am Montag 60
        return True
    if not ends or words.lower(k) not in wordlist("is_so_old"):
        return False
    subject = words.lower(k - 1)
    many = words.lower(k) in wordlist("are_many")
    is_someone = subject in wordlist("person_pronoun") or is_person(words.texts[k - 1]) or _names_a_person(words, k - 1)
    several = figure.qualifier == "range" or (after == "und" and words.numeral(figure.last + 1) is not None)
    return k > 0 and is_someone and (not many or several)


def _is_relative(words: Words, k: int) -> bool:
    """*der Junge, [der] zwölf wird*: a relative pronoun of a person."""
    is_pronoun = words.lower(k) in wordlist("relative_pronoun") and words.lower(k - 1) == ","
    return is_pronoun and words.joined(k) and k > 1 and _names_a_person(words, k - 2)


def _becomes(words: Words, i: int) -> bool:
    """A person and *wird* or *wurde* stand earlier in the clause: *Merkel wird [am Montag] 60*."""
    for k in range(i - 1, max(i - 6, 0), -1):
        if not words.joined(k + 1) or words.texts[k] in ",;:":
            return False
        if words.lower(k) in wordlist("turns"):
            return words.lower(k - 1) in wordlist("person_pronoun") or _names_a_person(words, k - 1)
    return False


def _ends_in_being(words: Words, figure: FoundFigure) -> bool:
    """*seit sie sieben und zehn gewesen seien*: another number stands between the first and its verb."""
    k = figure.last
    return words.lower(k) == "und" and words.lower(k + 2) in wordlist("is_so_old")


def _is_age_when(words: Words, figure: FoundFigure) -> bool:
    """*Mit 17 bewarb sie sich*; *Sie kam mit zehn an den Set*: what somebody did at that age."""
    k = figure.first - 1
    if words.lower(k) != "mit" or figure.qualifier not in ("exact", "about", "almost", "over", "under"):
        return False
    after = figure.last
    if words.joined(after + 1) and (words.begins_sentence(k) or words.word_class(k - 1) == "adverb"):  # Schon mit 14 …
        is_named = words.word_class(after) == "verb" and words.token(after + 1).ent_type_ == "PER"
        if is_named or words.lower(after + 1) in wordlist("person_pronoun"):
            return words.lower(after) not in wordlist("no_age_verb")
    before = [n for n in range(max(k - LONGEST_CLAUSE, 0), k) if words.same_sentence(n, k)]
    is_free = words.word_class(after) in ("preposition", "adverb", "participle", "verb")
    ends = words.ends_before(after)
    is_free = is_free or (ends and words.lower(k - 1) in wordlist("person_pronoun"))  # verdiente sie mit 15
    is_free = is_free or (ends and any(words.lower(n).startswith(affixes("in_life")) for n in before))
    return (
        is_free
        and words.lower(k - 1) not in wordlist("no_age_verb")
        and any(words.lower(n) in wordlist("person_pronoun") for n in before)
        and words.lower(after) not in wordlist("no_age")
    )


LONGEST_CLAUSE = 8


def _is_age_of_group(words: Words, figure: FoundFigure) -> bool:
    """*Kinder unter 14*, *Frauen über 40*, *Jugendliche zwischen 14 und 17*; *frei ab 12*; *älter als 70*."""
    i = figure.first
    said = words.lower(i)
    if words.lower(i + 1) == "als" and said in wordlist("older"):
        return True
    bound = i if said in wordlist("age_bound") else i - 1
    is_bound = words.lower(bound) in wordlist("age_bound")
    if is_bound and words.lower(figure.last) in wordlist("allows") and words.begins_sentence(bound):
        return True  # Ab 16 darf man wählen
    if is_bound and words.lower(figure.last) in wordlist("released"):
        return True  # ab zwölf freigegeben
    k = bound - 1
    if not is_bound or not words.joined(k + 1):
        return False
    ends = not words.joined(figure.last) or not phrase_at(words, figure.last)
    if ends and words.lower(figure.last) in wordlist("must_be"):  # Bewerber müssen unter 30 sein
        return True
    is_noun = words.texts[k][0].isupper()  # Liegt er unter 1, flaut die Welle ab
    return ends and (words.lower(k) in wordlist("anybody") or (is_noun and are_persons(words.texts[k])))


SAYS_AGE = (_is_age_limit, _is_age_of_name, _is_age_of_subject, _is_age_when, _is_age_of_group)


def _names_a_person(words: Words, i: int) -> bool:
    """A word ends the name of a person, as far as tags, endings and capitals tell; *Brandenburg (97)* is none."""
    entity = words.token(i).ent_type_
    if entity in ("PER", "LOC", "ORG"):
        return bool(entity == "PER") or _follows_person(words, i)
    if is_person(words.texts[i]):
        return True
    if words.word_class(i) not in ("noun", "name") or not words.texts[i][0].isupper():
        return False
    if given_name_gender(words.texts[i]):  # Emma (7)
        return True
    has_first_name = words.joined(i) and words.texts[i - 1][0].isupper() and words.word_class(i - 1) in ("noun", "name")
    return has_first_name or words.is_surname(i)


def _follows_person(words: Words, i: int) -> bool:
    """A name follows a noun for a person, whatever kind of name the pipeline takes it for: *Sänger Yogo Pausch*."""
    k = i
    while words.joined(k) and words.word_class(k - 1) in ("noun", "name") and words.texts[k - 1][0].isupper():
        k -= 1
        if is_person(words.texts[k]):
            return i - k > 1
    return False
