"""Finds names of bodies that a tagger takes for common nouns: *Ärzte ohne Grenzen*, *IG Metall*, *der Konzern Alda*."""

from __future__ import annotations

from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.bodies import bodies_by_first_word
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.marks import OPENING_QUOTES, QUOTES
from claimx.knowledge.nouns import INSTITUTIONS, is_person_word, is_place, is_speaker_noun, noun_kind

_INSIDE = words_of("in_phrasal_name")
_ARTICLES_OF_ONE = words_of("article_of_one_subject") | {"die"}
_LEGAL_FORMS = words_of("legal_form")
_CLUBS = words_of("club_abbreviation")
_MEDIA_IN_MARKS = words_of("medium_in_marks")
_MAX_MEDIUM = 3
"""Words of the longest medium in small letters: *heise online*."""
_LAST_FOUNDING_YEAR = 1950
"""Of a club; a later year behind its name is a time: *hatte der FC Kiel **2019** erklärt*."""
_DERIVED_IN_PLURAL = tuple(ending + "en" for ending in words_of("feminine"))
_FINITE = [[tag] for tag in sorted(stts.FINITE)]
_IN_FIRST_CONSTITUENT = frozenset({"ART", "ADJA", "NN", "APPR", "APPRART"})
_BEFORE_COMMON_NOUNS = stts.DETERMINER | {"ADJA", "APPRART"}


def mark_body_names(words: TaggedWords) -> None:
    """Give each word of such a name the tag `NE` and the label `ORG`.

    It is one that the lexicon has, or begins a sentence with a noun in the plural although the verb behind it is
    singular: *Eltern für Inklusion **fordert** …*
    """
    known = bodies_by_first_word()
    _mark_behind_their_kind(words)
    _mark_before_legal_forms(words)
    _mark_bodies_behind_their_kind(words)
    _mark_seats(words)
    _mark_clubs(words)
    _mark_media_in_marks(words)
    first_words = words.places(known.keys())
    for i in sorted({*first_words, *words.tagged("NN")}):
        text = words.texts[i]
        may_be_one = text in known or words.begins[i] or text.isupper()
        if not may_be_one or (text[0].islower() and text not in known):  # *die Organisation **foodwatch***
            continue
        for name in known.get(text, ()):
            part = len(name) == 1 and (_is_of_person(words, i) or _has_adjective(words, i))
            if words.texts[i : i + len(name)] == name and not part:
                _mark(words, i, i + len(name))
                break
        else:
            if words.begins[i] and _is_plural(words, i) and _is_one(words, i):
                _mark(words, i, i + 3)
            elif words.tags[i : i + 2] == ["NN", "NN"] and _is_abbreviated(words, i):
                _mark(words, i, i + 2)


def _is_of_person(words: TaggedWords, i: int) -> bool:
    """***Meta** Holm*, *Luca **Zalando***: beside another word of a person's name."""
    beside = (k for k in (i - 1, i + 1) if 0 <= k < len(words.labels))
    return words.labels[i] == "PER" and any(words.labels[k] == "PER" and words.tags[k] == "NE" for k in beside)


def _has_adjective(words: TaggedWords, i: int) -> bool:
    """*der **Deutsche Mieterbund***: an adjective with a capital is of the name, too, and both are read as a noun."""
    named = words.tag_before(i) == "ADJA" and words.texts[i - 1].istitle() and not words.begins[i - 1]
    return named and words.tags[i] == "NN" and words.texts[i - 1][-1] in "en"


def _is_abbreviated(words: TaggedWords, i: int) -> bool:
    """***IG Metall** lehnt ab*: capitals and a word that are labelled as a body together."""
    return words.texts[i].isupper() and words.labels[i] == words.labels[i + 1] == "ORG" and not words.begins[i + 1]


def _mark_behind_their_kind(words: TaggedWords) -> None:
    """***Der Autozulieferer Alda** baut Stellen ab*: one constituent stands in front of the verb, so that is a name.

    So does *Nach Angaben der **Staatsanwaltschaft Verden** wird ermittelt*, and so does *Das **Bündnis Stadtbild 2030**
    warnt*.
    It is one everywhere in the article where nothing stands before it that a common noun has.
    """
    names = {words.texts[i]: _is_number(words, i + 1) for i in words.tagged("NN") if _is_named_behind_kind(words, i)}
    for i in words.places(names.keys()):
        if words.tags[i] == "NN" and words.tag_before(i) not in _BEFORE_COMMON_NOUNS:
            _mark(words, i, i + 1 + (names[words.texts[i]] and _is_number(words, i + 1)))


def _is_number(words: TaggedWords, i: int) -> bool:
    """*das Bündnis Stadtbild **2030***."""
    return words.tags[i : i + 1] == ["CARD"] and words.texts[i].isdecimal() and not words.begins[i]


def _mark_before_legal_forms(words: TaggedWords) -> None:
    """*der **Nordwind GmbH***: nouns to the tagger, of which the legal form would be the second."""
    for i in words.places(_LEGAL_FORMS):
        if i and words.tags[i - 1] in stts.NOUN and not words.begins[i]:
            _mark(words, i - 1, i + 1)


def _mark_bodies_behind_their_kind(words: TaggedWords) -> None:
    """*die Gewerkschaft **Vereinigung Cockpit***: two nouns for bodies, and a name behind them."""
    for i in words.tagged("NN"):
        if words.tag_before(i) != "NN" or words.tag_after(i) != "NE" or words.labels[i + 1] == "PER":
            continue
        if noun_kind(words.texts[i]) in INSTITUTIONS and noun_kind(words.lemmas[i - 1]) in INSTITUTIONS:
            _mark(words, i, i + 2)


def _mark_seats(words: TaggedWords) -> None:
    """*beim Landkreis **Verden***: a noun to the tagger, which would have a nominative of its own."""
    for i in words.tagged("NN"):
        if words.labels[i] == "LOC" and words.tag_before(i) == "NN" and noun_kind(words.lemmas[i - 1]) in INSTITUTIONS:
            words.retag(i, "NE")
            words.lemmas[i] = words.texts[i]


def _mark_clubs(words: TaggedWords) -> None:
    """*der **Hamburger SV***, *der **SSV Jahn Regensburg***, *die **TSG 1899 Hoffenheim***, whatever its words are."""
    for i in words.places(_CLUBS):
        start = i - (words.tag_before(i) == "ADJA" and not words.texts[i - 1][0].islower())
        end = i + 1
        while end < len(words.texts) and not words.begins[end] and _is_of_club(words, end):
            end += 1
        end = max(end, _end_in_vorfeld(words, start, end))
        if end - start > 1:
            _mark(words, start, end)


def _end_in_vorfeld(words: TaggedWords, start: int, end: int) -> int:
    """***DJK Eintracht 07 Hausen** teilte mit*, *Laut **SV Rot-Weiß Hausen** ist …*: up to the finite verb; 0 for none.

    In front of that stands one constituent.
    """
    first = start - (words.tag_before(start) == "ART")
    first -= words.tag_before(first) == "APPR"
    if not words.begins[first]:
        return 0
    while end < len(words.texts) and not words.begins[end]:
        if words.tags[end] in stts.FINITE:
            return end
        text = words.texts[end]
        named = words.tags[end] in stts.NOUN and text[0].isupper() and words.labels[end] != "PER"
        if not (named or _is_of_club(words, end)) or is_person_word(text):
            return 0
        end += 1
    return 0


def _mark_media_in_marks(words: TaggedWords) -> None:
    """*Die **„Zeit“** lobte die Musik*: nouns to a tagger; *Wie **„heise online“** berichtet*: in small letters."""
    for i in words.places(OPENING_QUOTES):
        texts = words.texts[i + 1 : i + 2 + _MAX_MEDIUM]
        closing = next((k for k, text in enumerate(texts) if text in QUOTES), 0)
        if not closing or any(words.begins[i + 1 : i + 1 + closing]):
            continue
        small = texts[0][0].islower() and all(text[0].isalpha() for text in texts[:closing])
        if (closing == 1 and texts[0] in _MEDIA_IN_MARKS) or (small and _is_medium(words, i, i + 2 + closing)):
            _mark(words, i + 1, i + 1 + closing)


def _is_medium(words: TaggedWords, opening: int, end: int) -> bool:
    """*laut „t-online“*, *das Portal „heise online“*, *wie „heise online“ berichtet*; not *wie „absurd“ das ist*.

    In *Es fehlt laut „taz“ Geld* the tagger knows where the name ends.
    """
    before = words.lowered[opening - 1] if opening else ""
    if before == "wie":
        return words.tags[end : end + 1] == ["VVFIN"] and words.lowered[end] in verbs_by_form()
    if before == "laut":
        return stts.NOUN.isdisjoint(words.tags[end : end + 1]) and noun_kind(words.texts[opening + 1]) == "media"
    return words.tag_before(opening) == "NN" and noun_kind(words.texts[opening - 1]) == "media"


def _is_of_club(words: TaggedWords, i: int) -> bool:
    """*SC **Paderborn 07***, *VfL **Bochum 1848***; but *Trainer des SC | Emil Bach*."""
    text = words.texts[i]
    if text.isdecimal():
        return len(text) == 2 or (len(text) == 4 and int(text) < _LAST_FOUNDING_YEAR)
    if words.tags[i] == "NE":
        of_person = words.labels[i : i + 2] == ["PER", "PER"] and not is_place(words.texts[i + 1])
        return not (of_person and is_given_name(text, beside_name=True))
    return words.tags[i] == "NN" and words.labels[i] in {"LOC", "ORG"}


def _is_named_behind_kind(words: TaggedWords, i: int) -> bool:
    """Whether a body is named right behind a noun for its kind, in front of the finite verb of its sentence.

    Its seat may stand between: *Der Autozulieferer **Alda** aus Hagen baut Stellen ab*. The noun for the kind may be
    taken for an adjective, as in *der Hamburger Alda*, and is put right.
    """
    kind = i - 1
    if kind < 1 or words.tags[kind] not in {"NN", "ADJA"} or words.texts[kind].islower() or words.begins[i]:
        return False
    seat = 2 * (words.tags[i + 1 : i + 3] == ["APPR", "NE"]) or int(_is_number(words, i + 1))
    if words.tags[i + 1 + seat : i + 2 + seat] not in _FINITE:
        return False
    if noun_kind(words.lemmas[kind]) not in INSTITUTIONS or is_speaker_noun(words.texts[i]):
        return False
    start = kind
    while start and not words.begins[start] and words.tags[start - 1] in _IN_FIRST_CONSTITUENT:
        start -= 1
    if words.begins[start] and (words.tags[start] != "ART" or words.lowered[start] in _ARTICLES_OF_ONE):
        if words.tags[kind] == "ADJA":
            words.retag(kind, "NN")
        return True
    return False


def _is_one(words: TaggedWords, i: int) -> bool:
    """***Eltern für Inklusion** fordert …*: what agrees with the verb is a name; not *Kürzungen im Etat*."""
    if words.tags[i : i + 3 : 2] not in (["NN", "NN"], ["NN", "NE"]) or words.texts[i + 1] not in _INSIDE:
        return False
    if words.texts[i].endswith(_DERIVED_IN_PLURAL):
        return False
    verb = words.tags[i + 3] if i + 3 < len(words.tags) else ""
    return verb in stts.FINITE and not _is_plural(words, i + 3) and not words.texts[i + 3].endswith("en")


def _is_plural(words: TaggedWords, i: int) -> bool:
    return words.features[i].get("Number") == "Plur"


def _mark(words: TaggedWords, start: int, end: int) -> None:
    for i in range(start, end):
        if words.tags[i] != "CARD":
            words.retag(i, "NE")
        words.labels[i], words.lemmas[i] = "ORG", words.texts[i]
