"""Finds noun phrases with head, preposition, possible cases and attributes: the candidates for who speaks to whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from spacy.tokens import Doc

from claimx.analysis.syntax.abbreviations import long_forms
from claimx.analysis.syntax.person_names import is_title
from claimx.analysis.syntax.tagged_words import places_of
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_genitive_name, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.marks import CLOSING_QUOTES, DASHES, OPENING_QUOTES
from claimx.knowledge.nouns import BODIES, SPEAKING, is_adjectival, is_person_word, is_place, noun_kind, time_nouns
from claimx.knowledge.offices import party_of

_BEFORE_NOUN = stts.DETERMINER | {"ADJA", "TRUNC"}
_BEGINNING = stts.NOUN | _BEFORE_NOUN | {"FM", "XY"}
_BEGINNING_OR_PERSONAL = _BEGINNING | stts.PERSONAL
_POSSESSIVE = ["PPOSAT"]
_NOUN_LIKE = stts.NOUN | {"FM", "XY"}
_BEHIND_HEAD = _NOUN_LIKE | {"CARD", "ADJA"}
"""What a noun group may go on with behind its head, a quoted name aside: *Stadt **Kiel***, *Schalke **04***."""
_DEFINITE = frozenset({"ART", "PPOSAT", "PDAT"})
_NOUN_OR_ADJECTIVE = stts.NOUN | {"ADJA"}
_BETWEEN = frozenset({"ADV", "ADJD", "PTKA", "KON", "$,"})  # inside a phrase only before another attribute
# Prepositions whose phrase after a noun most often belongs to it: *ein Sprecher vom Verband, Experten aus Wien*.
_ATTRIBUTIVE = words_of("before_attribute")
_BEFORE_ATTRIBUTE_IN_LIST = _ATTRIBUTIVE | {"in", "im"}
# Derived nouns that end like this are feminine, whatever a small tagger thinks: *der Organisation* is no nominative.
_FEMININE = tuple(words_of("feminine"))
_MASCULINE = tuple(words_of("masculine"))
_BEHIND_OFFICE = words_of("behind_office")
_FEMININE_NAMES = words_of("feminine_name")
_DIMENSIONS = tuple(words_of("dimension"))
_NOMINATIVE_OR_FEMININE = words_of("nominative_or_feminine")
_WITHOUT_ENDING = words_of("without_ending")
_TELL_WITH_GENDER = _NOMINATIVE_OR_FEMININE | _WITHOUT_ENDING | {"der", "den"}
"""Articles that tell more of the case where gender or number of the noun are known."""
_PLURAL_PRONOUNS = words_of("plural_pronoun")
_DEMONSTRATIVE_POSSESSIVES = words_of("demonstrative_possessive")
_JOINTS_BEHIND_COMMA = words_of("joins_phrases_behind_comma")
_JOINTS = words_of("joins_phrases") | words_of("joins_phrases_in_two_words") | _JOINTS_BEHIND_COMMA | {"&"}
_GENITIVE_ONLY = words_of("genitive_only")
_GENITIVE_TOO = words_of("genitive_too")
_NEVER_ATTRIBUTES = words_of("opens_no_attribute")
_SAYING = words_of("owned")
_ONE_OF = words_of("one_of")
_PRONOUN_TOO = words_of("pronoun_or_possessive")
_CALLING = words_of("calls")
_AMOUNTS_OF_TIME = words_of("amount_of_time")
_EDGES_OF_TIME = words_of("edge_of_time")
_BEHIND_DATIVE = words_of("behind_dative")
_WITH_TOPIC = tuple(words_of("body_for_topic"))

_AGED = re.compile(r"\d-?[jJ]ährigen?$")
_MAX_GROUP = 40
"""In tokens; longer is a list, or a row of numbers, in which each would look for a noun behind all the others."""
_SHORTEST_WITH_COMMA = 3
"""Tokens of the shortest noun group that a comma can stand in, less one: *alte, kranke Leute*."""
_MAX_IN_LIST = 80
"""Noun groups of the longest list; longer is a table."""
_MAX_ATTRIBUTE = 12
"""In tokens, from the article: *die in der Stadt seit vielen Jahren ansässige Firma*."""


PhraseKind = Literal["pronoun", "name", "noun"]


class Phrase(NamedTuple):
    """A noun phrase. All numbers are of `Tokens`, ends exclusive; -1 stands for none.

    Attributes:
        start: Its first token.
        core_end: The token after the noun group itself.
        end: The token after its attributes: genitive, prepositional phrase, brackets, apposition.
        head: Its noun, name or pronoun.
        preposition: The preposition that governs it.
        cases: The letters N, A, D, G of the cases that its form allows, the likeliest by the tagger first.
        plural: Whether it is a plural.
        kind: What its head is.
        inside: The noun groups of its attributes, in order.
        lists: The lists in it, each as the first tokens of its members: ***Uta** Lenz, **Jan** Thoma und **Ali** Can*,
            *die Bürgermeister von **Kiel**, **Emden** und **Leer***.
    """

    start: int
    core_end: int
    end: int
    head: int
    preposition: int
    cases: str
    plural: bool
    kind: PhraseKind
    inside: tuple[Phrase, ...] = ()
    lists: tuple[tuple[int, ...], ...] = ()

    @property
    def members(self) -> tuple[int, ...]:
        """The first tokens of those that it names side by side, its own first; empty where it names one."""
        return next((members for members in self.lists if members[0] == self.start), ())

    @property
    def has_preposition(self) -> bool:
        """Whether a preposition governs it: ***nach** dem Urteil*."""
        return self.preposition >= 0


def find_phrases(tokens: Tokens) -> list[Phrase]:
    """All noun phrases of a tagged document, by their start; none overlaps another."""
    cores = noun_groups(tokens, 0, len(tokens))
    abbreviated = long_forms(tokens)
    addressed = _addressed(tokens, cores)
    phrases: list[Phrase] = []
    position = 0
    while position < len(cores):
        core = cores[position]
        position += 1
        behind = position
        end, longer = core.end, core.end
        last, chain = core, [core]  # of the members of a list the last one, and what can be joined to
        lists: list[tuple[int, ...]] = []
        if abbreviated and core.kind != "pronoun":
            longer = max(longer, *(abbreviated.get(i, 0) for i in range(core.start, core.end)))
        while longer:
            end = _with_brackets(tokens, longer)
            while position < len(cores) and cores[position].start < end:
                position += 1  # what stands in the brackets, or has become part of the phrase
            following = cores[position : position + 2]
            if not following or following[0].start in addressed:
                break
            joined = _list_behind(tokens, chain, lists, cores, position, end)
            if joined is not None:
                first, members = joined
                lists = _with_list(lists, first, members)
                if first is core:
                    core = core._replace(cases=_shared_case(core, members))
                chain = [*chain[: chain.index(first)], members[-1]]
                last = members[-1] if len(chain) == 1 else last
                longer = members[-1].end
                continue
            longer = _attribute_end(tokens, last, end, *following)
            if longer:
                chain.append(following[0])
        end = _end_in_sentence(tokens, core.core_end, end) if end > core.core_end else end
        if end > core.end:
            inside = tuple(c for c in cores[behind:position] if c.start < end)
            core = core._replace(end=end, inside=inside, lists=tuple(lists))
        phrases.append(core)
    return phrases


def _addressed(tokens: Tokens, cores: list[Phrase]) -> set[int]:
    """Where those begin whom a verb needs, where no other dative is there: *warf die Opposition | **der Koalition** …*.

    To a tagger they are a genitive behind the subject.
    """
    found: set[int] = set()
    for verb in places_of(tokens.lowered, _forms_with_addressee().intersection(tokens.lowered)):
        if tokens[verb].tag_[:2] != "VV" or not _needs_addressee(tokens, verb):
            continue
        start = next((i + 1 for i in range(verb - 1, -1, -1) if _is_border(tokens, i)), 0)
        start = next((i for i in range(verb, start, -1) if tokens[i].is_sent_start), start)
        end = next((i for i in range(verb + 1, len(tokens)) if _is_border(tokens, i)), len(tokens))
        here = cores[bisect_left(cores, start, key=_start) : bisect_left(cores, end, key=_start)]
        behind = [
            (before, core)
            for before, core in pairwise(here)
            if core.start == before.end and tokens[core.start].lower_ == "der" and not before.has_preposition
        ]
        if not behind or "N" not in behind[0][0].cases or any(tokens[i].tag_ == "PRELS" for i in range(start, end)):
            continue
        chain = [pair for n, pair in enumerate(behind) if all(a[1] is b[0] for a, b in pairwise(behind[: n + 1]))]
        subject = {core.start for pair in chain for core in pair}  # *der Chef **der Partei | der Ministerin***
        others = (core for core in here if core.start not in subject and not core.has_preposition)
        if not any(_may_be_addressed(tokens, core) for core in others):
            found.add(chain[-1][1].start)
    return found


@cache
def _forms_with_addressee() -> frozenset[str]:
    """The forms of verbs that need an addressee."""
    return frozenset(form for form, verbs in verbs_by_form().items() if any(verb.needs_addressee for verb, _ in verbs))


def _start(phrase: Phrase) -> int:
    return phrase.start


def _is_border(tokens: Tokens, i: int) -> bool:
    return tokens[i].tag_ in {"$,", "$."} or tokens[i].is_quote or tokens[i].is_sent_start


def _needs_addressee(tokens: Tokens, i: int) -> bool:
    """*hat ihm Betrug **vorgeworfen***, ***warf** ihm Betrug vor*."""
    needed = [(verb, apart) for verb, apart in verbs_by_form().get(tokens[i].lower_, ()) if verb.needs_addressee]
    if not any(apart for _, apart in needed):
        return bool(needed)
    particles = {verb.verb.partition("|")[0] for verb, apart in needed if apart}
    end = next((k for k in range(i + 1, len(tokens)) if _is_border(tokens, k)), len(tokens))
    return any(tokens[k].tag_ == "PTKVZ" and tokens[k].lower_ in particles for k in range(i + 1, end))


def _may_be_addressed(tokens: Tokens, core: Phrase) -> bool:
    """*ihm*, *dem Minister*, *Müller*; a bare noun for a thing is no dative: *Betrug*."""
    if core.kind != "noun":
        return "D" in core.cases
    return core.cases[0] == "D" or (
        "D" in core.cases and (tokens[core.start].tag_ in stts.DETERMINER or is_person_noun(tokens[core.head]))
    )


def _end_in_sentence(tokens: Tokens, start: int, end: int) -> int:
    """The end of a phrase, or the sentence start that comes before it."""
    return next((i for i in range(start, end) if tokens[i].is_sent_start), end)


def is_time(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase says when: *letzte Woche*, *Montag*, *der 3. Mai*, *den 3.5.*; not *„Die Zeit“*."""
    head = tokens[phrase.head]
    if head.names_person or (phrase.head > phrase.start and tokens[phrase.head - 1].names_person):
        return False  # *Thea Sommer*
    nouns = time_nouns()
    bare = nouns.get(head.text, nouns.get(head.lemma_))
    if bare is None:
        return head.text[0].isdigit() and "." in head.text
    if head.text in _EDGES_OF_TIME and not phrase.has_preposition and tokens[phrase.start].tag_ in stts.DETERMINER:
        return False  # *schloss **ein Ende** des Bündnisses aus*; but *Ende März*
    if tokens[phrase.start].lower_ in _AMOUNTS_OF_TIME:
        return False  # *forderte **mehr Zeit***
    alone = phrase.core_end - phrase.start == 1 and not phrase.has_preposition
    quoted = tokens[phrase.start].is_quote or (phrase.start > 0 and tokens[phrase.start - 1].is_quote)
    return (bare or not alone) and not quoted


def noun_groups(tokens: Tokens, start: int, end: int) -> list[Phrase]:
    """The noun groups that begin between two tokens, each attribute of another a group of its own.

    Args:
        tokens: The tokens.
        start: Where the first one can begin.
        end: Where no more begin.
    """
    found: list[Phrase] = []
    tags = tokens.tags
    last: Phrase | None = None  # that has a noun
    of_last = False  # whether it is an attribute of one that wants a name
    i = start
    while i < end:
        tag = tags[i]
        if tag not in _BEGINNING_OR_PERSONAL and tokens.texts[i] not in OPENING_QUOTES:
            i += 1
            continue
        view = _view_end(tokens, i) if tags[i + 1 : i + 2] == _POSSESSIVE else 0
        if tag in stts.PERSONAL and not tokens[i].is_quote and not view:
            found.append(_pronoun(tokens, i))
            i += 1
            continue
        group_end, head = _noun_group(tokens, view or i)
        if head < 0 and tag == "ART":
            group_end, head = _after_attribute(tokens, i)
        elif head >= 0 and tokens[head].tag_ == "ADJA" and tokens[head].text.islower():
            group_end, head = _behind_adjective(tokens, group_end) or (group_end, head)
        if head >= 0:
            beside = bool(found) and _is_beside(tokens, found[-1], i)
            attribute = beside and (of_last or (last is not None and _wants_name(tokens, last)))
            if attribute and (name := _name_behind(tokens, i, group_end)) > 0:
                group_end = name  # *die Direktorin des Museums | **Anna Weiß***
                head = min(head, name - 1)
            last, of_last = _noun_phrase(tokens, i, group_end, head), attribute and not tokens[head].names_person
            found.append(last)
            i = group_end
        else:
            i += 1
    return found


def _wants_name(tokens: Tokens, group: Phrase) -> bool:
    """Whether a noun group tells of one person who may be named behind its attributes: *die Direktorin*."""
    if group.plural or tokens[group.core_end - 1].names_person:
        return False
    return not tokens[group.start].lower_.startswith("ein") and is_person_noun(tokens[group.head])


def _is_beside(tokens: Tokens, group: Phrase, i: int) -> bool:
    """Whether a noun group ends right before a token, or before the preposition that governs what begins there."""
    return i == group.core_end or (i == group.core_end + 1 and tokens[i - 1].tag_ in stts.PREPOSITION)


def _name_behind(tokens: Tokens, start: int, end: int) -> int:
    """Where a full name begins that ends a noun group for no person: *des Museums | **Anna Weiß***; 0 for none."""
    names = (i for i in range(start, end) if tokens[i].names_person and tokens[i].tag_ == "NE")
    name = next((i for i in names if i > start and not _is_bare_place(tokens[i])), 0)
    if not name or end - name < 2:
        return 0
    before = tokens[name - 1]
    of_place = _is_bare_place(before)  # *Gouverneur von Ohio | **Anna Weiß***
    if not of_place and not is_given_name(tokens[name].text, beside_name=True):
        return 0
    of_party = tokens[start].lower_ == "der" and party_of(before.lower_) is not None  # *Chef der Grünen | **Jan Rehm***
    of_thing = before.tag_ in stts.NOUN and not is_person_noun(before) and not before.names_person
    if any(is_title(tokens[i].text) for i in range(start, name)):
        return 0
    return name if of_thing or of_place or of_party else 0


def _is_bare_place(token: Token) -> bool:
    return is_place(token.text) and not is_given_name(token.text)


def _pronoun(tokens: Tokens, i: int) -> Phrase:
    cases = _by_tagger(feature(tokens[i], "Case"), determiner_cases().get(tokens[i].lower_, "NADG"))
    plural = feature(tokens[i], "Number") == "Plur" or tokens[i].lower_ in _PLURAL_PRONOUNS
    return Phrase(i, i + 1, i + 1, i, _preposition(tokens, i), cases, plural, "pronoun")


def _noun_group(tokens: Tokens, start: int) -> tuple[int, int]:
    """End and head of the noun group that begins at a token; head is -1 where none begins.

    `der ukrainische Präsident Wladimir Selenskij`, `etwa 10.000 Soldaten`, `die „Bangkok Post“`.
    """
    i, head = start, -1
    limit = min(len(tokens), start + _MAX_GROUP)
    while i < limit:
        token = tokens[i]
        tag = token.tag_
        if i > start and token.is_sent_start:
            break
        if head >= 0 and tag not in _BEHIND_HEAD and token.text not in OPENING_QUOTES:
            break
        another = head >= 0 and tag == "NN" and not is_title(token.text)  # *die Ärztin **Dr.** Vera Kuhn*
        if another and (_begins_another(tokens, i) or _is_object(tokens, start, i)):
            break
        if head == i - 1 and tag == "NE" and (_is_other_person(tokens, head, i) or _is_place_behind_name(tokens, i)):
            break
        if tag in _DEFINITE and i > start and tokens[i - 1].tag_ not in {"PIAT", "PIDAT", "KON"}:
            break  # *hatte 1998 | dem FBI gesagt*
        if tag in _NOUN_LIKE and token.text not in DASHES:
            names_head = head >= 0 and (tag == "NE" or _is_part_of_body(tokens, i))
            head = i if not names_head or tokens[head].tag_ == "NE" else head
            i += 1
        elif (
            head >= 0
            and tag == "CARD"
            and tokens[i - 1].tag_ == "NE"
            and token.is_digit
            and not _attribute(tokens, i + 1)
        ):
            i += 1  # *Schalke 04*, but *laut Atmar | neun Zivilisten*
        elif head >= 0 and tag == "CARD" and tokens[i - 1].text in time_nouns() and len(token.text) == 4:
            i += 1  # *November 2011*
        elif tag == "ADJA" and head == i - 1 and _owns_what_follows(tokens, start, i):
            head, i = -1, i + 1  # *Berlins **neuer** Bürgermeister*
        elif head >= 0:
            quoted = token.text in OPENING_QUOTES
            called = quoted and start > 0 and tokens[start - 1].lemma_ in _CALLING  # *nannte der Rat **„Unsinn“***
            if quoted and not called and not _is_said_of_name(tokens, i) and (longer := _quoted_name(tokens, i)):
                i = longer
            elif _is_measured(tokens, start, i):
                head, i = -1, i + 1  # *der 21 Jahre **alte** Mann*
            else:
                break
        elif tag in _BEFORE_NOUN or (i > start and tag == "KON" and tokens[i - 1].tag_ == "TRUNC"):
            i += 1
        elif (i > start or _may_begin_with_quote(tokens, i)) and (longer := _quoted_name(tokens, i)) > 0:
            nouns = [j for j in range(i + 1, longer) if tokens[j].tag_ in stts.NOUN]
            head, i = nouns[-1] if nouns else i + 1, longer
        elif i > start and token.is_quote and _attribute(tokens, i + 1):
            i += 1  # *einem „historischen Tag“*
        elif i > start and tag in _BETWEEN and _attribute_follows(tokens, i):
            i += 1
        else:
            break
    if head < 0 and i - start > 1 and tokens[start].tag_ in stts.DETERMINER and tokens[i - 1].tag_ == "ADJA":
        return i, i - 1  # *der 81-Jährige*, *die Verdächtigen*
    closes = head >= 0 and tokens.at(i).is_quote and not tokens[i].is_sent_start
    if closes and any(tokens[j].is_quote for j in range(start, head)):
        i += 1
    return (start, -1) if head < 0 else (i, head)


def _is_other_person(tokens: Tokens, head: int, i: int) -> bool:
    """*Kritisch sieht die Folgen | **Ida Klamt***: things are not called so; but *die Brüder **Karl Ott** …*."""
    noun = tokens[head]
    if noun.tag_ != "NN" or feature(noun, "Number") != "Plur" or is_person_noun(noun) or not tokens[i].names_person:
        return False
    full = tokens.at(i + 1).names_person and not tokens[i + 1].is_sent_start
    return full and is_given_name(tokens[i].text, beside_name=True) and tokens[i + 1].text[-1] not in "s’'"


def _is_place_behind_name(tokens: Tokens, i: int) -> bool:
    """*Zuletzt hatte Macron | **Deutschland** gewarnt*; but *Jack **London***."""
    before = tokens[i - 1]
    given = is_given_name(before.text, beside_name=True)
    return before.names_person and tokens[i].ent_type_ == "LOC" and _is_bare_place(tokens[i]) and not given


def _may_begin_with_quote(tokens: Tokens, i: int) -> bool:
    """*laut „Zeit“*, *von NDR und „Zeit“*, *„Manni“ Krug*."""
    if _preposition(tokens, i) >= 0 or (i and tokens[i - 1].tag_ == "KON" and not tokens[i].is_sent_start):
        return True
    return [token.ent_type_ for token in tokens[i + 1 : i + 4 : 2]] == ["PER", "PER"]


def _after_attribute(tokens: Tokens, start: int) -> tuple[int, int]:
    """End and head of a noun group with more than an adjective between article and noun; head is -1 where it is none.

    *die **in New York geborene** Sängerin*, *der **erst kürzlich ernannte** Bischof*, *der **heute** 71-Jährige*.
    """
    if start + 2 < len(tokens) and tokens[start + 1].tag_ == "ADV" and _AGED.search(tokens[start + 2].text):
        return start + 3, start + 2
    for i in range(start + 2, min(start + _MAX_ATTRIBUTE, len(tokens))):
        tag, before = tokens[i].tag_, tokens[i - 1].tag_
        if tokens[i].is_sent_start or tag in stts.FINITE or tag[0] == "$" or before in stts.PREPOSITION:
            if before not in stts.PREPOSITION or tokens[i].is_sent_start:
                break
            continue
        if (
            tag == "ADJA"
            and before in {"NE", "NN", "ADV", "ADJD", "CARD", "PROAV"}
            and tokens[start + 1].tag_ != "ADJA"
        ):
            return _noun_group(tokens, i)
    return start, -1


def _behind_adjective(tokens: Tokens, comma: int) -> tuple[int, int] | None:
    """End and head of a noun group that goes on behind a comma: *die alte**, seit Jahren leere Halle***; None for none.

    Args:
        tokens: The tokens.
        comma: The token behind the first adjective.
    """
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    for i in range(comma + 1, min(comma + _MAX_ATTRIBUTE, len(tokens))):
        token = tokens[i]
        if token.is_sent_start or token.tag_ in stts.FINITE or token.tag_[0] == "$":
            return None
        if token.tag_ == "ADJA":
            end, head = _noun_group(tokens, i)
            return (end, head) if head >= 0 else None
    return None


def _view_end(tokens: Tokens, start: int) -> int:
    """The adjective behind whose view it is: *die **ihrer Ansicht nach** hohen Preise*; 0 for none.

    Not *Waren **das** ihrer Ansicht nach falsche Zahlen?*
    """
    i = start + 2
    if i + 2 >= len(tokens) or tokens[start].lower_ not in determiner_cases():
        return 0
    if tokens.at(i + 1).lower_ != "nach" or cue_noun(tokens[i].text, "source") is None:
        return 0
    attribute = i + 2
    while tokens.at(attribute).is_quote or tokens.at(attribute).tag_ in _BETWEEN:
        attribute += 1
    noun = tokens.at(attribute + 1)
    plural = tokens[start].lower_ == "das" and feature(noun, "Number") == "Plur" and noun.text != noun.lemma_
    return attribute if tokens.at(attribute).tag_ == "ADJA" and not plural else 0


def _begins_another(tokens: Tokens, i: int) -> bool:
    """*laut Airbus | Bestellungen*, *warf dem Minister | Untätigkeit vor*; but *Schalkes Trainer*."""
    if _is_part_of_body(tokens, i):
        return False
    if tokens[i - 1].tag_ == "NN" and (cue_noun(tokens[i].text, "source") or tokens[i].text.endswith(_FEMININE)):
        return True
    if _is_member_behind(tokens, i):
        return True
    if tokens[i - 1].lower_ in _SAYING and tokens[i].ent_type_ == "":
        return True  # *hat nach eigenen **Angaben** | Anzeige erstattet*
    if not tokens[i - 1].names_person and noun_kind(tokens[i].text) in BODIES:
        return False  # *der Dresden Culture **Club***
    if tokens[i - 1].tag_ != "NE" or "-" in tokens[i].text or is_given_name(tokens[i - 1].text, beside_name=True):
        return False  # a surname that the tagger takes for a noun: *Paul **Stern***
    return tokens[i - 1].lemma_ == tokens[i - 1].text  # else a genitive


def _is_member_behind(tokens: Tokens, i: int) -> bool:
    """*nach der Annahme ihres Mandats | **Mitglied** bleiben*: behind a noun in the genitive, and before no name."""
    noun = tokens[i - 1]
    inflected = noun.tag_ == "NN" and noun.lower_[-1] == "s" and noun.lemma_ != noun.text
    if not inflected or tokens[i - 2].tag_ not in _BEFORE_NOUN or not is_person_noun(tokens[i]):
        return False  # *Schalkes **Trainer***
    named = tokens.at(i + 1).tag_ == "NE"
    return feature(noun, "Case") == "Gen" and not named and is_person_word(tokens[i].text)


def _owns_what_follows(tokens: Tokens, start: int, i: int) -> bool:
    """Whether a noun group is a name in the genitive so far, ***Berlins** neuer Bürgermeister*, and a noun follows."""
    if not is_genitive_name(tokens[i - 1]) or any(token.tag_ != "NE" for token in tokens[start:i]):
        return False
    noun = next((token for token in tokens[i : i + _MAX_GROUP] if token.tag_ != "ADJA"), None)
    return noun is not None and noun.tag_ == "NN" and not noun.is_sent_start


def _is_part_of_body(tokens: Tokens, i: int) -> bool:
    """*die Universität **Vechta***, *die Polizei **Wehringen***, *die ARD **Sportschau***: nouns to a tagger."""
    noun, place = tokens[i - 1], tokens[i]
    if noun.ent_type_ == place.ent_type_ == "ORG":
        return True
    is_body = not BODIES.isdisjoint((noun_kind(noun.text), noun_kind(noun.lemma_), noun_kind(noun.text.rstrip("s"))))
    return place.ent_type_ == "LOC" and noun.tag_ == "NN" and is_body


def _is_measured(tokens: Tokens, start: int, i: int) -> bool:
    """Whether an adjective has a measure before it: *der 21 Jahre **alte** Mann*, *ein zwei Meter **tiefes** Loch*."""
    if tokens[i].tag_ != "ADJA" or i - start < 3 or tokens[start].tag_ not in stts.DETERMINER:
        return False
    followed = tokens.at(i + 1).tag_ in _NOUN_OR_ADJECTIVE
    return followed and tokens[i - 2].tag_ == "CARD" and tokens[i].lower_.startswith(_DIMENSIONS)


def _is_object(tokens: Tokens, start: int, i: int) -> bool:
    """*warf der Ministerin | Fehler vor*, *kündigte das Amt | Kontrollen an*: the article goes with the first only.

    A measure has no definite article: *eine Reihe Fragen*, *zwei Liter Milch*; but persons and bodies measure nothing:
    *entstand laut einem Feuerwehrsprecher | Totalschaden*.
    """
    article, noun = tokens[start], tokens[i - 1]
    if noun.tag_ != "NN" or _is_part_of_body(tokens, i):
        return False
    if article.tag_ == "ART" and feature(article, "Definite") != "Def":
        is_name = tokens[i].names_person or is_given_name(tokens[i].text)
        return noun_kind(noun.text) in SPEAKING and not is_name and tokens[i].text[0].isupper()
    if feature(article, "Definite") != "Def":
        return False
    if article.lower_ == "die" and feature(noun, "Number") == feature(tokens[i], "Number") == "Plur":
        return True  # *fordern die Verbände | Bürger auf*
    agrees = [
        all(feature(article, name) == feature(other, name) for name in ("Gender", "Number"))
        for other in (noun, tokens[i])
    ]
    accused = article.lower_ == "dem" and is_person_word(noun.text)  # *warf dem Trainer | Betrug vor*
    return agrees == [True, False] or (accused and not tokens[i].ent_type_ and not is_given_name(tokens[i].text))


def _attribute(tokens: Tokens, i: int) -> bool:
    return tokens.at(i).tag_ in {"ADJA", "NN"}


def _attribute_follows(tokens: Tokens, i: int) -> bool:
    """*eine sehr **schwere** Krise*, *der alte und der neue Chef*."""
    return tokens.at(i + 1).tag_ in {"ADJA", "CARD"} and not tokens[i + 1].is_sent_start


def _is_said_of_name(tokens: Tokens, i: int) -> bool:
    """*nannte Udo Marx **„Unsinn“***: a quotation behind a person's name is none; *Udo „Uli“ Marx* has its nickname."""
    if not tokens[i - 1].names_person or tokens[i - 1].tag_ != "NE":
        return False
    return tokens.at(_quoted_name(tokens, i)).tag_ != "NE"


def _quoted_name(tokens: Tokens, i: int) -> int:
    """End of a name in quotation marks that begins here: *die Zeitung „Die Welt“*; 0 where none does."""
    behind = tokens.at(i + 1)
    if tokens[i].text not in OPENING_QUOTES or behind.is_sent_start or behind.text[:1].islower():
        return 0
    for j in range(i + 2, min(i + 8, len(tokens))):
        if tokens[j].is_sent_start:
            return 0
        if tokens[j].text in CLOSING_QUOTES:
            return 0 if any(tokens[k].tag_ in stts.FINITE for k in range(i + 1, j)) else j + 1
    return 0


def _noun_phrase(tokens: Tokens, start: int, end: int, head: int) -> Phrase:
    first, noun = tokens[start], tokens[head]
    determined = first.tag_ in stts.DETERMINER
    declined = determined and first.lower_ not in _DEMONSTRATIVE_POSSESSIVES  # ***dessen** Chefin*
    allowed = determiner_cases().get(first.lower_, "NADG") if declined else "NADG"
    if first.tag_ == "PPOSAT" and first.lower_ in _PRONOUN_TOO:
        allowed = "NA"  # ***Ihr** Kursziel*; as a pronoun it is a dative
    case = feature(noun, "Case")
    if noun.tag_ == "NE" and noun.text.endswith("s") and start == head:
        allowed = "GNAD" if case == "Gen" else "NADG"
    if start == head and noun.tag_ == "NN" and feature(noun, "Number") == "Plur" and not noun.text.endswith(("n", "s")):
        allowed = "NA"  # *stellte **Ärzte** ein*: a dative plural ends in -n
    if first.lower_ in _TELL_WITH_GENDER:
        if first.lower_ == "der" and allowed == "NDG":
            weak = tokens[start + 1] if start < head else noun
            if weak.text.endswith("en") and (weak.tag_ == "ADJA" or is_adjectival(weak.text)):
                allowed = "DG"  # *der Grünen*, *der Vereinten Nationen*; it would be *der Grüne*
        allowed = _by_gender(noun, first, allowed)
    tells = noun.tag_ != "NE" or not determined or not feature(first, "Case")
    if first.tag_ == "ART" and noun.text == noun.lemma_ and feature(first, "Number") != feature(noun, "Number"):
        tells = False  # *der Industrie- und Handelskammer*: a rare noun, of which the article knows more
    cases = _by_tagger(case if tells and case else feature(first, "Case"), allowed)
    number = feature(noun, "Number") or feature(first, "Number")
    if first.tag_ == "ART" and noun.text == noun.lemma_:
        number = feature(first, "Number") or number  # *der Däne*
    if first.lower_ == "die" and is_adjectival(noun.text):
        number = "Plur" if noun.text.endswith("n") else "Sing"  # *die Abgeordneten*, *die Abgeordnete*
    kind: PhraseKind = "name" if tokens[end - 1].tag_ == "NE" or noun.tag_ == "NE" else "noun"
    preposition = _preposition(tokens, start)
    if preposition >= 0 and tokens[preposition].lower_ in _BEHIND_DATIVE and "D" not in cases:
        preposition = -1  # *bestätigte dem Blatt **gegenüber** | den Fund*
    return Phrase(start, end, end, head, preposition, cases, number == "Plur", kind)


def _by_gender(head: Token, determiner: Token, allowed: str) -> str:
    """Those of some cases that an article allows with a noun of its gender and number.

    *der* before a feminine singular is never nominative: *der Zeitung* is dative or genitive.
    """
    gender, number = feature(head, "Gender"), feature(head, "Number")
    feminine = head.text.endswith(_FEMININE) and not head.lower_.endswith(_MASCULINE)  # no *Spion*, no *Schrei*
    if feminine:
        gender = "Fem"
    if determiner.lower_ == "der" and head.text in _FEMININE_NAMES:
        return "DG"
    if determiner.lower_ == "der" and gender == "Fem" and head.text.endswith("in") and is_person_noun(head):
        return "DG"  # *warf **der Ministerin** vor*
    if head.tag_ == "NE" and feature(determiner, "Case"):
        return allowed  # *der SPD*: the article knows more than a name that is the same in all cases
    if determiner.lower_ in _NOMINATIVE_OR_FEMININE and number == "Sing":
        if gender == "Masc":
            return "N"
        return "DG" if feminine else "DGN" if gender == "Fem" else allowed
    if determiner.lower_ in _WITHOUT_ENDING and gender == "Masc":
        return "N"  # *ein Verband*, but *ein Programm*
    if determiner.lower_ == "den" and number:
        return "A" if number == "Sing" else "D"
    return allowed


def _by_tagger(case: str, allowed: str) -> str:
    """Puts the case that the tagger sees first, where the form allows it."""
    seen = case[:1]
    if allowed.startswith(seen) or seen not in allowed:
        return allowed
    return seen + allowed.replace(seen, "")


def _preposition(tokens: Tokens, start: int) -> int:
    """The preposition right before a phrase, adverbs between: *von etwa 800 Autos*, *mit völlig neuen Plänen*.

    Also before the mark of what is quoted: ***mit** „allerehrenwerte Partei“ sprach sie an*.
    """
    i, tags = start - 1, tokens.tags
    if i > 0 and tokens.texts[i] in OPENING_QUOTES and not tokens[i].is_sent_start:
        i -= 1
    while i >= 0 and tags[i] in {"ADV", "ADJD"} and not tokens[i + 1].is_sent_start:
        i -= 1
    return i if i >= 0 and tags[i] in stts.PREPOSITION and not tokens[i + 1].is_sent_start else -1


# --- lists ---


def list_commas(tokens: Tokens, phrases: Iterable[Phrase]) -> frozenset[int]:
    """The commas that part no clauses, since they stand inside a noun group or between the members of a list."""
    found: list[int] = []
    for phrase in phrases:
        if phrase.core_end - phrase.start > _SHORTEST_WITH_COMMA:
            found += range(phrase.start + 1, phrase.head)  # *der kleine**,** laute Trainer*
        for members in phrase.lists:
            found += range(members[0], members[-1])
    return frozenset([i for i in found if tokens[i].text == ","])


def _with_list(lists: list[tuple[int, ...]], first: Phrase, members: Sequence[Phrase]) -> list[tuple[int, ...]]:
    """The lists of a phrase with one more, or with one that goes on: *Lenz und Thoma **sowie Can***."""
    starts = tuple(member.start for member in members)
    before = next((listed for listed in lists if listed[-1] == first.start), (first.start,))
    return [*(listed for listed in lists if listed is not before), (*before, *starts)]


def _shared_case(first: Phrase, members: Sequence[Phrase]) -> str:
    """The cases of the first member, the one first that the tagger sees in both others: *Bürger, Bauern und Jäger*."""
    case = members[0].cases[0]
    outvoted = len(members) > 1 and case in first.cases and all(member.cases[0] == case for member in members)
    return case + first.cases.replace(case, "") if outvoted else first.cases


def _list_behind(
    tokens: Tokens,
    chain: Sequence[Phrase],
    lists: Sequence[tuple[int, ...]],
    cores: Sequence[Phrase],
    position: int,
    end: int,
) -> tuple[Phrase, list[Phrase]] | None:
    """What noun group of a phrase a list begins with, and its other members; None where no list goes on.

    *die Chefs **der SPD**, **der Grünen** und **der FDP***, ***der Chef** der SPD, **die Chefin** der Grünen und …*.

    Args:
        tokens: The tokens.
        chain: The noun groups of the phrase that more can be joined to, from its head to the last attribute.
        lists: The lists of the phrase so far.
        cores: All noun groups.
        position: The place of the next one among them.
        end: Where the phrase ends so far.
    """
    between = tokens[end : cores[position].start]
    if not between or len(between) > 3:
        return None
    comma, joint = between[0].text == ",", _joint(between)
    inserted = comma and _is_apposition_in(tokens, chain, chain[-1])
    if joint in _JOINTS:
        if comma and not inserted and joint not in _JOINTS_BEHIND_COMMA:
            return None  # *Sie kam, **und** der Rat ging*
        members, behind = _members(tokens, chain[-1], cores, position, closed=True)
    elif joint == ",":
        members, behind = _members(tokens, chain[-1], cores, position, closed=False)
        last = {listed[-1] for listed in lists}  # *Lenz und Thoma, **der Landrat**, …*
        chain = [g for g in chain if g.start not in last and (not members or _is_like(tokens, g, members[0]))]
    else:
        return None
    if comma and joint != ",":
        chain = [group for group in chain if not _is_apposition_in(tokens, chain, group)]
    if not members or not chain or _parts_clauses(tokens, chain[0].start, members[-1].core_end):
        return None
    first = _joined_to(tokens, chain, members, behind)
    return (first, members) if first is not None else None


def _joint(between: Sequence[Token]) -> str:
    """What joins two members, without the comma that closes what stands between: *Lenz, der Landrat**, und** Can*."""
    words = [token.lower_ for token in between]
    return " ".join(words[1:] if words[0] == "," and len(words) > 1 else words)


def _members(
    tokens: Tokens, before: Phrase, cores: Sequence[Phrase], position: int, closed: bool
) -> tuple[list[Phrase], int]:
    """The members of a list from a noun group on, and where the last one ends; none where no conjunction closes it.

    Args:
        tokens: The tokens.
        before: The noun group before the first one.
        cores: All noun groups.
        position: The place of the first one among them.
        closed: Whether the conjunction stands before it already.
    """
    members = [cores[position]]
    end = cores[position].end
    if not _can_be_listed(tokens, members[0]) or (members[0].kind == "pronoun" and not closed):
        return [], end
    attribute = members[0]
    for core in cores[position + 1 : position + _MAX_IN_LIST]:
        end = max(end, _with_brackets(tokens, end))
        if core.start < end:
            continue
        between = tokens[end : core.start]
        if len(between) > 3 or any(token.is_sent_start for token in between) or tokens[core.start].is_sent_start:
            break
        joint = _joint(between) if between else ""
        if not between or (core.preposition == end and len(between) == 1):
            if not (_is_genitive(tokens, core) if not between else between[0].lower_ in _BEFORE_ATTRIBUTE_IN_LIST):
                break
        elif closed or core.kind == "pronoun" or core.preposition >= 0:
            break
        elif joint == ",":
            members.append(core)
        elif joint in _JOINTS:
            own, other = (_likeness(tokens, group, core) for group in (members[-1], attribute))
            if attribute is members[-1] or own > other:
                previous = members[-2] if len(members) > 1 else before
                if between[0].text == "," and _is_name(tokens, members[-1]) != _is_name(tokens, previous):
                    members.pop()  # *Jan Thoma, **der Landrat**, und Ali Can*
                members.append(core)
                closed = True
        else:
            break
        attribute, end = core, core.end
    if not closed:
        return [], end
    named = [before, *members]
    return [m for m, previous in zip(members, named, strict=False) if not _is_bare_role(tokens, previous, m)], end


def _can_be_listed(tokens: Tokens, group: Phrase) -> bool:
    """Of pronouns *er* and *sie* can: *finden **er** und Mia Brandt*."""
    if group.preposition >= 0 or tokens[group.start].is_sent_start:
        return False
    return group.kind != "pronoun" or _is_er(tokens, group)


def _is_er(tokens: Tokens, group: Phrase) -> bool:
    return tokens[group.head].tag_ == "PPER" and "N" in group.cases


def _is_name(tokens: Tokens, group: Phrase) -> bool:
    return group.kind == "name" and tokens[group.core_end - 1].ent_type_ == "PER"


def _is_bare_role(tokens: Tokens, before: Phrase, group: Phrase) -> bool:
    """*Uta Lenz, **Vorsitzende des Vereins**, Jan Thoma und …*: a noun for who is named before it."""
    bare = tokens[group.start].tag_ not in stts.DETERMINER and group.kind == "noun" and not group.plural
    return bare and _is_name(tokens, before) and is_person_noun(tokens[group.head])


def _parts_clauses(tokens: Tokens, start: int, end: int) -> bool:
    """Whether two clauses meet in what looks like a list: *Das sagte Lenz, **Thoma und Can schwiegen***.

    Each has its finite verb, or the second one is an infinitive.
    """
    before = _finite_before(tokens, start)
    if before < 0:
        return False
    for i in range(end, len(tokens)):
        token = tokens[i]
        if _is_border(tokens, i) or token.tag_ == "KON":
            return False
        if token.tag_ in {"PTKZU", "VVIZU"}:
            return True
        if token.tag_ in stts.FINITE:
            last = i + 1 == len(tokens) or _is_border(tokens, i + 1)
            return not (last and tokens[before].tag_ == "VAFIN" and may_be_participle(token.lower_))
    return False


def _finite_before(tokens: Tokens, start: int) -> int:
    """The finite verb before a token in what no mark parts from it; -1 for none."""
    for i in range(start - 1, -1, -1):
        if tokens[i].tag_ in stts.FINITE:
            return i
        if _is_border(tokens, i) or tokens[i + 1].is_sent_start:
            return -1
    return -1


def _joined_to(tokens: Tokens, chain: Sequence[Phrase], members: Sequence[Phrase], behind: int) -> Phrase | None:
    """The noun group that the members of a list are most alike, the last one of several; None where it is none.

    Args:
        tokens: The tokens.
        chain: As in `_list_behind`.
        members: The other members.
        behind: The token behind the list.
    """
    # *Der Vizekanzler und Minister Karl Brandt (SPD), hat …* has no comma before it that the one behind could close.
    opened = tokens[members[0].start - 1].text == "," or any(_is_apposition_in(tokens, chain, g) for g in chain)
    comma = opened and behind + 1 < len(tokens) and tokens[behind].text == ","
    verb = tokens[chain[0].start - 1] if chain[0].start else None
    found, best = None, 0
    for group in chain:
        inserted = _is_apposition_in(tokens, chain, group)
        if not inserted and comma and _are_apposition(tokens, group, members, behind):
            continue
        if verb is not None and group is chain[0] and _is_of_one(tokens, verb, group, members):
            continue
        if _is_named_alone(tokens, group, members):
            continue
        likeness = [_likeness(tokens, group, member) for member in members]
        if all(likeness) and sum(likeness) >= best:
            found, best = group, sum(likeness)
    return found


def _is_apposition_in(tokens: Tokens, chain: Sequence[Phrase], group: Phrase) -> bool:
    """Whether a noun group of a phrase stands behind a comma: *der Chef, **Karl Brandt**, und …*."""
    return group is not chain[0] and tokens[group.start - 1].text == ","


def _are_apposition(tokens: Tokens, group: Phrase, members: Sequence[Phrase], behind: int) -> bool:
    """*Jan Thoma, **ein Freund der Bahn und ein Feind der Straße**, sagte …*: what a comma closes before the verb.

    Also *Zwei Abgeordnete, **Olaf Brehm und Ida Klamt**, …*, not *darunter der Rat, die Stadt und der Kreis, sagten*.
    """
    if group.plural and not _is_name(tokens, group) and all(_is_name(tokens, member) for member in members):
        return True
    names = all(each.kind == "name" for each in (group, *members))
    inserted = group.start > 0 and tokens[group.start - 1].tag_ in {"PROAV", "KOKOM"}
    return not names and not inserted and tokens[behind + 1].tag_ in stts.FINITE


def _is_of_one(tokens: Tokens, verb: Token, group: Phrase, members: Sequence[Phrase]) -> bool:
    """*sagte Jan Thoma, **ein Freund der Bahn und ein Feind der Straße***."""
    if verb.tag_ not in stts.FINITE or feature(verb, "Number") != "Sing" or "N" not in group.cases:
        return False
    return tokens[members[0].start].lower_.startswith("ein") and is_person_noun(tokens[members[0].head])


def _is_like(tokens: Tokens, group: Phrase, member: Phrase) -> bool:
    """Not *verkauft, sagt **sein Chef, Äpfel** und Birnen*: one is a person and has an article, the other neither."""
    if member.kind == "name" or tokens[member.start].tag_ in stts.DETERMINER or not _is_person(tokens, group):
        return True
    bare = tokens[group.start].tag_ not in stts.DETERMINER
    return bare or _is_person(tokens, member) or _is_body(tokens, member)


def _is_named_alone(tokens: Tokens, group: Phrase, members: Sequence[Phrase]) -> bool:
    """*laut dem Anwalt, **Jan Thoma**, Diebstahl und Betrug …*: a name among things tells who stands before."""
    if len(members) < 2 or not _is_name(tokens, members[0]) or not is_person_noun(tokens[group.head]):
        return False
    return not any(_is_person(tokens, member) or _is_body(tokens, member) for member in members[1:])


def _likeness(tokens: Tokens, group: Phrase, member: Phrase) -> int:
    """How much two noun groups are alike; 0 where they cannot be members of one list."""
    if not set(group.cases) & set(member.cases) or member.preposition >= 0:
        return 0
    if group.kind == "pronoun" and not _is_er(tokens, group):
        return 0
    if is_time(tokens, group) != is_time(tokens, member):
        return 0
    first, other = tokens[group.start], tokens[member.start]
    if _is_source(tokens, group) != _is_source(tokens, member):
        return 1  # *Recherchen der „Zeit“ und **des NDR***
    alike = [
        (first.tag_ in stts.DETERMINER) == (other.tag_ in stts.DETERMINER),
        first.lower_.startswith("ein") == other.lower_.startswith("ein"),
        _is_person(tokens, group) == _is_person(tokens, member),
        _is_body(tokens, group) == _is_body(tokens, member),
        _is_called(tokens, group) == _is_called(tokens, member),
        group.cases[0] == member.cases[0],
        tokens[group.head].ent_type_ == tokens[member.head].ent_type_,
    ]
    return 2 + sum(alike)


def _is_called(tokens: Tokens, group: Phrase) -> bool:
    """Whether a noun group is a name: *NDR*, *„Zeit“*."""
    return group.kind == "name" or tokens[group.start].is_quote


def _is_person(tokens: Tokens, group: Phrase) -> bool:
    return is_person_noun(tokens[group.head]) or tokens[group.core_end - 1].ent_type_ == "PER"


# --- attributes after the noun ---


def _attribute_end(tokens: Tokens, core: Phrase, end: int, following: Phrase, then: Phrase | None = None) -> int:
    """Where a phrase ends with the next one as its attribute; 0 where the next one is a phrase of its own.

    Args:
        tokens: The tokens.
        core: The noun group that the phrase begins with.
        end: Where the phrase ends so far.
        following: The next noun group.
        then: The one after that.
    """
    if following.kind == "pronoun" or tokens[following.start].is_sent_start or following.start - end > 1:
        return 0
    if core.kind == "pronoun" and tokens[core.head].tag_ != "PIS":
        return 0  # but *einer der Putschisten, viele von ihnen*
    if following.start == end:
        return following.end if _is_attribute_behind(tokens, core, end, following) else 0
    between = tokens[end : following.start]
    if following.preposition == end and len(between) == 1:
        if _is_attributive(tokens, core, end, following):
            return following.end
        # *die Ministerin **außer Dienst Vera Kuhn***
        retired = then is not None and then.start == following.end and tokens[following.head].text in _BEHIND_OFFICE
        if then is not None and retired and _wants_name(tokens, core) and tokens[then.start].names_person:
            return then.end
        # *der Vorsitzende **auf dem Kongress, Karl Brandt,***: behind the next phrase the name takes the noun up again.
        again = then is not None and then.start == following.end + 1 and tokens.is_comma(following.end)
        again = again and not is_time(tokens, following)
        return (
            then.end if then and again and _is_name_of(tokens, core, then) and _is_apposition(tokens, core, then) else 0
        )
    if len(between) == 1 and between[0].text == "," and _is_apposition(tokens, core, following):
        return following.end
    return 0


def _is_attribute_behind(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """Whether a noun group right behind a phrase belongs to it: *der Chef **der Werft***."""
    first, source = tokens[following.start], _is_source(tokens, core)
    if _is_genitive(tokens, following) and not (source and _has_owner(tokens, core)):
        return True
    if first.lower_ == "der" and core.kind == "pronoun" and tokens[core.head].lower_ in _ONE_OF:
        return True  # *laut einem **der Gründer***: whatever the tagger sees
    owned = source and end == core.end and first.lower_ == "der" and not _has_owner(tokens, core)
    if owned and ("G" in following.cases or _is_body(tokens, following)):
        return (
            True  # whose it is, whatever the tagger sees: *nach Informationen **der „Zeit“***, ***der Fraktionsvize***
        )
    if first.names_person and end > core.core_end and _wants_name(tokens, core):
        return True  # *die Direktorin des Museums **Anna Weiß***
    if tokens[end - 1].ent_type_ != "ORG" or first.ent_type_ != "ORG":
        return False
    if first.tag_ == "ADJA":
        return True  # *der Verband **Deutscher Realschullehrer***
    # *vom Bundesverband **der Versicherer***: one name to the recogniser, whatever the tagger sees
    named = all(tokens[i].ent_type_ == "ORG" for i in range(following.start, following.core_end))
    return named and first.lower_ in {"der", "des"}


def _is_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a noun group is for a person or body by one of its nouns: *Handwerkskammer Dresden*."""
    nouns = [tokens[i] for i in range(phrase.start, phrase.core_end) if tokens[i].tag_ in stts.NOUN]
    return is_person_noun(tokens[phrase.head]) or any(noun_kind(noun.text) in BODIES for noun in nouns)


def _is_genitive(tokens: Tokens, phrase: Phrase) -> bool:
    first = tokens[phrase.start].lower_
    bare = tokens[phrase.start].tag_ == "NN"
    if bare and (phrase.plural or not (first.endswith("s") or tokens[phrase.start].ent_type_)):
        return False  # bare nouns are no genitives: *nach Angaben der Polizei | Kinder*, *wirft der Bank | Untreue vor*
    if phrase.cases[0] == "G" or first in _GENITIVE_ONLY:
        return True
    if first in _GENITIVE_TOO:
        return "G" in phrase.cases and phrase.cases[0] != "N"
    return phrase.kind == "name" and tokens[phrase.head].text.endswith("s") and "G" in phrase.cases


def _is_attributive(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """Whether a phrase with a preposition belongs to the noun before it: *ein Sprecher **vom Verband***.

    *die Regierung **in Kiew**, der Ausschuss **im Bundestag**, ein Bericht **vom November***, but *das sagte Weiß | in
    Kiew*, *hieß es am Abend | aus dem Rathaus*.
    """
    preposition, person = tokens[following.preposition].lower_, tokens[end - 1].names_person
    if is_time(tokens, core):
        return False
    if is_time(tokens, following):
        return preposition == "vom" and _is_source(tokens, core)
    if preposition in _ATTRIBUTIVE:
        if _goes_with_verb(tokens, core, end, following):
            return False
        origin = tokens[following.start].tag_ in stts.DETERMINER or tokens[following.head].ent_type_ == "LOC"
        return not person or preposition[:2] == "vo" or (preposition == "aus" and origin)
    if preposition not in {"in", "im"} or person or core.kind == "pronoun":
        return False
    seat = tokens[following.start].tag_ not in stts.DETERMINER and tokens[following.head].tag_ == "NE"
    body = preposition == "im" and noun_kind(tokens[following.head].text) in {"government", "organisation"}
    return body or (seat and tokens[following.head].text[0].isalpha())


def _goes_with_verb(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """*geht die Polizei | **von einem Unfall** aus*, *wirbt sie | **für den Umbau***, *zog sie | **aus dem Ort***.

    But *der Verband **von Eltern***, *Hersteller **von Reis***, *das Amt **für Statistik***, *die Firma **aus Kiel***.
    """
    kinds = {noun_kind(tokens[core.head].text), noun_kind(tokens[core.head].lemma_)}
    if kinds.isdisjoint(SPEAKING):
        return False
    first, noun, preposition = tokens[following.start], tokens[following.head], tokens[following.preposition]
    body = not kinds.isdisjoint(BODIES) and kinds.isdisjoint({"person"})
    article = first.tag_ in stts.DETERMINER or preposition.tag_ == "APPRART"
    definite = article and not first.lower_.startswith("ein")
    if preposition.lower_ == "für":
        for_topic = (
            tokens[core.head].lower_.endswith(_WITH_TOPIC) or tokens[end - 1].ent_type_ == noun.ent_type_ == "ORG"
        )
        return not for_topic if body else article and not definite
    names_who = noun.tag_ != "NN" or bool(noun.ent_type_) or is_person_noun(noun) or is_place(noun.text)
    if preposition.lower_ == "aus":
        return body and article and not names_who
    known = {noun_kind(noun.text), noun_kind(noun.lemma_)} != {"unknown"}
    body = body and not tokens[core.head].text.endswith(("er", "ern"))  # *Hersteller, Anbieter, Betreiber **von** …*
    return not (names_who or known) and (body if definite else body or article or first.tag_ == "CARD")


def _is_apposition(tokens: Tokens, core: Phrase, phrase: Phrase) -> bool:
    """*der Innenminister, Nicolas Sarkozy,* — between commas, or up to the end, and without a verb of its own.

    Behind a name the noun for the person need not be closed by a comma: *Karl Brandt, Chef der Werft | erklärte*.
    """
    if phrase.has_preposition or is_time(tokens, phrase):
        return False
    titled = _is_name_of(tokens, phrase, core)
    if _is_unclosed(tokens, core, phrase):
        return True
    after = phrase.end
    while after < len(tokens) and tokens[after].text not in {",", ".", ":", ";", "–"}:
        if tokens[after].lower_ in _NEVER_ATTRIBUTES and tokens[after - 1].tag_ not in stts.PREPOSITION:
            return False  # *nannte das einen Fehler, **Anna Weiß** einen Erfolg*
        if tokens[after].tag_.startswith("V") or after - phrase.end > 8 or tokens[after].is_sent_start:
            return titled and tokens[after].tag_ in stts.FINITE
        after += 1
    mark = tokens.at(after).text
    return mark == "," or (mark in {".", ":"} and (titled or phrase.kind == "name"))


def _is_unclosed(tokens: Tokens, core: Phrase, name: Phrase) -> bool:
    """*Das beurteilte der Chef der Partei, **Karl Brandt** | den Umständen nach*: a comma is left out."""
    if not core.start or tokens[core.start - 1].tag_ not in stts.FINITE or core.cases[0] != "N" or core.plural:
        return False
    return tokens.at(name.end).tag_ in stts.DETERMINER and _is_name_of(tokens, core, name)


def _is_name_of(tokens: Tokens, noun: Phrase, name: Phrase) -> bool:
    """Whether a name is that of the person a noun tells of: *der Chef der Werft*, *Karl Brandt*."""
    return is_person_noun(tokens[noun.head]) and not noun.has_preposition and tokens[name.core_end - 1].names_person


def _is_source(tokens: Tokens, phrase: Phrase) -> bool:
    """*Angaben*, *ein Bericht*: nouns that say whose words they are."""
    return cue_noun(tokens[phrase.head].text, "source") is not None


def _has_owner(tokens: Tokens, phrase: Phrase) -> bool:
    """***Dahlkes** Aussage*: the name before the noun says whose it is already."""
    first = tokens[phrase.start]
    return phrase.start < phrase.head and first.tag_ == "NE" and feature(first, "Case") == "Gen"


def _with_brackets(tokens: Tokens, end: int) -> int:
    """*Wolfgang Schäuble (CDU)*: short brackets after a phrase belong to it."""
    if tokens.at(end).text == "(":
        for j in range(end + 1, min(end + 7, len(tokens))):
            if tokens[j].text == ")":
                return j + 1
    return end


def claimx_phrases(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the noun phrases on `doc._.claimx_phrases`, as tuples of `Phrase`."""
    doc._.claimx_phrases = find_phrases(tokens or Tokens(doc))
    return doc


def phrases_on(doc: Doc) -> list[Phrase]:
    """The phrases that `claimx_phrases` left, also where the `Doc` came back from bytes as plain lists."""
    stored: list[Any] = doc._.claimx_phrases or []
    return [item if isinstance(item, Phrase) else _phrase(item) for item in stored]


def _phrase(fields: Sequence[Any]) -> Phrase:
    *own, inside, lists = fields
    return Phrase._make((*own, tuple(map(_phrase, inside)), tuple(map(tuple, lists))))
