"""Puts the tags right that a tagger mistakes and the words around show: one rule after the other, each on all words."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from itertools import pairwise, takewhile

from claimx.analysis.syntax.person_names import has_foreign_letter
from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.conjugation import konjunktiv_forms, may_be_participle
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import ADJECTIVE_ENDINGS, determiner_cases, words_of
from claimx.knowledge.given_names import given_name_gender, is_given_name
from claimx.knowledge.marks import CLOSING_QUOTES, QUOTES, SENTENCE_ENDS
from claimx.knowledge.nouns import BODIES, is_adjectival, is_person_word, is_place, is_speaker_noun, noun_kind

_MAX_TO_VERB = 8
"""Tokens behind an attribute in which the finite verb is sought."""
_MAX_CLAUSE = 30
"""In tokens, from what opens a clause or from its auxiliary up to the verb at its end."""
_MAX_ATTRIBUTE = 10
"""In tokens, between an article and the participle that belongs to its noun."""
_MAX_TO_ADJECTIVE = 7
"""Tokens from *zu* in which the adjective is sought that it may belong to."""
_MAX_FIRST_PART = 4
"""The most words of a role whose first part has several: *Eurovision Song Contest-Siegerin*."""
_NOUNS_THAT_PART = words_of("noun_that_parts")
WEBSITE = re.compile(r"[a-zA-Z][\w-]*\.(?:de|com|net|org|at|ch|eu|info|tv)")
"""A website that is called by its address: *rundschau.de*."""
_PAST = tuple(words_of("past_ending"))
_REGIONS_OF_BODY = words_of("region_of_body")
_CONFESSED = words_of("confessed")
_NO_INFINITIVE = tuple(words_of("begins_no_infinitive"))
_GENITIVES = words_of("genitive_only") | words_of("genitive_too")
_DURING = words_of("during")
_WITHOUT_ENDING = frozenset({"ADJD", "VVPP", "PTKVZ"})
_PARTICIPLE = tuple(words_of("participle_ending"))
_PARTICLES_WITH_GE = tuple(f"{particle}ge" for particle in words_of("particle"))
_INFINITIVE = ("en", "ern", "eln")
_WITH_GE = ("ge", *_PARTICLES_WITH_GE)
_PARTICLES_WITH_ZU = tuple(f"{particle}zu" for particle in words_of("particle"))
_ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_WERDEN = words_of("werden")
_SWISS_VERBS = words_of("swiss_verb")
_OBJECT_RELATIVES = words_of("object_relative")
_NO_GENITIVES = [[word] for word in sorted(words_of("no_genitive_article"))]
"""Articles that begin no attribute."""
_MAY_BE_POSSESSIVE = words_of("pronoun_or_possessive")
_POINTING_BACK = words_of("points_back")
_DEMONSTRATIVE_POSSESSIVES = words_of("demonstrative_possessive")
_JOINING_BEHIND_SOWOHL = words_of("joins_behind_sowohl")
_BETWEEN_NAMES = words_of("between_names_of_one")
_TAGS = {
    **dict.fromkeys(words_of("taken_for_no_preposition"), "APPR"),
    **dict.fromkeys(words_of("taken_for_particle"), "APPO"),
    **dict.fromkeys(words_of("taken_for_no_verb"), "VVFIN"),
}
"""By words that taggers do not know, or take for particles of verbs."""
_UNKNOWN_TO_TAGGERS = frozenset(_TAGS)
_GENITIVE_ARTICLES = words_of("genitive_only")
_COUNCILLOR = tuple(words_of("councillor"))
"""How a noun ends that is for a person and for a body: *Stadtrat*."""
_AUDIENCE = words_of("audience")
_OFFICES_IN_LETTERS = words_of("office_in_letters")
_NEUTER_PERSONS = words_of("neuter_person")
_SOURCE_RELATIVES = words_of("relative_or_adverb")
_ONE_OF_TWO = words_of("latter_one") | words_of("former_one")
_BARE_OBJECTS = words_of("bare_object")
_COMPARING = words_of("compares")
_AS_WELL = words_of("as_well")
_SHARES = words_of("share")
_FOR = words_of("for")
_ZU = words_of("to_an_excess")
_OVER_OR_UNDER = words_of("over_or_under")
_ORDERED = words_of("ordered")
_ABSTRACT_PLURAL = tuple(words_of("abstract_plural_ending"))
_BEGINNING_COMPARISON = words_of("begins_comparison")
_JOINING = words_of("joins_phrases")
_MAX_APPOSITION = 12
"""In tokens, between its commas."""
_MAX_QUOTED_NAME = 6
"""In tokens, with its first mark."""
_BORDERS_OF_CLAUSES = frozenset(".!?,;:–—")
_BORDERS = _BORDERS_OF_CLAUSES | frozenset("()")
_COMMA = frozenset(",")
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "“", "«", '"'})
_ENDING_CLAUSE = frozenset({"$.", "$,"})
_CLAUSE_BREAKS = frozenset({"KON", "KOUS", "KOUI", "PRELS", "PWS", "PWAV"})
_BEFORE_ADJECTIVES = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPR", "APPRART", "CARD", "ADJA"})
_OPENING_NOUN_GROUP = frozenset({"ART", "PPOSAT", "PDAT"})
_BEGINNING_SUBJECT = stts.NOUN | {"ART", "PPOSAT", "PDAT", "PDS", "PPER", "PIS"}
_BEGINNING_SUBJECT_BEHIND = stts.DETERMINER | stts.NOUN | {"PPER"}
_BEHIND_PRONOUN = _OPENING_NOUN_GROUP | stts.FINITE | {"PRF", "PPER"}
_NOUN_OR_ADJECTIVE = stts.NOUN | {"ADJA"}
_IN_COMPOUNDS = _NOUN_OR_ADJECTIVE | {"TRUNC", "KON"}  # *des Hotel- und Gaststättenverbands*
_NOUN_OR_ADVERB = stts.NOUN | {"ADV"}
_NOUN_OR_PRONOUN = stts.NOUN | stts.PERSONAL | {"PTKVZ", "PTKNEG"}
_END_OF_VORFELD = stts.NOUN | {"ADV", "PROAV", "$(", "PDS", "CARD"}
_BEFORE_OBJECTS = stts.NOUN | {"ADV", "VVPP", "ADJD"}
_SUBORDINATING = frozenset({"KOUS", "KOUI", "PRELS", "PWS", "PWAV"})
_WITH_PARTICIPLE = frozenset({"VAFIN", "VMFIN", "VVPP"})
_DATIVE_PRONOUNS = words_of("dative_pronoun")
_AGENT = words_of("agent")
_WHO_ACTS = _NOUN_OR_ADJECTIVE | {"ART", "PPOSAT", "CARD", "ADV"}
_MAX_AGENT = 8
"""In tokens, from the preposition: *von **der neuen Ministerin Ute Lenz gestern***."""
_SET_PHRASES = [phrase.split() for phrase in sorted(words_of("set_phrase_in_konjunktiv"))]
_IN_SET_PHRASES = frozenset(word for phrase in _SET_PHRASES for word in phrase if word in konjunktiv_forms())
_STRONG_OTHERWISE = {("Gender", "Masc"), ("Gender", "Neut")}
"""Of nouns before which an adjective without an article ends in -er or -es, where they are in the singular."""
_KONJUNKTIV = {"Mood": "Sub", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}
_PARTICIPLE_ENDINGS = tuple(ending + inflected for ending in ("t", "en") for inflected in ADJECTIVE_ENDINGS)
_BETWEEN_NOUN_AND_ATTRIBUTE = frozenset({"ADJD", "ADV"})
_LAST = stts.FINITE | {"VVINF"}  # *…, auf **dem** Soldaten leben*: to a tagger that is an infinitive
_TAKEN_FOR: dict[str, Callable[[str], bool]] = {
    "ART": lambda text: text.lower() not in determiner_cases(),
    "ADJA": lambda text: text[-1] == "s" and text[-2:] != "es",
    "APPR": is_given_name,
    "NN": has_foreign_letter,
}
"""By the tags that a tagger gives to names, what shows that a word with a capital is one."""


def correct_tags(words: TaggedWords) -> None:
    """Put the tags right that a tagger mistakes and the words around show.

    Args:
        words: Their tags are changed.
    """
    for rule in _RULES:
        rule(words)


def _cut_words_and_names(words: TaggedWords) -> None:
    """***Verkehrs-** und Baudirektor*; *nach **Dahlkes** Ansicht*, *laut **Ümit Gündoğan***, *laut **rundschau.de***.

    A word that a hyphen cuts short is the first part of a compound, whose end is a noun too, *der Städte- und
    **Gemeindebund***. A word with a capital that is no article and has no ending of adjectives is a name, and so are a
    given name and a word of a body that are taken for prepositions, a noun with a letter that no German word has, and
    one in the genitive that is labelled as a person's: ***Schulzes** Einschätzung nach*. A place of two words has a
    genitive s, too, which the lemma is without.
    """
    cut = {text for text in words.mixed if text[-1] == "-" and len(text) > 2 and text[0].isalpha()}
    for i in words.places(cut):
        if words.tags[i] in stts.NOUN:
            words.retag(i, "TRUNC")
    owning = {text for text in words.mixed if text[-1] == "s" and "-" in text and is_place(text[:-1])}
    for i in words.places(owning):  # ***Baden-Württembergs** Ministerin*
        words.lemmas[i], words.labels[i] = words.texts[i][:-1], "LOC"
    for i in words.tagged("TRUNC"):
        if words.tags[i + 1 : i + 3] == ["KON", "NE"]:
            end = words.texts[i + 2]
            if is_speaker_noun(end) or is_speaker_noun(end.removesuffix("s")):
                words.retag(i + 2, "NN")
    for tag, is_name in _TAKEN_FOR.items():
        for i in words.tagged(tag):
            if not words.texts[i][0].isupper():
                continue
            if is_name(words.texts[i]) or (tag == "APPR" and words.labels[i] == "ORG"):  # ***Pro** Bahn*
                words.retag(i, "NE")
    websites = {text for text in words.mixed if "." in text and WEBSITE.fullmatch(text)}
    for i in words.places(websites):
        words.retag(i, "NE")
    for i in words.tagged("NN"):
        if words.labels[i] == "PER" and words.texts[i][-1] == "s" and _owns_a_source(words, i):
            words.retag(i, "NE")


def _roles_taken_for_names(words: TaggedWords) -> None:
    """*die Song **Contest-Siegerin** sagte*, *der Real **Madrid-Star***: a role whose first part has several words.

    But *die **Müller-Bäcker** GmbH*, *Ute **Maier-Lehrer***.
    """
    for i in words.places({text for text in words.mixed if text[0].isalnum() and "-" in text}):
        first, _, last = words.texts[i].rpartition("-")
        if words.tags[i] != "NE" or not first or not last[:1].isupper() or words.tag_after(i) in stts.NAME:
            continue
        start = next(k for k in range(i, -1, -1) if words.begins[k] or words.tags[k] not in stts.NOUN)
        inside = 1 < i - start <= _MAX_FIRST_PART and words.tags[start] in stts.DETERMINER
        if inside and is_person_word(last) and not is_given_name(words.texts[start + 1], beside_name=True):
            words.retag(i, "NN")
            words.lemmas[i], words.labels[i] = words.texts[i], ""


def _owns_a_source(words: TaggedWords, i: int) -> bool:
    """***Schulzes** Einschätzung*, but *des Ministers Einschätzung*: a bare name in front of what is somebody's."""
    if words.is_last(i) or words.tag_before(i) in stts.DETERMINER | {"ADJA"}:
        return False
    return not is_speaker_noun(words.texts[i]) and cue_noun(words.texts[i + 1], "source") is not None


def _owners_behind_what_is_said(words: TaggedWords) -> None:
    """*die Aussage **Rehms***, *nach Angaben **Tewes’***: names in the genitive, and no noun where they are named."""
    for i in words.tagged("NN", "NE"):
        name = words.texts[i]
        if name[-1] not in "s’'" or words.begins[i] or cue_noun(words.texts[i - 1], "source", "content") is None:
            continue
        if words.tags[i] == "NE" and not (is_speaker_noun(name) or is_given_name(name, beside_name=True)):
            words.lemmas[i] = name[:-1]
        elif words.tags[i] == "NN" and name[:-1] in words.written:
            words.retag(i, "NE")
            words.lemmas[i] = name[:-1]


def _firms_of_partners(words: TaggedWords) -> None:
    """*die Kanzlei **Roth & Partner***, ***Ernst & Young***: nothing but a firm has this sign in its name."""
    for i in words.places({"&"}):
        partners = [*words.texts[i - 1 : i], *words.texts[i + 1 : i + 2]]
        if len(partners) == 2 and all(text[0].isupper() for text in partners) and not any(words.begins[i : i + 2]):
            for k in (i - 1, i, i + 1):
                words.retag(k, "NE")
                words.labels[k] = "ORG"


def _function_words_and_swiss_spelling(words: TaggedWords) -> None:
    """*Nach **deren** Angaben*: a possessive. *Ein Bericht, **demzufolge** Geld fehlt*: behind a comma as *wonach*.

    ***Vonseiten** der Bank hieß es*, ***Gemäss** der Bank*: prepositions. *Aus dem Amt **hiess** es*: a verb. *Brandt
    lobte Rehm. **Letzterer** schwieg*: a pronoun, but *letztere Frage*.
    """
    for i in words.standing(_UNKNOWN_TO_TAGGERS | _DEMONSTRATIVE_POSSESSIVES | _SOURCE_RELATIVES | _ONE_OF_TWO):
        lower = words.lowered[i]
        if i + 1 == len(words.tags):
            break
        if lower in _TAGS:
            words.retag(i, _TAGS[lower])
        elif lower in _ONE_OF_TWO:
            if words.tags[i + 1] not in _NOUN_OR_ADJECTIVE and words.tag_before(i) not in _OPENING_NOUN_GROUP:
                words.retag(i, "PDS")
        elif lower in _DEMONSTRATIVE_POSSESSIVES:
            if words.tags[i] != "PRELAT" and words.tags[i + 1] in _NOUN_OR_ADJECTIVE:
                words.retag(i, "PPOSAT")
        elif lower in _SOURCE_RELATIVES:
            words.retag(i, "PWAV" if i and words.texts[i - 1] == "," else "PROAV")


def _possessives(words: TaggedWords) -> None:
    """***Ihr** junger Kollege*: before an adjective or, as the first word, before a noun.

    What has a capital behind one is no preposition.
    """
    for i in words.tagged("PPER"):
        after = words.tag_after(i)
        if words.lowered[i] in _MAY_BE_POSSESSIVE and (after == "ADJA" or (words.begins[i] and after == "NN")):
            words.retag(i, "PPOSAT")
    for i in words.tagged("PPOSAT"):  # *Sein **Gegenüber** Max Rieger*
        if words.tag_after(i) == "APPR" and words.texts[i + 1][0].isupper():
            words.retag(i + 1, "NN")


def _verbs_taken_for_adjectives(words: TaggedWords) -> None:
    """*Sie **skandierten** Parolen*, *Die Regierung **lehnte** Gespräche ab*, but *die **erlaubten** Mengen*.

    An adjective that the morphology takes for a verb is one, and so is a past form after a pronoun or with the lemma of
    a verb. What this takes from *der selbst ernannte „Retter“* is given back by the rules below.
    """
    before = {i: words.tag_before(i) for i in words.tagged("ADJA")}  # before any of them is changed
    for i in before:
        if before[i] in _BEFORE_ADJECTIVES:
            continue
        past = words.texts[i].endswith(_PAST)
        told = past and before[i] == "PPER" and _is_without_finite(words, i)  # but *wünschten ihm **gute** Besserung*
        if "Mood" in words.features[i] or told or (past and (words.lemmas[i].endswith(_INFINITIVE))):
            words.retag(i, "VVFIN")


def _is_without_finite(words: TaggedWords, i: int) -> bool:
    """Whether no finite verb stands before a word in its clause."""
    return stts.FINITE.isdisjoint(words.tags[_border_before(words, i) : i])


def _set_phrases(words: TaggedWords) -> None:
    """***Gott sei Dank** kam niemand zu Schaden*, ***Es sei denn**, es regnet*: no verb, for nobody says it."""
    for i in words.standing(_IN_SET_PHRASES):
        for phrase in _SET_PHRASES:
            place = phrase.index(words.lowered[i]) if words.lowered[i] in phrase else i + 1
            if words.lowered[max(i - place, 0) : i - place + len(phrase)] == phrase:
                words.retag(i, "ADV")


def _konjunktiv_taken_for_another(words: TaggedWords) -> None:
    """*Sie sagte, die Frist **ende** bald*, *Der Bau **leide** seit Jahren.*: the only verb of its clause.

    Taggers have seen few verbs in the Konjunktiv. No clause begins with what is in *…, **müde** von der Reise*. In
    *Schon jetzt **fehle** Personal* an adjective would have the noun's ending.
    """
    for i in words.tagged("NN", "ADJA", "ADJD"):
        text = words.texts[i]
        if text[-1] != "e" or not text.islower() or words.begins[i]:
            continue
        before, follows = words.tag_before(i), words.tag_after(i) in _IN_COMPOUNDS
        fits = before in _NOUN_OR_PRONOUN and not follows
        fits = fits or before in stts.PERSONAL or words.lowered[i - 1] == "man"  # *Man **benötige** Hilfe*
        fits = fits or (before == "ADV" and follows and not _STRONG_OTHERWISE.isdisjoint(words.features[i + 1].items()))
        if fits and _lacks_its_verb(words, i):
            words.retag(i, "VVFIN")
            words.features[i] = _KONJUNKTIV


def _lacks_its_verb(words: TaggedWords, i: int) -> bool:
    """Whether a clause begins before a word with a noun group or pronoun and has no finite verb."""
    start = next(k for k in range(i, -1, -1) if words.begins[k] or words.texts[k - 1] in _BORDERS_OF_CLAUSES)
    end = _clause_end(words, i + 1)
    begins = words.tags[start] in _BEGINNING_SUBJECT or words.tags[start:i] == ["ADV"] * (i - start)
    return begins and stts.FINITE.isdisjoint(words.tags[start:end])


def _verb_forms_that_begin(words: TaggedWords) -> None:
    """***Angesprochen** auf die Kosten sagte Weiß, …*, ***Gelobt** wurde der Plan*: a capital makes no noun of it.

    Nor does it of an infinitive: ***Bestätigen** wollte das die Polizei nicht*. Nouns are made of participles in -t
    with an ending only: ***Angestellten** von Banken*.
    """
    for i in words.tagged("NN", "NE"):
        if not words.begins[i] or i + 1 == len(words.tags):
            continue
        lower = words.lowered[i]
        refused = words.tags[i + 1] == "VMFIN" and words.lemmas[i + 1] not in _ORDERED  # not *Einräumen **muss** sie*
        if refused and lower.endswith("n") and lower in verbs_by_form():
            words.retag(i, "VVINF")
            continue
        if words.lowered[i + 1] in _WERDEN and lower in verbs_by_form():
            words.retag(i, "VVPP")
        if words.tags[i + 1] not in stts.PREPOSITION and words.tags[i + 1] != "PROAV":
            continue
        if lower.startswith(_PARTICLES_WITH_GE) and lower.endswith(("t", "en")) and not lower.endswith("ten"):
            words.retag(i, "VVPP")


def _verbs_of_sentences_without_one(words: TaggedWords) -> None:
    """*Die Ministerin **verlangte** Auskunft*: behind a noun or a word of contrast, where no other verb is finite.

    *Brandt (56) **versucht**, sie zu gewinnen*: to a tagger a participle, on which no infinitive could depend. *Brandt
    **seufzt**.*, *Jan Rehm **bremst** die Euphorie*: behind a name what looks like an adjective in -t.
    """
    for i in words.tagged("ADJD"):
        named = not words.begins[i] and words.tags[i - 1] == "NE" and words.labels[i - 1] == "PER"
        if named and words.texts[i][-1] == "t" and words.texts[i].islower() and _is_only_verb(words, i):
            words.retag(i, "VVFIN")
    for i in words.tagged("ADJA"):
        alone = words.tag_before(i) == "ADJA" and not words.texts[i - 1].islower()  # *der Chef der 31-Jährigen **bat***
        if words.tag_before(i) not in _NOUN_OR_ADVERB and not alone:
            # *Mit den Worten „Das ist gut“ **gratulierte** Ministerin Weiß ihr.*
            quoted = not words.begins[i] and words.texts[i - 1] in QUOTES and words.texts[i].endswith(_PAST)
            closed = quoted and sum(text in QUOTES for text in words.texts[_sentence_start(words, i) : i]) % 2 == 0
            if closed and stts.FINITE.isdisjoint(words.tags[i : _sentence_end(words, i)]):
                words.retag(i, "VVFIN")
            continue
        past = words.texts[i].endswith(_PAST) or words.texts[i] in verbs_by_form()  # *Am Montag **versprachen** sie*
        if past and _is_only_verb(words, i):
            words.retag(i, "VVFIN")
    for i in words.tagged("VVPP"):
        if words.begins[i] or words.texts[i][-1] != "t":
            continue
        goes_on = words.begins[i - 1] and words.tags[i - 1] == "KON"  # *Und **ergänzt**: „Das reicht.“*
        if goes_on and stts.FINITE.isdisjoint(words.tags[i : _clause_end(words, i)]):
            words.retag(i, "VVFIN")
        if "," not in words.texts[i + 1 : i + 2]:
            continue
        named = words.tags[i - 1] in stts.NOUN or words.texts[i - 1] == ")"
        goes_on = not stts.WITH_ZU.isdisjoint(words.tags[i : i + _MAX_CLAUSE])
        goes_on = goes_on or bool(_COMPARING.intersection(words.lowered[i + 2 : i + 3]))  # *kritisiert, wie 2019, …*
        if named and goes_on and _is_only_verb(words, i):
            words.retag(i, "VVFIN")


def _verbs_in_second_place(words: TaggedWords) -> None:
    """*Uta Weiß **kritisiert** seit Monaten die Reform*, *Die Stadt **verteidigte** Kürzungen und sprach von Not*.

    A form of a verb of saying behind what begins a main clause that has no finite verb, nor goes on without one. What
    may be a participle needs an object or its particle behind it: *Am Montag **wiesen** CDU und SPD das zurück*.
    """
    for i in words.tagged("ADJA", "VVPP"):
        if words.tag_before(i) not in _END_OF_VORFELD or words.lowered[i] not in verbs_by_form():
            continue
        start, end = _sentence_start(words, i), _predicate_end(words, i)
        headline = end == len(words.tags) or words.begins[end]
        if headline or not stts.FINITE.isdisjoint(words.tags[start:end]) or not _is_vorfeld(words, start, i):
            continue
        if words.texts[i].endswith(_PAST) if words.tags[i] == "ADJA" else _has_complement(words, i, end):
            words.retag(i, "VVFIN")


def _predicate_end(words: TaggedWords, i: int) -> int:
    """The end of a clause behind one of its words: a mark, or *und* before another finite verb."""
    end = _clause_end(words, i + 1)
    joins = (k for k in range(i, end - 1) if words.tags[k] == "KON" and words.tags[k + 1] in stts.FINITE)
    return next(joins, end)


def _is_vorfeld(words: TaggedWords, start: int, end: int) -> bool:
    """Whether words before a verb are whole: *Die Stadt | lehnte*, not *Die **von der Stadt** | geforderte*."""
    if any(words.texts[k] in _BORDERS_OF_CLAUSES for k in range(start, end)) or words.tags[start] in _SUBORDINATING:
        return False
    articles = (k for k in range(start, end - 1) if words.tags[k] in _OPENING_NOUN_GROUP)
    return all(words.tags[k + 1] in _IN_COMPOUNDS | {"CARD", "PIAT"} for k in articles)


def _has_complement(words: TaggedWords, i: int, end: int) -> bool:
    """*kritisiert seit Monaten **die Reform***, *wiesen CDU und SPD das **zurück***; not *verletzt in Kiel*."""
    particles = {verb.verb.partition("|")[0] for verb, detached in verbs_by_form()[words.lowered[i]] if detached}
    if any(words.tags[k] == "PTKVZ" and words.lowered[k] in particles for k in range(i + 1, end)):
        return True
    if words.texts[i][-1] != "t" or words.lowered[i].startswith(_WITH_GE):
        return False
    objects = (k for k in range(i + 1, end) if words.tags[k] in _OPENING_NOUN_GROUP | {"NN"})
    return any(
        words.features[k].get("Case") in {"Acc", "Nom"} and words.tags[k - 1] in _BEFORE_OBJECTS for k in objects
    )


def _verbs_behind_clauses(words: TaggedWords) -> None:
    """*Den Vorwurf, er lüge, **kontert** Jan Rehm*: what stands before the first comma has no verb, nor what follows.

    *kontert* can be a participle, but then an auxiliary would have to go with it.
    """
    for i in words.tagged("VVPP"):
        if words.texts[i][-1] != "t" or words.texts[i - 1] != "," or words.begins[i] or i + 1 == len(words.tags):
            continue
        start = _sentence_start(words, i)
        comma = words.texts.index(",", start)
        end = _clause_end(words, i + 1)
        subject = words.tags[i + 1] in stts.NOUN or words.tags[i + 1] in stts.DETERMINER | stts.PERSONAL
        verbless = stts.FINITE.isdisjoint((*words.tags[start:comma], *words.tags[i:end]))
        if comma < i - 1 and subject and verbless:
            words.retag(i, "VVFIN")


def _verbs_behind_shares(words: TaggedWords) -> None:
    """*Acht **Prozent rechnen** mit Krieg*: no infinitive, for no noun of an amount stands before one, and more behind.

    Not *Sie wollen den Verbrauch um zehn **Prozent senken** und sparen*, *plant, fünf **Prozent zahlen** zu lassen*.
    """
    for share in words.standing(_SHARES):
        i = share + 1
        if i + 1 >= len(words.tags) or words.tags[i] != "VVINF" or words.tags[share - 1] != "CARD":
            continue
        start = _border_before(words, share)
        ends = words.texts[i + 1] in _CLAUSE_ENDS or words.tags[i + 1] in {"KON", "PTKZU"}
        before = words.tags[_sentence_start(words, i) : i]
        if not ends and "VMFIN" not in before and (stts.FINITE | stts.PREPOSITION).isdisjoint(words.tags[start:i]):
            words.retag(i, "VVFIN")


def _verbs_behind_commas(words: TaggedWords) -> None:
    """*Das sei zu teuer, **argumentierte** Ministerin Weiß*: a verb of saying behind what was said, and who said it.

    *„Das stimmt“, **räumten** Experten ein*; not *Ute Lenz, **designierte** Chefin der Werft, …*, *sprach mit müden,
    **verärgerten** Gästen*, *Zeugen, **vermuteten** Tätern*.
    """
    for i in words.tagged("ADJA"):
        if words.texts[i - 1] != "," or not words.texts[i].endswith(_PAST) or words.lowered[i] not in verbs_by_form():
            continue
        start, end = _sentence_start(words, i), _clause_end(words, i + 1)
        quoted = words.texts[i - 2] in CLOSING_QUOTES
        said = quoted or not stts.FINITE.isdisjoint(words.tags[start:i])
        joined = words.tags[i - 2] == "ADJA" or (words.texts[i][-1] == "n" and _is_dative(words, i + 1))
        if (
            said
            and (quoted or not joined)
            and stts.FINITE.isdisjoint(words.tags[i:end])
            and _names_somebody(words, i + 1)
        ):
            words.retag(i, "VVFIN")


def _is_dative(words: TaggedWords, i: int) -> bool:
    return i < len(words.tags) and words.features[i].get("Case") == "Dat"


def _names_somebody(words: TaggedWords, i: int) -> bool:
    """***Experten***, ***Polizei** und Feuerwehr*, ***SPD-Chefin** Weiß*, but ***Chefin** der Werft*."""
    if i >= len(words.tags) or words.tags[i] not in stts.NOUN:
        return False
    somebody = is_speaker_noun(words.texts[i]) or is_person_word(words.texts[i])
    return words.tags[i] == "NE" or (somebody and not _is_bare_office(words, i))


def _verbs_behind_relative_clauses(words: TaggedWords) -> None:
    """*Die SPD, die mit regiert, **mahnte** Eile an*: the form of a verb whose particle ends the sentence."""
    for i in words.tagged("PTKVZ"):
        start = _border_before(words, i, _COMMA)
        verb = start + 1
        if words.texts[start] != "," or words.tags[verb] != "ADJA" or words.tags[start - 1] not in stts.VERBAL:
            continue
        parted = (v for v, detached in verbs_by_form().get(words.lowered[verb], ()) if detached)
        if any(v.verb.partition("|")[0] == words.lowered[i] for v in parted):
            words.retag(verb, "VVFIN")


def _is_only_verb(words: TaggedWords, i: int) -> bool:
    """Whether a sentence, which has its end, has no finite verb."""
    start = _sentence_start(words, i)
    end = _sentence_end(words, i)
    return stts.FINITE.isdisjoint(words.tags[start:end]) and words.texts[end - 1] in SENTENCE_ENDS


def _sentence_start(words: TaggedWords, i: int) -> int:
    return next(k for k in range(i, -1, -1) if words.begins[k])


def _sentence_end(words: TaggedWords, i: int) -> int:
    """The first word of the next sentence."""
    return next((k for k in range(i + 1, len(words.tags)) if words.begins[k]), len(words.tags))


def _border_before(words: TaggedWords, i: int, borders: Set[str] = _BORDERS) -> int:
    """The last one of some marks up to a word, or the first word of its sentence."""
    return next(k for k in range(i, -1, -1) if words.begins[k] or words.texts[k] in borders)


def _clause_end(words: TaggedWords, start: int) -> int:
    """The first mark behind a clause, or the first word of the next sentence."""
    behind = range(start, len(words.tags))
    return next((k for k in behind if words.begins[k] or words.texts[k] in _BORDERS_OF_CLAUSES), len(words.tags))


def _verbs_with_particles(words: TaggedWords) -> None:
    """*Das **teilte** Ministerin Weiß mit*: the second word, where a sentence has a particle and no finite verb.

    A noun in small letters is such a particle: *Das gab sie **preis***.
    """
    for i in words.places(_NOUNS_THAT_PART):
        if words.tags[i] in stts.NOUN:
            words.retag(i, "PTKVZ")
    for i in words.tagged("PTKVZ"):
        start = _sentence_start(words, i)
        second = start + 1 < i and words.tags[start + 1] == "ADJA" and words.texts[start + 1].endswith(_PAST)
        second = second or (start + 1 < i and words.tags[start + 1] == "ADJD")  # *Lenz **wich** den Fragen aus*
        if second and stts.FINITE.isdisjoint(words.tags[start:i]):
            words.retag(start + 1, "VVFIN")
            if words.lowered[start] in _POINTING_BACK:
                words.retag(start, "PDS")


def _names_that_begin(words: TaggedWords) -> None:
    """***Heuberger** wich den Fragen aus*: a person to the recogniser, and no noun that is for one."""
    for i in words.tagged("NN"):
        if not words.begins[i] or words.labels[i] != "PER" or words.tag_after(i) not in stts.FINITE:
            continue
        text = words.texts[i]
        if words.lemmas[i] == text and not is_person_word(text) and noun_kind(text) == "unknown":
            words.retag(i, "NE")


def _attributes_behind_adverbs(words: TaggedWords) -> None:
    """*der selbst **ernannte** „Retter“ Ole Hamm sagte*: the finite verb comes behind."""
    attributes = [i for i in words.tagged("VVFIN") if _is_attribute(words, i)]
    for i in attributes:
        words.retag(i, "ADJA")


def _is_attribute(words: TaggedWords, i: int) -> bool:
    tags = words.tags
    if not words.texts[i].endswith(_PAST) or i < 2:
        return False
    if tags[i - 1] == "$,":
        return _is_of_bare_office(words, i)
    if tags[i - 2] != "ART" or tags[i - 1] not in {"ADV", "ADJD"}:
        return False
    behind = tags[i + 1 : i + _MAX_TO_VERB]
    return behind[:1] in (["$("], ["NN"], ["NE"]) and "VVFIN" in behind


def _is_of_bare_office(words: TaggedWords, i: int) -> bool:
    """*Ute Lenz, **designierte** Chefin der Werft, …*: no verb, as in *, kritisierte Ministerin Lenz*."""
    return words.tags[i + 1 : i + 2] == ["NN"] and _is_bare_office(words, i + 1)


def _is_bare_office(words: TaggedWords, i: int) -> bool:
    """***Chefin** der Werft*, not ***Chefin** Weiß*, whose name a tagger may take for another word."""
    office = words.texts[i]
    named = i + 1 < len(words.texts) and words.texts[i + 1][0].isupper()
    return office.endswith("in") and is_person_word(office) and not named


def _attributes_by_somebody(words: TaggedWords) -> None:
    """*die von **ihr geforderte** Reform*, *die vom Rat **verlangten** neuen Regeln*: an article, and who acts.

    No possessive and no finite verb stands between the article and its noun.
    """
    texts, tags = words.texts, words.tags
    for by in words.places(_AGENT):
        article = by - 1
        if article < 0 or tags[article] not in {"ART", "PDS"}:
            continue
        for i in range(by + 2, min(by + _MAX_AGENT, len(tags) - 1)):
            by_pronoun = i == by + 2 and texts[by + 1] in _DATIVE_PRONOUNS
            taken = (by_pronoun or tags[i] == "VVFIN") and texts[i].endswith(_PARTICIPLE_ENDINGS)
            if taken and tags[i + 1] in _NOUN_OR_ADJECTIVE:
                words.retag(article, "ART")
                words.retag(i, "ADJA")
                if by_pronoun:
                    words.retag(by + 1, "PPER")
            if tags[i] not in _WHO_ACTS:
                break


def _between_names(words: TaggedWords) -> None:
    """*Klaus Brandt **alias** Kalle*, *sowohl Ute Lenz **als** auch Karl Brandt*: it joins two names."""
    for i in words.places(_BETWEEN_NAMES):
        words.retag(i, "KON")
    for i in words.standing({"sowohl"}):
        beside = pairwise(words.lowered[i : i + _MAX_CLAUSE])
        joint = next((k for k, pair in enumerate(beside, i) if " ".join(pair) in _JOINING_BEHIND_SOWOHL), 0)
        if joint:
            words.retag(joint, "KON")


def _offices_in_letters(words: TaggedWords) -> None:
    """*Der **OB** begrüßte das Urteil*, *Kiels **OB** Emil Bach*: a noun for who holds an office, no body."""
    for i in words.places(_OFFICES_IN_LETTERS):
        words.retag(i, "NN")
        words.labels[i] = ""


def _nouns_taken_for_names(words: TaggedWords) -> None:
    """*Harburgs **Torwart** Stefan Böhm*, *der **Däne***, *die Kieler **Footballer***, *die 63 Jahre alte **Dänin***.

    All are nouns. So are ***Unbekannte** sprengen Automaten*, *in Bühlers **Papier***, *auf Rehms **Zwischenfrage***,
    *nach **Lesart** des Kremls*, and an object without an article: *Am Abend zog Anna Weiß **Bilanz***, *sagte Anna
    Weiß **Reportern***; what is written as the Swiss do is a verb: *Anna Weiß **liess** mitteilen, …*.
    """
    before = {i: words.tag_before(i) for i in words.tagged("NE")}  # before any of them is changed
    for i in before:
        if words.tag_after(i) == "NE":
            common = is_given_name(words.texts[i + 1], beside_name=True) and not given_name_gender(words.texts[i])
        else:
            of_town = before[i] == "NN" and words.texts[i - 1].endswith("er") and words.tag_before(i - 1) == "ART"
            woman = before[i] == "ADJA" and words.texts[i].endswith("in")  # but *der junge Koch*
            attribute = before[i] == "ADJA" and words.texts[i - 1].isalpha()  # not *46. Müller*
            of_place = attribute and words.labels[i] != "PER" and words.texts[i].endswith("er")
            woman = woman or (of_place and is_person_word(words.texts[i]))  # *Bester **Österreicher***
            alone = before[i] != "NE" and words.labels[i] != "PER" and is_adjectival(words.texts[i])
            common = before[i] == "ART" or of_town or woman or alone
        if before[i] == "NE" and words.texts[i] in _SWISS_VERBS:
            words.retag(i, "VVFIN")
            words.labels[i] = ""
        genitive = before[i] == "NE" and words.texts[i - 1][-1] in "s’'"
        source = (genitive or words.tags[i + 1 : i + 2] == ["ART"]) and cue_noun(words.texts[i], "source") is not None
        own = noun_kind(words.texts[i]) == "document" or cue_noun(words.texts[i], "content", "announcement") is not None
        said = source or (genitive and own)
        said = said or (before[i] == "NE" and (words.texts[i] in _BARE_OBJECTS or words.texts[i] in _AUDIENCE))
        if said or (common and is_person_word(words.texts[i])):
            words.retag(i, "NN")
            words.labels[i] = "" if said else words.labels[i]
            owner = words.texts[i - 1]
            if said and genitive and owner == words.lemmas[i - 1] and not is_speaker_noun(owner):
                words.lemmas[i - 1] = owner[:-1]  # *Brandts* is no place


def _persons_by_age(words: TaggedWords) -> None:
    """*nach Angaben des **45-Jährigen** keine Verletzten*: with a capital it is a noun, to taggers an adjective."""
    for i in words.tagged("ADJA"):
        if words.texts[i][0].isdigit() and not words.texts[i].islower():
            words.retag(i, "NN")


def _plurals_behind_names(words: TaggedWords) -> None:
    """*Am Montag kündigte Rehm **Neuwahlen** an*, *hatte der Verband **Kürzungen** verlangt*: no part of the name.

    Nor are ***die Grünen** Kürzungen* green ones.
    """
    for i in words.tagged("NN", "NE"):
        if words.begins[i] or not words.texts[i].istitle() or not words.lowered[i].endswith(_ABSTRACT_PLURAL):
            continue
        before = words.texts[i - 1]
        if words.tags[i - 1] == "ADJA" and before[0].isupper() and not words.begins[i - 1] and is_speaker_noun(before):
            words.retag(i - 1, "NN")
        if words.tags[i - 1] in stts.NOUN:
            words.retag(i, "NN")
            words.labels[i] = ""


def _objects_behind_names(words: TaggedWords) -> None:
    """*warf Müller **Betrug** vor*: what stands before the end of a verb that needs whom and what is no surname.

    Nor is what is labelled as none: *kündigte Uta Lenz **Widerstand** an*, *wirft dem Konzern **Greenwashing** vor.*
    """
    for i in words.tagged("PTKVZ", "VVPP"):
        if i < 3 or words.begins[i] or words.begins[i - 1]:
            continue
        surname, person = words.labels[i - 1] == "PER", words.labels[i - 2] == "PER"
        if not surname and (words.tags[i - 1] != "NE" or words.texts[i + 1 : i + 2] == [","]):
            continue  # *wirft dem Konzern **Tesla** vor, …*
        before = words.texts[i - 2]
        role = is_person_word(before) and not person  # but *Müller*
        if not before[0].isupper() or is_given_name(before, beside_name=True) or role:
            continue
        first = _border_before(words, i - 2)
        forms = [words.lowered[i]] if words.tags[i] == "VVPP" else words.lowered[first : i - 1]
        particle = "" if words.tags[i] == "VVPP" else words.lowered[i]
        verbs = [verb for form in forms for verb, _ in verbs_by_form().get(form, ()) if verb.verb.startswith(particle)]
        if any(verb.needs_addressee or (person and not surname and "object" in verb.takes) for verb in verbs):
            words.retag(i - 1, "NN")
            words.labels[i - 1] = ""


def _lemmas_in_genitive_and_dative(words: TaggedWords) -> None:
    """*nach Angaben des **EU-Kommissars***: a noun for a speaker that the lemmatizer leaves in the genitive.

    So ***Insidern** zufolge*, which is in the dative before a postposition.
    """
    for i in words.tagged("APPO"):
        text = words.texts[i - 1] if i else ""
        plural = text.endswith("n") and words.tags[i - 1] == "NN" and not is_speaker_noun(words.lemmas[i - 1])
        if plural and is_speaker_noun(text[:-1]):
            words.lemmas[i - 1] = text[:-1]
    for article in words.standing(_GENITIVE_ARTICLES):
        i = article + 1
        while i < len(words.tags) and words.tags[i] in _IN_COMPOUNDS and not words.begins[i]:
            text = words.texts[i]
            if text[-1] == "s" and words.tags[i] == "NN" and not is_speaker_noun(words.lemmas[i]):
                known = (stem for stem in (text[:-1], text.removesuffix("es")) if is_speaker_noun(stem))
                words.lemmas[i] = next(known, words.lemmas[i])
            i += 1


def _places_before_bodies(words: TaggedWords) -> None:
    """*Das meldet die **Aargauer** Zeitung*: a noun to a tagger, which knows of no such place.

    Nor does it of the paper behind *die **Londoner** „Times“*.
    """
    for i in words.tagged("NN"):
        text = words.texts[i]
        if not text.endswith("er") or not text[0].isupper() or words.is_last(i):
            continue
        if words.texts[i + 1] in QUOTES and words.tag_before(i) == "ART" and is_place(text[:-2]):
            words.retag(i, "ADJA")
            continue
        body = noun_kind(words.texts[i + 1]) if words.tags[i + 1] == "NN" else "unknown"
        if body == "media" or (body in BODIES and not is_speaker_noun(text) and words.lemmas[i] == text):
            words.retag(i, "ADJA")


def _regions_behind_roles(words: TaggedWords) -> None:
    """*der Bezirksleiter **Küste** der Gewerkschaft, Jan Rehm*: a name, as *Nord* is."""
    for i in words.places(_REGIONS_OF_BODY):
        if words.tags[i] == "NN" and words.tag_before(i) == "NN" and is_person_word(words.texts[i - 1]):
            words.retag(i, "NE")


def _pronouns_before_persons(words: TaggedWords) -> None:
    """*Anders sieht **das** Bürgermeister Karl Brandt*: no article, for what names a person's role is not neuter."""
    for i in words.tagged("ART"):
        if words.lowered[i] != "das" or words.tags[i + 1 : i + 3] != ["NN", "NE"] or words.begins[i + 1]:
            continue
        role = words.texts[i + 1]
        is_role = is_person_word(role) or role.endswith(_COUNCILLOR)
        if is_role and role.lower() not in _NEUTER_PERSONS and words.labels[i + 2] == "PER":
            words.retag(i, "PDS")


def _pronouns_that_begin(words: TaggedWords) -> None:
    """***Der** wiederum ließ wissen, …*: no article stands before a finite verb, but *Der selbst ernannte Chef*.

    Nor before a mark: *„Nein“, sagte **der**.*
    """
    for i in words.tagged("ART"):
        if words.lowered[i] not in _ARTICLE_LIKE_RELATIVES:
            continue
        behind = [*words.tags[i + 1 : i + _MAX_TO_VERB], "", "", ""]
        if not words.begins[i]:
            if behind[0] in _ENDING_CLAUSE and words.tags[i - 1] == "VVFIN":
                words.retag(i, "PDS")
            continue
        if behind[0] in stts.FINITE and behind[1] != "NN":
            words.retag(i, "PDS")
            continue
        verb, rest = behind[1], behind[2:]
        one_verb = verb in stts.FINITE and stts.FINITE.isdisjoint(takewhile(lambda tag: tag != "$,", rest))
        if behind[0] == "ADV" and one_verb and rest[0] != "NN":
            words.retag(i, "PDS")


def _demonstratives_without_noun(words: TaggedWords) -> None:
    """*Vor Wochen hatte **dieser** seine Zustimmung zugesagt*: what follows begins a phrase of its own."""
    for i in words.tagged("PDAT"):
        if words.tag_after(i) in _BEHIND_PRONOUN:
            words.retag(i, "PDS")


def _articles_behind_wie(words: TaggedWords) -> None:
    """*wie **der** im Dax notierte Konzern mitteilte*: no relative pronoun stands there."""
    for i in words.tagged("PRELS"):
        if i and words.lowered[i - 1] in _COMPARING:
            words.retag(i, "ART")


def _articles_before_participles(words: TaggedWords) -> None:
    """*Die SPD hat den Plan gelobt, **die CDU kritisiert**.*: a relative clause would have a finite verb."""
    for i in words.tagged("PRELS"):
        behind = words.tags[i + 1 : i + 3] == ["NE", "VVPP"] and words.texts[i + 3 : i + 4] == ["."]
        if behind and words.texts[i - 1] == "," and words.tags[i - 2] == "VVPP":
            words.retag(i, "ART")


def _comparisons_that_begin(words: TaggedWords) -> None:
    """***Wie** zuvor die Chefin warnte auch Brandt*: no clause, for its verb would stand last, and no subject.

    *Anders **als** zuvor die Chefin warnte Brandt*: whoever is compared with the subject is none either. Nor is there
    a clause in ***Wie erwartet** senkte die Bank den Zins*.
    """
    for i in words.tagged("KOKOM"):
        if i and words.begins[i - 1] and words.lowered[i - 1] in _BEGINNING_COMPARISON:
            words.retag(i, "APPR")
    for i in words.tagged("PWAV"):
        if not words.begins[i] or words.lowered[i] not in _COMPARING:
            continue
        limit = min(i + _MAX_CLAUSE, len(words.tags))
        end = next((k for k in range(i + 1, limit) if words.begins[k] or words.texts[k] in _BORDERS), limit)
        verb = next((k for k in range(i + 1, end) if words.tags[k] in stts.FINITE), end)
        participle = words.tag_after(i) in {"VVFIN", "VVPP"} and may_be_participle(words.lowered[i + 1])
        if participle and words.tag_after(i + 1) in stts.FINITE:
            words.retag(i + 1, "VVPP")
            words.retag(i, "APPR")
        elif i + 1 < verb < end - 1 and _is_main_verb(words, verb, end):
            words.retag(i, "APPR")


def _is_main_verb(words: TaggedWords, verb: int, end: int) -> bool:
    """***Wie** schon im Mai **rechnet** die Bank mit einem Verlust.*: the subject stands behind it, and no verb comes.

    Not *Wie die Bank **mitteilte** am Montag, **fehlt** Geld*, nor *Wie die Bank **mitteilte fehlt** Geld*.
    """
    if not _AS_WELL.isdisjoint(words.lowered[verb + 1 : end]):
        return True  # *Wie zuvor die Chefin **warnte auch** Brandt*
    last = _sentence_end(words, verb) - 1
    behind = words.tags[verb + 1 : last]
    if not behind or behind[0] not in _BEGINNING_SUBJECT_BEHIND:
        return False
    return words.texts[last] == "." and stts.FINITE.isdisjoint(behind)


def _second_finite_verbs(words: TaggedWords) -> None:
    """*Es wird daran **erinnert**, dass …*, *Sie sollte sich **distanzieren**.*: a clause has one finite verb.

    The verb *lassen* has an infinitive as those have: *Sie ließ am Freitag **wissen**, dass …*.
    """
    lets = [i for i in words.tagged("VVFIN") if words.lemmas[i] == "lassen"]
    for auxiliary in sorted((*words.tagged("VMFIN", "VAFIN"), *lets)):
        _correct_second_finite(words, auxiliary)


def _correct_second_finite(words: TaggedWords, auxiliary: int) -> None:
    texts, tags = words.texts, words.tags
    inserted, quoted = _apposition_behind(words, auxiliary), range(0)
    for i in range(auxiliary + 1, min(auxiliary + _MAX_CLAUSE, len(tags) - 1)):
        if i in inserted or i in quoted:
            continue
        if words.begins[i] or tags[i] in _CLAUSE_BREAKS:
            return
        if not texts[i][0].isalnum():
            quoted = _quoted_name(words, i)
            if not quoted:
                return
            continue
        if inserted and i > inserted[-1] and not may_be_participle(texts[i]):
            return
        if tags[i] == "VVFIN":
            ends_here = texts[i + 1] in _CLAUSE_ENDS or words.begins[i + 1] or texts[i + 1] in _JOINING
            is_infinitive = texts[i].endswith("n") and words.lemmas[i] == texts[i]
            if ends_here and (is_infinitive or texts[i].endswith(("t", "en"))) and not texts[i].endswith("te"):
                future = tags[auxiliary] == "VMFIN" or words.lemmas[auxiliary] in {"werden", "lassen"}
                words.retag(i, "VVINF" if future and texts[i].endswith("n") else "VVPP")
            return


def _quoted_name(words: TaggedWords, opening: int) -> range:
    """*Das hatte die **„Neue Presse“** berichtet*: a quotation without a verb; empty for any other mark."""
    if words.texts[opening] not in QUOTES:
        return range(0)
    limit = min(opening + _MAX_QUOTED_NAME, len(words.tags))
    closing = next((k for k in range(opening + 1, limit) if words.texts[k] in QUOTES), opening)
    return range(opening, closing + 1) if stts.VERBAL.isdisjoint(words.tags[opening:closing]) else range(0)


def _apposition_behind(words: TaggedWords, auxiliary: int) -> range:
    """*In Kiel hat der Kapitän**, Jan Rehm,** behauptet, …*: the first noun group in commas, without a verb."""
    texts, tags, begins = words.texts, words.tags, words.begins
    end = min(auxiliary + _MAX_CLAUSE, len(tags) - 1)
    if texts[auxiliary + 1 : end].count(",") < 2:
        return range(0)
    first = texts.index(",", auxiliary + 1)
    last = texts.index(",", first + 1)
    if any(begins[auxiliary + 1 : last + 1]) or last - first > _MAX_APPOSITION:
        return range(0)
    inside = tags[first + 1 : last]
    named = tags[first - 1] in stts.NOUN and not stts.NOUN.isdisjoint(inside)
    return range(first, last + 1) if named and stts.VERBAL.isdisjoint(inside) else range(0)


def _participles_taken_for_adverbs(words: TaggedWords) -> None:
    """*Der Verband **hat** den Preis **ausgerechnet**, …*: what ends the clause of an auxiliary without a participle.

    *Wie die Bank **ausgerechnet hat***; but *Ausgerechnet sie hat das gesagt*.
    """
    for i in words.tagged("ADV"):
        if not words.lowered[i].startswith(_PARTICLES_WITH_GE) or words.begins[i] or words.is_last(i):
            continue
        start, end = _border_before(words, i), _clause_end(words, i)
        alone = stts.VERBAL.isdisjoint(words.tags[start:i]) and words.tags[i + 1 : end] == ["VAFIN"]
        last = end == i + 1 and [t for t in words.tags[start:i] if t in stts.VERBAL] == ["VAFIN"]
        if (alone or last) and words.lowered[i] in verbs_by_form():
            words.retag(i, "VVPP")


def _participles_behind_fuer(words: TaggedWords) -> None:
    """*Er hält den Plan **für gescheitert***: behind *für* stands no finite verb."""
    for i in words.standing(_FOR):
        if words.tag_after(i) == "VVFIN" and may_be_participle(words.lowered[i + 1]):
            words.retag(i + 1, "VVPP")


def _joined_finite_verbs(words: TaggedWords) -> None:
    """*Der Verband lobt den Plan und **verlangt**, dass …*: no auxiliary is there that a participle could belong to.

    So *Sie beklagten sich und **übten** Kritik*, not *den Bau und die **verlangten** Hilfen*, which can be one. *Sie
    nannte das Angebot unzureichend und **forderte** Lohn*: no attribute is joined to what has no ending. In *sprach von
    einem Fehler und **verlangte** Neuwahlen* an adjective would be in the dative, too.
    """
    past = [i for i in words.tagged("ADJA") if words.texts[i].endswith(_PAST)]
    for i in past:
        if i < 2 or words.tags[i - 1] != "KON":
            continue
        not_dative = words.texts[i][-1] == "e" and words.features[i - 2].get("Case") == "Dat"
        if words.tags[i - 2] in _WITHOUT_ENDING or (not_dative and words.lowered[i] in verbs_by_form()):
            words.retag(i, "VVFIN")
    past = [i for i in past if words.tags[i] == "ADJA" and words.lowered[i] in verbs_by_form()]
    past = [i for i in past if not may_be_participle(words.texts[i].rstrip("en"))]
    for i in (*(i for i in words.tagged("VVPP") if words.texts[i].endswith("t")), *past):
        if i < 2 or words.begins[i] or words.begins[i - 1]:
            continue
        before = words.tags[_border_before(words, i) : i]
        if "KON" not in before or "VVFIN" not in before or not _WITH_PARTICIPLE.isdisjoint(before):
            continue
        joined = len(before) - 1 - before[::-1].index("KON")
        at_end = may_be_participle(words.texts[i]) and words.texts[i + 1 : i + 2] in ([","], ["."])
        # *dass er zögert und Hilfe **verlangt**.*
        if before[joined - 1] == "VVFIN" and at_end if joined < len(before) - 1 else before[-2] in _NOUN_OR_PRONOUN:
            words.retag(i, "VVFIN")


def _verbs_behind_wie(words: TaggedWords) -> None:
    """*…, wie der „Kurier“ **berichtet***: no participle stands behind a subject; but *wie **vom** Amt berichtet*."""
    for i in words.standing(_COMPARING):
        if not i or words.texts[i - 1] != "," or i + 2 >= len(words.tags) or words.tags[i + 1] in stts.PREPOSITION:
            continue
        inserted = _apposition_behind(words, i)
        start = inserted[-1] + 1 if inserted else i + 1
        end = _clause_end(words, start)
        tags = words.tags[i + 1 : end - 1]
        behind_subject = not stts.NOUN.isdisjoint(tags) and stts.FINITE.isdisjoint(tags)
        if behind_subject and words.tags[end - 1] == "VVPP" and words.texts[end - 1].endswith("t"):
            words.retag(i, "PWAV")
            words.retag(end - 1, "VVFIN")


def _infinitives_with_zu(words: TaggedWords) -> None:
    """*Sie riet ihm, Geduld **mitzubringen***: a particle and *zu* begin no other infinitive, and no finite verb.

    *Es sei positiv **hervorzuheben***: nor a participle, but *hinzugekommen*.
    """
    for i in words.tagged("VVINF", "VVFIN", "VVPP"):
        begins = words.texts[i].startswith(_PARTICLES_WITH_ZU) and not words.texts[i].startswith(_NO_INFINITIVE)
        if begins and words.texts[i][-1] == "n":
            words.retag(i, "VVIZU")


def _participles_behind_sich(words: TaggedWords) -> None:
    """*Sie haben **sich** zu der Tat **bekannt***: to a tagger an adjective, which *haben* does not stand with."""
    for i in words.standing(_CONFESSED):
        before = range(_border_before(words, i), i)
        own = any(words.tags[k] == "PRF" for k in before)
        if words.tags[i] in {"ADJD", "PTKVZ"} and own and any(words.lemmas[k] == "haben" for k in before):
            words.retag(i, "VVPP")


def _infinitives_behind_zu(words: TaggedWords) -> None:
    """*Sie versprach, das ändern zu **wollen***: behind *zu* stands no finite verb; *zu **milde*** is no infinitive."""
    for i in words.tagged("VVINF"):
        if words.tag_before(i) == "PTKZU" and not words.texts[i].endswith("n") and not words.begins[i]:
            words.retag(i - 1, "PTKA")
            words.retag(i, "ADJD")
    for i in words.tagged("VVFIN", "VAFIN", "VMFIN"):
        if i and words.tags[i - 1] == "PTKZU" and words.texts[i].endswith("n") and not words.begins[i]:
            words.retag(i, words.tags[i][:2] + "INF")


def _unreal_comparisons(words: TaggedWords) -> None:
    """***Als** wolle sie antworten, hob sie die Hand*: a conjunction, behind which the Konjunktiv comes first."""
    for i in words.standing({"als"}):
        if words.tag_after(i) in stts.FINITE and words.features[i + 1].get("Mood") == "Sub":
            words.retag(i, "KOUS")


def _relative_pronouns(words: TaggedWords) -> None:
    """*ein Turm, von **dem** Statikerin Weiß sagt, …*: where the only finite verb of the clause stands last.

    It is *dem* or *den* behind a comma, any article behind a comma and a preposition, before the name of a person or
    before a noun that another article follows, *Brandt, **der** Rehm einen Fehler vorwirft, …*, or what a rule before
    has taken for no article: *ein Buch, **das** Kritikerin Weiß lobt*. It is an article where no verb follows in the
    sentence, *Die SPD verlangt mehr Geld, **die** CDU weniger Bürokratie*, and before an age: *der Wirt, **der** 58
    Jahre alte Jan Rehm, …*.
    """
    texts, tags = words.texts, words.tags
    openers = [i for i in words.tagged("ART", "PDS") if _opens_relative(words, i)]
    for i in openers:
        limit = min(i + _MAX_CLAUSE, len(tags))
        end = next((k for k in range(i + 1, limit) if texts[k] in _BORDERS or words.begins[k]), i)
        verb_last = end - i > 1 + (tags[i] == "PDS") and tags[end - 1] in _LAST and tags[end - 2] != "PTKZU"
        if verb_last and stts.FINITE.isdisjoint(tags[i : end - 1]):
            words.retag(i, "PRELS")
    for i in words.tagged("PRELS"):
        if tags[i + 1 : i + 4] == ["CARD", "NN", "ADJA"] and texts[i + 2] == "Jahre":
            words.retag(i, "ART")
        elif tags[i + 1 : i + 2] in (["NE"], ["NN"]) and texts[i - 1] == ",":
            end = _sentence_end(words, i)
            verbs = [k for k in range(i + 1, end) if tags[k][0] == "V"]
            # *…, die CDU abgelehnt*, not *kritisiert*
            if all(tags[k] == "VVPP" and texts[k].startswith(_WITH_GE) for k in verbs):
                words.retag(i, "ART")


def _opens_relative(words: TaggedWords, i: int) -> bool:
    if i < 2 or words.lowered[i] not in _ARTICLE_LIKE_RELATIVES:
        return False
    if words.texts[i - 1] == ",":
        behind = words.tag_after(i)
        named = words.labels[i + 1 : i + 2] == ["PER"] and behind == "NE"
        apart = named or (behind in stts.NOUN and words.lowered[i + 2 : i + 3] in _NO_GENITIVES)
        verb = behind == "VVFIN" and words.lowered[i] != "das"  # *Ähnlich äußerte sich Rehm, **der** sagte: „…“*
        return words.tags[i] == "PDS" or words.lowered[i] in _OBJECT_RELATIVES or apart or verb
    return words.texts[i - 2] == "," and words.tags[i - 1] == "APPR"


def _articles_behind_insertions(words: TaggedWords) -> None:
    """*Der Rat lehnt, wie berichtet, **den** Plan ab*: what has no noun is followed by no relative clause.

    Nor does one begin in *wie ihr Sprecher, Jan Rehm, **der** dpa sagte*, for an agency is told things, nor in *Es lief
    gut, **die** „FAZ“ lobte die Musik*, whose verb stands second.
    """
    for i in words.standing(_COMPARING):
        behind = i + 3
        if (
            words.texts[i + 2 : behind] == [","]
            and words.tags[i + 1] in stts.VERBAL
            and words.tag_after(i + 2) == "PRELS"
        ):
            words.retag(behind, "ART")
    for i in words.tagged("PRELS"):
        quoted = _quoted_name(words, i + 1) if words.tag_after(i) == "$(" else range(0)
        if quoted and words.tags[quoted.stop : quoted.stop + 1] == ["VVFIN"] and not _ends_at(words, quoted.stop + 1):
            words.retag(i, "ART")
        told = words.lowered[i] == "der" and words.tags[i + 2 : i + 3] == ["VVFIN"]
        if told and words.lowered[i + 2] in verbs_by_form() and noun_kind(words.texts[i + 1]) == "media":
            words.retag(i, "ART")


def _ends_at(words: TaggedWords, i: int) -> bool:
    """Whether a clause or the article ends before a word."""
    return i == len(words.texts) or words.begins[i] or words.texts[i] in _BORDERS_OF_CLAUSES


def _attributes_behind_prepositions(words: TaggedWords) -> None:
    """*der im Dax **notierte** Konzern*, *die von der Opposition **nominierte** Elena Ristova*.

    And *der als „Pate“ **bekannte** Jan Rehm*, *das vom Rat **gewünschte** „große Fest“*.

    The article can be taken for a pronoun; for a relative one no noun could follow the verb.
    """
    for i in words.tagged("ART", "PRELS", "PDS"):
        if words.tag_after(i) in stts.PREPOSITION:
            participle = _participle_behind(words, i + 2)
            if participle and (words.tags[i] != "PDS" or words.texts[participle + 1] in QUOTES):
                words.retag(participle, "ADJA")
                words.retag(i, "ART")


def _participle_behind(words: TaggedWords, start: int) -> int:
    """The past form between the noun of a preposition and another noun; 0 for none.

    A verb that is finite in truth has a comma before it: *der, auf den er **baute**.* One adverb may stand between:
    *der von der Stadt heftig **kritisierte** Ausbau*.
    """
    tags = words.tags
    for i in range(start + 1, min(start + _MAX_ATTRIBUTE, len(tags) - 1)):
        quote = words.texts[i] in QUOTES
        if words.begins[i] or not (words.texts[i][0].isalnum() or quote):
            return 0
        if tags[i] in stts.FINITE:
            before = i - 1 - (words.texts[i - 1] in QUOTES)
            noun = tags[before - (tags[before] in _BETWEEN_NOUN_AND_ATTRIBUTE)] in stts.NOUN
            past = words.texts[i].endswith(_PARTICIPLE) and noun and not words.begins[i + 1]
            return i if past and (tags[i + 1] in stts.NOUN or _is_quoted_noun(words, i + 1)) else 0
    return 0


def _is_quoted_noun(words: TaggedWords, i: int) -> bool:
    """*Der von der SPD kritisierte **„dicke Brocken“** sei …*: a noun group in marks, and the finite verb behind it."""
    quoted = _quoted_name(words, i)
    inside = words.tags[quoted.start + 1 : max(quoted.stop - 1, 0)]
    if not inside or inside[-1] not in stts.NOUN or inside[0] not in _NOUN_OR_ADJECTIVE:
        return False
    return not stts.FINITE.isdisjoint(words.tags[quoted.stop : quoted.stop + _MAX_TO_VERB])


def _degrees(words: TaggedWords) -> None:
    """*die **zu** hohen Preise*: no preposition; but *der zu langen Strafen verurteilte Mann* has an adjective behind.

    Behind *zu* as a preposition the adjective alone would have the ending of a dative: *das zu großem Teil leere Haus*.
    So *kritisierte **zu** hohe Preise*, ***zu** knapp gefasste Texte* have none, for no dative ends in -e. Before an
    adjective that does not decline it is none either: *hält das für **zu** teuer*.
    """
    texts, tags = words.texts, words.tags
    for i in words.standing(_ZU):
        governed = tags[i] == "APPR" and words.lowered[i - 1] not in _FOR
        if tags[i] in {"APPR", "PTKZU"} and not governed and words.tag_after(i) == "ADJD" and texts[i + 1][-1] != "n":
            words.retag(i, "PTKA")
            if words.tag_before(i) == "PIS":
                words.retag(i - 1, "ADV")  # ***viel** zu teuer*
        if tags[i] != "APPR" or any(words.begins[i : i + 3]):
            continue
        adjective = i + 1 + (tags[i + 1 : i + 2] == ["ADJD"])
        if tags[adjective : adjective + 2] == ["ADJA", "NN"] and texts[adjective][-1] == "e":
            words.retag(i, "PTKA")
            continue
        if tags[i + 1 : i + 3] != ["ADJA", "NN"]:
            continue
        attributive = words.tag_before(i) in _OPENING_NOUN_GROUP or words.lowered[i - 1] == "nach"
        behind = tags[i + 3 : i + _MAX_TO_ADJECTIVE] if texts[i + 2][-1] == "n" else tags[i + 3 : i + 4]
        if attributive and not texts[i + 1].endswith("em") and "ADJA" not in behind:
            words.retag(i, "PTKA")


def _degrees_of_numbers(words: TaggedWords) -> None:
    """*die **unter** 30-Jährigen*, *der Einsatz der **über** 300 Helfer*: behind an article it is no preposition."""
    for i in words.standing(_OVER_OR_UNDER):
        number = words.tag_after(i) in {"CARD", "ADJA", "NN"} and words.texts[i + 1][0].isdigit()
        if number and words.tags[i] == "APPR" and words.tag_before(i) in _OPENING_NOUN_GROUP:
            words.retag(i, "ADV")


def _conjunctions_of_time(words: TaggedWords) -> None:
    """***als** Ida Klamt eintraf*: before a clause that has its finite verb at the end."""
    for i in words.standing({"als"}):
        opens = words.tags[i] != "KOUS" and (words.begins[i] or words.texts[i - 1] == ",")
        if opens and _ends_in_verb(words, i + 1):
            words.retag(i, "KOUS")


def _prepositions_taken_for_subjunctions(words: TaggedWords) -> None:
    """***Während** dieser Zeit würden sie warten*: no clause, for its verb would stand last.

    *Sie ließ offen, **um** welche Art von Strafe es geht*: no infinitive, for a word that asks stands behind it.
    """
    for i in words.tagged("KOUI"):
        if words.tag_after(i) in stts.INTERROGATIVE:
            words.retag(i, "APPR")
    for i in words.standing(_DURING):
        if words.tags[i] != "KOUS" or words.tags[i + 2 : i + 3] != ["NN"] or words.tags[i + 3 : i + 4] == []:
            continue
        genitive = words.lowered[i + 1] in _GENITIVES and words.tags[i + 1] in stts.DETERMINER
        goes_on = words.tag_after(i + 3) not in {"", "KON"} and words.texts[i + 4].isalpha()
        if genitive and goes_on and words.tags[i + 3] in stts.FINITE:
            words.retag(i, "APPR")


def _ends_in_verb(words: TaggedWords, start: int) -> bool:
    """Whether the first finite verb of a clause is its last word."""
    for i in range(start, min(start + _MAX_CLAUSE, len(words.tags) - 1)):
        if words.begins[i] or words.texts[i] in _CLAUSE_ENDS:
            return False
        if words.tags[i] in stts.FINITE:
            return words.texts[i + 1] in _CLAUSE_ENDS or words.begins[i + 1]
    return False


_RULES: tuple[Callable[[TaggedWords], None], ...] = (
    _cut_words_and_names,
    _owners_behind_what_is_said,
    _firms_of_partners,
    _function_words_and_swiss_spelling,
    _possessives,
    _verbs_taken_for_adjectives,
    _set_phrases,
    _konjunktiv_taken_for_another,
    _verb_forms_that_begin,
    _infinitives_with_zu,
    _participles_behind_sich,
    _verbs_of_sentences_without_one,
    _verbs_in_second_place,
    _verbs_behind_clauses,
    _verbs_behind_shares,
    _verbs_behind_commas,
    _verbs_behind_relative_clauses,
    _verbs_with_particles,
    _names_that_begin,
    _attributes_behind_adverbs,
    _attributes_by_somebody,
    _between_names,
    _offices_in_letters,
    _nouns_taken_for_names,
    _roles_taken_for_names,
    _persons_by_age,
    _plurals_behind_names,
    _objects_behind_names,
    _places_before_bodies,
    _regions_behind_roles,
    _lemmas_in_genitive_and_dative,
    _demonstratives_without_noun,
    _articles_behind_wie,
    _articles_before_participles,
    _comparisons_that_begin,
    _pronouns_that_begin,
    _pronouns_before_persons,
    _second_finite_verbs,
    _participles_taken_for_adverbs,
    _participles_behind_fuer,
    _joined_finite_verbs,
    _verbs_behind_wie,
    _infinitives_behind_zu,
    _unreal_comparisons,
    _relative_pronouns,
    _articles_behind_insertions,
    _attributes_behind_prepositions,
    _degrees,
    _degrees_of_numbers,
    _conjunctions_of_time,
    _prepositions_taken_for_subjunctions,
)
"""In their order: a later one reads what an earlier one has put right."""
