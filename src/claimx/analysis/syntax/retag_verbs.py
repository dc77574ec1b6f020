"""Puts right the tags of verbs that a tagger takes for participles, adjectives or nouns, and the other way round."""

from __future__ import annotations

from claimx.analysis.syntax.retag_clauses import (
    BORDERS_OF_CLAUSES,
    CLAUSE_ENDS,
    COMPARING,
    FOR,
    IN_COMPOUNDS,
    MAX_CLAUSE,
    NOUN_OR_ADJECTIVE,
    OPENING_NOUN_GROUP,
    PARTICLES_WITH_GE,
    PAST,
    WITH_GE,
    border_before,
    is_bare_office,
    quoted_name,
    sentence_end,
)
from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.conjugation import konjunktiv_forms, may_be_participle
from claimx.knowledge.cues import CueVerb, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.marks import CLOSING_QUOTES, QUOTES, SENTENCE_ENDS
from claimx.knowledge.nouns import is_person_word, is_speaker_noun

_BEFORE_CONTENT = [[",", word] for word in sorted(words_of("content_subjunction"))]
_NOUNS_THAT_PART = words_of("noun_that_parts")
_CONFESSED = words_of("confessed")
_NO_INFINITIVE = tuple(words_of("begins_no_infinitive"))
_WITHOUT_ENDING = frozenset({"ADJD", "VVPP", "PTKVZ"})
_INFINITIVE = ("en", "ern", "eln")
_PARTICLES_WITH_ZU = tuple(f"{particle}zu" for particle in words_of("particle") | words_of("adjective_as_particle"))
_WERDEN = words_of("werden")
_POINTING_BACK = words_of("points_back")
_SHARES = words_of("share")
_ORDERED = words_of("ordered")
_SUBJECTS_IN_PLURAL = words_of("relative_of_many")
_JOINING = words_of("joins_phrases")
_MAX_APPOSITION = 12
"""In tokens, between its commas."""
_PRONOUNS = frozenset({"PDS", "PDAT", "PPER"})
_COMMA = frozenset(",")
_CLAUSE_BREAKS = frozenset({"KON", "KOUS", "KOUI", "PRELS", "PWS", "PWAV"})
_BEFORE_ADJECTIVES = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPR", "APPRART", "CARD", "ADJA"})
_BEGINNING_SUBJECT = stts.NOUN | {"ART", "PPOSAT", "PDAT", "PDS", "PPER", "PIS"}
_NOUN_OR_ADVERB = stts.NOUN | {"ADV"}
_NOUN_OR_PRONOUN = stts.NOUN | stts.PERSONAL | {"PTKVZ", "PTKNEG"}
_END_OF_VORFELD = stts.NOUN | {"ADV", "PROAV", "$(", "PDS", "CARD"}
_BEFORE_OBJECTS = stts.NOUN | {"ADV", "VVPP", "ADJD"}
_SUBORDINATING = frozenset({"KOUS", "KOUI", "PRELS", "PWS", "PWAV"})
_WITH_PARTICIPLE = frozenset({"VAFIN", "VMFIN", "VVPP"})
_PREDICATES = words_of("predicate_at_end")
_SET_PHRASES = [phrase.split() for phrase in sorted(words_of("set_phrase_in_konjunktiv"))]
_IN_SET_PHRASES = frozenset(word for phrase in _SET_PHRASES for word in phrase if word in konjunktiv_forms())
_STRONG_OTHERWISE = {("Gender", "Masc"), ("Gender", "Neut")}
"""Of nouns before which an adjective without an article ends in -er or -es, where they are in the singular."""
_KONJUNKTIV = {"Mood": "Sub", "Number": "Sing", "Person": "3", "Tense": "Pres", "VerbForm": "Fin"}


def verbs_taken_for_adjectives(words: TaggedWords) -> None:
    """*Sie **skandierten** Parolen*, *Die Regierung **lehnte** Gespräche ab*, but *die **erlaubten** Mengen*.

    An adjective that the morphology takes for a verb is one, and so is a past form after a pronoun or with the lemma of
    a verb. What this takes from *der selbst ernannte „Retter“* is given back by the rules below. *Das **sagten**
    Fachleute*: behind *das* an adjective ends in -e. *für sozialen, **kommunalen** und freien Wohnungsbau* has three.
    """
    before = {i: words.tag_before(i) for i in words.tagged("ADJA")}  # before any of them is changed
    for i in before:
        if before[i] == "ART" and words.lowered[i - 1] == "das" and words.texts[i].endswith("en"):
            words.retag(i - 1, "PDS")
            words.retag(i, "VVFIN")
            continue
        if before[i] in _BEFORE_ADJECTIVES or _is_in_row(words, i):
            continue
        past = words.texts[i].endswith(PAST)
        told = past and before[i] == "PPER" and _is_without_finite(words, i)  # but *wünschten ihm **gute** Besserung*
        if "Mood" in words.features[i] or told or (past and words.lemmas[i].endswith(_INFINITIVE)):
            words.retag(i, "VVFIN")


def _is_in_row(words: TaggedWords, i: int) -> bool:
    """*sozialen, **kommunalen** und freien Wohnungsbau*: between two other adjectives."""
    behind = words.tags[i + 1 : i + 3]
    return words.tags[max(i - 2, 0) : i] == ["ADJA", "$,"] and (behind[:1] == ["ADJA"] or behind == ["KON", "ADJA"])


def _is_without_finite(words: TaggedWords, i: int) -> bool:
    """Whether no finite verb stands before a word in its clause."""
    return stts.FINITE.isdisjoint(words.tags[border_before(words, i) : i])


def set_phrases(words: TaggedWords) -> None:
    """***Gott sei Dank** kam niemand zu Schaden*, ***Es sei denn**, es regnet*: no verb, for nobody says it."""
    for i in words.standing(_IN_SET_PHRASES):
        for phrase in _SET_PHRASES:
            place = phrase.index(words.lowered[i]) if words.lowered[i] in phrase else i + 1
            if words.lowered[max(i - place, 0) : i - place + len(phrase)] == phrase:
                words.retag(i, "ADV")


def konjunktiv_taken_for_another(words: TaggedWords) -> None:
    """*Sie sagte, die Frist **ende** bald*, *Der Bau **leide** seit Jahren.*: the only verb of its clause.

    Taggers have seen few verbs in the Konjunktiv. No clause begins with what is in *…, **müde** von der Reise*. In
    *Schon jetzt **fehle** Personal* an adjective would have the noun's ending.
    """
    for i in words.tagged("NN", "ADJA", "ADJD"):
        text = words.texts[i]
        if text[-1] != "e" or not text.islower() or words.begins[i]:
            continue
        before, follows = words.tag_before(i), words.tag_after(i) in IN_COMPOUNDS
        fits = before in _NOUN_OR_PRONOUN and not follows
        fits = fits or before in stts.PERSONAL or words.lowered[i - 1] == "man"  # *Man **benötige** Hilfe*
        fits = fits or (before == "ADV" and follows and not _STRONG_OTHERWISE.isdisjoint(words.features[i + 1].items()))
        if fits and _lacks_its_verb(words, i):
            words.retag(i, "VVFIN")
            words.features[i] = _KONJUNKTIV


def _lacks_its_verb(words: TaggedWords, i: int) -> bool:
    """Whether a clause begins before a word with a noun group or pronoun and has no finite verb."""
    start = next(k for k in range(i, -1, -1) if words.begins[k] or words.texts[k - 1] in BORDERS_OF_CLAUSES)
    end = _clause_end(words, i + 1)
    begins = words.tags[start] in _BEGINNING_SUBJECT or words.tags[start:i] == ["ADV"] * (i - start)
    return begins and stts.FINITE.isdisjoint(words.tags[start:end])


def verb_forms_that_begin(words: TaggedWords) -> None:
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
        if words.tags[i] == "NE" and words.lowered[i + 1 : i + 3] == [",", "dass"] and lower in verbs_by_form():
            words.retag(i, "VVFIN")  # *Der Nachbar kommt als Zeuge. **Erzählt**, dass es laut war.*
            words.labels[i] = ""
        if words.tags[i + 1] not in stts.PREPOSITION and words.tags[i + 1] != "PROAV":
            continue
        if lower.startswith(PARTICLES_WITH_GE) and lower.endswith(("t", "en")) and not lower.endswith("ten"):
            words.retag(i, "VVPP")


def verbs_of_sentences_without_one(words: TaggedWords) -> None:
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
            quoted = not words.begins[i] and words.texts[i - 1] in QUOTES and words.texts[i].endswith(PAST)
            closed = quoted and sum(text in QUOTES for text in words.texts[_sentence_start(words, i) : i]) % 2 == 0
            if closed and stts.FINITE.isdisjoint(words.tags[i : sentence_end(words, i)]):
                words.retag(i, "VVFIN")
            continue
        past = words.texts[i].endswith(PAST) or words.texts[i] in verbs_by_form()  # *Am Montag **versprachen** sie*
        if past and _is_only_verb(words, i):
            words.retag(i, "VVFIN")
    for i in words.tagged("VVPP"):
        if words.begins[i] or words.texts[i][-1] != "t":
            continue
        begun = words.begins[i - 1] and words.tags[i - 1] == "KON"  # *Und **ergänzt**: „Das reicht.“*
        if begun and stts.FINITE.isdisjoint(words.tags[i : _clause_end(words, i)]):
            words.retag(i, "VVFIN")
        if "," not in words.texts[i + 1 : i + 2]:
            continue
        named = words.tags[i - 1] in stts.NOUN or words.texts[i - 1] == ")"
        goes_on = not stts.WITH_ZU.isdisjoint(words.tags[i : i + MAX_CLAUSE])
        goes_on = goes_on or bool(COMPARING.intersection(words.lowered[i + 2 : i + 3]))  # *kritisiert, wie 2019, …*
        if named and goes_on and _is_only_verb(words, i):
            words.retag(i, "VVFIN")


def verbs_in_second_place(words: TaggedWords) -> None:
    """*Uta Weiß **kritisiert** seit Monaten die Reform*, *Die Stadt **verteidigte** Kürzungen und sprach von Not*.

    A form of a verb of saying behind what begins a main clause that has no finite verb, nor goes on without one. What
    may be a participle needs an object or its particle behind it: *Am Montag **wiesen** CDU und SPD das zurück*.
    """
    for i in words.tagged("ADJA", "VVPP"):
        if words.tag_before(i) not in _END_OF_VORFELD | {"$,"} or words.lowered[i] not in verbs_by_form():
            continue
        start, end = _sentence_start(words, i), _predicate_end(words, i)
        start = max((k + 1 for k in range(start, i) if words.texts[k] == ":"), default=start)
        # *Uta Weiß**, Chefin der Werft,** kritisiert seit Monaten die Reform*
        inserted = apposition_behind(words, start) if words.texts[i - 1] == "," else range(i, i)
        headline = end == len(words.tags) or words.begins[end]
        if headline or not stts.FINITE.isdisjoint(words.tags[start:end]) or inserted.stop != i:
            continue
        if not _is_vorfeld(words, start, inserted.start):
            continue
        if words.texts[i].endswith(PAST) if words.tags[i] == "ADJA" else _has_complement(words, i, end):
            words.retag(i, "VVFIN")


def _predicate_end(words: TaggedWords, i: int) -> int:
    """The end of a clause behind one of its words: a mark, or *und* before another finite verb."""
    end = _clause_end(words, i + 1)
    joins = (k for k in range(i, end - 1) if words.tags[k] == "KON" and words.tags[k + 1] in stts.FINITE)
    return next(joins, end)


def _is_vorfeld(words: TaggedWords, start: int, end: int) -> bool:
    """Whether words before a verb are whole: *Die Stadt | lehnte*, not *Die **von der Stadt** | geforderte*."""
    if any(words.texts[k] in BORDERS_OF_CLAUSES for k in range(start, end)) or words.tags[start] in _SUBORDINATING:
        return False
    articles = (k for k in range(start, end - 1) if words.tags[k] in OPENING_NOUN_GROUP)
    return all(words.tags[k + 1] in IN_COMPOUNDS | {"CARD", "PIAT"} for k in articles)


def _has_complement(words: TaggedWords, i: int, end: int) -> bool:
    """*kritisiert seit Monaten **die Reform***, *wiesen CDU und SPD das **zurück***; not *verletzt in Kiel*.

    A clause is one, too: *Die Zahlen bewiesen, **dass** der Plan wirke, sagte Weiß*.
    """
    if words.tags[i - 1] in stts.NOUN and words.lowered[i + 1 : i + 3] in _BEFORE_CONTENT:
        return True
    particles = {verb.verb.partition("|")[0] for verb, detached in verbs_by_form()[words.lowered[i]] if detached}
    if any(words.tags[k] == "PTKVZ" and words.lowered[k] in particles for k in range(i + 1, end)):
        return True
    if words.texts[i][-1] != "t" or words.lowered[i].startswith(WITH_GE):
        return False
    objects = (k for k in range(i + 1, end) if words.tags[k] in OPENING_NOUN_GROUP | {"NN", "ADJA", "PIAT"})
    return any(
        words.features[k].get("Case") in {"Acc", "Nom"} and words.tags[k - 1] in _BEFORE_OBJECTS for k in objects
    )


def verbs_behind_clauses(words: TaggedWords) -> None:
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


def verbs_behind_shares(words: TaggedWords) -> None:
    """*Acht **Prozent rechnen** mit Krieg*: no infinitive, for no noun of an amount stands before one, and more behind.

    Not *Sie wollen den Verbrauch um zehn **Prozent senken** und sparen*, *plant, fünf **Prozent zahlen** zu lassen*.
    """
    for share in words.standing(_SHARES):
        i = share + 1
        if i + 1 >= len(words.tags) or words.tags[i] != "VVINF" or words.tags[share - 1] != "CARD":
            continue
        start = border_before(words, share)
        ends = words.texts[i + 1] in CLAUSE_ENDS or words.tags[i + 1] in {"KON", "PTKZU"}
        before = words.tags[_sentence_start(words, i) : i]
        if not ends and "VMFIN" not in before and (stts.FINITE | stts.PREPOSITION).isdisjoint(words.tags[start:i]):
            words.retag(i, "VVFIN")


def verbs_behind_commas(words: TaggedWords) -> None:
    """*Das sei zu teuer, **argumentierte** Ministerin Weiß*: a verb of saying behind what was said, and who said it.

    *„Das stimmt“, **räumten** Experten ein*; not *Ute Lenz, **designierte** Chefin der Werft, …*, *sprach mit müden,
    **verärgerten** Gästen*, *Zeugen, **vermuteten** Tätern*.
    """
    for i in words.tagged("ADJA"):
        if words.texts[i - 1] != "," or not words.texts[i].endswith(PAST) or words.lowered[i] not in verbs_by_form():
            continue
        start, end = _sentence_start(words, i), _clause_end(words, i + 1)
        quoted = words.texts[i - 2] in CLOSING_QUOTES
        said = quoted or not stts.FINITE.isdisjoint(words.tags[start:i])
        reported = quoted or any(words.features[k].get("Mood") == "Sub" for k in range(start, i - 1))
        joined = words.tags[i - 2] == "ADJA" or (words.texts[i][-1] == "n" and _is_dative(words, i + 1))
        if not said or (joined and not reported) or not stts.FINITE.isdisjoint(words.tags[i:end]):
            continue
        if _names_somebody(words, i + 1):
            words.retag(i, "VVFIN")


def verbs_behind_pronouns(words: TaggedWords) -> None:
    """*Die SPD wirft ihm Betrug vor, dieser **kontert**, …*: no participle, since the clause has no other verb."""
    for i in words.tagged("VVPP"):
        if words.tag_before(i) not in _PRONOUNS or i < 2 or words.texts[i - 2] != "," or words.is_last(i):
            continue
        ends = words.texts[i + 1] in CLAUSE_ENDS and words.texts[i][-1] == "t"
        if ends and words.lowered[i] in verbs_by_form():
            words.retag(i, "VVFIN")


def verbs_of_joined_sentences(words: TaggedWords) -> None:
    """*„Gut“, sagt sie, und ihr Mann **ergänzt**: „Sehr.“*: a subject begins behind the comma, and no verb is finite.

    Behind it stands what is said: *Er kam, seine Frau **bestätigt**, dass es spät war*. Not *Sie hat gezögert, dann
    aber den Plan **bestätigt**: „Ja.“*, where no subject begins.
    """
    for i in words.tagged("VVPP"):
        if words.texts[i][-1] != "t" or words.lowered[i] not in verbs_by_form() or words.lowered[i].startswith(WITH_GE):
            continue
        if words.texts[i + 1 : i + 2] != [":"] and words.lowered[i + 1 : i + 3] not in _BEFORE_CONTENT:
            continue
        comma = border_before(words, i, _COMMA)
        joined = words.tags[comma + 1] == "KON"
        start = comma + 1 + joined
        if words.texts[comma] != "," or not stts.VERBAL.isdisjoint(words.tags[start:i]):
            continue
        case = determiner_cases().get(words.lowered[start], "N") if joined else words.features[start].get("Case", "N")
        if words.tags[start] in _BEGINNING_SUBJECT and "N" in case:
            words.retag(i, "VVFIN")


def verbs_taken_for_names(words: TaggedWords) -> None:
    """*Die Wirtin **seufzt**.*, *Sie lacht und **seufzt**.*: what is written small is no name there."""
    for i in words.tagged("NE", "FM"):
        text = words.texts[i]
        if text[-1] != "t" or not text.islower() or text not in verbs_by_form() or text.startswith(WITH_GE):
            continue
        before = words.tags[border_before(words, i) : i]
        # *Der 35-Jährige **seufzt***: to a tagger an adjective
        alone = words.tag_before(i) in NOUN_OR_ADJECTIVE | stts.PERSONAL and stts.FINITE.isdisjoint(before)
        if alone or (before[-1:] == ["KON"] and "VVFIN" in before):
            words.retag(i, "VVFIN")
            words.labels[i] = ""


def _is_dative(words: TaggedWords, i: int) -> bool:
    return i < len(words.tags) and words.features[i].get("Case") == "Dat"


def _names_somebody(words: TaggedWords, i: int) -> bool:
    """***Experten***, ***Polizei** und Feuerwehr*, ***SPD-Chefin** Weiß*, but ***Chefin** der Werft*."""
    if i >= len(words.tags) or words.tags[i] not in stts.NOUN:
        return False
    somebody = is_speaker_noun(words.texts[i]) or is_person_word(words.texts[i])
    return words.tags[i] == "NE" or (somebody and not is_bare_office(words, i))


def verbs_behind_relative_clauses(words: TaggedWords) -> None:
    """*Die SPD, die mit regiert, **mahnte** Eile an*: the form of a verb whose particle ends the sentence."""
    for i in words.tagged("PTKVZ"):
        start = border_before(words, i, _COMMA)
        verb = start + 1
        if words.texts[start] != "," or words.tags[verb] != "ADJA" or words.tags[start - 1] not in stts.VERBAL:
            continue
        parted = (v for v, detached in verbs_by_form().get(words.lowered[verb], ()) if detached)
        if any(v.verb.partition("|")[0] == words.lowered[i] for v in parted):
            words.retag(verb, "VVFIN")


def _is_only_verb(words: TaggedWords, i: int) -> bool:
    """Whether a sentence, which has its end, has no finite verb."""
    start = _sentence_start(words, i)
    end = sentence_end(words, i)
    return stts.FINITE.isdisjoint(words.tags[start:end]) and words.texts[end - 1] in SENTENCE_ENDS


def _sentence_start(words: TaggedWords, i: int) -> int:
    return next(k for k in range(i, -1, -1) if words.begins[k])


def _clause_end(words: TaggedWords, start: int) -> int:
    """The first mark behind a clause, or the first word of the next sentence."""
    behind = range(start, len(words.tags))
    return next((k for k in behind if words.begins[k] or words.texts[k] in BORDERS_OF_CLAUSES), len(words.tags))


def verbs_with_particles(words: TaggedWords) -> None:
    """*Das **teilte** Ministerin Weiß mit*: the second word, where a sentence has a particle and no finite verb.

    A noun in small letters is such a particle: *Das gab sie **preis***.
    """
    for i in words.places(_NOUNS_THAT_PART):
        if words.tags[i] in stts.NOUN:
            words.retag(i, "PTKVZ")
    for i in words.tagged("PTKVZ"):
        start = _sentence_start(words, i)
        second = start + 1 < i and words.tags[start + 1] == "ADJA" and words.texts[start + 1].endswith(PAST)
        second = second or (start + 1 < i and words.tags[start + 1] == "ADJD")  # *Lenz **wich** den Fragen aus*
        if second and stts.FINITE.isdisjoint(words.tags[start:i]):
            words.retag(start + 1, "VVFIN")
            if words.lowered[start] in _POINTING_BACK:
                words.retag(start, "PDS")


def second_finite_verbs(words: TaggedWords) -> None:
    """*Es wird daran **erinnert**, dass …*, *Sie sollte sich **distanzieren**.*: a clause has one finite verb.

    The verb *lassen* has an infinitive as those have: *Sie ließ am Freitag **wissen**, dass …*. Nor does a finite verb
    stand before the auxiliary that ends a clause.
    """
    lets = [i for i in words.tagged("VVFIN") if words.lemmas[i] == "lassen"]
    for auxiliary in sorted((*words.tagged("VMFIN", "VAFIN"), *lets)):
        _correct_second_finite(words, auxiliary)
    for i in words.tagged("VAFIN"):  # *Nachdem er sich dafür **bedankt** hatte, …*
        last = words.is_last(i) or words.texts[i + 1] in CLAUSE_ENDS
        if last and words.tag_before(i) == "VVFIN" and may_be_participle(words.texts[i - 1]):
            words.retag(i - 1, "VVPP")


def _correct_second_finite(words: TaggedWords, auxiliary: int) -> None:
    texts, tags = words.texts, words.tags
    inserted, quoted = apposition_behind(words, auxiliary), range(0)
    for i in range(auxiliary + 1, min(auxiliary + MAX_CLAUSE, len(tags) - 1)):
        if i in inserted or i in quoted:
            continue
        if tags[i] == "KON" and tags[i - 1] in stts.NOUN and tags[i + 1] in stts.NOUN and not words.begins[i + 1]:
            continue  # *Den Plan haben **Polizei und Feuerwehr** beklagt.*
        if words.begins[i] or tags[i] in _CLAUSE_BREAKS:
            return
        if not texts[i][0].isalnum():
            quoted = quoted_name(words, i)
            if not quoted:
                return
            continue
        if inserted and i > inserted[-1] and not may_be_participle(texts[i]):
            return
        if tags[i] == "VVFIN":
            ends_here = texts[i + 1] in CLAUSE_ENDS or words.begins[i + 1] or texts[i + 1] in _JOINING
            is_infinitive = texts[i].endswith("n") and words.lemmas[i] == texts[i]
            if ends_here and (is_infinitive or texts[i].endswith(("t", "en"))) and not texts[i].endswith("te"):
                future = tags[auxiliary] == "VMFIN" or words.lemmas[auxiliary] in {"werden", "lassen"}
                words.retag(i, "VVINF" if future and texts[i].endswith("n") else "VVPP")
            return


def apposition_behind(words: TaggedWords, auxiliary: int) -> range:
    """*In Kiel hat der Kapitän**, Jan Rehm,** behauptet, …*: the first noun group in commas, without a verb."""
    texts, tags, begins = words.texts, words.tags, words.begins
    end = min(auxiliary + MAX_CLAUSE, len(tags) - 1)
    if texts[auxiliary + 1 : end].count(",") < 2:
        return range(0)
    first = texts.index(",", auxiliary + 1)
    last = texts.index(",", first + 1)
    if any(begins[auxiliary + 1 : last + 1]) or last - first > _MAX_APPOSITION:
        return range(0)
    inside = tags[first + 1 : last]
    named = tags[first - 1] in stts.NOUN and not stts.NOUN.isdisjoint(inside)
    return range(first, last + 1) if named and stts.VERBAL.isdisjoint(inside) else range(0)


def _relative_clause_behind(words: TaggedWords, i: int) -> range:
    """*…, wie Uta Weiß**, die die Werft leitet,** sagte*: a clause between commas behind the first noun group."""
    texts, tags = words.texts, words.tags
    end = sentence_end(words, i)
    if texts[i + 1 : end].count(",") < 2:
        return range(0)
    first = texts.index(",", i + 1)
    last = texts.index(",", first + 1)
    verbs = [k for k in range(first, last) if tags[k] in stts.FINITE]
    relative = "PRELS" in tags[first + 1 : first + 3] and verbs == [last - 1] and stts.FINITE.isdisjoint(tags[i:first])
    return range(first, last + 1) if relative else range(0)


def participles_taken_for_adverbs(words: TaggedWords) -> None:
    """*Der Verband **hat** den Preis **ausgerechnet**, …*: what ends the clause of an auxiliary without a participle.

    *Wie die Bank **ausgerechnet hat***; but *Ausgerechnet sie hat das gesagt*.
    """
    for i in words.tagged("ADV"):
        if not words.lowered[i].startswith(PARTICLES_WITH_GE) or words.begins[i] or words.is_last(i):
            continue
        start, end = border_before(words, i), _clause_end(words, i)
        alone = stts.VERBAL.isdisjoint(words.tags[start:i]) and words.tags[i + 1 : end] == ["VAFIN"]
        last = end == i + 1 and [t for t in words.tags[start:i] if t in stts.VERBAL] == ["VAFIN"]
        if (alone or last) and words.lowered[i] in verbs_by_form():
            words.retag(i, "VVPP")


def participles_behind_fuer(words: TaggedWords) -> None:
    """*Er hält den Plan **für gescheitert***, *für **albern** und teuer*: behind *für* stands no finite verb."""
    for i in words.standing(FOR):
        if words.tag_after(i) == "VVFIN" and may_be_participle(words.lowered[i + 1]):
            words.retag(i + 1, "VVPP")
        if words.tag_after(i) == "VVINF":
            words.retag(i + 1, "ADJD")


def predicates_at_the_end(words: TaggedWords) -> None:
    """*Sie findet den Plan **albern***, *hält ihn für **albern***, *findet ihn **daneben***: what is said of it.

    Behind a full verb that has a predicate no infinitive ends the clause.
    """
    for i in words.tagged("VVFIN"):
        end = _clause_end(words, i + 1)
        last = end - 1
        if last - i < 2 or not any(_has_predicate(verb) for verb, _ in verbs_by_form().get(words.lowered[i], ())):
            continue
        infinitive = words.tags[last] == "VVINF" and words.tags[last - 1] != "PTKZU"
        if infinitive or (words.lowered[last] in _PREDICATES and _stands_alone(words, last)):
            words.retag(last, "ADJD")


def _stands_alone(words: TaggedWords, i: int) -> bool:
    """*findet den Plan **klasse***, *hält ihn für **spitze***; but *an der **Spitze***, *für die zweite **Klasse***."""
    before = words.tag_before(i)
    small = words.texts[i].islower() and words.lowered[i - 1] == "für"
    return small or before not in stts.DETERMINER | stts.PREPOSITION | {"ADJA", "CARD"}


def _has_predicate(verb: CueVerb) -> bool:
    return "predicative" in verb.takes or verb.prepositions == ("für",)


def joined_finite_verbs(words: TaggedWords) -> None:
    """*Der Verband lobt den Plan und **verlangt**, dass …*: no auxiliary is there that a participle could belong to.

    Nor in *Sie lobten den Plan und **verwiesen** auf andere*. So *Sie beklagten sich und **übten** Kritik*, not *den
    Bau und die **verlangten** Hilfen*, which can be one. *Sie nannte das Angebot unzureichend und **forderte** Lohn*:
    no attribute is joined to what has no ending. In *sprach von einem Fehler und **verlangte** Neuwahlen* an adjective
    would be in the dative, too.
    """
    past = [i for i in words.tagged("ADJA") if words.texts[i].endswith(PAST)]
    for i in past:
        if i < 2 or words.tags[i - 1] != "KON":
            continue
        not_dative = words.texts[i][-1] == "e" and words.features[i - 2].get("Case") == "Dat"
        if words.tags[i - 2] in _WITHOUT_ENDING or (not_dative and words.lowered[i] in verbs_by_form()):
            words.retag(i, "VVFIN")
    past = [i for i in past if words.tags[i] == "ADJA" and words.lowered[i] in verbs_by_form()]
    past = [i for i in past if not may_be_participle(words.texts[i].rstrip("en"))]
    likely = [i for i in words.tagged("VVPP") if words.texts[i].endswith("t") or _is_plural_past(words.lowered[i])]
    for i in (*likely, *past):
        if i < 2 or words.begins[i] or words.begins[i - 1]:
            continue
        before = words.tags[border_before(words, i) : i]
        if "KON" not in before or "VVFIN" not in before or not _WITH_PARTICIPLE.isdisjoint(before):
            continue
        joined = len(before) - 1 - before[::-1].index("KON")
        at_end = may_be_participle(words.texts[i]) and words.texts[i + 1 : i + 2] in ([","], ["."])
        # *dass er zögert und Hilfe **verlangt**.*
        if before[joined - 1] == "VVFIN" and at_end if joined < len(before) - 1 else before[-2] in _NOUN_OR_PRONOUN:
            words.retag(i, "VVFIN")


def _is_plural_past(form: str) -> bool:
    """***verwiesen***, *bewiesen*, beside which there is *verwies*; not *gesprochen*."""
    return form.endswith("en") and form in verbs_by_form() and form.removesuffix("en") in verbs_by_form()


def verbs_behind_wie(words: TaggedWords) -> None:
    """*…, wie der „Kurier“ **berichtet***: no participle stands behind a subject; but *wie **vom** Amt berichtet*."""
    for i in words.standing(COMPARING):
        if not i or words.texts[i - 1] != "," or i + 2 >= len(words.tags) or words.tags[i + 1] in stts.PREPOSITION:
            continue
        inserted = apposition_behind(words, i) or _relative_clause_behind(words, i)
        start = inserted[-1] + 1 if inserted else i + 1
        end = _clause_end(words, start)
        tags = [*words.tags[i + 1 : inserted.start if inserted else start], *words.tags[start : end - 1]]
        behind_subject = not stts.NOUN.isdisjoint(tags) and stts.FINITE.isdisjoint(tags)
        if behind_subject and words.tags[end - 1] == "VVPP" and words.texts[end - 1].endswith("t"):
            words.retag(i, "PWAV")
            words.retag(end - 1, "VVFIN")
        elif behind_subject and inserted and words.tags[end - 1] == "VVFIN":
            words.retag(i, "PWAV")  # *…, **wie** Uta Weiß, Chefin der Werft, sagte*, *wie Uta Weiß, die da war, sagte*
        elif behind_subject and words.tags[end - 1] == "VVINF" and words.lowered[end - 1] in verbs_by_form():
            words.retag(i, "PWAV")
            words.retag(end - 1, "VVFIN")  # *…, wie Polizei und Feuerwehr in einer Mitteilung **schreiben***


def verbs_of_relative_clauses(words: TaggedWords) -> None:
    """*Vertreter, die in schöner Regelmäßigkeit **betonen**, wie …*: without a verb else the clause has a finite one.

    Not *Leute, die sie zu **betonen** pflegen*, nor *eine Lobby, der wir **vertrauen** müssen*.
    """
    for i in words.tagged("PRELS"):
        end = _clause_end(words, i)
        verbs = [k for k in range(i + 1, end) if words.tags[k][0] == "V" or words.tags[k] == "PTKZU"]
        if verbs == [end - 1] and words.tags[end - 1] == "VVINF" and words.lowered[i] in _SUBJECTS_IN_PLURAL:
            words.retag(end - 1, "VVFIN")


def infinitives_with_zu(words: TaggedWords) -> None:
    """*Sie riet ihm, Geduld **mitzubringen***: a particle and *zu* begin no other infinitive, and no finite verb.

    *Es sei positiv **hervorzuheben***: nor a participle, but *hinzugekommen*. So do adjectives: ***schönzureden***.
    """
    for i in words.tagged("VVINF", "VVFIN", "VVPP"):
        begins = words.texts[i].startswith(_PARTICLES_WITH_ZU) and not words.texts[i].startswith(_NO_INFINITIVE)
        if begins and words.texts[i][-1] == "n":
            words.retag(i, "VVIZU")


def participles_behind_sich(words: TaggedWords) -> None:
    """*Sie haben **sich** zu der Tat **bekannt***: to a tagger an adjective, which *haben* does not stand with."""
    for i in words.standing(_CONFESSED):
        before = range(border_before(words, i), i)
        own = any(words.tags[k] == "PRF" for k in before)
        if words.tags[i] in {"ADJD", "PTKVZ"} and own and any(words.lemmas[k] == "haben" for k in before):
            words.retag(i, "VVPP")


def infinitives_behind_zu(words: TaggedWords) -> None:
    """*Sie versprach, das ändern zu **wollen***: behind *zu* stands no finite verb; *zu **milde*** is no infinitive."""
    for i in words.tagged("VVINF"):
        if words.tag_before(i) == "PTKZU" and not words.texts[i].endswith("n") and not words.begins[i]:
            words.retag(i - 1, "PTKA")
            words.retag(i, "ADJD")
    for i in words.tagged("VVFIN", "VAFIN", "VMFIN"):
        if i and words.tags[i - 1] == "PTKZU" and words.texts[i].endswith("n") and not words.begins[i]:
            words.retag(i, words.tags[i][:2] + "INF")
