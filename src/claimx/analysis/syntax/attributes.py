"""Tells what behind a noun group belongs to it: genitives, prepositional attributes, appositions, brackets."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.analysis.syntax.noun_groups import (
    Phrase,
    is_border,
    is_owned_person,
    is_repeated_behind,
    is_time,
    wants_name,
)
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.cues import attribution_words, cue_noun, verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, SPEAKING, is_adjectival, is_person_word, is_place, noun_kind
from claimx.knowledge.offices import party_of

# Prepositions whose phrase after a noun most often belongs to it: *ein Sprecher vom Verband, Experten aus Wien*.
BEFORE_ATTRIBUTE = words_of("before_attribute")
_BEHIND_OFFICE = words_of("behind_office")
_ENDINGS_OF_NAMES = ("s", "’", "'")
"""Of names in the genitive."""
_GENITIVE_ONLY = words_of("genitive_only")
_GENITIVE_TOO = words_of("genitive_too")
_NEVER_ATTRIBUTES = words_of("opens_no_attribute")
_ONE_OF = words_of("one_of")
_LAUT = frozenset({"laut"})
_ALIKE_IN_PLURAL = tuple(words_of("alike_in_plural"))
_OF_MEDIUM = tuple(words_of("of_medium"))
_OF_MEDIUM_OR_OTHERS = words_of("of_medium_or_others")
_OF_NO_NAMED_THING = tuple(words_of("of_no_named_thing"))
_AGENCIES = words_of("news_agency")
_PERCENT, _UNITS = words_of("percent"), tuple(words_of("unit_of_amount"))
_SPOKESPERSONS = tuple(words_of("spokesperson"))
_AGED = tuple(f"-jährige{ending}" for ending in ("", "n", "r"))
_DAYS = words_of("day_of_week")
_LISTENERS = words_of("press")
_OF_OPINION = words_of("of_opinion")
_TELLING = BODIES | {"media", "group"}
_INSIDE_GROUP = stts.NOUN | stts.DETERMINER | {"ADJA"}
_WITH_TOPIC = tuple(words_of("body_for_topic"))


def attribute_end(tokens: Tokens, core: Phrase, end: int, following: Phrase, then: Phrase | None = None) -> int:
    """Where a phrase ends with the next one as its attribute; 0 where the next one is a phrase of its own.

    Args:
        tokens: The tokens.
        core: The noun group that the phrase begins with.
        end: Where the phrase ends so far.
        following: The next noun group, with one token between at the most.
        then: The one after that.
    """
    first = following.preposition if following.has_preposition else following.start
    if following.kind == "pronoun" or tokens[first].is_sent_start:
        return 0  # nor *Geld oder Haft ⏎ **Für die Richterin** war …*, behind a headline
    if core.kind == "pronoun" and tokens[core.head].tag_ != "PIS":
        return 0  # but *einer der Putschisten, viele von ihnen*
    if following.start == end:
        return following.end if _is_attribute_behind(tokens, core, end, following) else 0
    between = tokens[end : following.start]
    if following.preposition == end:
        if _is_attributive(tokens, core, end, following):
            return following.end
        # *die Ministerin **außer Dienst Vera Kuhn***
        retired = then is not None and then.start == following.end and tokens[following.head].text in _BEHIND_OFFICE
        if then is not None and retired and wants_name(tokens, core) and tokens[then.start].names_person:
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


def named_owner_end(tokens: Tokens, chain: Sequence[Phrase], end: int, following: Phrase) -> int:
    """*Nach Angaben des Leiters der Schule **Jan Rehm** fehlt Geld*: the end of the name in front of the verb, else 0.

    Args:
        tokens: The tokens.
        chain: The noun group that the phrase begins with, and its attributes so far.
        end: Where the phrase ends so far.
        following: The next noun group.
    """
    if following.start != end or not tokens[end].names_person or tokens.at(following.core_end).tag_ not in stts.FINITE:
        return 0
    owned = any(wants_name(tokens, group) for group in chain[1:]) and not tokens[end].is_sent_start
    return following.end if owned else 0


def _is_attribute_behind(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """Whether a noun group right behind a phrase belongs to it: *der Chef **der Werft***."""
    if following.start in tokens.next_groups:
        return False  # *lobte Karl Brandt | **Ute Tewes***
    first, source = tokens[following.start], is_source(tokens, core)
    if first.lower_ == "der" and tokens[following.head].text in _OF_OPINION and is_body(tokens, core):
        return False  # *Trotzdem ist der Minister | **der Ansicht**, …*
    if is_time(tokens, following) and is_body(tokens, core):
        return False  # *sagte die Freundin | **eines Tages***
    if tokens[core.head].lower_.endswith(_AGED) and first.lower_ == "der":
        return False  # *sagte die 33-Jährige | **der Illustrierten***
    named = core.kind == "name" and end > core.core_end
    if named and first.lower_ == "der" and tokens[end - 1].tag_ == "NN" and is_person_word(tokens[end - 1].text):
        return True  # *Karl Brandt, Wirt **der Krone**, …*: whatever the tagger sees
    if _is_told(tokens, core, end, following):
        return False
    several = core.plural or tokens[core.start].tag_ == "CARD"
    if several and following.start == following.head and noun_kind(first.text) == "media":
        return False  # *sagten drei Minister | **Reuters***; but *die Agentur **Reuters***
    before_zufolge = tokens.at(following.core_end).tag_ == "APPO" and following.start == following.head
    if before_zufolge and noun_kind(first.text) == "media":
        return False  # *Verbaut wurden die Teile | **Reuters** zufolge …*
    if first.lower_ == "einer" and is_time(tokens, core):
        return False  # *hatte vor zwei Jahren | **einer Studie** zufolge …*
    if _is_one_person(tokens, following) and (is_time(tokens, core) or is_place(tokens[core.head].text)):
        return False  # *sagte am Montag | **der Trainer***, *in Kiel | **der Trainer***
    if tokens[end - 1].ent_type_ == "LOC" and noun_kind(tokens[following.head].text) == "media":
        return False  # *sagte Lenz in Berlin | **der dpa***
    owns_nothing = tokens[core.head].text in _DAYS or tokens[end - 1].text in _LISTENERS
    if owns_nothing and cue_noun(tokens[following.head].text, "content") is not None:
        return False  # *widersprach am Montag | **der Behauptung**, …*, *… vor Journalisten | **der Kritik***
    if _is_subject_behind_owner(tokens, core, end, following) or _is_dative_of_verb(tokens, core, end, following):
        return False
    spokesman = tokens[core.head].lower_.endswith(_SPOKESPERSONS) and tokens.lowered[core.start].startswith("ein")
    if spokesman and first.lower_ == "der" and end == core.core_end:
        return True  # *ein Sprecher **der Brandmeister***, whatever the tagger sees
    if is_genitive(tokens, following) and not (source and _has_owner(tokens, core)):
        return True
    if first.lower_ == "der" and core.kind == "pronoun" and tokens[core.head].lower_ in _ONE_OF:
        return True  # *laut einem **der Gründer***: whatever the tagger sees
    owned = source and end == core.end and first.lower_ == "der" and not _has_owner(tokens, core)
    # Whose it is, whatever the tagger sees: *nach Informationen **der „Zeit“***, ***der Fraktionsvize***.
    if owned and ("G" in following.cases or is_body(tokens, following)):
        return True
    if first.names_person and end > core.core_end and wants_name(tokens, core):
        return True  # *die Direktorin des Museums **Anna Weiß***
    if tokens[end - 1].ent_type_ != "ORG" or first.ent_type_ != "ORG":
        return False
    if first.tag_ == "ADJA":
        return True  # *der Verband **Deutscher Realschullehrer***
    # *vom Bundesverband **der Versicherer***: one name to the recogniser, whatever the tagger sees
    named = all(tokens[i].ent_type_ == "ORG" for i in range(following.start, following.core_end))
    return named and first.lower_ in {"der", "des"}


def _is_one_person(tokens: Tokens, phrase: Phrase) -> bool:
    """***der Trainer***, which may be of several, too; not *der Ärzte*, *der Ministerin*."""
    head = tokens[phrase.head]
    return (
        tokens[phrase.start].lower_ == "der"
        and head.text == head.lemma_
        and "N" in phrase.cases
        and is_person_noun(head)
    )


def _is_subject_behind_owner(tokens: Tokens, frame: Phrase, end: int, following: Phrase) -> bool:
    """*Dort hatte nach Angaben der Polizei | **der Fahrer** getrunken*: authorities are of nobody."""
    owner, verb = tokens[end - 1], tokens.at(frame.preposition - 1)
    if not frame.has_preposition or verb.tag_ not in stts.FINITE or not _is_one_person(tokens, following):
        return False
    if tokens.lowered[frame.preposition] not in _LAUT and not (is_source(tokens, frame) and end > frame.core_end):
        return False
    bare = frame.start == frame.head == end - 1 and noun_kind(owner.text) == "document"
    of_several = tokens[following.head].text.endswith(_ALIKE_IN_PLURAL)  # *Urteil **der Richter***
    if bare and (not of_several or _has_no_other_subject(tokens, frame, following)):
        return True  # *Damit haftet laut Urteil | **der Vermieter***
    return (
        is_owned_person(tokens, end - 1)
        or owner.tag_ == "NE"
        or "government" in {noun_kind(owner.text), noun_kind(owner.lemma_)}
    )


def _has_no_other_subject(tokens: Tokens, frame: Phrase, phrase: Phrase) -> bool:
    """*Damit haftet laut Urteil **der Vermieter** allein*; but *Damit haftet laut Urteil der Richter die Stadt*."""
    verb = frame.preposition - 1
    if feature(tokens[verb], "Number") != "Sing":
        return False
    begin = next(i for i in range(verb, -1, -1) if tokens[i].is_sent_start or not i)
    if tokens[begin].tag_ not in stts.PREPOSITION | {"PROAV", "ADV"}:
        return False
    behind = phrase.end
    while tokens.at(behind).tag_ in {"ADV", "PTKNEG"}:
        behind += 1
    return is_border(tokens, behind) or tokens.at(behind).tag_ in stts.VERBAL | {"ADJD", "PTKVZ"}


def _is_dative_of_verb(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """*Damit widerspricht das Ministerium | **einer Darstellung***: the verb before a body wants a thing in the dative.

    Not *Dort widerspricht der Verband **der Industrie***, which is his name to the recogniser, nor *der Rat der Stadt*.
    """
    if end != core.core_end or tokens.lowered[following.start] not in _GENITIVE_TOO or not core.start:
        return False
    if noun_kind(tokens[core.head].text) not in BODIES or tokens[core.start - 1].tag_ not in stts.FINITE:
        return False
    thing = tokens[following.head]
    if thing.ent_type_ or "D" not in following.cases or noun_kind(thing.text) != "unknown":
        return False
    return any("dative" in verb.takes for verb, _ in verbs_by_form().get(tokens.lowered[core.start - 1], ()))


def _is_told(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """Whether somebody is spoken to, behind the verb and the speaker: *sagte Lenz | **der dpa***.

    Nothing stands in the genitive behind a person's name, *Karl der Große* aside, and media have neither ministers nor
    police: *sagte ein Sprecher der Polizei | **der „Rheinischen Post“***.
    """
    if tokens[following.start].lower_ not in _GENITIVE_TOO or not core.start:
        return False
    opening = _before_list(tokens, core)
    if opening.tag_ not in stts.FINITE and opening.lower_ != "wie":
        return False
    before, noun = tokens[(core.core_end if tokens[end - 1].text == ")" else end) - 1], tokens[following.head]
    if before.names_person:
        return not (noun.text.endswith("e") and is_adjectival(noun.text))
    speaks = before.tag_ == "NN" and (is_person_noun(before) or noun_kind(before.lemma_) in _TELLING)
    if speaks and tokens.at(following.start + 1).is_quote and before.lower_.endswith(_OF_NO_NAMED_THING):
        return True  # *sagte die Ministerin | **der „Rheinpfalz“***, whatever it is
    if noun_kind(noun.text) != "media" or not speaks or before.lower_.endswith(_OF_MEDIUM):
        return False  # *sagte der Intendant **der ARD***, *dementierte Berichte **der Zeitung***
    # *sagte Rehms Anwalt | **der Zeitung***
    owned = tokens[core.start].tag_ == "NE" and core.start < core.head == end - 1
    return noun.text in _AGENCIES or owned or before.lower_ not in _OF_MEDIUM_OR_OTHERS


def _before_list(tokens: Tokens, group: Phrase) -> Token:
    """The word before a noun group, or before the group that it is joined to: ***sagten** Polizei und Feuerwehr*."""
    i = group.start - 1
    if tokens[i].tag_ == "KON" and tokens[i - 1].tag_ in stts.NOUN:
        i -= 2
        while i > 0 and tokens[i].tag_ in _INSIDE_GROUP:
            i -= 1
    return tokens[i]


def is_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a noun group is for a person or body by one of its nouns: *Handwerkskammer Dresden*."""
    nouns = [tokens[i] for i in range(phrase.start, phrase.core_end) if tokens[i].tag_ in stts.NOUN]
    if is_person_noun(tokens[phrase.head]):
        return True
    return any(noun_kind(noun.text) in BODIES or noun_kind(noun.lemma_) in BODIES for noun in nouns)


def is_genitive(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a noun group is in the genitive, by its article, its ending, or the tagger where these leave it open."""
    first = tokens[phrase.start].lower_
    if tokens[phrase.start].tag_ == "CARD" and tokens.at(phrase.start + 1).tag_ != "ADJA" and not first.endswith("er"):
        return False  # *hat der Verein | 340 Mitglieder*; but *Aussagen zweier Zeugen*, *20 deutscher Forscher*
    bare = tokens[phrase.start].tag_ == "NN"
    if bare and (phrase.plural or not (first.endswith("s") or tokens[phrase.start].ent_type_)):
        return False  # bare nouns are no genitives: *nach Angaben der Polizei | Kinder*, *wirft der Bank | Untreue vor*
    if phrase.cases[0] == "G" or first in _GENITIVE_ONLY:
        return True
    if first in _GENITIVE_TOO:
        return "G" in phrase.cases and phrase.cases[0] != "N"
    # *Aussage Jan **Tewes’***
    return phrase.kind == "name" and tokens[phrase.head].text.endswith(_ENDINGS_OF_NAMES) and "G" in phrase.cases


def _is_attributive(tokens: Tokens, core: Phrase, end: int, following: Phrase) -> bool:
    """Whether a phrase with a preposition belongs to the noun before it: *ein Sprecher **vom Verband***.

    *die Regierung **in Kiew**, der Ausschuss **im Bundestag**, ein Bericht **vom November***, but *das sagte Weiß | in
    Kiew*, *hieß es am Abend | aus dem Rathaus*.
    """
    preposition, person = tokens[following.preposition].lower_, tokens[end - 1].names_person
    if is_time(tokens, core):
        return False
    if is_time(tokens, following):
        return preposition == "vom" and is_source(tokens, core)
    if preposition == "aus" and tokens[following.head].text in attribution_words()["aus"].nouns:
        return False  # *Nun wird der Umbau | **aus Sicht der Stadt** teurer*
    if preposition in BEFORE_ATTRIBUTE:
        if _goes_with_verb(tokens, core, end, following) or _is_from_amount(tokens, core, following):
            return False
        if tokens[following.start].tag_ == "PPOSAT" and (person or (preposition == "von" and _is_known(tokens, core))):
            return False  # *Oft hört Uta Lenz | **von ihrem Mann***, *Nun trennte sich der Star | **von seinem Mann***
        head = tokens[following.head]
        origin = tokens[following.start].tag_ in stts.DETERMINER or head.ent_type_ == "LOC"
        if person and preposition[:2] == "vo":  # *hängt nach den Worten von Lenz | **von den Daten** ab*
            return head.tag_ != "NN" or bool(head.ent_type_) or is_body(tokens, following) or is_place(head.text)
        return not person or (preposition == "aus" and origin)
    if preposition not in {"in", "im"} or person or core.kind == "pronoun" or _has_own_name(tokens, core, end):
        return False
    bare = core.start == core.head and tokens[core.head].tag_ == "NN" and core.has_preposition
    if bare and tokens[core.preposition].lower_ == "laut" and noun_kind(tokens[core.head].text) == "unknown":
        return False  # *liegen laut Ferrivox | **in Sachsen***: a name to none but the reader
    seat = tokens[following.start].tag_ not in stts.DETERMINER and tokens[following.head].tag_ == "NE"
    body = preposition == "im" and noun_kind(tokens[following.head].text) in {"government", "organisation"}
    return body or (seat and tokens[following.head].text[0].isalpha())


def _is_from_amount(tokens: Tokens, core: Phrase, following: Phrase) -> bool:
    """*sank laut dem Bericht | **von 12 Prozent** auf 10*; but *nach Angaben **von 12 Prozent** der Firmen*."""
    noun = tokens[following.head].text
    counted = tokens[following.start].tag_ == "CARD" and tokens[following.preposition].lower_ == "von"
    is_share = noun in _PERCENT and noun_kind(tokens[core.head].text) == "document"
    return counted and core.has_preposition and (is_share or noun.startswith(_UNITS))


def _is_known(tokens: Tokens, core: Phrase) -> bool:
    """***der Star** von seinem Mann*; but *ein Freund von seinem Vater*."""
    return tokens[core.start].lower_ in {"der", "die"} and is_person_noun(tokens[core.head])


def _has_own_name(tokens: Tokens, core: Phrase, end: int) -> bool:
    """***das Statistische Bundesamt** in Wiesbaden*, ***der ADAC** in Kiel*: no place tells them apart."""
    head = tokens[core.head]
    if core.kind == "name" and end == core.core_end and head.ent_type_ != "LOC" and party_of(head.lower_) is None:
        return True
    if end < 2 or tokens[end - 1].tag_ != "NN":
        return False
    adjective = tokens[end - 2]
    return adjective.tag_ == "ADJA" and adjective.text[0].isupper() and not adjective.is_sent_start


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
        if not body:
            return (article and not definite) or _is_wanted(tokens, core, following)
        of_topic = tokens[core.head].lower_.endswith(_WITH_TOPIC)
        return not of_topic and not tokens[end - 1].ent_type_ == noun.ent_type_ == "ORG"
    names_who = noun.tag_ != "NN" or bool(noun.ent_type_) or is_person_noun(noun) or is_place(noun.text)
    if preposition.lower_ == "aus":
        return body and article and not names_who
    known = {noun_kind(noun.text), noun_kind(noun.lemma_)} != {"unknown"}
    if names_who or known:
        return False
    if _is_wanted(tokens, core, following):
        return True
    body = body and not tokens[core.head].text.endswith(("er", "ern"))  # *Hersteller, Anbieter, Betreiber **von** …*
    return body if definite else body or article or first.tag_ == "CARD"


def names_topic(tokens: Tokens, preposition: int) -> bool:
    """*erklärte das Amt **für Statistik***: what a body is for, whatever the verb; not *das Amt | für den Bau*."""
    if tokens[preposition].lower_ != "für" or tokens.at(preposition + 1).tag_ in stts.DETERMINER:
        return False
    return tokens[preposition - 1].lower_.endswith(_WITH_TOPIC)


def _is_wanted(tokens: Tokens, core: Phrase, following: Phrase) -> bool:
    """*Derzeit **geht** der Anwalt | **von Betrug** aus*, *Nun **wirbt** ein Chef | **für Reformen***: by the verb."""
    before = tokens.at(core.start - 1)
    if before.tag_ == "PRF":  # *distanzierte **sich** der Minister von …*
        before = tokens.at(core.start - 2)
    if before.tag_ not in stts.FINITE:
        return False
    preposition = tokens[following.preposition].lower_
    wanted = any(preposition in verb.prepositions for verb, _ in verbs_by_form().get(before.lower_, ()))
    return wanted and not is_repeated_behind(tokens, following, following.preposition)


def _is_apposition(tokens: Tokens, core: Phrase, phrase: Phrase) -> bool:
    """*der Innenminister, Nicolas Sarkozy,* — between commas, or up to the end, and without a verb of its own.

    Behind a name the noun for the person need not be closed by a comma: *Karl Brandt, Chef der Werft | erklärte*.
    """
    if phrase.has_preposition or is_time(tokens, phrase):
        return False
    if tokens[core.core_end - 1].names_person and noun_kind(tokens[phrase.head].text) == "media":
        return False  # *sagte Karl Brandt, Chef der Werft, **dem SWR***
    second = any(map(tokens.is_comma, range(core.core_end, phrase.start - 1)))
    if second and phrase.kind == "noun" and not is_person_noun(tokens[phrase.head]):
        return False  # *In Kiel steigen laut Uta Weiß, Chefin der Werft, | **die Kosten**, was freut*
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
    named = phrase.kind == "name" and tokens.at(phrase.end).tag_[:1] == "$"  # not *mehr Geld, **Emil Bach** mehr …*
    return mark == "," or (mark in {".", ":"} and (titled or named))


def _is_unclosed(tokens: Tokens, core: Phrase, name: Phrase) -> bool:
    """*Das beurteilte der Chef der Partei, **Karl Brandt** | den Umständen nach*: a comma is left out."""
    if not core.start or tokens[core.start - 1].tag_ not in stts.FINITE or core.cases[0] != "N" or core.plural:
        return False
    return tokens.at(name.end).tag_ in stts.DETERMINER and _is_name_of(tokens, core, name)


def _is_name_of(tokens: Tokens, noun: Phrase, name: Phrase) -> bool:
    """Whether a name is that of the person a noun tells of: *der Chef der Werft*, *Karl Brandt*."""
    return is_person_noun(tokens[noun.head]) and not noun.has_preposition and tokens[name.core_end - 1].names_person


def is_source(tokens: Tokens, phrase: Phrase) -> bool:
    """*Angaben*, *ein Bericht*: nouns that say whose words they are."""
    return cue_noun(tokens[phrase.head].text, "source") is not None


def _has_owner(tokens: Tokens, phrase: Phrase) -> bool:
    """***Dahlkes** Aussage*: the name before the noun says whose it is already."""
    first = tokens[phrase.start]
    return phrase.start < phrase.head and first.tag_ == "NE" and feature(first, "Case") == "Gen"


def with_brackets(tokens: Tokens, end: int) -> int:
    """*Wolfgang Schäuble (CDU)*: short brackets after a phrase belong to it."""
    if end < len(tokens) and tokens.texts[end] == "(":
        for j in range(end + 1, min(end + 7, len(tokens))):
            if tokens[j].text == ")":
                return j + 1
    return end
