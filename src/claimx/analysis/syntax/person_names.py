"""Finds the names of persons among the words of an article, where the tagger, the labels and the lexicon each err.

A name begins with a given name or a word labelled as a person, and goes on with given names, particles and surnames:
*Ursula von der Heyde*, *Mohammed bin Faisal*, *María Elena Prado*. Lexicon and label vote, and what the article calls a
person once in full is one wherever the surname comes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from claimx.analysis.syntax.tagged_words import TaggedWords, places
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import given_names_among, is_given_name
from claimx.knowledge.marks import CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from claimx.knowledge.nouns import (
    BODIES,
    INSTITUTIONS,
    is_adjectival,
    is_for_person,
    is_for_what_is_said,
    is_person_word,
    is_place,
    is_speaker_noun,
    noun_kind,
)
from claimx.knowledge.offices import party_of
from claimx.knowledge.remembering import remembered

Span = tuple[int, int]

_GERMAN_PARTICLES = words_of("german_particle")
_FOREIGN_PARTICLES = words_of("foreign_particle")
_PARTICLES = _GERMAN_PARTICLES | _FOREIGN_PARTICLES
_BEGINNING_NAMES = OPENING_QUOTES.union(*((particle.capitalize(), particle.upper()) for particle in _PARTICLES))
"""What a name can begin with whatever tagger and recogniser make of it, also the mark before a nickname."""
_OF_PLACES = words_of("particle_of_place")
_NOBLE = words_of("noble_title")
_FORMS_OF_ADDRESS = words_of("form_of_address")
_TITLES = words_of("academic_title")
_SURNAMES_TOO = words_of("surname_too")
_JOINTS_OF_ONE_WORD = [[joint] for joint in sorted(words_of("joins_phrases") | {","})]
_JOINTS_IN_TWO_WORDS = [joint.split() for joint in sorted(words_of("joins_phrases_in_two_words"))]
_LAST_OF_JOINTS = frozenset(joint[-1] for joint in (*_JOINTS_OF_ONE_WORD, *_JOINTS_IN_TWO_WORDS))
_BEGINNING_PLACES = words_of("begins_place")
_RANKED = words_of("rank_of_office")
_MONEY = words_of("money_like_given_name")
_MAX_PARTICLES = 3
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-zA-ZäöüÄÖÜßàáâçèéêëîïñôûœÉ]")
"""Those of French and Spanish words are not among them: *Café*, *Crème*, *Señor*."""
_MAX_NICKNAME = 3
"""Words of the longest nickname: *Uwe **„Der lange Arm“** Marx*."""
_PREFIXED = re.compile(
    r"(?:[Aa]l|[Ee]l|[Aa][dnrsz]|[Aa][ls]h|[Uu]l|[Bb][ie]n|[Ii]bn|d|[Dd]all?)[-’'][A-ZÄÖÜ]\w+(?:-\w+)*"
)
"""*al-Assad*, *el-Masri*."""
_INITIALS = re.compile(r"(?:[^\W\d_a-zäöü]\.-?)+|[A-ZÄÖÜ]h\.|Chr\.|St\.")
_CAPITALS = re.compile(r"[^\W\d_a-zäöüß]{2,}")
"""*CDU*: no surname is written so."""
_DETERMINERS = stts.DETERMINER | {"ADJA", "APPRART", "TRUNC"}
_BEFORE_NO_NICKNAME = _DETERMINERS | {"APPR", "NN", "KON"}
_BEFORE_ROLE = _DETERMINERS - {"APPRART"} | {"NN"}
_MAY_BE_SUBJECT = _DETERMINERS - {"APPRART"} | stts.NOUN | stts.PERSONAL
_OPENING_MITTELFELD = stts.FINITE | {"KOUS"}
_FINITE = [["VVFIN"], ["VAFIN"], ["VMFIN"]]
_BEFORE_BARE_ROLE = words_of("present_of_being") | {",", "("}
_BEHIND_ROLE = [["$,"], ["$."], ["ART"], ["APPR"], ["APPRART"]]
_CLOSED = frozenset({"ART", "APPR", "APPRART", "KON", "KOUS", "KOUI", "KOKOM", "PPER", "PRF", "PDS", "PRELS", "PWAV"})
"""Word classes that a word in capitals is no name in where it begins a sentence."""


def has_foreign_letter(text: str) -> bool:
    """Whether a word has a letter that no German one has: *Gündoğan*."""
    return not text.isascii() and _FOREIGN_LETTER.search(text) is not None


def mark_person_names(words: TaggedWords) -> None:
    """Give each word of a person's name the tag `NE` and the label `PER`, and each name its nominative as lemma."""
    for i in words.places(_TITLES.union([text for text in words.mixed if "-" in text and is_title(text)])):
        if words.tags[i] != "NN" and _is_title_there(words, i):
            _unmark(words, i)
            for k in range(i - 1, -1, -1):  # ***Hofrat** Mag. Karl Binder*
                if words.tags[k] != "NE" or words.begins[k + 1] or is_title(words.texts[k]):
                    break
                _unmark(words, k)
    _part_surnames(words)
    _mark_behind_offices(words)
    _mark_behind_roles(words)
    _mark_before_parties(words)
    nouns = _mark_nouns_for_surnames(words)
    nouns += _mark_nouns_in_lists(words)
    names = _parted(words, _full_names(words))
    for start, end in names:
        _mark(words, start, end)
        labelled = end < len(words.texts) and words.tags[end] == "NE" and words.labels[end] == "PER"
        if labelled and _is_thing_behind(words, start, end):
            _unmark(words, end)
        role = _behind_insertions(words, end) + 1
        if _is_bare_role(words, role):
            _unmark(words, role)
    _mark_again(words, names + nouns)
    _mark_alone(words)
    _put_in_nominative(words, names)


def _part_surnames(words: TaggedWords) -> None:
    """*hatte Macron **Deutschland** gewarnt*: one person to the recogniser; but *Jack London*.

    So is *dass Macron **Präsident** Moreau anrief*, where the role is of the one behind it, and in *die
    **Handelskette** Frisco* the first is a noun for a body.
    """
    for i in words.tagged("NE"):
        if words.tag_before(i) != "NE" or words.labels[i - 1] != "PER":
            continue
        if is_given_name(words.texts[i - 1], beside_name=True) or is_given_name(words.texts[i]):
            continue
        if _is_kind_of_body(words, i - 1):
            _unmark(words, i - 1)
            words.labels[i] = "ORG"
            continue
        if words.labels[i] == "PER" and is_place(words.texts[i]):
            words.labels[i] = "LOC"
        elif words.labels[i + 1 : i + 2] == ["PER"] and is_person_word(words.texts[i]):
            words.retag(i, "NN")
            words.labels[i] = ""


def _is_kind_of_body(words: TaggedWords, i: int) -> bool:
    behind_article = words.tag_before(i) in _DETERMINERS
    return behind_article and noun_kind(words.texts[i]) in INSTITUTIONS and not is_place(words.texts[i])


def _mark_behind_offices(words: TaggedWords) -> None:
    """*der Lüneburger Oberbürgermeister **Mädge***: one body to the recogniser, and yet a person's noun and name.

    Not *das Hotel Kaiser Wilhelm*, *die Kaiser Wilhelm Gesellschaft*.
    """
    for i in words.tagged("NE"):
        if i < 2 or not words.labels[i] == words.labels[i - 1] == "ORG" or words.begins[i] or words.begins[i - 1]:
            continue
        if words.tags[i - 1] != "NN" or not is_person_word(words.texts[i - 1]):
            continue
        if words.tags[i - 2] in {"ADJA", "ART"} and (end := _end_of_names(words, i)) > i:
            words.labels[i:end] = ["PER"] * (end - i)
            words.labels[i - 2 : i] = ["", ""]


def _end_of_names(words: TaggedWords, start: int) -> int:
    """Where the label of a body ends that begins before some names; `start` where a noun has it, too."""
    end = start
    while end < len(words.labels) and words.labels[end] == "ORG" and not words.begins[end]:
        if words.tags[end] != "NE":
            return start  # *die Kaiser Wilhelm **Gesellschaft***
        end += 1
    return end


def _mark_behind_roles(words: TaggedWords) -> None:
    """*Grünen-Fraktionschef **Hofreiter** lehnt ab*: a noun to the tagger, and a person to the recogniser.

    The role before it may be taken for an adjective or a name: ***Linken-Fraktionschefin** Wagenknecht*.
    """
    for i in words.tagged("VVFIN", "VVIMP", "ADJD", "ADV"):
        if words.texts[i][0].isupper() and words.tag_before(i) == "NN" and is_person_word(words.texts[i - 1]):
            _mark(words, i, i + 1)  # *Zuvor hatte SPD-Chefin **Weiß** das abgelehnt*
    for i in words.tagged("NN", "NE"):
        role = words.texts[i - 1]
        if not role[0].isupper() or words.begins[i] or words.labels[i - 1] == "PER":
            continue
        if not words.texts[i][0].isupper() or (
            words.labels[i] not in {"PER", ""} and not _is_bare_role_in_front(words, i)
        ):
            continue
        if not is_person_word(role) and not _is_role_in_genitive(words, i - 1):
            continue
        of_place = role.endswith("er") and (words.tags[i - 1] == "ADJA" or is_person_word(words.texts[i]))
        if of_place or is_given_name(role, beside_name=True):
            continue  # *die Kieler **Ute** Lenz*, *der Kieler **Wirt***
        in_front = _is_bare_role_in_front(words, i)
        surname = words.tags[i] == "NN" and (words.labels[i] == "PER" or in_front)
        if surname and words.tag_after(i) not in stts.NOUN:
            _mark(words, i, i + 1)
        if words.tags[i] == "NE" and words.tags[i - 1] in {"ADJA", "NE"}:
            _unmark(words, i - 1)


def _is_bare_role_in_front(words: TaggedWords, i: int) -> bool:
    """***Bürgermeister** Stamm sagt*, ***Erster Bürgermeister** Stamm sagt*: all before the verb, and no article.

    Not *Die Stadt Stamm sagt*, *Bürger Leipzigs sagen*, *Mieter Verein klagt*.
    """
    role = i - 1
    first = role - (role > 0 and words.lowered[role - 1] in _RANKED and words.begins[role - 1])
    if not words.begins[first] or words.tag_after(i) not in stts.FINITE:
        return False
    if is_adjectival(words.texts[role]) or is_speaker_noun(words.texts[i]) or is_person_word(words.texts[i]):
        return False
    return words.labels[i] != "ORG" and noun_kind(words.texts[i]) == "unknown" and words.texts[i][-1] != "s"


def _is_role_in_genitive(words: TaggedWords, i: int) -> bool:
    """*nach Angaben des **Obmanns** Jan Rehm*, *des Kölner **Obmanns** Jan Rehm*."""
    return words.texts[i][-1] == "s" and "des" in words.lowered[i - 2 : i] and is_person_word(words.texts[i][:-1])


def _mark_nouns_for_surnames(words: TaggedWords) -> list[Span]:
    """*Bürgermeister **Sommer** lehnt ab*, *Frau **Winter***, *Der Trainer **Sturm** lobte sie*: where each stands.

    A role that has no article has a name behind it, and so has one with which it is all before the verb. Nothing is
    said by *wird der Trainer **König***, *Herr **Richter***, *Das Weiße **Haus***.
    """
    found = []
    for i in words.places(_SURNAMES_TOO):
        if words.begins[i] or words.tag_after(i) in stts.NOUN:
            continue
        role = words.texts[i - 1]
        if role[0].isupper() and is_person_word(role) and not is_adjectival(role):
            in_front = i > 1 and words.begins[i - 2] and words.tag_after(i) in stts.FINITE
            titled = words.begins[i - 1] or words.tag_before(i - 1) not in _DETERMINERS or in_front
        else:
            titled = role in _FORMS_OF_ADDRESS and not is_person_word(words.texts[i])
        if titled:
            _unmark(words, i - 1)
            _mark(words, i, i + 1)
            found.append((i, i + 1))
    return found


def _mark_nouns_in_lists(words: TaggedWords) -> list[Span]:
    """*Jan Rehm, **Sommer** und **König** lehnten ab*: nouns for surnames in a list with names, where each stands.

    So are two of them beside a verb of saying that goes with both: *Am Montag lehnten **Lenz** und **Sommer** ab*.
    Nouns for persons are none behind a full name: *Jan Rehm, **Koch** und Wirt, sagte*, *Jan Rehm und **Bürger***.
    """
    found: list[Span] = []
    nouns = [i for i in words.places(_SURNAMES_TOO) if words.tags[i] == "NN" and _is_bare_in_list(words, i)]
    # *die Bürgermeister **Rehm**, Can und Brandt*: a place to the recogniser
    several = (i for i in places(words.labels, "LOC") if _is_behind_several(words, i))
    nouns += [i for i in several if not _may_be_place(words, i)]
    for i in (*nouns, *reversed(nouns)):  # so that one that is known tells of those on both sides
        if words.labels[i] == "PER":
            continue
        beside = (_member_before(words, i), _member_behind(words, i))
        for other in (k for k in beside if k >= 0 and _are_surnames(words, i, k)):
            found += [(k, k + 1) for k in (i, other) if words.labels[k] != "PER"]
            _mark(words, i, i + 1)
            _mark(words, other, other + 1)
    return found


def _is_bare_in_list(words: TaggedWords, i: int) -> bool:
    """Whether a noun may be a member of a list by itself, or behind a role: *die Landräte **König** und Rehm*."""
    alone = words.tag_before(i) not in _DETERMINERS | stts.NOUN | {"CARD"} or _says_of_several(words, i - 1)
    return words.tag_after(i) not in stts.NOUN and (alone or _is_behind_several(words, i))


def _may_be_place(words: TaggedWords, i: int) -> bool:
    """*die Minister **Frankreichs***, *die Landräte **Kiels***: by its name, or in the genitive."""
    genitive = words.texts[i][-1] == "s" and words.features[i].get("Case") == "Gen"
    return genitive or is_place(words.texts[i]) or is_place(words.texts[i].removesuffix("s"))


def _is_behind_several(words: TaggedWords, i: int) -> bool:
    """*die Landräte **König** und Rehm*, *die Vorsitzenden **Lenz** und Can*."""
    if words.tag_before(i) != "NN" or not (is_person_word(words.texts[i - 1]) or is_person_word(words.lemmas[i - 1])):
        return False
    return words.features[i - 1].get("Number") == "Plur"


def _member_before(words: TaggedWords, i: int) -> int:
    """The last word of the member of a list before a word, without its party; -1 for none."""
    if words.begins[i] or not (words.texts[i - 1] == "," or words.lowered[i - 1] in _LAST_OF_JOINTS):
        return -1
    end = i - 2 - (words.lowered[i - 2 : i] in _JOINTS_IN_TWO_WORDS)
    if end > 2 and words.texts[end] == ")" and words.texts[end - 2] == "(":
        end -= 3
    return end if end >= 0 and words.tags[end] in stts.NOUN and not any(words.begins[end + 1 : i]) else -1


def _member_behind(words: TaggedWords, i: int) -> int:
    """The first word of the member of a list behind a word and its party; -1 for none."""
    start = i + 1
    if words.texts[start : start + 1] == ["("] and words.texts[start + 2 : start + 3] == [")"]:
        start += 3
    if words.lowered[start : start + 2] in _JOINTS_IN_TWO_WORDS:
        start += 2
    elif words.lowered[start : start + 1] in _JOINTS_OF_ONE_WORD:
        start += 1
    else:
        return -1
    follows = start < len(words.texts) and words.tags[start] in stts.NOUN and not any(words.begins[i + 1 : start + 1])
    return start if follows else -1


def _are_surnames(words: TaggedWords, i: int, beside: int) -> bool:
    """Whether a noun is a surname in a list with another word, of which the article may show nothing but that."""
    for_person, name = is_person_word(words.texts[i]), words.texts[beside]
    # *den Landräten **Lenz** und **Rehm***
    if words.labels[i] == "LOC" or (beside > i and _is_behind_several(words, i)):
        return words.tags[beside] == "NE" and words.labels[beside] != "ORG" and not _may_be_place(words, beside)
    if words.tags[beside] == "NE" and words.labels[beside] == "PER":
        full = words.tag_after(beside) == "NE" if beside > i else words.tag_before(beside) == "NE"
        return not (for_person and full)
    named = name in _SURNAMES_TOO if words.tags[beside] == "NN" else words.labels[beside] != "ORG"
    both = for_person and is_person_word(name)  # ***Wirt** und **Koch** klagten*
    if both or not named or is_place(name) or _CAPITALS.fullmatch(name):
        return False
    return _says_of_several(words, min(i, beside) - 1) or _says_of_several(words, max(i, beside) + 1)


def _says_of_several(words: TaggedWords, i: int) -> bool:
    """***sagten** Lenz und Sommer*, *Lenz und Sommer **fordern***; behind a comma to the tagger an adjective."""
    if not 0 <= i < len(words.texts) or not words.lowered[i].endswith("en") or words.lowered[i] not in verbs_by_form():
        return False
    if words.tags[i] == "ADJA" and words.texts[i - 1] == "," and words.lowered[i].endswith("ten"):
        words.retag(i, "VVFIN")
    return words.tags[i] == "VVFIN"


def _mark_before_parties(words: TaggedWords) -> None:
    """***Weiß** (SPD) erklärte …*: who has a party in brackets is a person, whatever else the word means."""
    for i in words.places({"("}):
        party = words.texts[i + 1 : i + 3]
        if not i or words.begins[i] or party[1:] != [")"] or party_of(party[0].lower()) is None:
            continue
        name = words.texts[i - 1]
        alone = words.begins[i - 1] or words.tag_before(i - 1) not in _DETERMINERS
        if alone and name[0].isupper() and not is_speaker_noun(name) and not _CAPITALS.fullmatch(name):
            _mark(words, i - 1, i)


@remembered
def is_title(text: str) -> bool:
    """*Dr.*, also as a part of another: *Univ.-**Prof.***, ***Dipl.**-Kfm.*; some are one beside others only."""
    return text in _TITLES or ("-" in text and (text.startswith("Dipl.-") or text.rpartition("-")[2] in _TITLES))


def _is_title_there(words: TaggedWords, i: int) -> bool:
    """*Dr. **h. c.** Holm*, *Bürgermeister **a. D.***: one or two letters are a title beside another one only."""
    if len(words.texts[i]) > 2 or words.texts[i] == "Dr":
        return True
    beside = (words.texts[k] for k in (i - 1, i + 1) if 0 <= k < len(words.texts))
    return any(map(is_title, beside))


def _mark(words: TaggedWords, start: int, end: int) -> None:
    for i in range(start, end):
        if words.texts[i] not in QUOTES:
            words.retag(i, "NE")
            words.labels[i] = "PER"


def _unmark(words: TaggedWords, i: int) -> None:
    words.retag(i, "NN")
    words.labels[i] = ""


def _full_names(words: TaggedWords) -> list[Span]:
    """The names of two words or more: *Anna Weiß*, *Frau von Holm*, *„Manni“ Krug*."""
    names: list[Span] = []
    last_end = 0
    initials = [text for text in words.mixed if text[-1] == "." and _is_initial(text)]
    known = words.places(given_names_among(words.written).union(initials, _BEGINNING_NAMES))
    addressed = (i + 1 for i in words.places(_FORMS_OF_ADDRESS) if i + 1 < len(words.texts))
    for i in sorted({*known, *addressed, *words.tagged("NE", "FM"), *places(words.labels, "PER")}):
        if i >= last_end and words.labels[i] == "PER" and _is_place_of_office(words, i):
            words.labels[i] = "ORG" if words.labels[i - 1] == "ORG" else ""
        elif i >= last_end and _begins_name(words, i):
            end = _name_end(words, i)
            if end - i > 1:
                names.append((i, end))
                last_end = end
        elif words.texts[i] in OPENING_QUOTES and _is_nickname_before_surname(words, i):
            last_end = i + 4
            names.append((i, last_end))
    return names


def _parted(words: TaggedWords, names: list[Span]) -> list[Span]:
    """Full names, those of two persons beside each other in two: *griff Karl Brandt | **Uta Lenz** an*.

    Where the other person's name begins is noted in `words.next_groups`.
    """
    called: dict[str, set[str]] = {}
    for start, end in names:
        if is_given_name(words.texts[start], beside_name=True):
            called.setdefault(words.texts[end - 1], set()).add(words.texts[start])
    found: list[Span] = []
    for start, end in names:
        other = next((i for i in range(start + 1, end) if _begins_other(words, start, i, end, called)), 0)
        if not other and end - start == 2 and _are_two(words, start):
            other = start + 1
        if other:
            words.next_groups.add(other)
        found += [(i, k) for i, k in ((start, other or end), (other or end, end)) if k - i > 1]
    return found


def _begins_other(words: TaggedWords, start: int, i: int, end: int, called: Mapping[str, Set[str]]) -> bool:
    """Whether another person's name begins at a word inside what looks like one name.

    Args:
        words: The words.
        start: The first word of what looks like one name.
        i: A word of it behind the first.
        end: The word behind it.
        called: The surnames of the article, and for each the given names that stand before it.
    """
    before, text = words.texts[i - 1], words.texts[i]
    full = i + 1 < end and is_given_name(text) and words.lowered[i + 1] not in _PARTICLES
    if is_given_name(before, beside_name=not full) or before in CLOSING_QUOTES or before.lower() in _PARTICLES:
        return False
    if i - start == 1:  # *kritisierte Lenz | **Thoma***, *lobte Lenz | **Jan Thoma***
        return before in called and (full or text in called or _is_in_mittelfeld(words, start))
    if full:
        return is_given_name(words.texts[start], beside_name=True) and _is_in_mittelfeld(words, start)
    # *lobte Uta Lenz | **Thoma***, where the article speaks of *Uta Lenz* and *Jan Thoma*
    return words.texts[start] in called.get(before, ()) and not called.get(text, set()) <= {words.texts[start]}


def _are_two(words: TaggedWords, start: int) -> bool:
    """*Ida kam mit Ole. Dort nannte **Ida | Ole** faul.*: given names that the article has each without the other."""
    first, second = words.texts[start : start + 2]
    if not _is_in_mittelfeld(words, start) or not (is_given_name(first) and is_given_name(second)):
        return False
    begins = {i for i in words.places({first}) if i != start and words.tags[i] in stts.NOUN}
    others = {i for i in words.places({second}) if i != start + 1 and words.tags[i] in stts.NOUN}
    together = any(i + 1 in others for i in begins)
    return bool(begins) and any(not is_given_name(words.texts[i - 1]) for i in others) and not together


def _is_in_mittelfeld(words: TaggedWords, start: int) -> bool:
    """*griff **Karl Brandt** an*, *dass Wirtin **Uta Lenz** komme*: where subject and object stand side by side."""
    if _is_behind_role(words, start):
        start -= 1
    return words.tag_before(start) in _OPENING_MITTELFELD


def _begins_name(words: TaggedWords, i: int) -> bool:
    """Whether a name of several words can begin here, by given name, initial, particle or label."""
    text, tag, label = words.texts[i], words.tags[i], words.labels[i]
    if words.is_last(i):
        return False
    if text in _MONEY and words.tag_before(i) == "CARD":
        return False  # *5138 **Mark** Rente*
    if text in _BEGINNING_PLACES or (not words.begins[i] and words.texts[i - 1] in _BEGINNING_PLACES):
        return False  # *die **New York** Times*, *in **San Francisco***
    if words.lowered[i] in _PARTICLES:  # *Frau **von** Holm*, ***de** Boer*; but *e* or *bin* begin no name
        if i and words.texts[i - 1] in _FORMS_OF_ADDRESS and tag != "KON":
            return True
        name = tag == "NE" or (tag == "FM" and text[0].isupper())
        return name and words.lowered[i] in _FOREIGN_PARTICLES and words.labels[i + 1] == "PER"
    if not text[0].isupper():
        return False
    if _is_initial(text):
        return words.labels[i + 1] == "PER" and (i == 0 or words.labels[i - 1] != "PER")
    if tag in stts.NAME or label == "PER":
        if _is_place_of_office(words, i) or _is_where(words, i):
            return False
        known = is_given_name(text, beside_name=True) or (label == "PER" and not is_person_word(text))
        known = known or (words.tags[i + 1] in stts.NAME and has_foreign_letter(text))  # *Phạm Minh*
        return known and not is_title(text)
    return tag not in _CLOSED and is_given_name(text)


def _is_place_of_office(words: TaggedWords, i: int) -> bool:
    """*der Bürgermeister von **Kiel** Ulf Kramer*, *der Trainer von Union **Berlin** Udo Marx*: the name follows."""
    if i + 2 >= len(words.texts) or i < 2 or words.begins[i] or is_given_name(words.texts[i]):
        return False
    governed = words.tags[i - 1] == "APPR" and is_person_word(words.lemmas[i - 2])
    if governed and is_place(words.texts[i]) and words.tags[i + 1] in stts.NAME:
        return True  # *der Gouverneur von **Ohio** Mack Rehm*
    of_body = words.labels[i - 1] in {"LOC", "ORG"} or noun_kind(words.texts[i - 1]) in BODIES  # *der Stadt **Kiel***
    return is_given_name(words.texts[i + 1]) and (governed or of_body)


def _is_where(words: TaggedWords, i: int) -> bool:
    """*sagte in **Kiel** Rehm*, *in **Halle** Ute Lenz*: places that hardly anybody is called by."""
    place = is_place(words.texts[i]) and not is_given_name(words.texts[i])
    return place and words.tag_before(i) == "APPR" and words.lowered[i - 1] == "in"


def _is_initial(text: str) -> bool:
    """*W.*, *J.-P.*, *Chr.*"""
    return text[-1] == "." and _INITIALS.fullmatch(text) is not None


def _name_end(words: TaggedWords, start: int) -> int:
    """End of the name that begins at a word; the number after it where it has one word only."""
    end, given = start + 1, is_given_name(words.texts[start], beside_name=True)
    if words.texts[start].lower() in _PARTICLES:
        end, given = max(_behind_particles(words, start, start, True), start + 1), False
    while end < len(words.texts) and not words.begins[end]:
        text = words.texts[end]
        if _goes_on(words, start, end):
            given = given and (is_given_name(text, beside_name=True) or text in _NOBLE or _is_initial(text))
            end += 1
        elif (longer := _behind_particles(words, start, end, given)) > end:
            end, given = longer, False
        elif given and (closing := _nickname_end(words, end)) > end:
            end = closing
        else:
            break
    return end


def _nickname_end(words: TaggedWords, i: int) -> int:
    """End of a nickname between given name and surname, *Klaus **„Kalle“** Brandt*; `i` where none begins there."""
    if words.texts[i] not in OPENING_QUOTES:
        return i
    for end in range(i + 2, min(i + 2 + _MAX_NICKNAME, len(words.texts) - 1)):
        if words.texts[end] in CLOSING_QUOTES:
            behind = words.texts[end + 1]
            surname = behind[0].isupper() and behind.lower() not in _PARTICLES and not any(words.begins[i : end + 2])
            named = all(text[0].isupper() for text in words.texts[i + 1 : end : end - i - 2 or 1])
            if surname and named and words.tags[end + 1] in {*stts.NAME, "NN"}:
                return end + 1
    return i


def _is_nickname_before_surname(words: TaggedWords, i: int) -> bool:
    """*Am Tor stand **„Manni“ Krug***, but *laut „Bild“ Krug*, *der Regisseur von „Jaws“ Spielberg*."""
    if i + 3 >= len(words.texts) or words.texts[i + 2] not in CLOSING_QUOTES or any(words.begins[i + 1 : i + 4]):
        return False
    before = words.tag_before(i)
    nickname, surname = words.texts[i + 1], words.texts[i + 3]
    if before in _BEFORE_NO_NICKNAME or not (nickname[0].isupper() and surname[0].isupper()):
        return False
    named = words.labels[i + 1] in {"", "PER"} and not is_speaker_noun(nickname)
    return named and words.tags[i + 3] == "NE" and words.labels[i + 3] in {"", "PER"}


def _goes_on(words: TaggedWords, start: int, i: int) -> bool:
    """Whether a word is the next one of a name: a surname, a given name, an initial."""
    text, tag, person = words.texts[i], words.tags[i], words.labels[i] == "PER"
    if words.texts[i - 1] in CLOSING_QUOTES:
        return True  # *Klaus „Kalle“ **Brandt***
    if text in _NOBLE or _is_initial(text):
        return i + 1 < len(words.texts)
    if "-" in text and _PREFIXED.fullmatch(text):
        return True
    if is_title(text) or text.lower() in _PARTICLES:
        return False
    if not text[0].isupper():  # *Christina **kaMpofu***
        return person and not text.islower() and text.isalpha()
    if person and tag != "NN":
        return not _is_thing_behind(words, start, i)
    if _CAPITALS.fullmatch(text):
        return False
    if tag in stts.NAME:
        # *Ute Lenz*, but *Hamm | Köln*: two surnames are no name
        return words.labels[i] in {"", "PER"} or is_given_name(words.texts[i - 1], beside_name=True)
    before = words.texts[i - 1]  # *Klaus-Dieter* is a name whatever the tagger makes of it
    sure = is_given_name(before) and (words.tags[i - 1] in stts.NAME or is_given_name(before.partition("-")[2]))
    if tag == "NN":  # *Paul **Stern***, but *schenkte Paul | Blumen*
        following = "" if words.is_last(i) else words.texts[i + 1]
        kind = noun_kind(text)
        if (kind == "person" and is_given_name(following)) or kind == "document" or cue_noun(text, "source"):
            return False  # *Roths | **Kollege** Kai Sudhoff*, *in Bühlers | **Papier***, *Bühlers | **Worten** zufolge*
        owned = before[-1] == "s" and not is_given_name(before, beside_name=True)
        if owned and cue_noun(text, "content", "announcement"):
            return False  # *Holms | **Fazit**: „Nie wieder.“*; but *Klaus **Wunsch***
        if kind == "person" and before[-1] == "s" and before[:-1] in words.written:
            return False  # *Tilda fehlt. Tildas | **Mutter** sucht sie.*
        first_surname = i - start == 1 or is_given_name(words.texts[i - 1])  # not *verteilt Ute Lenz | Gebäck*
        plain = words.features[i].get("Number") != "Plur" and kind in {"unknown", "person"}
        return is_given_name(text) or (person and first_surname) or (sure and plain)
    return sure  # *Urs **Frei***: within a sentence nothing but a name has a capital, whatever the tagger makes of it


def _is_thing_behind(words: TaggedWords, start: int, i: int) -> bool:
    """*schließt Jan Rehm | **Streiks** aus*: behind a full name, whatever tagger and recogniser make of it."""
    before = words.texts[i - 1]
    surname = not is_given_name(before, beside_name=True) and before.lower() not in _PARTICLES
    inflected = words.lemmas[i] != words.texts[i] and not is_given_name(words.texts[i])
    return i - start > 1 and surname and inflected and not words.begins[i]


def _behind_particles(words: TaggedWords, start: int, i: int, given: bool) -> int:
    """End of a name that goes on with particles: *Ursula **von der Heyde***; `i` where it does not.

    Args:
        words: The words.
        start: First word of the name.
        i: The word that may be a particle.
        given: Whether all before it are given names.
    """
    last = i
    while last < min(i + _MAX_PARTICLES, len(words.texts) - 1) and words.texts[last].lower() in _PARTICLES:
        last += 1
    if last == i or not words.texts[last][0].isupper() or _CAPITALS.fullmatch(words.texts[last]):
        return i
    tag, label = words.tags[last], words.labels[last]
    all_person = all(words.labels[k] == "PER" for k in range(i, last + 1))
    particles = [text.lower() for text in words.texts[i:last]]
    if particles[0] == "und":
        return i  # *Jens | und Lars Timm*
    no_byname = "N" not in determiner_cases().get(particles[0], "N")  # but *Karl **der** Große*
    if no_byname and noun_kind(words.texts[last]) != "unknown":
        return i  # *rief Moni | den Gästen zu*
    if particles[0] in _OF_PLACES and not (given and particles[1:]):
        return i  # *Jan Thoma | aus Kiel*, but *Karl aus dem Bruch*
    article = particles[0] in determiner_cases()  # *besuchte Elke Graf | das Werk*
    noble = (words.texts[i - 1] in _NOBLE and not article) or "und" in particles  # *Thea **von und zu** Weiden*
    if all_person or noble:
        return last + 1
    if particles[0] in _FOREIGN_PARTICLES:
        return last + 1 if label != "ORG" or given else i
    is_body = noun_kind(words.texts[last]) not in {"unknown", "person"}  # *von der **Heide*** may be a heathen as well
    if not given or is_body or (label == "ORG" and tag in stts.NAME):
        return i  # *Robert Habeck | von der Partei*, *Anna | von der Polizei*, *Jonas | von Greenpeace*
    if particles[0] == "von":
        return last + 1 if tag in {"NE", "NN", "FM"} and words.features[last].get("Number") != "Plur" else i
    whole = words.tags[last + 1 : last + 2] in _FINITE and _begins_sentence(words, start)
    # *sagte Papst **Johannes der Große***
    byname = article and i > start and is_adjectival(words.texts[last])
    whole = whole or (byname and _is_behind_role(words, start))
    return last + 1 if tag in stts.NAME or label == "PER" or (whole and tag == "NN") else i


def _begins_sentence(words: TaggedWords, start: int) -> bool:
    """***Tim vom Bruch** sagte*, *Die Forscherin **Uta zum Felde** sagte*: all that stands before the verb is a name.

    But *sagte Papst **Leo** zum Abschied*, *Die Frau **des Mannes** sagte*.
    """
    if _is_behind_role(words, start) and words.lowered[start] not in _PARTICLES:
        while not words.begins[start] and words.tags[start - 1] in _BEFORE_ROLE:
            start -= 1
    return words.begins[start]


def _is_behind_role(words: TaggedWords, i: int) -> bool:
    """*die Forscherin **Uta** zum Felde*."""
    return words.tag_before(i) == "NN" and is_person_word(words.texts[i - 1])


def _behind_insertions(words: TaggedWords, i: int) -> int:
    """The mark behind age and party, *Ute Lenz **(SPD), 54**, Wirtin in Kiel*; `i` where none stands there."""
    while words.texts[i : i + 1] == ["("] and words.texts[i + 2 : i + 3] == [")"]:
        i += 3
    return i + 2 if words.texts[i : i + 1] == [","] and words.tags[i + 1 : i + 2] == ["CARD"] else i


def _is_bare_role(words: TaggedWords, i: int) -> bool:
    """*Ute Lenz, **Wirtin** in Kiel, …*, *Ute Lenz ist **Wirtin***: behind a name, and taken for another one."""
    if words.tags[i : i + 1] != ["NE"] or words.lowered[i - 1] not in _BEFORE_BARE_ROLE or words.begins[i]:
        return False
    closed = words.tags[i + 1 : i + 2] in _BEHIND_ROLE or words.texts[i + 1 : i + 2] == [")"]
    is_role = is_person_word(words.texts[i]) or is_for_person(words.lowered[i])
    return closed and is_role and not is_given_name(words.texts[i])


def _mark_again(words: TaggedWords, names: list[Span]) -> None:
    """Mark the surnames and given names of an article's full names where they stand alone.

    *Heyde*, *von der Heyde*, *Sterns*, in the capitals of a headline *STERN*; *Reto*.
    """
    surnames: dict[str, list[Sequence[str]]] = {}
    inside = {i for name in names for i in range(*name)}
    for start, end in names:
        tail = next((k for k in range(start + 1, end) if words.texts[k].lower() in _PARTICLES), end - 1)
        parts = [words.texts[first:end] for first in sorted({tail, end - 1})]
        if is_given_name(words.texts[start]):
            parts.append([words.texts[start]])
        for part in parts:
            first = part[0]
            for form in (first, first.capitalize(), first.upper(), first + "s", first.removesuffix("s")):
                surnames.setdefault(form, []).append(part)
    given = {words.texts[start] for start, _ in names}
    for i in words.places(surnames.keys()):
        text = words.texts[i]
        if i in inside:
            continue
        if text in given and i and words.texts[i - 1] in OPENING_QUOTES:
            continue  # *„Emil der Schreckliche“*
        for surname in surnames[text]:
            end = i + len(surname)
            same = words.texts[i + 1 : end - 1] == surname[1:-1] and _same_name(words.texts[i:end][-1], surname[-1])
            if end <= len(words.texts) and same and _is_bare(words, i, end):
                _mark(words, i, end)
                followed = words.tags[end : end + 1] == ["NE"] and not words.begins[end] and text not in given
                if followed and (words.texts[end] in surnames or _is_in_mittelfeld(words, i)):
                    words.next_groups.add(end)  # *kritisierte Brandt | **Thoma***
                break


def _mark_alone(words: TaggedWords) -> None:
    """Mark given names that stand alone where the tagger sees a noun, ***Tilda** sagt*, and surnames in the genitive.

    *nach Ansicht **Kettelers***: no noun has a lemma that no word is, and the label of a person.
    """
    for i in words.tagged("NN"):
        text, label = words.texts[i], words.labels[i]
        if not text[0].isupper() or not (is_given_name(text) or label == "PER"):
            continue
        before = words.tag_before(i)
        genitive = text[:-1] == words.lemmas[i] and text[-1] == "s" and before == "NN" and label == "PER"
        given = is_given_name(text) and before not in _DETERMINERS and not is_speaker_noun(text)
        given = given and label in {"", "PER"} and not (i and words.texts[i - 1] in OPENING_QUOTES)
        if given or (genitive and not is_speaker_noun(words.lemmas[i])):
            _mark(words, i, i + 1)


def _same_name(there: str, surname: str) -> bool:
    return there in {surname, surname + "s", surname.upper()} or there + "s" == surname


def _is_bare(words: TaggedWords, start: int, end: int) -> bool:
    """Whether a surname can stand for its bearer here: *sagte Stern*, but *der Stern*, *in Hagen*, *Klar ist das*."""
    if end - start > 1:
        return True
    before = words.tag_before(start)
    if before in _DETERMINERS:
        return words.texts[start - 1] in _FORMS_OF_ADDRESS or _is_in_a_mood(words, start)
    if words.tags[start] in stts.NAME:
        return words.labels[start] != "LOC" or before != "APPR"
    if words.tags[start] == "NN" or not words.begins[start] or words.labels[start] == "PER":
        return True
    return _is_subject_in_front(words, start)


def _is_in_a_mood(words: TaggedWords, i: int) -> bool:
    """*meinte ein enttäuschter **Stern***, *Der sichtlich enttäuschte **Stern** sagte*; not *der helle Stern*."""
    if words.tag_before(i) != "ADJA" or is_speaker_noun(words.texts[i]) or is_person_word(words.texts[i]):
        return False
    article = i - 2 - (words.tags[i - 2] in stts.DEGREE) if i > 2 else i - 2
    if article < 0 or words.tags[article] != "ART":
        return False
    beside = [words.lowered[article - 1] if not words.begins[article] else "", *words.lowered[i + 1 : i + 2]]
    return words.labels[i] == "PER" or any(form in verbs_by_form() for form in beside)


def _is_subject_in_front(words: TaggedWords, i: int) -> bool:
    """***Kurz** bekräftigte, er komme*, ***Kurz** und Kern stritten*; not *Klar ist das*, *Lange wartete er*.

    Nor do two verbs stand side by side in ***Weiß** forderte mehr Geld*.
    """
    verb, behind = [*words.tags[i + 1 : i + 3], "", ""][:2]
    if verb == "KON":
        return behind == "NE" and words.labels[i + 2] == "PER"
    return verb == "VVFIN" and (behind not in _MAY_BE_SUBJECT or words.tags[i] in stts.FINITE)


def _put_in_nominative(words: TaggedWords, names: list[Span]) -> None:
    """Take the genitive s off the lemma of names: *Schleswig-Holsteins*, but *Jonas*, *Minister Behrens*."""
    inside = {i for start, end in names for i in range(start, end - 1)}
    whole = {words.texts[i] for i in words.tagged("NE") if not _before_noun(words, i)}
    for i in words.tagged("NE"):
        text = words.texts[i]
        words.lemmas[i] = text[:-1] if i not in inside and _is_genitive(words, i, whole) else text


def _is_genitive(words: TaggedWords, i: int, whole: set[str]) -> bool:
    """Whether a name is one, in an article that has names `whole`, before no noun."""
    text = words.texts[i]
    bare = text[:-1]
    if text[-1] in "’'":
        return True
    if not text.endswith("s") or len(text) < 4 or text.endswith("ss"):
        return False
    if bare in words.written:
        return True
    if is_given_name(text) or noun_kind(text) == "media":
        return False  # *zeigen die Bilder | **Reuters** zufolge*
    after = words.tag_after(i)
    if text not in whole and (after == "TRUNC" or _is_owner_in_front(words, i)):
        return True  # ***Kiels** Ordnungs- und Bauamt*
    if words.features[i].get("Case") != "Gen" and words.lemmas[i] != bare:
        return False
    before = words.tag_before(i)
    if before == "NE" and words.lemmas[i] == bare and words.tag_before(i - 1) == "NN":
        return is_for_what_is_said(words.texts[i - 2])  # *die Aussage Jan **Rehms***
    bears_name = before == "NN" and is_person_word(words.texts[i - 1]) and words.labels[i] != "LOC"
    return after in {"NN", "ADJA"} or (before in {"NN", "ADJA"} and not bears_name)


def _is_owner_in_front(words: TaggedWords, i: int) -> bool:
    """***Karl Brandts** Sorge ist groß*, *in **Brandts** Büro*: before a noun no name of a person is a nominative.

    What the article writes so elsewhere, before no noun, is the name itself: *Jens Behrens*, then *Behrens Sieger*.
    """
    start = i
    while start and not words.begins[start] and words.labels[start - 1] == "PER":
        start -= 1
    opens = words.begins[start] or not start or words.tags[start - 1] in stts.PREPOSITION
    return opens and words.labels[i] == "PER" and _before_noun(words, i)


def _before_noun(words: TaggedWords, i: int) -> bool:
    return words.tag_after(i) in {"NN", "TRUNC"}
