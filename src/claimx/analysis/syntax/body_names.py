"""Finds names of bodies that a tagger takes for common nouns: *Ärzte ohne Grenzen*, *IG Metall*, *der Konzern Alda*."""

from __future__ import annotations

from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.bodies import bodies_by_first_word
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.marks import OPENING_QUOTES, QUOTES
from claimx.knowledge.nouns import (
    BODIES,
    INSTITUTIONS,
    is_person_word,
    is_place,
    is_speaker_noun,
    noun_kind,
    time_nouns,
)

_INSIDE = words_of("in_phrasal_name")
_ARTICLES_OF_ONE = words_of("article_of_one_subject") | {"die"}
_LEGAL_FORMS = words_of("legal_form")
_CLUB_ABBREVIATIONS = words_of("club_abbreviation")
_MEDIA_IN_MARKS = words_of("medium_in_marks")
_ENDS_OF_MEDIA = words_of("end_of_medium") | {""}
_MAX_MEDIUM = 3
"""Words of the longest medium in small letters: *heise online*."""
_LAST_FOUNDING_YEAR = 1950
"""Of a club; a later year behind its name is a time: *hatte der FC Kiel **2019** erklärt*."""
_DERIVED_IN_PLURAL = tuple(ending + "en" for ending in words_of("feminine"))
_FINITE = [[tag] for tag in sorted(stts.FINITE)]
_IN_FIRST_CONSTITUENT = frozenset({"ART", "ADJA", "NN", "APPR", "APPRART"})
_ARTICLES = frozenset({"ART", "APPRART"})
_IN_NAMES_IN_MARKS = stts.NOUN | stts.PREPOSITION | {"ART", "KON", "ADJA", "CARD", "TRUNC", "PIS", "PIAT"}
_ENDS_OF_NAMES = stts.NOUN | {"CARD", "PIS", "ADJA"}
_MAX_NAME_IN_MARKS = 8
"""The most words of a name in quotation marks."""
_MAX_BEHIND_KIND = 3
"""The most words of a name that is told by the noun for its kind: *Ferrox Energie Nord*."""
_MAX_APPOSITION = 8
"""Words between the commas around what a body is: *ein Start-up aus dem Kieler Norden*."""
_OBJECTS_BEGIN = frozenset({"ART", "PPOSAT"})
_BEHIND_WHO_SAYS = frozenset({"PTKVZ", "$.", "$,", "APPRART", "ADV"})
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
    _mark_behind_pro(words)
    _mark_before_their_kind(words)
    _mark_bodies_in_marks(words)
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
    """***IG Metall** lehnt ab*: capitals and a word that are labelled as a body together; but *IG **Bau-Chefin***."""
    if is_person_word(words.texts[i + 1]):
        return False
    return words.texts[i].isupper() and words.labels[i] == words.labels[i + 1] == "ORG" and not words.begins[i + 1]


def _mark_behind_their_kind(words: TaggedWords) -> None:
    """***Der Autozulieferer Alda** baut Stellen ab*: one constituent stands in front of the verb, so that is a name.

    So does *Nach Angaben der **Staatsanwaltschaft Verden** wird ermittelt*, and so does *Das **Bündnis Stadtbild 2030**
    warnt*.
    It is one everywhere in the article where nothing stands before it that a common noun has.
    """
    for i in words.tagged("NE"):
        opened = words.tag_before(i) in _ARTICLES or (i and words.lowered[i - 1] == "laut")
        if opened and words.tag_after(i) in stts.NOUN and (noun := _common_noun(words, i)):
            words.retag(i, "NN")
            words.lemmas[i] = noun
    names: dict[str, list[str]] = {}
    for i in words.tagged("NN"):
        if end := _end_of_name_behind_kind(words, i):
            names[words.texts[i]] = list(words.texts[i:end])
    for i in words.places(names.keys()):
        if words.tags[i] == "NN" and words.tag_before(i) not in _BEFORE_COMMON_NOUNS:
            name = names[words.texts[i]]
            whole = words.texts[i : i + len(name)] == name
            _mark(words, i, i + (len(name) if whole else 1))


def _common_noun(words: TaggedWords, i: int) -> str:
    """*das **Start-up** Ferrox*, *des **Start-ups** Ferrox*: a noun for a body that the tagger takes for a name.

    The noun in the nominative; empty where it is none, or a name to the recogniser.
    """
    text = words.texts[i]
    if words.labels[i] or text.isupper() or is_place(text):
        return ""
    forms = (text, text[:-1]) if text[-1] == "s" and words.lowered[i - 1] == "des" else (text,)
    return next((noun for noun in forms if noun_kind(noun) in INSTITUTIONS), "")


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
    for i in words.places(_CLUB_ABBREVIATIONS):
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
    """*Die **„Zeit“** lobte die Musik*: nouns to a tagger; *Wie **„heise online“** berichtet*: in small letters.

    So is the *„Aargauer **Bote**“*.
    """
    for i in words.places(OPENING_QUOTES):
        texts = words.texts[i + 1 : i + 2 + _MAX_MEDIUM]
        closing = next((k for k, text in enumerate(texts) if text in QUOTES), 0)
        if not closing or any(words.begins[i + 1 : i + 1 + closing]):
            continue
        small = texts[0][0].islower() and all(text[0].isalpha() for text in texts[:closing])
        known = texts[0] in _MEDIA_IN_MARKS and " ".join(texts[1:closing]).lower() in _ENDS_OF_MEDIA
        of_place = closing == 2 and texts[0].endswith("er") and texts[1] in _MEDIA_IN_MARKS
        if known or of_place or (small and _is_medium(words, i, i + 2 + closing)):
            _mark(words, i + 1, i + 1 + closing)


def _mark_before_their_kind(words: TaggedWords) -> None:
    """***Ferronis**, ein Start-up aus Kiel, kritisierte die Pläne*: what begins a sentence, and what it is."""
    for comma in words.places({","}):
        start = comma
        while start and comma - start < _MAX_BEHIND_KIND and words.tags[start - 1] in stts.NOUN:
            start -= 1
            if words.begins[start]:
                break
        named = range(start, comma)
        if not named or not words.begins[start] or words.lowered[comma + 1 : comma + 2] not in (["ein"], ["eine"]):
            continue
        if "NN" not in words.tags[start:comma] or any(is_speaker_noun(words.texts[i]) for i in named):
            continue
        near = range(comma + 2, min(comma + 2 + _MAX_APPOSITION, len(words.texts) - 1))
        closing = next((i for i in near if words.texts[i] == "," or words.begins[i]), 0)
        closing = 0 if words.begins[closing] else closing
        kind = next((i for i in range(comma + 2, closing) if words.tags[i] in stts.NOUN), 0)
        if kind and words.tags[closing + 1] in stts.FINITE and noun_kind(words.texts[kind]) in BODIES:
            _mark(words, start, comma)


def _mark_bodies_in_marks(words: TaggedWords) -> None:
    """*Das **„Bündnis Wald für alle“** kritisierte die Pläne*: a noun for a body begins what stands in the marks.

    One word alone may be doubted there: *die „Firma“*.
    """
    for i in words.places(OPENING_QUOTES):
        if i < 1 or words.begins[i] or words.tags[i - 1] not in _ARTICLES or words.tag_after(i) not in stts.NOUN:
            continue
        if noun_kind(words.texts[i + 1]) not in BODIES or is_place(words.texts[i + 1]):
            continue
        near = range(i + 2, min(i + 2 + _MAX_NAME_IN_MARKS, len(words.texts)))
        closing = next((k for k in near if words.begins[k] or words.texts[k] in QUOTES), 0)
        named = closing > i + 2 and not words.begins[closing] and words.tags[closing - 1] in _ENDS_OF_NAMES
        if named and _IN_NAMES_IN_MARKS.issuperset(words.tags[i + 1 : closing]):
            _mark(words, i + 1, closing)


def _mark_behind_pro(words: TaggedWords) -> None:
    """*laut **Pro Wald***: a preposition has no capital inside a sentence; but *Pro **Wald-Chefin** Uta Lenz*.

    What is called so there is called so where it begins a sentence, too.
    """
    found = [i for i in words.places({"Pro"}) if words.tag_after(i) in stts.NOUN]
    inside = {words.texts[i + 1] for i in found if not words.begins[i] and words.texts[i - 1][-1].isalpha()}
    for i in found:
        last = words.texts[i + 1]
        if last in inside or last.partition("-")[0] in inside:
            _mark(words, i, i + 2 - is_person_word(last))


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


def _end_of_name_behind_kind(words: TaggedWords, i: int) -> int:
    """Where a body's name ends that begins right behind a noun for its kind; 0 where none does.

    In front of the finite verb of its sentence it is one, and its seat may stand between: *Der Autozulieferer **Alda**
    aus Hagen baut Stellen ab*. The noun for the kind may be taken for an adjective, as in *der Hamburger Alda*, and is
    put right. Elsewhere what follows must leave no room for an object (`_is_closed`).
    """
    kind = i - 1
    if kind < 1 or words.tags[kind] not in {"NN", "ADJA"} or words.texts[kind].islower() or words.begins[i]:
        return 0
    if noun_kind(words.lemmas[kind]) not in INSTITUTIONS or is_speaker_noun(words.texts[i]):
        return 0
    end = i + 1
    while end < min(i + _MAX_BEHIND_KIND, len(words.tags)) and not words.begins[end] and _goes_on(words, end):
        end += 1
    number = end + _is_number(words, end)
    seat = 2 * (words.tags[end : end + 2] == ["APPR", "NE"])
    if words.tags[max(number, end + seat) : max(number, end + seat) + 1] not in _FINITE:
        return number if _is_closed(words, kind, i, end) else 0
    start = kind
    while start and not words.begins[start] and words.tags[start - 1] in _IN_FIRST_CONSTITUENT:
        start -= 1
    if words.begins[start] and (words.tags[start] != "ART" or words.lowered[start] in _ARTICLES_OF_ONE):
        if words.tags[kind] == "ADJA":
            words.retag(kind, "NN")
        return number
    return 0


def _goes_on(words: TaggedWords, i: int) -> bool:
    """*die Denkfabrik Ferrox **Energiewende***."""
    return words.tags[i] in stts.NOUN and words.texts[i][0].isupper() and words.labels[i] != "PER"


def _is_closed(words: TaggedWords, kind: int, start: int, end: int) -> bool:
    """Whether what stands behind a noun for a body with its article can be no object, so that it is the body's name.

    *kritisierte die Denkfabrik **Ferrox** den Plan*, *Die Pläne kritisierte das Start-up **Ferrox** scharf*: the object
    is there; *dem Start-up **Ferrox** zufolge*; *„Das stimmt“, erklärte das Start-up **Ferrox** am Dienstag*: what is
    said has gone before. But *warf die Firma **Kunden** die Schuld zu*, *„Das stimmt nicht“, wies die Firma **Kritik**
    zurück*.
    """
    article, last = kind - 1, end - 1
    if words.tags[kind] != "NN" or words.tags[article] not in _ARTICLES or cue_noun(words.texts[start]) is not None:
        return False
    if _is_plural(words, last) or words.texts[last][-1] == "n" or words.texts[start] in time_nouns():
        return False  # *teilte die Firma **Ende** der Woche mit*
    behind = words.tags[end] if end < len(words.tags) else "$."
    if behind == "APPO":
        return True
    before = article - 1
    if before < 1 or words.tags[before] not in stts.FINITE or words.begins[end - 1]:
        return words.lowered[before] == "so" and words.tag_before(before) == "$," and behind == "$."
    if behind in _OBJECTS_BEGIN and not _is_genitive_or_nominative(words.lowered[end]):
        return not words.begins[end]
    if words.begins[before - 2] and _is_object_in_front(words, before):
        return True
    said = words.tags[before - 1] == "$," and words.lowered[before] in verbs_by_form()
    return said and (behind != "PTKVZ" or words.lowered[end] == "mit") and behind in _BEHIND_WHO_SAYS


def _is_genitive_or_nominative(article: str) -> bool:
    """*forderte die Partei Schutz **der** Wälder*, *Schutz **ihrer** Mitglieder*: no object begins with such a word."""
    cases = determiner_cases().get(article, "NADG")
    return "G" in cases and "A" not in cases


def _is_object_in_front(words: TaggedWords, verb: int) -> bool:
    """***Die Pläne** kritisierte das Start-up Ferrox scharf*: of several, and the verb is of one."""
    several = words.tags[verb - 2 : verb] == ["ART", "NN"] and _is_plural(words, verb - 1)
    return several and words.features[verb].get("Number") == "Sing"


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
        if end - start > 1:  # ***Ärzte** ohne Grenzen **fordert***
            words.forget(i, "Number")
