"""Numbers that are no figures: parts of names and references (*Artikel 48*, *Boeing 737*), and *ein* the article."""

from __future__ import annotations

import re

from claimx.analysis.figures.counted import genitive_at, is_noun_phrase, phrase_at
from claimx.analysis.figures.dates import is_slashed_date, month_at, year_at
from claimx.analysis.figures.joins import goes_on
from claimx.analysis.figures.lookups import NounRole, affixes, clubs, noun_role, wordlist
from claimx.analysis.figures.measures import after_per, measure_at
from claimx.analysis.figures.numbers import is_one, read_cardinal, scale
from claimx.analysis.figures.qualifiers import compares_with_time, wording_before
from claimx.analysis.figures.quantities import quantity_at
from claimx.analysis.figures.units import currency_called
from claimx.analysis.figures.words import FoundFigure, Words
from claimx.knowledge.nouns import is_place


def after_reference(words: Words, i: int) -> int:
    """The word after a number that belongs to a name or a reference (*Artikel 48*, *Boeing 737*), else `i`."""
    if words.lower(i - 1) == "des" and month_at(words, i + 2) and words.lower(i - 2).endswith(affixes("road")):
        return i + 3  # die Straße des 17. Juni
    if words.shapes[i] == "date" and words.joined(i) and noun_role(words, i - 1) == "reference":
        return i + 1  # Es läuft mit Version 6.1.
    if words.shapes[i] not in ("number", "dotted", "slashed", "word", "clock"):
        return i
    if words.text_at(i + 1) == "&" and words.adjacent(i + 1) and words.adjacent(i + 2):
        return i + 3  # die Firma 1&1
    if words.shapes[i] != "word" and (after := _after_beginning(words, i)) > i:
        return after
    if words.joined(i) and _PLATE.fullmatch(words.texts[i - 1]):
        return i + 1
    if words.joined(i) and _is_post(words, i):
        return _after_list(words, i + 1)
    if after := _after_file_number(words, i) or _after_idiom(words, i) or _after_work(words, i):
        return after
    if not words.joined(i) or (words.lower(i - 2) == "nach" and words.lower(i - 3) == "je"):
        return i  # je nach Modell 900, 1.035 und 1.200 Euro
    if _is_year_in_name(words, i) or _is_type(words, i):
        return i + 1
    is_hour = words.lower(i + 1) == "uhr" or (words.texts[i - 1] == "Punkt" and words.shapes[i] == "word")
    return i if is_hour else _after_noun(words, i)  # um Punkt 20 Uhr, Punkt acht


def _after_beginning(words: Words, i: int) -> int:
    """The word after digits that a name begins with (*1. FC Nürnberg*, *1860 München*), else `i`."""
    if _is_dialled(words, i):
        return _after_digits(words, i + 1)
    if words.texts[i] in wordlist("emergency_number") and _is_called(words, i):
        return i + 1
    if after := _after_address(words, i):
        return after
    if words.joined(i) and f"{words.lower(i - 1)} {words.texts[i]}" in wordlist("club_with_year"):
        return i + 1  # gegen Hannover 96
    is_club = f"{words.texts[i]} {words.lower(i + 1)}" in wordlist("club_with_year") and not _says_when(words, i - 1)
    if is_club or _is_club(words, i) or _is_item(words, i) or _is_title(words, i):
        return i + 2
    is_designation = year_at(words, i) and words.joined(i + 1) and _DESIGNATION.fullmatch(words.texts[i + 1])
    return i + 2 if is_designation else i


def _after_noun(words: Words, i: int) -> int:
    """The word after a number that goes with the word before it (*Artikel 48*, *Boeing 737*), else `i`."""
    before, is_decimal = words.texts[i - 1], words.texts[i].isdecimal()
    role = noun_role(words, i - 1) if "," not in words.texts[i] else None  # für Straßen 4,8 Millionen
    is_number = words.shapes[i] != "word" or read_cardinal(words.texts[i]) is not None
    is_number = is_number and words.shapes[i] != "clock"  # am 23. Spieltag 1:2
    if is_number and (before in ("§", "#") or (role == "reference" and not _is_measured(words, i, role))):
        return _after_list(words, i + 1)
    if is_decimal and _is_code(words, i - 1) and noun_role(words, i - 2) == "reference":
        return i + 1  # der Flug LH 1823
    if role == "rank" and _continues_reference(words, i - 2):
        return _after_digits(words, i + 1)  # Resolution Nr. 1701, § 5 Abs. 2, Nr. 11
    return i + 1 if is_decimal and role is None and _is_part_of_name(words, i) else i


def _is_part_of_name(words: Words, i: int) -> bool:
    """*Boeing 737*, *Apollo 11*: digits behind a name that is no month and no currency, with nothing measured."""
    if words.word_class(i - 1) != "name" or month_at(words, i - 1) or currency_called(words.texts[i - 1]):
        return False
    if words.lower(i - 1) in wordlist("weekday"):  # Mi 14-18 Uhr
        return False
    if words.texts[i - 1] in wordlist("party") or _is_count_there(words, i):  # CDU 12, SPD 9 Sitze
        return False
    is_in_table = words.text_at(i - 2) == "." and words.text_at(i - 3).isdecimal()  # 1. Köln 31, 2. Bonn 28
    if is_in_table or _is_in_row(words, i) or year_at(words, i) is not None or _is_measured(words, i):
        return False
    return words.lower(i + 1) not in wordlist("after_name_and_number")


def _is_count_there(words: Words, i: int) -> bool:
    """*In Kiel waren es 34 Fälle, in Lübeck [21]*: another number after a place, behind a comma or *und*."""
    k = i - 3
    is_place_behind = words.lower(i - 2) in wordlist("in_place") and words.lower(k) in wordlist("comma_or_and")
    if not is_place_behind or not is_place(words.texts[i - 1]):
        return False
    earlier = range(max(k - LONGEST_ROW + 1, 0), k)
    return any(words.shapes[n] == "number" and words.same_sentence(n, i) for n in earlier)


def _after_address(words: Words, i: int) -> int:
    """The word after the number of a house and the code of its town, *Am Markt [5, 10115] Berlin*; 0 for others."""
    if _is_postcode(words, i):
        return i + 1
    is_house = words.joined(i) and words.texts[i - 1][0].isupper() and words.lower(i + 1) == ","
    return i + 3 if is_house and words.joined(i + 2) and _is_postcode(words, i + 2) else 0


def _is_postcode(words: Words, i: int) -> bool:
    """*10115 Berlin*: five digits before a name, at the beginning of a line or after a comma."""
    text, k = words.texts[i], i + 1
    if (
        len(text) != DIGITS_OF_POSTCODE
        or not text.isdecimal()
        or not words.joined(k)
        or not words.texts[k][0].isupper()
    ):
        return False
    begins = not words.joined(i) or words.texts[i - 1] in ",(|–-"
    return begins and not words.texts[k].endswith("er") and (words.word_class(k) == "name" or is_place(words.texts[k]))


DIGITS_OF_POSTCODE = 5


def _is_in_row(words: Words, i: int) -> bool:
    """*Berlin [24], Hamburg 21, München 26 Grad*: names with numbers, the last with its unit."""
    k = i + 1
    while words.lower(k) in wordlist("comma_or_and") and words.joined(k + 2) and words.texts[k + 1][0].isupper():
        if words.shapes[k + 2] != "number":
            return False
        if _is_measured(words, k + 2):
            return True
        k += 3
    return False


def _says_when(words: Words, i: int) -> bool:
    """*Seit [1860]*, *im Jahr [1860]*: a year follows."""
    return words.lower(i) in wordlist("since") or noun_role(words, i) == "year"


_DESIGNATION = re.compile(r"[A-Z]{1,2}\d+")  # der Asteroid 2024 YR4
_PLATE = re.compile(r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}")  # das Kennzeichen B-AB 1234


def _is_post(words: Words, i: int) -> bool:
    """*bei Kilometer 213*: a place on a road, in digits after a unit and a preposition."""
    if words.shapes[i] != "number" or words.texts[i - 1] not in wordlist("mark_on_road"):
        return False
    is_placed = words.word_class(i - 2) == "preposition" or words.lower(i - 2) == "höhe"  # in Höhe Kilometer 34
    return is_placed and measure_at(words, i + 1) is None


def _is_code(words: Words, i: int) -> bool:
    """*LH*, *EW*: a few capital letters."""
    return words.texts[i].isalpha() and words.texts[i].isupper() and 1 < len(words.texts[i]) <= LONGEST_CODE


LONGEST_CODE = 3


def _continues_reference(words: Words, i: int) -> bool:
    """Up to the word, numbers and nouns of reference follow one another: *§ 5 Abs. 2, [Nr. 11]*."""
    while words.joined(i + 1):
        if words.texts[i] == "§" or noun_role(words, i) == "reference":
            return True
        if not (words.texts[i].isdecimal() or words.texts[i] in ".," or noun_role(words, i) == "rank"):
            return False
        i -= 1
    return False


def _is_item(words: Words, i: int) -> bool:
    """*2. Die Steuer sinkt.*: a number that begins a line, with no noun of its own behind; *1.)* anywhere."""
    k = i + 2
    if words.lower(k) == ")" and words.has_stop(i) and words.adjacent(k):
        before = "".join(words.texts[max(0, i - LONGEST_ROW) : i])  # 1.), but (71., 80.), (12./34.)
        return words.texts[i].isdecimal() and before.rfind("(") <= before.rfind(")")
    is_first = i == 0 or words.shapes[i - 1] == "break"
    if not is_first or not words.is_ordinal(i):
        return False
    return (
        not words.adjacent(k)
        and words.word_class(k) not in ("noun", "name", "sign", "number")
        and (words.texts[k][0].islower() or words.word_class(k) != "adjective")
    )


LONGEST_ROW = 8
"""In words: ordinals in one pair of brackets."""


def _is_dialled(words: Words, i: int) -> bool:
    """A number that begins with a nought: *030 1234*, *Schalke 04*; but *08. Juni*."""
    text = words.texts[i]
    is_padded = words.shapes[i] == "number" and len(text) > 1 and text[0] == "0" and text[1].isdecimal()
    is_padded = is_padded or (
        words.shapes[i] == "slashed" and text[0] == "0" and len(text) > 3 and not is_slashed_date(words, i)
    )  # 0711/12 34 56
    if text == "0" and words.lower(i - 1) in wordlist("before_dialled") and words.joined(i + 1):
        is_padded = words.texts[i + 1].isdecimal()  # (0 55 55) 1 23-0
    is_abroad = text.isdecimal() and words.lower(i - 1) == "+" and words.adjacent(i) and len(text) < 4  # +49 30 1234
    is_continued = words.lower(i + 1).isdecimal()
    return (is_padded and month_at(words, i + 2) is None) or (is_abroad and is_continued)


def _is_called(words: Words, i: int) -> bool:
    """*unter [112] erreichbar*, *der Notruf [110]*, *Er wählte die [112]*."""
    if not words.joined(i):
        return False
    if words.lower(i - 1).endswith(affixes("emergency_call")):
        return True
    is_said = words.lower(i - 1) in wordlist("before_dialled") or words.lower(i - 1) == "die"
    if not is_said or _is_measured(words, i):
        return False
    around = range(max(i - LONGEST_CALL, 0), min(i + LONGEST_CALL, len(words)))
    return any(words.lower(k).startswith(affixes("calls")) and words.same_sentence(k, i) for k in around)


LONGEST_CALL = 8


_IN_DIALLED = str.maketrans("", "", " /-–")


def _after_digits(words: Words, i: int) -> int:
    """The word after the rest of a telephone number: *030 / 12 34-56*."""
    k = i
    while words.joined(k):
        is_digits = words.texts[k].translate(_IN_DIALLED).isdecimal()  # (0331) 550 812 24, 0 71 21/9 42-33
        if not is_digits and words.texts[k] not in "/-–()":
            break
        k += 1
        i = k if is_digits else i
    return i


def _is_club(words: Words, i: int) -> bool:
    """*1. FC Nürnberg*, *2. Bundesliga*; *1.FC Nürnberg* without a space."""
    k = i + 2
    if not words.is_ordinal(i) or words.texts[i][2:]:
        return False
    is_glued = words.adjacent(k) and words.texts[k].isalpha() and month_at(words, k) is None
    return is_glued or words.text_at(k) in clubs()


def _after_file_number(words: Words, i: int) -> int:
    """The word after the number of a file: *4 StR 12/24*, *1 BvR 2214/22*; 0 where none stands here."""
    register, k = words.texts[i + 1 : i + 2], i + 2
    if words.shapes[i] != "number" or not register or not _REGISTER.fullmatch(register[0]) or not words.joined(i + 1):
        return 0
    return k + 1 if words.joined(k) and words.shapes[k] == "slashed" else 0


_REGISTER = re.compile(r"[A-Z][A-Za-z]{0,3}")


def _after_idiom(words: Words, i: int) -> int:
    """The word after a number in a figure of speech: *unter vier Augen*, *auf allen vieren*; 0 where it is none."""
    if words.shapes[i] != "word":
        return 0
    is_idiom = f"{words.lower(i - 1)} {words.lower(i)}" in wordlist("idiom")
    return i + 1 if is_idiom or f"{words.lower(i)} {words.lower(i + 1)}" in wordlist("idiom") else 0


def _after_work(words: Words, i: int) -> int:
    """The word after the title of a work: *das Stück „Drei Schwestern“*, *Tschechows „Drei Schwestern“*; else 0."""
    quotes = wordlist("quote")
    if quotes.isdisjoint(words.texts[max(i - LONGEST_TITLE, 0) : i]):
        return 0
    opening = next((k for k in range(i - 1, max(i - LONGEST_TITLE, 0), -1) if words.texts[k] in quotes), 0)
    before = opening - 1
    if not opening or not words.joined(opening) or words.adjacent(opening):
        return 0
    is_work = words.lower(before).endswith(affixes("work")) and words.texts[before][0].isupper()
    is_author = words.word_class(before) == "name" and words.texts[before][-1] in "s’'"
    if not is_work and not is_author:
        return 0
    ending = (k for k in range(i + 1, i + LONGEST_TITLE + 4) if words.text_at(k) in wordlist("quote"))
    return next(ending, -1) + 1


def _is_year_in_name(words: Words, i: int) -> bool:
    """*TSG 1899 Hoffenheim*, *VfL Bochum 1848*, *der Verein Privatsphäre 2030*: a year that is part of a name."""
    year = year_at(words, i)
    if year is None or not words.joined(i - 1):
        return False
    is_founding = year < FIRST_YEAR_IN_NEWS and {words.texts[i - 1], words.texts[i - 2]} & clubs()
    is_name = words.texts[i - 1][0].isupper() and words.word_class(i - 1) in ("noun", "name")
    return bool(is_founding) or (
        is_name and (words.texts[i - 2] in wordlist("named_body") or _is_whole_title(words, i))
    )


def _is_whole_title(words: Words, i: int) -> bool:
    """*das Projekt „Zukunft 2030“*: nothing but a name of a word or two and the year stands in quotation marks."""
    if words.texts[i + 1 : i + 2] == [] or words.texts[i + 1] not in wordlist("quote") or not words.adjacent(i + 1):
        return False
    k = i - 1
    while i - k < LONGEST_TITLE and words.texts[k][0].isupper() and words.joined(k):
        k -= 1
    return k < i - 1 and words.texts[k] in wordlist("quote") and month_at(words, i - 1) is None


FIRST_YEAR_IN_NEWS, LAST_YEAR_IN_NEWS = 1950, 2050
"""*der SC Freiburg 2023* is a club in that year, *der VfL Bochum 1848* one that was founded then."""


def _is_type(words: Words, i: int) -> bool:
    """*der Mercedes C 220 d*, *die L 1100*: digits after a single capital letter, with nothing measured behind."""
    letter = words.texts[i - 1]
    if len(letter) != 1 or not letter.isupper() or not words.texts[i].isdecimal() or words.adjacent(i):
        return False
    year = year_at(words, i)
    if year is not None and FIRST_YEAR_IN_NEWS <= year <= LAST_YEAR_IN_NEWS:  # Drama, D 2025
        return False
    k = i + 1
    return (words.joined(k) and len(words.texts[k]) == 1 and words.texts[k].islower()) or not _is_measured(words, i)


def _is_title(words: Words, i: int) -> bool:
    """*die 6. Große Strafkammer*: an adjective with a capital shows that the ordinal is part of a name.

    One of a place has its capital anyway: *die 74. Berliner Filmfestspiele*.
    """
    k = i + 2
    return (
        words.is_ordinal(i)
        and words.joined(k)
        and words.joined(k + 1)
        and words.texts[k][0].isupper()
        and words.token(k).tag_ == "ADJA"
        and not words.texts[k].endswith("er")
        and words.word_class(k + 1) in ("noun", "name")
    )


def _after_list(words: Words, i: int) -> int:
    """The word after further numbers of the same reference: *Artikel 5, 6 und 7*, *§ 315 c, 316*, *Stufe 4 von 5*."""
    if words.lower(i) == "von" and words.joined(i + 1) and words.texts[i + 1].isdecimal() and words.ends_before(i + 2):
        return i + 2
    while words.joined(k := i + _is_letter(words, i) + 1) and words.texts[k].isdecimal():
        if words.lower(k - 1) not in wordlist("joins_references"):
            break
        i = k + 1
    return i


def _is_letter(words: Words, i: int) -> bool:
    """*c* after the number of a paragraph."""
    return words.joined(i) and len(words.texts[i]) == 1 and words.texts[i].islower()


def _is_measured(words: Words, i: int, role: NounRole | None = None) -> bool:
    """A unit, a scale or a counted noun follows, so that the number is no part of a name."""
    k = i + 1
    if measure_at(words, k) or scale(words.text_at(k)):
        return True
    is_code = words.joined(k) and (words.texts[k][1:] != words.texts[k][1:].lower() or words.texts[k].isupper())
    if not words.joined(k) or is_code:  # Artikel 68 GG, Az. 1 BvR 3/22, Az. 3 O 128/23
        return False
    is_part = words.lower(k) == "von" and words.word_class(k + 1) == "number"  # die SPD [14] von 50 Sitzen
    if role is None and (is_part or words.lower(k) in wordlist("genitive_article")):  # Romney [22] der 23 Stimmen
        return True
    if noun_role(words, k) in ("reference", "rank"):  # Artikel 20 Abs. 3
        return False
    phrase = phrase_at(words, k)
    return phrase is not None and words.is_plural(phrase.last - 1) is not False  # but Apollo 11 Mission


def is_idle(words: Words, figure: FoundFigure) -> bool:
    """A bare number that belongs to a word before it: *Gruppe 4*, *die Zahl zwölf*, *„documenta 12“*."""
    if figure.kind != "count" or not figure.bare or figure.counted or figure.first == 0 or figure.scale != 1:
        return False
    before = figure.first - 1
    if words.texts[before] == "Zahl" or _is_titled(words, figure):
        return True
    if words.texts[before] in wordlist("party") and words.texts[before] not in wordlist("position"):
        return False  # Die Sitze: CDU 12, SPD 9; but Mitte 50
    is_name_like = words.joined(figure.first) and words.texts[figure.first].isdecimal()
    if not is_name_like or noun_role(words, before) == "scale":  # ein Beben der Stärke 6
        return False
    return words.word_class(before) in ("noun", "name") and words.is_plural(before) is not True


def _is_titled(words: Words, figure: FoundFigure) -> bool:
    """A quotation mark closes after the number, and one of the few words before it was opened: *„documenta 12“*.

    A number in small letters ends no title, *„an guten Tagen zwei“*, nor is a sentence one: *„Wir haben 12“*.
    """
    if words.texts[figure.amount_end - 1][0].islower() or words.lower(figure.last) not in wordlist("quote"):
        return False
    for k in range(figure.first - 1, max(0, figure.first - LONGEST_TITLE) - 1, -1):
        if words.texts[k] in wordlist("quote"):
            return True
        if words.word_class(k) == "verb" and words.texts[k][0].islower():
            return False
    return False


LONGEST_TITLE = 4


def is_number(words: Words, i: int, figure: FoundFigure) -> bool:
    """Not *ein* as an article, not *null*, *eins* or a nominalised number alone (*die Elf*)."""
    text = words.texts[i]
    if words.shapes[i] != "word" or figure.amount_end != i + 1:
        return True
    if is_one(text):
        return _is_one_in_number(words, i, figure)
    if not figure.bare or figure.qualifier == "vague" or is_noun_phrase(words, i + 1):
        return True
    if text.lower() in wordlist("no_number_alone"):
        is_start = words.lower(i - 1) == "von" and words.lower(i + 1) == "auf" and measure_at(words, i + 3) is not None
        return figure.first < i or is_start  # elf Prozent (minus eins), von null auf 100 km/h
    if scale(text) is not None and text[0].isupper():  # das Dutzend
        return wording_before(words, i, 0) is not None
    return text[0].islower() or words.begins_sentence(i)


def _is_one_in_number(words: Words, i: int, figure: FoundFigure) -> bool:
    """*ein* is a number in company: *knapp ein Jahr*, *mindestens ein Toter*, *eine Stunde und 5 Minuten*."""
    if figure.kind == "percent" or (figure.kind != "count" and (figure.per or after_per(words, figure.last))):
        return True  # Nur ein Prozent stimmte zu; ein Euro pro Tag
    before, after = words.lower(i - 1), words.lower(figure.last)
    is_bound = after == "bis" or (before == "zwischen" and after == "und")
    if figure.kind != "count" and is_bound and words.joined(figure.last + 1):  # von einem Monat bis zu fünf Jahren
        return True
    if figure.kind != "count" and before == "bis" and measure_at(words, i - 2):  # 45 Minuten bis eine Stunde
        return True
    if figure.kind == "count":
        is_start = before == "von" and after == "auf" and words.joined(figure.last + 1)
        becomes = words.numeral(figure.last + 1) if is_start else None
        if becomes and measure_at(words, becomes.end):  # von einem auf zwei Euro
            return True
        is_of_them = words.lower(i + 1) == "von" and words.lower(i + 2) in wordlist("of_them")
        is_counted = is_of_them or is_noun_phrase(words, i + 1) or genitive_at(words, i + 1) is not None
        return is_counted and words.lower(i - 1) in wordlist("one_or_more")
    if figure.kind == "duration":
        k = figure.last + (words.lower(figure.last) in wordlist("comma_or_and"))
        later = quantity_at(words, k, k) if words.joined(k) and words.shapes[k] in ("number", "word") else None
        if later and goes_on(words, figure, later):
            return True
    bound = wording_before(words, i, 0)  # um einen Tag, mehr als ein Jahr; but 3 Prozent mehr als ein Jahr zuvor
    return bound is not None and not (words.lower(i - 1) == "als" and compares_with_time(words, bound[0], figure))
