"""What a number counts: the noun phrase after it, or one that an ellipsis leaves elsewhere in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimx.analysis.figures.alike import is_before_change
from claimx.analysis.figures.lookups import affixes, are_persons, is_person, noun_role, wordings, wordlist
from claimx.analysis.figures.numbers import is_integer, read_plural, sign
from claimx.analysis.figures.words import FoundFigure, Words

LONGEST_ATTRIBUTE = 8
LONGEST_PHRASE = 12
LONGEST_PREFIX = 4


class CountedPhrase(NamedTuple):
    """The words from `first` to before `last`; `attribute` where only its attributes stand here (200 feste und …)."""

    first: int
    last: int
    attribute: bool = False


def phrase_at(words: Words, i: int) -> CountedPhrase | None:
    """The noun phrase right after a number: *250 an Bord befindlichen Menschen*, *9.000 so genannten „Rationen“*."""
    k = i
    while k - i < LONGEST_PHRASE and words.joined(k):
        if is_head(words, k):
            return CountedPhrase(i, _coordinated(words, i, k))
        following = _after_attribute(words, k)
        if not following:
            return None
        is_attribute = words.word_class(following - 1) == "adjective"
        if is_attribute and words.lower(following) in wordlist("joins_attributes"):
            if words.word_class(following + 1) == "adjective":  # deutsche und französische Standorte
                following += 1
            elif words.word_class(following + 1) in ("number", "determiner"):  # 200 feste und 300 freie Mitarbeiter
                return CountedPhrase(i, following, attribute=True)
        k = following
    return None


def _after_attribute(words: Words, k: int) -> int:
    """The word after one that can stand before the head of a noun phrase; 0 where this one cannot."""
    word_class = words.word_class(k)
    if word_class == "adjective" or (word_class in ("determiner", "pronoun") and words.lower(k) in wordlist("further")):
        return k + 1
    if words.texts[k] in wordlist("quote"):
        return k + 1 if opens(words, k) and words.word_class(k + 1) in ("noun", "name", "adjective") else 0
    if word_class in ("adverb", "participle"):
        return k + 1 if _attribute_follows(words, k + 1) or _is_made_of_participle(words, k + 1) else 0
    return _after_prepositional_attribute(words, k) if word_class == "preposition" else 0


def is_head(words: Words, k: int) -> bool:
    """A word can end a counted noun phrase: a noun, or an adjective that stands for one (*1.940 Deutsche*)."""
    word_class, text = words.word_class(k), words.text_at(k)
    if text in wordlist("position") or (text.endswith("-") and text[0].isdecimal()):
        return False
    if word_class == "noun":
        return text[0].isupper() or text.endswith("-") or words.token(k).tag_ == "NN"
    if word_class == "adjective" and text[0].isupper():
        return words.word_class(k + 1) not in ("noun", "adjective") or not words.joined(k + 1)
    if word_class == "name":
        return text[0].isupper()
    return False


def _is_made_of_participle(words: Words, k: int) -> bool:
    """*der aktuell [Befragten]*, *zehn schwer [Verletzte]*: a noun for persons that an adverb can stand before."""
    is_person_next = words.joined(k) and is_head(words, k) and are_persons(words.texts[k])
    return is_person_next and words.texts[k][0].isupper() and words.lower(k).endswith(affixes("participle_as_noun"))


def _attribute_follows(words: Words, k: int) -> bool:
    """An attribute and its noun stand here: *[namentlich] benannte Juden*."""
    return (
        words.joined(k)
        and words.joined(k + 1)
        and words.word_class(k) == "adjective"
        and words.texts[k][0].islower()
        and (is_head(words, k + 1) or words.word_class(k + 1) == "adjective" or words.texts[k + 1] in wordlist("quote"))
    )


def _after_prepositional_attribute(words: Words, k: int) -> int:
    """The participle after a prepositional phrase inside a noun phrase: *[an Bord] befindlichen Menschen*; else 0."""
    for noun in range(k + 1, min(k + LONGEST_ATTRIBUTE, len(words))):
        if not words.joined(noun) or words.word_class(noun) in ("verb", "sign", "conjunction", "participle"):
            return 0
        if words.word_class(noun) in ("noun", "name") and _attribute_follows(words, noun + 1):
            return noun + 1
    return 0


def _coordinated(words: Words, first: int, head: int) -> int:
    """The index after the head, or after a second head that shares the number: *Kinder und Jugendliche*."""
    last = head + 1
    text = words.texts[head]
    if words.adjacent(last) and words.texts[last] in wordlist("quote"):
        return last + 1 if _opened(words, first, head) else last
    is_slash = words.lower(last) == "/" and text.endswith("-")  # 12 Bus-/Bahnlinien
    if not (is_slash or words.lower(last) in wordlist("joins_heads")) or not is_head(words, last + 1):
        return last
    if read_plural(words.texts[last + 1]) is not None:  # Dutzende Häuser und Hunderte Autos
        return last
    if text.endswith("-") and words.joined(last + 1):
        return last + 2
    if words.lower(last) != "und" or words.word_class(last + 1) == "name" or not words.joined(last + 1):
        return last
    both_plural = words.is_plural(head) and words.is_plural(last + 1)
    both_persons = is_person(text) and is_person(words.texts[last + 1])  # taggers take Jugendliche for a singular
    return last + 2 if both_plural or both_persons else last


def _opened(words: Words, first: int, head: int) -> bool:
    """A quotation mark stands before the head, in its noun phrase: *9.000 so genannten „Rationen“*."""
    return any(words.texts[k] in wordlist("quote") for k in range(first, head))


def opens(words: Words, i: int) -> bool:
    """A quotation mark begins what follows it: a space stands before it and none behind."""
    return not words.adjacent(i) and words.adjacent(i + 1)


def genitive_at(words: Words, i: int) -> CountedPhrase | None:
    """The noun phrase of a genitive after a share: *13 Prozent der [Bevölkerung]*, *130 der 500 [Mitarbeiter]*."""
    if words.lower(i) != "von" and words.lower(i) not in wordlist("genitive_article"):
        return None
    is_adverb = (words.lower(i + 1),) in wordings() or words.word_class(i + 1) == "adverb"
    number = i + 2 if is_adverb else i + 1  # 81 von rund 700 Demonstranten, 3.500 von weltweit 48.000 Stellen
    if words.lower(i) == "von" and words.word_class(number) == "number" and words.joined(number):
        return _phrase_after_number(words, i + 1)  # drei von vier Deutschen
    if words.lower(i) == "von" and words.lower(i + 1) in wordlist("dative_article"):
        i += 1
    elif words.lower(i) not in wordlist("genitive_article"):
        return None
    if not words.joined(i):
        return None
    i += 1
    if words.word_class(i) == "adjective" and words.texts[i].endswith("e") and words.lower(i - 1) == "der":
        return None  # mit 4,6 Prozent der größte Verlierer: a nominative
    phrase = phrase_at(words, i) or _phrase_after_number(words, i)
    if phrase is None or phrase.attribute:
        return None
    return None if words.lower(i - 1) == "der" and _is_one_man(words, phrase) else phrase


def _is_one_man(words: Words, phrase: CountedPhrase) -> bool:
    """*30 Prozent zahlt die Stadt, 30 Prozent **der Bund***: before one masculine noun, *der* is no genitive.

    *der Wähler* is one or many, and taggers guess.
    """
    article, noun = words.token(phrase.first - 1), words.token(phrase.last - 1)
    if noun.text.endswith(affixes("plural_too")):
        return False
    return all(token.morph.get("Gender") == "Masc" and token.morph.get("Number") == "Sing" for token in (article, noun))


def _phrase_after_number(words: Words, i: int) -> CountedPhrase | None:
    """*zwei der drei [Angeklagten]*, *246 der nach Behördenangaben 350 [Passagiere]*."""
    for k in range(i, min(i + LONGEST_PREFIX, len(words))):
        if not words.joined(k) or words.word_class(k) in ("verb", "sign"):
            return None
        if words.word_class(k) == "number":
            numeral = words.numeral(k)
            return phrase_at(words, numeral.end if numeral else k + 1)
    return None


def resolve(words: Words, figures: Sequence[FoundFigure]) -> None:
    """Fill `counted` of every figure that counts something, and extend the figure to its noun where that follows it."""
    for k, found in enumerate(figures):
        if found.kind in ("percent", "fraction"):
            _count_share(words, figures, k)
        elif found.kind in ("count", "multiple") and found.counted is None and found.amount_end:
            _count_noun(words, figures, k)
    _share_nouns(words, figures)
    _share_in_rows(words, [figure for figure in figures if figure.kind == "count"])
    _share_by_years(words, figures)
    _count_elsewhere(words, figures)


def _count_noun(words: Words, figures: Sequence[FoundFigure], k: int) -> None:
    found = figures[k]
    following = figures[k + 1].first if k + 1 < len(figures) else len(words)
    start = found.amount_end
    if following == start and (counted := _after_fused(words, start, figures[k + 1 : k + 3])):
        found.counted, found.bare = counted, False
        return
    if words.lower(start) == "von" and found.qualifier == "vague" and is_noun_phrase(words, start + 1):
        start += 1
    if _is_quoted(words, found) and (phrase := phrase_at(words, start + 1)) and not phrase.attribute:
        found.counted, found.bare = words.span(phrase.first, phrase.last), False
        return
    phrase = phrase_at(words, start)
    if phrase is None and (aside := after_change(words, start) or _after_aside(words, start)):  # auf 14 (-4) Sitze
        phrase = phrase_at(words, aside)
        if phrase and not phrase.attribute:
            found.counted, found.bare = words.span(phrase.first, phrase.last), False
        return
    if phrase and not phrase.attribute and _begins_with_verb(words, found, phrase):
        return
    if phrase is None:
        phrase = genitive_at(words, found.amount_end) if found.kind == "count" else None
        whole = figures[k + 1] if k + 1 < len(figures) else None
        if phrase and whole is not None and whole.unit and whole.last == phrase.last:  # 45 der 90 Minuten
            found.kind, found.unit, found.unit_from, found.bare = whole.kind, whole.unit, whole, False
        elif phrase and is_partitive(words, phrase):  # zwei der drei Angeklagten: the noun is not part of the figure
            found.counted, found.bare = words.span(phrase.first, phrase.last), False
        return
    if phrase.attribute:
        if phrase.last + 1 == following or phrase.last == following:
            found.counted = words.span(phrase.first, phrase.last) + " …"
        return
    if phrase.last > following:
        return
    last = _after_noun(words, phrase.last)
    found.counted, found.last, found.bare = words.span(phrase.first, last), last, False


def _after_fused(words: Words, start: int, later: Sequence[FoundFigure]) -> str | None:
    """*Vier [18-jährige Schüler]*, *zwei [800-Meter-Läuferinnen]*: figures in one word before the noun or in it."""
    last = start
    for figure in later:
        is_next = figure.first == last or (figure.first == last + 1 and words.lower(last) in wordlist("joins_heads"))
        if not is_next or figure.amount_end or not words.joined(last):
            break
        last = figure.last
    if last > start and words.texts[last - 1].rpartition("-")[2][:1].isupper():
        return words.span(start, last)
    phrase = phrase_at(words, last) if last > start else None
    return words.span(start, phrase.last) if phrase and not phrase.attribute else None


def after_change(words: Words, i: int) -> int:
    """The word after a change in brackets: *14 [(-4)] Sitze*; 0 where none stands here."""
    closing = i + 3
    is_change = words.lower(i) == "(" and sign(words.text_at(i + 1)) != 0
    return closing + 1 if is_change and words.lower(closing) == ")" and words.shapes[i + 2] == "number" else 0


def _after_aside(words: Words, i: int) -> int:
    """The noun of a number before brackets or in them, *300 (Vorjahr: 280) [Unfälle]*; 0 where none stands behind."""
    if words.lower(i) == "(":
        closing = next((k for k in range(i, i + LONGEST_ASIDE) if words.lower(k) == ")"), 0)
        inside = words.shapes[i + 1 : closing]
    else:
        closing = i
        opening = next((k for k in range(i - 1, max(i - LONGEST_ASIDE, 0), -1) if words.texts[k] == "("), 0)
        inside = words.shapes[opening - 1 : opening]
    is_aside = words.lower(closing) == ")" and "number" in inside
    return closing + 1 if is_aside and words.joined(closing + 1) else 0


LONGEST_ASIDE = 7
"""Words of the longest brackets between a number and its noun."""


def _is_quoted(words: Words, found: FoundFigure) -> bool:
    """Nothing but the number stands in quotation marks: *„Tausenden“ Anrufern*; the noun is not part of the figure."""
    return all(words.text_at(k) in wordlist("quote") for k in (found.first - 1, found.amount_end))


def _begins_with_verb(words: Words, found: FoundFigure, phrase: CountedPhrase) -> bool:
    """*weitere 929 erlitten Gewalt*: an adjective in -en needs an article or a dative (*mit 929 neuen Fällen*)."""
    adjective, noun = words.texts[phrase.first], words.texts[phrase.last - 1]
    if phrase.last - phrase.first < 2 or not adjective.endswith("en") or not adjective[0].islower():
        return False
    if noun.endswith(("n", "s")) or not noun[-1].isalpha() or adjective in wordlist("further"):
        return False
    before = words.lower(found.first - 1)
    is_strong = before in wordlist("further") and before.endswith("e")
    return is_strong or words.word_class(found.first - 1) not in ("determiner", "adjective", "pronoun")


def is_partitive(words: Words, phrase: CountedPhrase) -> bool:
    """A genitive of many, out of which some are counted; *780 der Bundeswehr* belong to it.

    To a tagger *der betroffenen Airbags* may be one, and the article says that they are many.
    """
    if words.word_class(phrase.first - 1) == "number":
        return True
    return words.is_plural(phrase.last - 1) is not False or words.is_plural(phrase.first - 1) is True


def is_noun_phrase(words: Words, i: int) -> bool:
    """A noun phrase without article begins here."""
    return phrase_at(words, i) is not None


def _count_share(words: Words, figures: Sequence[FoundFigure], k: int) -> None:
    """*13 Prozent der Bevölkerung*, *15 % Provision*, *ein Fünftel (21 Prozent) der Haushalte*."""
    found = figures[k]
    if found.unit == "percentage-point" or found.counted:
        return
    if found.kind == "percent" and not found.amount_end:  # the noun of a 20-prozentige Erhöhung is not what it counts
        return
    start = found.last
    if words.texts[start : start + 1] == ["("]:  # an aside between the share and its genitive
        closing = next((i for i in range(start, start + 8) if words.lower(i) == ")"), start)
        start = closing + 1
    elif words.texts[start : start + 1] == [")"]:
        start += 1
    if phrase := genitive_at(words, start):
        found.counted = words.span(phrase.first, phrase.last)
        return
    aged = figures[k + 1] if k + 1 < len(figures) else None
    if aged and aged.kind == "age" and aged.first == start + 1 and words.lower(start) in wordlist("genitive_article"):
        is_named = not aged.amount_end and words.texts[aged.last - 1].rpartition("-")[2][:1].isupper()
        found.counted = words.span(aged.first, aged.last) if is_named else None  # der 60- bis 65-Jährigen
        return
    is_difference = words.lower(found.last) in wordlist("more_or_less")  # 7 % mehr Ausgaben
    phrase = None if is_difference else phrase_at(words, found.last)
    following = figures[k + 1].first if k + 1 < len(figures) else len(words)
    if phrase and _is_difference(words, phrase):
        return
    if phrase and not phrase.attribute and phrase.last <= following and words.word_class(phrase.last - 1) != "name":
        found.counted, found.last = words.span(phrase.first, phrase.last), _after_noun(words, phrase.last)


def _is_difference(words: Words, phrase: CountedPhrase) -> bool:
    """*ein um 40 Prozent [geringeres Risiko]*, *20 Prozent höhere Preise*; but *15 Prozent ältere Menschen*."""
    attributes = range(phrase.first, min(phrase.first + 2, phrase.last - 1))  # deutlich höhere Preise
    compared = next((k for k in attributes if words.is_comparative(k)), None)
    return compared is not None and not words.lower(compared).startswith(affixes("aged_more"))


def _after_noun(words: Words, last: int) -> int:
    """The word after a noun and its full stop: *256 S.*, *19 % MwSt.*"""
    return last + 1 if words.texts[last - 1] in wordlist("abbreviated_noun") and words.has_stop(last - 1) else last


def _share_nouns(words: Words, figures: Sequence[FoundFigure]) -> None:
    """*200 feste und 300 freie Mitarbeiter*; *3.000, 10.000 oder 100.000 Soldaten*: the noun is said with the last."""
    for found, later in zip(reversed(figures[:-1]), reversed(figures[1:]), strict=True):
        if (
            found.kind == later.kind == "percent"
            and later.counted
            and not (_has_noun_behind(later) and found.last > found.amount_end)  # 3 Prozent und zwei Prozent Tilgung
            and is_list(words, found.last, later.first, "noun_link")
        ):
            found.counted = found.counted or later.counted
        if found.kind != "count" or later.kind != "count" or not later.counted:
            continue
        noun = later.counted.split()[-1]
        if found.counted and found.counted.endswith(" …"):
            found.counted, found.bare = found.counted.removesuffix("…") + noun, False
        elif (
            found.bare
            and found.counted is None
            and is_list(words, found.last, later.first, "noun_link", "times_a_side")
        ):
            found.counted, found.bare = later.counted, False


def _has_noun_behind(share: FoundFigure) -> bool:
    """What has the share stands right behind its unit: *zwei Prozent Tilgung*, but no *der Wähler*."""
    return share.last > share.amount_end + 1


def _share_in_rows(words: Words, counts: Sequence[FoundFigure]) -> None:
    """*1. Bayern 45, 2. Leipzig 41, 3. Dortmund 38 Punkte*: numbers after names, the last with the noun."""
    for found, later in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        between = range(found.last, later.first)
        if (
            found.bare
            and found.counted is None
            and later.counted
            and 1 < len(between) < LONGEST_LINK
            and words.lower(found.last) in wordlist("comma_or_and")
            and words.word_class(found.first - 1) == words.word_class(later.first - 1) == "name"
            and all(words.joined(k) and words.word_class(k) not in ("verb", "participle") for k in between)
        ):
            found.counted, found.bare = later.counted, False


def _share_by_years(words: Words, figures: Sequence[FoundFigure]) -> None:
    """*2020 waren es [12], 2021 schon [40] und 2022 dann 60 Fälle*: a number for each year, the last with the noun."""
    for found, year, later in zip(reversed(figures[:-2]), reversed(figures[1:-1]), reversed(figures[2:]), strict=True):
        between = range(year.last, later.first)
        if (
            (found.kind, year.kind, later.kind) == ("count", "date", "count")
            and found.bare
            and later.counted
            and year.first == found.last + 1
            and words.lower(found.last) in wordlist("comma_or_and")
            and len(between) < LONGEST_LINK
            and all(words.joined(k) and words.word_class(k) in ("adverb", "verb", "pronoun") for k in between)
        ):
            found.counted, found.bare = found.counted or later.counted, False


LONGEST_LINK = 7


def is_list(words: Words, i: int, j: int, *roles: str) -> bool:
    """Only words of these roles stand between two numbers: *3.000, 10.000 oder 100.000*."""
    if not 0 < j - i <= LONGEST_LINK:
        return False
    between = [words.lower(k) for k in range(i, j)]
    if between == [",", "und"]:  # Er wurde 17, und zwei Jahre später …
        return False
    if between[0] == "," and "angaben" in between:  # 100, nach (anderen) Angaben (der …) 110
        return True
    return len(between) <= 3 and all(any(word in wordlist(role) for role in roles) for word in between)


def _count_elsewhere(words: Words, figures: Sequence[FoundFigure]) -> None:
    """*20 Menschen wurden getötet und 60 verletzt*; *die Zahl der Toten stieg auf 60*."""
    latest: FoundFigure | None = None
    for k, found in enumerate(figures):
        if found.kind != "count":
            continue
        if latest and not words.same_sentence(latest.first, found.first):
            latest = None
        if found.counted and found.counted.endswith("…"):
            found.counted = None
        if found.counted is None and found.amount_end and found.bare:
            if latest and _is_more_than_all(words, found, latest):
                latest = next((whole for whole in figures[:k] if _is_whole_of(words, whole, found)), None)
            of_latest = latest.counted if latest and _can_count_too(words, found, latest) else None
            of_latest = of_latest or _of_sentence_before(words, found, figures[:k])
            found.counted = _statistic(words, found) or of_latest or _changed(words, found)
            parallel = (later for later in figures[k + 1 : k + 4] if _is_parallel(words, found, later))
            if found.counted is None and (later := next(parallel, None)):
                found.counted = later.counted
            contrasted = (later for later in figures[k + 1 : k + 3] if _is_contrasted(words, found, later))
            if found.counted is None and (later := next(contrasted, None)):
                found.counted = later.counted
        elif found.counted and found.amount_end and not (latest and (_is_among(words, found) or _is_per(words, found))):
            latest = found


def _changed(words: Words, found: FoundFigure) -> str | None:
    """*Die Geburten sanken um drei Prozent auf [12.000]*: the subject of a change, where it is something counted."""
    if words.lower(found.first - 1) not in wordlist("bounds_of_change"):
        return None
    for k in range(found.first - 1, max(found.first - LONGEST_PHRASE, 0), -1):
        if not words.joined(k) or words.texts[k] in ",;:":
            return None
        is_counted = words.lower(k - 1).endswith(affixes("counted_plural")) or are_persons(words.texts[k - 1])
        if words.lower(k).startswith(affixes("changes")) and is_counted and words.is_plural(k - 1) is not False:
            first = k - 2
            while words.word_class(first) == "adjective":
                first -= 1
            is_subject = words.lower(first) == "die" and words.begins_sentence(first)
            return words.texts[k - 1] if is_subject and words.word_class(k) == "verb" else None
    return None


def _of_sentence_before(words: Words, found: FoundFigure, earlier: Sequence[FoundFigure]) -> str | None:
    """*44 Boote liefen ein. [16] davon sanken.*; *Bisher gab es 44 Fälle. Im Vorjahr waren es [30].*

    The sentence before counts one thing, and of parts at least as many of it.
    """
    is_it = _is_told_of_it(words, found)
    is_part = not is_it and _is_part_of_them(words, found)
    if not is_part and not is_it:
        return None
    sentence = words.sentence(found.first) - 1
    near = [figure for figure in earlier[-MOST_EARLIER:] if words.sentence(figure.first) == sentence]
    if is_it and any(figure.unit for figure in near):
        return None  # 40 Euro zahlen die 12 Gemeinden. Im Vorjahr waren es 30.
    before = [figure for figure in near if _is_counted_before(words, figure)]
    if len({figure.counted for figure in before}) != 1 or (is_part and not _holds(before[-1], found)):
        return None
    return before[-1].counted


def _is_told_of_it(words: Words, found: FoundFigure) -> bool:
    """*Im Vorjahr waren es [30].*: where the sentence ends."""
    k = found.first - 1
    while words.word_class(k) == "adverb":
        k -= 1
    return words.lower(k) == "es" and words.lower(k - 1) in wordlist("are") and words.ends_before(found.last)


def _is_part_of_them(words: Words, found: FoundFigure) -> bool:
    """*[16] davon sanken*, *Davon sanken [16]*; of those that a noun before names: *Die Wölfe – [zwei] von ihnen …*."""
    k = found.first
    while words.joined(k) and found.first - k < LONGEST_ATTRIBUTE:
        if words.word_class(k - 1) in ("noun", "name", "number"):
            return False
        k -= 1
    is_of_them = words.lower(found.last) == "von" and words.lower(found.last + 1) in wordlist("of_them")
    return is_of_them or "davon" in (words.lower(found.last), words.lower(k))


def _is_counted_before(words: Words, figure: FoundFigure) -> bool:
    """It counts something, and is not what a rate relates to."""
    return figure.kind == "count" and figure.counted is not None and not _is_per(words, figure)


def _holds(whole: FoundFigure, found: FoundFigure) -> bool:
    return whole.size is not None and found.size is not None and whole.size >= found.size


def _is_more_than_all(words: Words, found: FoundFigure, latest: FoundFigure) -> bool:
    """*4.300 Menschen an 14 Standorten, [2.900] davon in Kiel*: no part of the fourteen."""
    is_part = "davon" in (words.lower(found.last), words.lower(found.first - 1))
    return is_part and found.value is not None and latest.value is not None and found.value > latest.value


def _is_whole_of(words: Words, whole: FoundFigure, found: FoundFigure) -> bool:
    """What was counted earlier in the sentence and is as much: *[4.300 Menschen]*."""
    is_counted = whole.kind == "count" and whole.counted is not None and words.same_sentence(whole.first, found.first)
    return is_counted and whole.value is not None and found.value is not None and whole.value >= found.value


def _can_count_too(words: Words, found: FoundFigure, latest: FoundFigure) -> bool:
    """A bare number can be of what was counted before; but *ein Anteil von [40]*, and what follows here."""
    is_of_noun = words.lower(found.first - 1) == "von" and words.word_class(found.first - 2) == "noun"
    return not is_of_noun and not _is_part_of_whole(found, latest) and not _is_value(words, found)


def _is_value(words: Words, found: FoundFigure) -> bool:
    """*15 Sorten, der Öchslegrad liegt bei [92]*: the value of what lies there, with a noun before its verb."""
    k = found.first - 2
    if found.qualifier == "vague" and words.lower(found.first - 1) == "die":
        return words.lower(k) == "in"  # der Schaden geht in die Hunderttausende
    while words.word_class(k) == "adverb" and words.joined(k + 1):
        k -= 1
    is_lying = words.lower(found.first - 1) == "bei" and words.lower(k) in wordlist("lies")
    return is_lying and words.word_class(k - 1) in ("noun", "name") and words.is_plural(k - 1) is not True


def _is_part_of_whole(found: FoundFigure, latest: FoundFigure) -> bool:
    """*der Schnitt aller 87 Schüler lag bei [2,2]*: nobody counts parts of what was counted as a whole."""
    is_part = found.value is not None and not is_integer(found.value)
    return is_part and latest.value is not None and is_integer(latest.value)


def _is_among(words: Words, found: FoundFigure) -> bool:
    """*17 Menschen, [darunter sechs Polizisten], getötet und 53 verletzt*: some of those who are counted."""
    return words.lower(found.first - 1) in wordlist("among")


def _is_contrasted(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*Statt [7,25 Millionen] leben dort nur 6,17 Millionen Menschen*: the noun is said with the second number."""
    k = found.first - 1
    while words.word_class(k) in ("determiner", "adjective", "adverb") and words.joined(k + 1):
        k -= 1
    is_instead = words.lower(k) in wordlist("instead") and words.begins_sentence(k)
    is_told = words.word_class(found.last) == "verb" and words.same_sentence(found.first, later.first)
    return later.kind == "count" and ((is_instead and is_told) or is_before_change(words, found, later))


def _is_per(words: Words, found: FoundFigure) -> bool:
    """*36,8 Fälle pro [100.000 Einwohner] (Vortag: 35,2)*: what a rate relates to; but *je fünf Sitze*."""
    before = words.lower(found.first - 1)
    return before in wordlist("per") and (before != "je" or str(found.value or 0).strip("0") == "1")


def _is_parallel(words: Words, found: FoundFigure, later: FoundFigure) -> bool:
    """*die Partei mit 51 und die Liste mit 29 Sitzen*: the same preposition before both."""
    before = words.lower(found.first - 1)
    return (
        later.kind == "count"
        and words.same_sentence(found.first, later.first)
        and words.word_class(found.first - 1) == "preposition"
        and before == words.lower(later.first - 1)
    )


def labels_persons(words: Words, i: int) -> bool:
    """A colon after those who are counted: *Zuschauer: 350*."""
    return words.text_at(i) == ":" and words.word_class(i - 1) == "noun" and are_persons(words.texts[i - 1])


def counts_before(words: Words, found: FoundFigure, earlier: Sequence[FoundFigure]) -> bool:
    """Whether something is counted in the sentence before a bare number, which then may count that, too."""
    sentence = words.sentence(found.first)
    return any(
        figure.kind == "count" and words.sentence(figure.first) == sentence and phrase_at(words, figure.amount_end)
        for figure in earlier[-MOST_EARLIER:]
    )


MOST_EARLIER = 5
"""Figures before a number that are looked at for what is counted."""


def _statistic(words: Words, found: FoundFigure) -> str | None:
    """The genitive of *Zahl* or *Anzahl* earlier in the sentence, or *Zuschauer: 350*."""
    if labels_persons(words, found.first - 1):
        return words.texts[found.first - 2]
    for i in range(found.first - 1, max(found.first - 25, -1), -1):
        if not words.same_sentence(i, found.first):
            return None
        is_taken_up = words.lower(i) in wordlist("takes_up_number") and words.lower(i - 1) in wordlist("comma_or_and")
        if is_taken_up and words.lower(i + 1) == "der" and (phrase := genitive_at(words, i + 1)):
            # die Zahl der Unfälle bei 300, die der Verletzten bei 40; but der Unfälle, die der Minister auf 40 schätzt
            is_relative = words.word_class(found.last) == "verb"
            return None if is_relative else words.span(phrase.first, phrase.last)
        if noun_role(words, i) == "many":
            phrase = genitive_at(words, i + 1)
            if phrase is None and words.texts[i + 1].endswith("er") and words.word_class(i + 1) == "adjective":
                phrase = phrase_at(words, i + 1)  # die Zahl getöteter Soldaten
            return words.span(phrase.first, phrase.last) if phrase else None
    return None
