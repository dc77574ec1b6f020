"""Finds noun groups, what stands from a determiner to its noun or name, and the cases that their form allows."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimx.analysis.syntax.person_names import is_title
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_genitive_name, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import attribution_words, cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import is_given_name
from claimx.knowledge.marks import CLOSING_QUOTES, DASHES, OPENING_QUOTES
from claimx.knowledge.nouns import (
    BODIES,
    SPEAKING,
    is_adjectival,
    is_for_what_is_said,
    is_person_word,
    is_place,
    is_speaker_noun,
    noun_kind,
    time_nouns,
)
from claimx.knowledge.offices import party_of

_BEFORE_NOUN = stts.DETERMINER | {"ADJA", "TRUNC"}
_BEGINNING = stts.NOUN | _BEFORE_NOUN | {"FM", "XY"}
_BEGINNING_OR_PERSONAL = _BEGINNING | stts.PERSONAL
_NOUN_LIKE = stts.NOUN | {"FM", "XY"}
_REGIONS_OF_BODY = words_of("region_of_body")
_BEFORE_YEAR = words_of("before_year")
_BEFORE_YEAR_ALONE = words_of("before_year_alone")
_BEHIND_HEAD = _NOUN_LIKE | {"CARD", "ADJA", "TRUNC"}
"""What a noun group may go on with behind its head, a quoted name aside: *Stadt **Kiel***, *Schalke **04***."""
_BEFORE_PHRASE = stts.PREPOSITION | {"ADV", "ADJD", "$("}
"""A preposition, and what may stand between it and its noun group."""
_ACCUSED = frozenset({"person", "group", "government"})
_BEHIND_OWNER = frozenset({"ADJA", "TRUNC", "KON"})
_DEFINITE = frozenset({"ART", "PPOSAT", "PDAT"})
_BEFORE_DEFINITE = frozenset({"PIAT", "PIDAT", "KON"})
"""What an article may stand behind in a noun group: *all **die** Leute*, *der alte und **der** neue Chef*."""
_NOUN_OR_ADJECTIVE = stts.NOUN | {"ADJA"}
_BETWEEN = stts.DEGREE_OR_NEGATION | {"KON", "$,"}  # inside a phrase only before another attribute
_ENDS_OF_VERBS = frozenset({"PTKVZ", "VVPP"})
# Derived nouns that end like this are feminine, whatever a small tagger thinks: *der Organisation* is no nominative.
_FEMININE = tuple(words_of("feminine"))
_FEMININE_PLURAL = tuple(ending + "en" for ending in _FEMININE)
_DERIVED = tuple(words_of("derived_noun"))
_OF_SEVERAL = words_of("article_of_several")
_SEVERAL = SPEAKING | {"group"}
_FEMININE_BODIES = tuple(words_of("feminine_body"))
_MASCULINE = tuple(words_of("masculine"))
_AUTHORITIES = tuple(words_of("authority"))
_FEMININE_NAMES = words_of("feminine_name") | words_of("legal_form")
_DIMENSIONS = tuple(words_of("dimension"))
_NOMINATIVE_OR_FEMININE = words_of("nominative_or_feminine")
_WITHOUT_ENDING = words_of("without_ending")
_TELL_WITH_GENDER = _NOMINATIVE_OR_FEMININE | _WITHOUT_ENDING | {"der", "den"}
"""Articles that tell more of the case where gender or number of the noun are known."""
_NEVER_PLURAL = words_of("never_plural")
_AMOUNTS = words_of("noun_of_amount")
_PLURAL_PRONOUNS = words_of("plural_pronoun")
_DEMONSTRATIVE_POSSESSIVES = words_of("demonstrative_possessive")
_SAYING = words_of("owned")
_PRONOUN_TOO = words_of("pronoun_or_possessive")
_CALLING = words_of("calls")
_AMOUNTS_OF_TIME = words_of("amount_of_time")
_EDGES_OF_TIME = words_of("edge_of_time")
_DAYS = words_of("day_before_part_of_it")
_GOVERNED = words_of("governed_adverb")
_BEFORE_DATIVE = words_of("before_dative")
_BEHIND_DATIVE = words_of("behind_dative")
_NUMBERED = words_of("numbered_part")
_OUT_OF = words_of("out_of")
_SO_CALLED = tuple(words_of("so_called"))
_ENDS_OF_REGIONS = tuple(words_of("end_of_region"))
_PARTS_OF_REGIONS = tuple(words_of("part_of_region"))
_AGED = re.compile(r"\d-?[jJ]ährigen?$")
_LONGEST_SURNAME_LIKE_IT = 8
"""Letters of a surname that ends like a derived noun: *Hartung*."""
_MAX_GROUP = 40
"""In tokens; longer is a list, or a row of numbers, in which each would look for a noun behind all the others."""
_BEFORE_ATTRIBUTE = frozenset({"ART", "PPOSAT", "PDAT"})
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
        for members in self.lists:
            if members[0] == self.start:
                return members
        return ()

    @property
    def has_attributes(self) -> bool:
        """Whether attributes follow the noun group: *die Sprecherin **der Polizei***."""
        return self.end > self.core_end

    @property
    def has_preposition(self) -> bool:
        """Whether a preposition governs it: ***nach** dem Urteil*."""
        return self.preposition >= 0


def is_border(tokens: Tokens, i: int) -> bool:
    """Whether no noun group goes on at a token: a comma, the end of a sentence, a quotation mark, a new sentence."""
    return i == len(tokens) or tokens[i].tag_ in {"$,", "$."} or tokens[i].is_quote or tokens[i].is_sent_start


def is_repeated_behind(tokens: Tokens, phrase: Phrase, preposition: int) -> bool:
    """*Nun wirbt der Minister **für Verkehr** | für den Umbau*: whether the preposition before it stands behind, too.

    A verb wants but one, which is the last.
    """
    return tokens.at(phrase.core_end).lower_ == tokens[preposition].lower_


def is_time(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase says when: *letzte Woche*, *Montag*, *der 3. Mai*, *den 3.5.*; not *„Die Zeit“*."""
    head, nouns = tokens[phrase.head], time_nouns()
    bare = nouns.get(head.text)
    if bare is None:
        bare = nouns.get(head.lemma_)
    if bare is None and not (head.text[0].isdigit() and "." in head.text):
        return False
    if head.names_person or (phrase.head > phrase.start and tokens[phrase.head - 1].names_person):
        return False  # *Thea Sommer*
    if bare is None:
        return True
    if head.text in _EDGES_OF_TIME and not phrase.has_preposition and tokens[phrase.start].tag_ in stts.DETERMINER:
        return False  # *schloss **ein Ende** des Bündnisses aus*; but *Ende März*
    if tokens[phrase.start].lower_ in _AMOUNTS_OF_TIME:
        return False  # *forderte **mehr Zeit***
    alone = phrase.core_end - phrase.start == 1 and not phrase.has_preposition
    quoted = (
        tokens[phrase.start].is_quote or tokens.at(phrase.start - 1).is_quote or tokens.at(phrase.head - 1).is_quote
    )
    dated = tokens.at(phrase.start - 1).lower_ in _DAYS  # *gestern **Abend***
    return (bare or dated or not alone) and not quoted


def noun_groups(tokens: Tokens, start: int, end: int) -> list[Phrase]:
    """The noun groups that begin between two tokens, each attribute of another a group of its own.

    Args:
        tokens: The tokens.
        start: Where the first one can begin.
        end: Where no more begin.
    """
    found: list[Phrase] = []
    tags, texts = tokens.tags, tokens.texts
    before_possessive = {i - 1 for i in tokens.tagged("PPOSAT")}
    last: Phrase | None = None  # that has a noun
    of_last = False  # whether it is an attribute of one that wants a name
    i = start
    while i < end:
        tag = tags[i]
        if tag not in _BEGINNING_OR_PERSONAL and texts[i] not in OPENING_QUOTES:
            i += 1
            continue
        if tag == "CARD" and _is_year_beside_group(tokens, i):
            i += 1
            continue
        view = _view_end(tokens, i) if i in before_possessive else 0
        if tag in stts.PERSONAL and not view:
            found.append(_pronoun(tokens, i))
            i += 1
            continue
        group_end, head = _noun_group(tokens, view or i)
        if head < 0 and (tag in _BEFORE_ATTRIBUTE or (tag == "CARD" and tokens.at(i + 1).lower_ in _OUT_OF)):
            group_end, head = _after_attribute(tokens, i)
        elif head >= 0 and tags[head] == "ADJA" and texts[head].islower():
            group_end, head = _behind_adjective(tokens, group_end) or (group_end, head)
        if head >= 0:
            beside = bool(found) and _is_beside(tokens, found[-1], i)
            attribute = beside and (of_last or (last is not None and wants_name(tokens, last)))
            if attribute and (name := _name_behind(tokens, i, group_end)):
                group_end = name  # *die Direktorin des Museums | **Anna Weiß***
                head = min(head, name - 1)
            last, of_last = _noun_phrase(tokens, i, group_end, head), attribute and not tokens[head].names_person
            found.append(last)
            i = group_end
        else:
            i += 1
    return found


def _is_year_beside_group(tokens: Tokens, i: int) -> bool:
    """*fordert ab **2025** | mehr Geld*, *plant bis **2030** | neue Züge*: what follows is no 2025 of anything."""
    before, behind = tokens.at(i - 1), tokens.at(i + 1)
    if not tokens[i].is_year or before.lower_ not in _BEFORE_YEAR:
        return False
    if behind.tag_ in stts.DETERMINER:
        return True
    # *kündigte für **2025** | weitere Reformen an*, but *Platz für **2000 neue** Häuser*
    year = before.lower_ in _BEFORE_YEAR_ALONE or not tokens[i].text.endswith(("00", "50"))
    return behind.tag_ == "ADJA" and year


def wants_name(tokens: Tokens, group: Phrase) -> bool:
    """Whether a noun group tells of one person who may be named behind its attributes: *die Direktorin*."""
    if (group.plural and not may_be_woman(tokens, group)) or tokens[group.core_end - 1].names_person:
        return False
    return not tokens[group.start].lower_.startswith("ein") and is_person_noun(tokens[group.head])


def may_be_woman(tokens: Tokens, group: Phrase) -> bool:
    """*laut **der Vorsitzenden** des Vereins Ute Lenz*: of one woman in the dative, or of several in the genitive."""
    return tokens[group.start].lower_ == "der" and is_adjectival(tokens[group.head].text)


def _is_beside(tokens: Tokens, group: Phrase, i: int) -> bool:
    """Whether a noun group ends right before a token, or before the preposition that governs what begins there."""
    return i == group.core_end or (i == group.core_end + 1 and tokens[i - 1].tag_ in stts.PREPOSITION)


def _name_behind(tokens: Tokens, start: int, end: int) -> int:
    """Where a full name begins that ends a noun group for no person: *des Museums | **Anna Weiß***; 0 for none."""
    names = (i for i in range(start, end) if tokens[i].names_person and tokens[i].tag_ == "NE")
    name = next((i for i in names if i > start and not _is_bare_place(tokens[i])), 0)
    if not name or end - name < 2 or _is_named_behind_comma(tokens, end):
        return 0
    before = tokens[name - 1]
    of_region = before.text in _REGIONS_OF_BODY and before.ent_type_ == "ORG"  # *Chefin der SPD Hessen | **Anna Weiß***
    of_place = _is_bare_place(before) or of_region  # *Gouverneur von Ohio | **Anna Weiß***
    if not of_place and not is_given_name(tokens[name].text, beside_name=True):
        return 0
    of_party = tokens[start].lower_ == "der" and party_of(before.lower_) is not None  # *Chef der Grünen | **Jan Rehm***
    of_thing = before.tag_ in stts.NOUN and not is_person_noun(before) and not before.names_person
    if any(is_title(tokens[i].text) for i in range(start, name)):
        return 0
    return name if of_thing or of_place or of_party else 0


def _is_named_behind_comma(tokens: Tokens, end: int) -> bool:
    """*die Chefin der Molkerei Jahn Ferrox**, Uta Lenz**, sagte*: the name before the comma is another's."""
    given, surname, behind = tokens.at(end + 1), tokens.at(end + 2), tokens.is_comma(end + 3)
    if not (tokens.is_comma(end) and behind and given.names_person and surname.names_person):
        return False
    return given.tag_ == surname.tag_ == "NE" and is_given_name(given.text, beside_name=True)


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
    i, head, tags = start, -1, tokens.tags
    limit = min(len(tokens), start + _MAX_GROUP)
    while i < limit:
        token, tag = tokens[i], tags[i]
        if i > start and (token.is_sent_start or i in tokens.next_groups):
            break
        if head < 0:
            if tag in _BEFORE_NOUN:
                if tag in _DEFINITE and i > start and tags[i - 1] not in _BEFORE_DEFINITE:
                    break  # *hatte 1998 | dem FBI gesagt*
                i += 1
            elif tag in _NOUN_LIKE and token.text not in DASHES:
                head, i = i, i + 1
            elif i > start and tag == "KON" and tags[i - 1] == "TRUNC":
                i += 1
            elif tags[start:i] == ["CARD"] and token.lower_ in _OUT_OF and tags[i + 1 : i + 2] == ["CARD"]:
                i += 1  # *hat 17 **von 21 Klagen** abgewiesen*
            elif (i > start or _may_begin_with_quote(tokens, i)) and (longer := _quoted_name(tokens, i)):
                head, i = _head_of_quoted(tokens, i + 1, longer), longer
            elif i > start and token.is_quote and _attribute(tokens, i + 1 + _has_degree(tokens, i + 1)):
                i += 1  # *einem „historischen Tag“*, *eine „nicht hinnehmbare“ Härte*
            elif (
                i > start and tag in _BETWEEN and _attribute_follows(tokens, i) and not _is_age_closed(tokens, start, i)
            ):
                i += 1
            else:
                break
        elif token.text == "/" and (joined := _behind_slash(tokens, i)):
            head, i = joined, joined + 1
        elif tag not in _BEHIND_HEAD and token.text not in OPENING_QUOTES:
            break
        elif tag in _NOUN_LIKE and token.text not in DASHES:
            another = tag == "NN" and not is_title(token.text)  # *die Ärztin **Dr.** Vera Kuhn*
            if another and (_begins_another(tokens, i) or _is_object(tokens, start, i)):
                break
            if another and _is_behind_source(tokens, start, i):
                break
            if tag == "NE" and _is_behind_time(tokens, i):
                break  # *sagte am Montag | **Martin** Schmidt*
            beside = tag == "NE" and head == i - 1
            if (beside and _is_other_person(tokens, head, i)) or (tag == "NE" and _is_place_behind_name(tokens, i)):
                break
            if beside and (_is_person_behind_place(tokens, i) or _is_owner_behind(tokens, head, i)):
                break
            if beside and _is_owner_of_next(tokens, start, head, i):
                break
            if beside and _is_medium_told(tokens, start, i):
                break
            names_head = tag == "NE" or _is_part_of_body(tokens, i)
            head = i if not names_head or tags[head] == "NE" else head
            i += 1
        elif tag == "CARD" and token.is_digit and head == i - 1 and _is_number_of_club(tokens, i):
            i += 1
            break
        elif tag == "CARD" and token.is_digit and _is_numbered_name(tokens, i, head):
            i += 1
        elif tag == "CARD" and tokens[i - 1].text in time_nouns() and len(token.text) == 4:
            i += 1  # *November 2011*
        elif head == i - 1 and tag == "CARD" and tokens[head].text in _NUMBERED:
            i += 1  # *laut Artikel 5 des Grundgesetzes*
        elif tag in {"ADJA", "TRUNC"} and head == i - 1 and _owns_what_follows(tokens, start, i):
            head, i = -1, i + 1  # *Berlins **neuer** Bürgermeister*, *Chinas **Staats-** und Parteichef*
        elif longer := _quoted_behind(tokens, start, i, head):
            i = longer
        elif _is_measured(tokens, start, i) or _is_so_called(tokens, i):
            head, i = -1, i + 1  # *der 21 Jahre **alte** Mann*, *der „Kaiser“ **genannte** Franz Huber*
        else:
            break
    if head < 0:
        declined = i - start > 1 and tags[start] in stts.DETERMINER and tags[i - 1] == "ADJA"
        return (i, i - 1) if declined else (start, -1)  # *der 81-Jährige*, *die Verdächtigen*
    closes = tokens.at(i).is_quote and not tokens[i].is_sent_start
    if closes and any(tokens[j].is_quote for j in range(start, head)):
        i += 1
    return i, head


def _quoted_behind(tokens: Tokens, start: int, i: int, head: int) -> int:
    """*die Zeitung **„Neue Presse“***: where a name in marks ends; 0 for none: *nannte der Rat **„Unsinn“***."""
    if tokens[i].text not in OPENING_QUOTES or tokens.at(start - 1).lemma_ in _CALLING or _is_said_of_name(tokens, i):
        return 0
    if tokens[start].tag_ == "ART" and party_of(tokens[head].lower_) is not None:
        return 0  # *Darin sieht **die Grüne** | „Rückschritte“*
    end = _quoted_name(tokens, i)
    return 0 if end and _is_accused_of(tokens, start, head, end) else end


def _is_accused_of(tokens: Tokens, start: int, head: int, end: int) -> bool:
    """*warf der Regierung | **„Untätigkeit“** vor*: whether the verb wants whom and what, so that marks name nobody.

    They do where a clause says what it was: *warf dem Blatt **„Bote“** vor, es lüge*.

    Args:
        tokens: The tokens.
        start: First token of the noun group.
        head: Its noun.
        end: The token behind the marks.
    """
    told = tokens.is_comma(end + 1) and tokens[head].tag_ == "NN" and noun_kind(tokens[head].lemma_) not in _ACCUSED
    if told:
        return False
    verb, forms = tokens.at(end), verbs_by_form()
    if verb.tag_ != "PTKVZ":
        full = verb if verb.tag_[:2] == "VV" else tokens.at(start - 1)
        return any(cue.needs_addressee and not apart for cue, apart in forms.get(full.lower_, ()))
    begin = next((k + 1 for k in range(start - 1, -1, -1) if is_border(tokens, k)), 0)
    apart = (cue for k in range(begin, start) for cue, is_apart in forms.get(tokens[k].lower_, ()) if is_apart)
    return any(cue.needs_addressee and cue.verb.startswith(verb.lower_) for cue in apart)


def _is_numbered_name(tokens: Tokens, i: int, head: int) -> bool:
    """*Schalke **04***, *Bündnis **90**/Die Grünen*; but *laut Atmar | neun Zivilisten*."""
    if tokens[i - 1].tag_ == "NE":
        return not (_attribute(tokens, i + 1) or _is_year_behind_name(tokens, i, head))
    return tokens.at(i + 1).text == "/" and _behind_slash(tokens, i + 1) > 0


def _is_number_of_club(tokens: Tokens, i: int) -> bool:
    """*der Chef des Turnvereins **1892** | Dirk Kappes*, *des FC Schalke **04** | Jan Rehm*; nobody has a number."""
    before = tokens[i - 1]
    club = noun_kind(before.lemma_) in BODIES or before.ent_type_ == "ORG" or tokens[i].ent_type_ == "ORG"
    return club and tokens.at(i + 1).names_person


def _is_year_behind_name(tokens: Tokens, i: int, head: int) -> bool:
    """*hatte Uta Lenz | **2019** gesagt*; but *die Initiative Kiel **2030***, *TSV **1860** München*."""
    before = tokens[i - 1]
    if not tokens[i].is_year or tokens[i].ent_type_:
        return False
    return before.names_person or (tokens.tags[head] == "NE" and before.ent_type_ in {"ORG", "LOC"})


def _behind_slash(tokens: Tokens, slash: int) -> int:
    """The noun that a slash joins to a noun group: *CDU/**CSU-Fraktion***, *SPD/Die **Linke***; 0 for none.

    Two persons are not one: *Lenz/**Kohl***.
    """
    before, noun = tokens[slash - 1], slash + 1
    apart = before.end < tokens[slash].idx or tokens[slash].end < tokens.at(noun).idx
    if apart or before.names_person:
        return 0
    noun += tokens.at(noun).text == "Die"
    return noun if tokens.at(noun).tag_ in stts.NOUN and not tokens[noun].names_person else 0


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


def _is_owner_behind(tokens: Tokens, head: int, i: int) -> bool:
    """*die Aussage | **Rehms***, *die Aussage | **Jan Rehms***: whose words they are; but *Experte **Jan Peters***."""
    owner = tokens[_last_of_owner(tokens, i)]
    genitive = owner.text[-1] in "s’'" and owner.text != owner.lemma_
    return genitive and tokens[head].tag_ == "NN" and is_for_what_is_said(tokens[head].text)


def _last_of_owner(tokens: Tokens, i: int) -> int:
    """The last word of a name that may own something: *Jan **Rehms***, ***Rehms***."""
    full = tokens.at(i + 1).tag_ == "NE" and is_given_name(tokens[i].text, beside_name=True)
    return i + (full and not tokens[i + 1].is_sent_start)


def _is_owner_of_next(tokens: Tokens, start: int, head: int, i: int) -> bool:
    """*lobte die Partei | **Rehms** Pläne*, *lobte Uta Lenz | **Rehms** Pläne*; but *Jan **Rehms** Pläne*.

    Not *Borussia **Dortmunds** Trainer*: the place is of the name.
    """
    last = _last_of_owner(tokens, i)
    if not is_genitive_name(tokens[last]):
        return False
    adjective = tokens.at(last + 1)
    noun = last + 1 + (adjective.tag_ == "ADJA" and adjective.text[-2:] != "er")  # *die Chefin Polens **größter** Bank*
    if tokens.at(noun).tag_ != "NN" or feature(tokens[noun], "Case") == "Gen" or tokens[noun].text in time_nouns():
        return False
    if any(token.is_sent_start for token in tokens[i : noun + 1]):
        return False
    of_place = is_place(tokens[last].lemma_)
    return _is_common_noun_whole(tokens, start, head) or _is_name_whole(tokens, start, head, of_place)


def _is_common_noun_whole(tokens: Tokens, start: int, head: int) -> bool:
    """***die Partei** | Rehms Pläne*, ***Polizei** | …*, *mit **Nachdruck** | …*, ***Kiels Bürgermeisterin** | …*."""
    noun = tokens[head]
    if noun.tag_ != "NN":
        return False
    governed = start == head and tokens.at(start - 1).tag_ in stts.PREPOSITION
    owned = is_genitive_name(tokens[start]) and is_person_noun(noun)
    return governed or owned or tokens[start].tag_ in stts.DETERMINER or noun_kind(noun.text) in BODIES


def _is_name_whole(tokens: Tokens, start: int, head: int, before_place: bool) -> bool:
    """***Uta Lenz** | Rehms Pläne*, ***Ministerin Lenz** | …*, ***EU** | …*, ***Kiel** | …*, no ***Jan** Rehms Pläne*.

    Args:
        tokens: The tokens.
        start: First token of the noun group.
        head: The last of the name so far.
        before_place: Whether a place is told next, which may be of the name: *Bayern **Münchens***.
    """
    name = tokens[head]
    if name.tag_ == "NN":
        return False
    titled = tokens[start].tag_ == "NN" and name.names_person
    if titled or any(is_given_name(tokens[k].text, beside_name=True) for k in range(start, head)):
        return not is_given_name(name.text, beside_name=True)
    body = name.ent_type_ == "ORG" and not before_place
    return body or name.text.isupper() or (start == head and is_place(name.text))


def _is_medium_told(tokens: Tokens, start: int, i: int) -> bool:
    """*sagten drei Minister | **Reuters***: several persons are not called like a medium, which is told something.

    Nor are *zwei Quellen*.
    """
    tellers = is_person_noun(tokens[i - 1]) or cue_noun(tokens[i - 1].text, "source") is not None
    several = tokens[start].tag_ == "CARD" and tellers
    return several and noun_kind(tokens[i].text) == "media"


def _is_person_behind_place(tokens: Tokens, i: int) -> bool:
    """*sagte in Kiel | **Jan Rehm***, *in Berlin | **Kapitän Ole Petersen***, whatever labels the words have."""
    place, before = tokens[i - 1], tokens.at(i - 2)
    if before.tag_ == "NE" and place.ent_type_ == "LOC":
        before = tokens.at(i - 3)  # *in **New York** | Jan Rehm*
    elif not _is_bare_place(place):
        return False
    first = is_given_name(tokens[i].text, beside_name=True) or (tokens[i].tag_ == "NN" and is_person_noun(tokens[i]))
    full = first and tokens.at(i + 1).tag_ == "NE"
    return before.tag_ in stts.PREPOSITION and (full or (tokens[i].names_person and not place.names_person))


def _may_begin_with_quote(tokens: Tokens, i: int) -> bool:
    """*laut „Zeit“*, *von NDR und „Zeit“*, *„Manni“ Krug*, *Wie „Bild am Sonntag“ berichtet, …*."""
    if _preposition(tokens, i) >= 0 or (i and tokens[i - 1].tag_ == "KON" and not tokens[i].is_sent_start):
        return True
    if noun_kind(tokens.at(i + 1).text) == "media":
        return True
    return [token.ent_type_ for token in tokens[i + 1 : i + 4 : 2]] == ["PER", "PER"]


def _after_attribute(tokens: Tokens, start: int) -> tuple[int, int]:
    """End and head of a noun group with more than an adjective between article and noun; head is -1 where it is none.

    *die **in New York geborene** Sängerin*, *der **erst kürzlich ernannte** Bischof*, *der **heute** 71-Jährige*, *ihre
    **auch in Kiel umstrittenen** Pläne*.
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
            and before in {"NE", "NN", "ADV", "ADJD", "CARD", "PROAV", "VVPP"}
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
    if tokens.at(comma).text != ",":
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
    if tokens.lowered[i] in _AMOUNTS:
        return True  # *als der Präsident | **Tausende** Kilometer entfernt war*
    if tokens[i - 1].tag_ == "NN" and (cue_noun(tokens[i].text, "source") or tokens[i].text.endswith(_FEMININE)):
        return True
    if tokens[i - 1].tag_ == "NE" and tokens[i].text.endswith(_FEMININE_PLURAL) and not tokens[i].ent_type_:
        return True  # *weisen laut Peta | **Auffälligkeiten** auf*
    if _is_said_by_body(tokens, i):
        return True
    surname = tokens[i - 1].names_person and not is_given_name(tokens[i - 1].text, beside_name=True)
    role = "-" in tokens[i].text and is_person_noun(tokens[i]) and tokens.at(i + 1).names_person
    if surname and role and not tokens[i - 1].text.endswith(("er", "s", "’", "'")):
        return True  # *lobte Rehm | **SPD-Chefin Uta Weiß***; but *Bremens*, *Bremer SPD-Chefin Uta Weiß*
    derived = tokens[i].text.endswith(_DERIVED) and len(tokens[i].text) > _LONGEST_SURNAME_LIKE_IT
    person = tokens[i - 1].names_person and tokens[i - 1].text[-1] not in "s’'"  # not *Schulzes Einschätzung*
    if derived and person and noun_kind(tokens[i].text) not in BODIES:
        return True  # *wirft Deniz Yildiz | **Mitgliedschaft** vor*; but *Paul **Hartung***
    if _is_member_behind(tokens, i) or _is_behind_time(tokens, i) or _is_person_behind_place(tokens, i):
        return True
    if tokens[i - 1].lower_ in _SAYING and tokens[i].ent_type_ == "":
        return True  # *hat nach eigenen **Angaben** | Anzeige erstattet*
    if tokens[i].text[-1] == "s" and is_place(tokens[i].text[:-1]) and cue_noun(tokens[i - 1].text, "source"):
        return True  # *nach Darstellung | **Moskaus***
    if not tokens[i - 1].names_person and noun_kind(tokens[i].text) in BODIES:
        return False  # *der Dresden Culture **Club***
    if is_owned_person(tokens, i):
        return False
    several = tokens.tags[i] == "NN" and feature(tokens[i], "Number") == "Plur" and not is_person_noun(tokens[i])
    if several and _ends_bare_persons(tokens, i - 1):
        return True  # *begrüßte Rehms Anwalt | **Neuwahlen***, *fordern Experten | **Neuwahlen***
    if tokens[i - 1].tag_ != "NE" or "-" in tokens[i].text or is_given_name(tokens[i - 1].text, beside_name=True):
        return False  # a surname that the tagger takes for a noun: *Paul **Stern***
    return tokens[i - 1].lemma_ == tokens[i - 1].text  # else a genitive


def _ends_bare_persons(tokens: Tokens, i: int) -> bool:
    """***Experten**, Rehms **Anwalt***, *Uta von der **Heide***: behind which no common noun in the plural goes on."""
    named = tokens[i].names_person and tokens.texts[i - 1].islower() and tokens[i - 1].names_person
    bare = tokens.tags[i - 1] not in _BEFORE_NOUN and _are_persons(tokens, i)
    return named or bare or is_owned_person(tokens, i)


def _is_said_by_body(tokens: Tokens, i: int) -> bool:
    """*Es gibt laut Stadt | **Menschen**, die lügen*: people behind a body that has no article."""
    if tokens.at(i - 2).lower_ != "laut" or noun_kind(tokens[i - 1].text) not in BODIES:
        return False
    return feature(tokens[i], "Number") == "Plur" and noun_kind(tokens[i].text) in {"person", "group", "unknown"}


def is_owned_person(tokens: Tokens, i: int) -> bool:
    """*laut Rehms **Anwalt***: one person without an article is somebody's, though no tagger knows the name before."""
    owner, person = tokens[i - 1], tokens[i]
    named = owner.tag_ == "NE" and owner.text[-1] == "s" and not is_given_name(owner.text)
    alone = feature(person, "Number") == "Sing" and tokens.at(i + 1).tag_ != "NE"
    return named and alone and is_person_noun(person)


def _is_behind_source(tokens: Tokens, start: int, i: int) -> bool:
    """*wurden laut Polizei | **Drogen** gefunden*, *gab es nach Polizeiangaben | **Tote***; *laut Verein **Heimat***.

    A noun in the singular may be what a body or a person is called, except behind those who are called by their place.
    """
    before, noun, word = tokens.at(start - 1), tokens[i - 1], tokens[i]
    if noun.tag_ != "NN" or before.tag_ not in stts.PREPOSITION or before.lower_ not in attribution_words():
        return False
    if tokens[start].tag_ in _DEFINITE or word.names_person or word.ent_type_ or is_given_name(word.text):
        return False
    if cue_noun(noun.text, "source") is not None:
        return word.text[-1] not in "s’'" or feature(word, "Number") == "Plur"
    if attribution_words()[before.lower_].needs_noun or noun_kind(noun.text) == "unknown":
        return False
    several = feature(word, "Number") == "Plur" and not is_person_noun(word)
    return several or noun_kind(noun.text) in {"document", "group"} or noun.lower_.endswith(_AUTHORITIES)


def _is_behind_time(tokens: Tokens, i: int) -> bool:
    """*seit Jahren | **Hilfe** fordern*, *sagte am Montag | **Uta Weiß***; not *am Freitag Abend*, *zwei Tage Haft*."""
    time, nouns = tokens[i - 1], time_nouns().keys()
    if time.names_person or nouns.isdisjoint((time.text, time.lemma_)):
        return False
    before = i - 2
    while before > 0 and tokens[before].tag_ == "ADJA":
        before -= 1  # *am **vergangenen** Montag | Martin Schmidt*
    if tokens[before].tag_ not in stts.PREPOSITION:
        return False
    return nouns.isdisjoint((tokens[i].text, tokens[i].lemma_))


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
    noun = next((token for token in tokens[i : i + _MAX_GROUP] if token.tag_ not in _BEHIND_OWNER), None)
    return noun is not None and noun.tag_ == "NN" and not noun.is_sent_start


def _is_part_of_body(tokens: Tokens, i: int) -> bool:
    """*die Universität **Vechta***, *die Polizei **Wehringen***, *die ARD **Sportschau***: nouns to a tagger."""
    noun, place = tokens[i - 1], tokens[i]
    if noun.ent_type_ == place.ent_type_ == "ORG":
        return True
    is_body = not BODIES.isdisjoint((noun_kind(noun.text), noun_kind(noun.lemma_), noun_kind(noun.text.rstrip("s"))))
    if not is_body or noun.tag_ != "NN":
        return False
    named = place.ent_type_ == "ORG" and noun_kind(place.text) != "government"  # *der Versicherer **Allianz***
    return named or place.ent_type_ == "LOC" or _is_region(place.text)


def _is_region(text: str) -> bool:
    """*Mittelhessen*, *Südosthessen*: a part of a region."""
    return text.lower().startswith(_PARTS_OF_REGIONS) and text.endswith(_ENDS_OF_REGIONS)


def _is_measured(tokens: Tokens, start: int, i: int) -> bool:
    """Whether an adjective has a measure before it: *der 21 Jahre **alte** Mann*, *ein zwei Meter **tiefes** Loch*."""
    if tokens[i].tag_ != "ADJA" or i - start < 3 or tokens[start].tag_ not in stts.DETERMINER:
        return False
    followed = tokens.at(i + 1).tag_ in _NOUN_OR_ADJECTIVE
    return followed and tokens[i - 2].tag_ == "CARD" and tokens[i].lower_.startswith(_DIMENSIONS)


def _is_so_called(tokens: Tokens, i: int) -> bool:
    """*der „Kaiser“ **genannte** Franz Huber*: what stands in the marks is what he is called, and no head."""
    return tokens[i].tag_ == "ADJA" and tokens[i - 1].is_quote and tokens[i].lower_.startswith(_SO_CALLED)


def _is_object(tokens: Tokens, start: int, i: int) -> bool:
    """*warf der Ministerin | Fehler vor*, *kündigte das Amt | Kontrollen an*: the article goes with the first only.

    A measure has no definite article: *eine Reihe Fragen*, *zwei Liter Milch*; but persons and bodies measure nothing:
    *entstand laut einem Feuerwehrsprecher | Totalschaden*.
    """
    article, noun = tokens[start], tokens[i - 1]
    if noun.tag_ != "NN" or _is_part_of_body(tokens, i):
        return False
    if noun_kind(noun.text) == noun_kind(tokens[i].text) == "media":
        return False  # *laut der Agentur **Interfax***
    if is_adjectival(noun.text) and is_person_noun(tokens[i]):
        return False  # *dem Vorsitzenden **Richter***
    if article.tag_ == "ART" and feature(article, "Definite") != "Def":
        is_name = tokens[i].names_person or is_given_name(tokens[i].text)
        return noun_kind(noun.text) in SPEAKING and not is_name and tokens[i].text[0].isupper()
    if article.tag_ == "PIAT" and tokens[i].text.endswith(_FEMININE_PLURAL):
        return _preposition(tokens, start) >= 0  # *forderte in einigen Punkten | Änderungen*
    if feature(article, "Definite") != "Def":
        return False
    if is_adjectival(noun.text) and noun_kind(tokens[i].text) == "unknown" and not tokens[i].ent_type_:
        return True  # *hatte der 54-Jährige | Zweifel geäußert*
    if article.lower_ == "die" and feature(noun, "Number") == feature(tokens[i], "Number") == "Plur":
        return True  # *fordern die Verbände | Bürger auf*
    if article.lower_ in _OF_SEVERAL and feature(noun, "Number") == "Plur" and feature(tokens[i], "Number") == "Sing":
        thing = not (tokens[i].ent_type_ or is_given_name(tokens[i].text) or noun_kind(tokens[i].text) != "unknown")
        if thing and not {noun_kind(noun.text), noun_kind(noun.lemma_)}.isdisjoint(_SEVERAL):
            return True  # *werfen die Wirte | Betrug vor*, *warf den Ämtern | Betrug vor*
    if tokens.at(i + 1).tag_ in _ENDS_OF_VERBS and cue_noun(tokens[i].text) and noun_kind(noun.text) in BODIES:
        return True  # *wies die Firma | Kritik zurück*
    of_other_gender = noun.text.endswith(_FEMININE) and feature(tokens[i], "Gender") != "Fem"
    before_end = tokens.at(i + 1).tag_ in _ENDS_OF_VERBS and not tokens[i].ent_type_
    if article.lower_ == "der" and of_other_gender and before_end:
        return True  # *warf der Organisation | Fehler vor*, whatever the tagger makes of *der*
    agrees = [
        all(feature(article, name) == feature(other, name) for name in ("Gender", "Number"))
        for other in (noun, tokens[i])
    ]
    accused = article.lower_ == "dem" and is_person_word(noun.text)  # *warf dem Trainer | Betrug vor*
    return agrees == [True, False] or (accused and not tokens[i].ent_type_ and not is_given_name(tokens[i].text))


def _has_degree(tokens: Tokens, i: int) -> bool:
    """*eine „**sehr** gute“ Idee*, *eine „**nicht** hinnehmbare“ Härte*."""
    return tokens.at(i).tag_ in stts.DEGREE_OR_NEGATION and tokens.at(i + 1).tag_ == "ADJA"


def _attribute(tokens: Tokens, i: int) -> bool:
    return tokens.at(i).tag_ in {"ADJA", "NN"}


def _attribute_follows(tokens: Tokens, i: int) -> bool:
    """*eine sehr **schwere** Krise*, *der alte und der neue Chef*, *kleine, aber sehr **wirksame** Schritte*."""
    behind = i + 1
    if tokens[i].tag_ in {"KON", "$,"} and tokens[i - 1].tag_ in {"ADJA", "$,"}:
        behind += tokens.at(behind).tag_ == "KON"
        behind += tokens.at(behind).tag_ in stts.DEGREE
    return tokens.at(behind).tag_ in {"ADJA", "CARD"} and not any(tokens[k].is_sent_start for k in range(i, behind + 1))


def _is_age_closed(tokens: Tokens, start: int, i: int) -> bool:
    """*Ute Lenz, 54**,** neue Chefin der Werft*: a comma behind a number alone."""
    return i == start + 1 and tokens.is_comma(i) and tokens[start].tag_ == "CARD"


def _is_said_of_name(tokens: Tokens, i: int) -> bool:
    """*nannte Udo Marx **„Unsinn“***: a quotation behind a person's name is none; *Udo „Uli“ Marx* has its nickname."""
    if not tokens[i - 1].names_person or tokens[i - 1].tag_ != "NE":
        return False
    return tokens.at(_quoted_name(tokens, i)).tag_ != "NE"


def _quoted_name(tokens: Tokens, i: int) -> int:
    """End of a name in quotation marks that begins here: *die Zeitung „Die Welt“*; 0 where none does."""
    behind = tokens.at(i + 1)
    if tokens[i].text not in OPENING_QUOTES or behind.is_sent_start:
        return 0
    if behind.text[:1].islower() and behind.tag_ != "NE":
        return 0
    for j in range(i + 2, min(i + 8, len(tokens))):
        if tokens[j].is_sent_start:
            return 0
        if tokens[j].text in CLOSING_QUOTES:
            said = tokens[j - 1].tag_ == "VVPP" and j > i + 2  # *habe das Amt **„Rechte verletzt“***
            return 0 if said or any(tokens[k].tag_ in stts.FINITE for k in range(i + 1, j)) else j + 1
    return 0


def _head_of_quoted(tokens: Tokens, start: int, end: int) -> int:
    """The last noun of a name between quotation marks, before what a preposition adds: *die „Rheinische **Post**“*.

    *die „**Welt** am Sonntag“*; its first word where it has no noun.
    """
    head = start
    for i in range(start, end):
        if tokens[i].tag_ in stts.NOUN:
            head = i
        elif tokens[i].tag_ in stts.PREPOSITION and tokens[head].tag_ in stts.NOUN:
            break
    return head


def _noun_phrase(tokens: Tokens, start: int, end: int, head: int) -> Phrase:
    first, noun = tokens[start], tokens[head]
    article, tag, of_first, of_noun = first.lower_, first.tag_, first.morph, noun.morph
    determined, proper = tag in stts.DETERMINER, noun.tag_ == "NE"
    declined = determined and article not in _DEMONSTRATIVE_POSSESSIVES  # ***dessen** Chefin*
    allowed = determiner_cases().get(article, "NADG") if declined else "NADG"
    if tag == "PPOSAT" and article in _PRONOUN_TOO:
        allowed = "NA"  # ***Ihr** Kursziel*; as a pronoun it is a dative
    case, number, of_article = of_noun.get("Case", ""), of_noun.get("Number", ""), of_first.get("Number", "")
    if start == head and proper and noun.text.endswith("s"):
        allowed = "GNAD" if case == "Gen" else "NADG"
    if start == head and noun.tag_ == "NN" and number == "Plur" and not noun.text.endswith(("n", "s")):
        allowed = "NA"  # *stellte **Ärzte** ein*: a dative plural ends in -n
    preposition = _preposition(tokens, start)
    one = article == "der" and noun.text.endswith("e") and is_adjectival(noun.text)  # *der Angeklagte*
    if one:
        allowed = "N"
    elif article == "den" and preposition >= 0 and _wants_dative(tokens, preposition):
        allowed, number = "D", "Plur"  # *gegenüber den Beamten*
    elif article in _TELL_WITH_GENDER:
        if article == "der":
            weak = (token for token in tokens[min(start + 1, head) : head + 1] if token.text.endswith("en"))
            if any(token.tag_ == "ADJA" or is_adjectival(token.text) for token in weak):
                allowed = "DG"  # *der Grünen*, *der Vereinten Nationen*; it would be *der Grüne*
        strong = tokens[head - 1].tag_ == "ADJA" and tokens[head - 1].text.endswith("er")  # *ein **neuer** Plan*
        allowed = _by_gender(noun, first, allowed, strong)
    tells = not (proper and determined and of_first.get("Case"))
    if tag == "ART" and noun.text == noun.lemma_:
        # *der Industrie- und Handelskammer*: a rare noun, of which the article knows more; *der Däne*
        tells, number = tells and number == of_article, of_article or number
    cases = _by_tagger(case if tells and case else of_first.get("Case", ""), allowed)
    number = number or of_article
    party = proper and article == "die" and noun.text[-1].isupper() and party_of(noun.lower_) is not None
    if one or party or article in _NEVER_PLURAL or noun.lower_.endswith(_FEMININE_BODIES):
        number = "Sing"  # *dem Psychologen*, *die Ärztekammer*, *Lenz und andere lobten **die SPD***
    if start == head == end - 1 and _are_persons(tokens, head):
        number = "Plur"
    if article == "die" and is_adjectival(noun.text):
        number = "Plur" if noun.text.endswith("n") else "Sing"  # *die Abgeordneten*, *die Abgeordnete*
    kind: PhraseKind = "name" if proper or tokens.tags[end - 1] == "NE" else "noun"
    if preposition >= 0 and tokens.lowered[preposition] in _BEHIND_DATIVE and "D" not in cases:
        preposition = -1  # *bestätigte dem Blatt **gegenüber** | den Fund*
    return Phrase(start, end, end, head, preposition, cases, number == "Plur", kind)


def _are_persons(tokens: Tokens, i: int) -> bool:
    """*laut **Experten***, *von **Polizisten** gestoppt*: one of them has an article, as *vom* is for one, too."""
    text = tokens.texts[i]
    if tokens.tags[i] != "NN" or text[-1] != "n" or (i and tokens.tags[i - 1] == "APPRART"):
        return False
    return is_person_word(text[:-1]) or (text[-2:] == "en" and is_person_word(text[:-2]))


def _wants_dative(tokens: Tokens, preposition: int) -> bool:
    """***gegenüber** den Beamten*; not *dem Sender **gegenüber** | den Fund*."""
    word = tokens.lowered[preposition]
    behind = word in _BEHIND_DATIVE and tokens[preposition - 1].tag_ in stts.NOUN
    return word in _BEFORE_DATIVE and not behind


def _by_gender(head: Token, determiner: Token, allowed: str, strong: bool) -> str:
    """Those of some cases that an article allows with a noun of its gender and number.

    *der* before a feminine singular is never nominative: *der Zeitung* is dative or genitive.

    Args:
        head: The noun.
        determiner: The article.
        allowed: The cases.
        strong: Whether an adjective before the noun shows that it is masculine.
    """
    gender, number = feature(head, "Gender"), feature(head, "Number")
    feminine = head.text.endswith(_FEMININE) and not head.lower_.endswith(_MASCULINE)  # no *Spion*, no *Schrei*
    feminine = feminine or head.lower_.endswith(_FEMININE_BODIES)
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
            return "N" if "N" in allowed else allowed  # ***der Abgeordneten** Mia Brandt*
        return "DG" if feminine else "DGN" if gender == "Fem" else allowed
    if determiner.lower_ in _WITHOUT_ENDING and gender == "Masc":
        # *ein Verband*, but *ein Programm*; and a tagger takes *ein Machtwort* for masculine, too
        return "N" if strong or determiner.tag_ != "ART" or is_speaker_noun(head.text) else allowed
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
    if i < 0 or tags[i] not in _BEFORE_PHRASE:
        return -1
    if i and tokens.texts[i] in OPENING_QUOTES and not tokens[i].is_sent_start:
        i -= 1
    if i and tags[start] == "CARD" and tokens.lowered[i - 1 : i + 1] == ["bis", "zu"]:
        i -= 2  # *rechnet **mit** bis zu 35 Grad*, *erwartet bis zu 35 Grad*
    while tags[i] in {"ADV", "ADJD"} and not tokens[i + 1].is_sent_start:
        if tokens.lowered[i] in _GOVERNED and tags[i - 1] in stts.PREPOSITION:
            return -1  # *gab **nach oben** | geschraubte Zahlen ab*
        i -= 1
    return i if tags[i] in stts.PREPOSITION and not tokens[i + 1].is_sent_start else -1
