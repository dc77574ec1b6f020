"""Puts right the tags of articles, pronouns, prepositions and subjunctions."""

from __future__ import annotations

from itertools import takewhile

from claimx.analysis.syntax.retag_clauses import (
    BORDERS,
    BORDERS_OF_CLAUSES,
    CLAUSE_ENDS,
    COMPARING,
    FOR,
    IN_COMPOUNDS,
    MAX_CLAUSE,
    MAX_TO_VERB,
    NOUN_OR_ADJECTIVE,
    OPENING_NOUN_GROUP,
    WITH_GE,
    quoted_name,
    sentence_end,
)
from claimx.analysis.syntax.retag_verbs import apposition_behind
from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import is_person_word, noun_kind

_MAX_TO_ADJECTIVE = 7
"""Tokens from *zu* in which the adjective is sought that it may belong to."""
_GENITIVES = words_of("genitive_only") | words_of("genitive_too")
_SENT_BY = tuple(words_of("sent_by"))
_DURING = words_of("during")
_ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_OBJECT_RELATIVES = words_of("object_relative")
_NO_GENITIVES = [[word] for word in sorted(words_of("no_genitive_article"))]
"""Articles that begin no attribute."""
_MAY_BE_POSSESSIVE = words_of("pronoun_or_possessive")
_DEMONSTRATIVE_POSSESSIVES = words_of("demonstrative_possessive")
_TAGS = {
    **dict.fromkeys(words_of("taken_for_no_preposition"), "APPR"),
    **dict.fromkeys(words_of("taken_for_particle"), "APPO"),
    **dict.fromkeys(words_of("taken_for_no_verb"), "VVFIN"),
    **dict.fromkeys(words_of("taken_for_no_adverb"), "ADV"),
    **dict.fromkeys(words_of("taken_for_no_name"), "ADJD"),
}
"""By words that taggers do not know, or take for particles of verbs."""
_UNKNOWN_TO_TAGGERS = frozenset(_TAGS)
_COUNCILLOR = tuple(words_of("councillor"))
"""How a noun ends that is for a person and for a body: *Stadtrat*."""
_NEUTER_PERSONS = words_of("neuter_person")
_SOURCE_RELATIVES = words_of("relative_or_adverb")
_ONE_OF_TWO = words_of("latter_one") | words_of("former_one")
_AS_WELL = words_of("as_well")
_DEGREES_ASKED = words_of("degree_asked")
_ZU = words_of("to_an_excess")
_OVER_OR_UNDER = words_of("over_or_under")
_BEGINNING_COMPARISON = words_of("begins_comparison")
_ENDING_CLAUSE = frozenset({"$.", "$,"})
_BEGINNING_SUBJECT_BEHIND = stts.DETERMINER | stts.NOUN | {"PPER"}
_BEHIND_PRONOUN = OPENING_NOUN_GROUP | stts.FINITE | {"PRF", "PPER"}
_JOINING = words_of("joins_phrases") | {joint.partition(" ")[0] for joint in words_of("joins_phrases_in_two_words")}
_IN_LISTS = IN_COMPOUNDS | {"ART", "KOKOM", "ADV"}
_LAST = stts.FINITE | {"VVINF"}  # *…, auf **dem** Soldaten leben*: to a tagger that is an infinitive


def function_words_and_swiss_spelling(words: TaggedWords) -> None:
    """*Nach **deren** Angaben*: a possessive. *Ein Bericht, **demzufolge** Geld fehlt*: behind a comma as *wonach*.

    ***Vonseiten** der Bank hieß es*, ***Gemäss** der Bank*: prepositions. *Aus dem Amt **hiess** es*: a verb. *Brandt
    lobte Rehm. **Letzterer** schwieg*: a pronoun, but *letztere Frage*. *Sie rügte **weiters** den Rat*: an adverb.
    ***Kurios**: Er kam.*: an adjective.
    """
    for i in words.standing(_UNKNOWN_TO_TAGGERS | _DEMONSTRATIVE_POSSESSIVES | _SOURCE_RELATIVES | _ONE_OF_TWO):
        lower = words.lowered[i]
        if i + 1 == len(words.tags):
            break
        if lower in _TAGS:
            words.retag(i, _TAGS[lower])
        elif lower in _ONE_OF_TWO:
            if words.tags[i + 1] not in NOUN_OR_ADJECTIVE and words.tag_before(i) not in OPENING_NOUN_GROUP:
                words.retag(i, "PDS")
        elif lower in _DEMONSTRATIVE_POSSESSIVES:
            if words.tags[i] != "PRELAT" and words.tags[i + 1] in NOUN_OR_ADJECTIVE:
                words.retag(i, "PPOSAT")
        elif lower in _SOURCE_RELATIVES:
            words.retag(i, "PWAV" if i and words.texts[i - 1] == "," else "PROAV")


def possessives(words: TaggedWords) -> None:
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


def pronouns_before_persons(words: TaggedWords) -> None:
    """*Anders sieht **das** Bürgermeister Karl Brandt*: no article, for what names a person's role is not neuter."""
    for i in words.tagged("ART"):
        if words.lowered[i] != "das" or words.tags[i + 1 : i + 3] != ["NN", "NE"] or words.begins[i + 1]:
            continue
        role = words.texts[i + 1]
        is_role = is_person_word(role) or role.endswith(_COUNCILLOR)
        if is_role and role.lower() not in _NEUTER_PERSONS and words.labels[i + 2] == "PER":
            words.retag(i, "PDS")


def pronouns_that_begin(words: TaggedWords) -> None:
    """***Der** wiederum ließ wissen, …*: no article stands before a finite verb, but *Der selbst ernannte Chef*.

    Nor before a mark: *„Nein“, sagte **der**.*, *Das Amt widersprach **dem**.*
    """
    for i in words.tagged("PRELS"):
        if words.tag_after(i) in _ENDING_CLAUSE and words.tag_before(i) == "VVFIN":
            words.retag(i, "PDS")
    for i in words.tagged("ART"):
        if words.lowered[i] not in _ARTICLE_LIKE_RELATIVES:
            continue
        behind = [*words.tags[i + 1 : i + MAX_TO_VERB], "", "", ""]
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


def demonstratives_without_noun(words: TaggedWords) -> None:
    """*Vor Wochen hatte **dieser** seine Zustimmung zugesagt*: what follows begins a phrase of its own."""
    for i in words.tagged("PDAT"):
        if words.tag_after(i) in _BEHIND_PRONOUN:
            words.retag(i, "PDS")


def articles_behind_wie(words: TaggedWords) -> None:
    """*wie **der** im Dax notierte Konzern mitteilte*: no relative pronoun stands there."""
    for i in words.tagged("PRELS"):
        if i and words.lowered[i - 1] in COMPARING:
            words.retag(i, "ART")


def articles_before_participles(words: TaggedWords) -> None:
    """*Die SPD hat den Plan gelobt, **die CDU kritisiert**.*: a relative clause would have a finite verb."""
    for i in words.tagged("PRELS"):
        behind = words.tags[i + 1 : i + 3] == ["NE", "VVPP"] and words.texts[i + 3 : i + 4] == ["."]
        if behind and words.texts[i - 1] == "," and words.tags[i - 2] == "VVPP":
            words.retag(i, "ART")


def comparisons_that_begin(words: TaggedWords) -> None:
    """***Wie** zuvor die Chefin warnte auch Brandt*: no clause, for its verb would stand last, and no subject.

    *Anders **als** zuvor die Chefin warnte Brandt*: whoever is compared with the subject is none either. Nor is there
    a clause in ***Wie erwartet** senkte die Bank den Zins*.
    """
    for i in words.tagged("KOKOM"):
        if i and words.begins[i - 1] and words.lowered[i - 1] in _BEGINNING_COMPARISON:
            words.retag(i, "APPR")
    for i in words.tagged("PWAV"):
        if not words.begins[i] or words.lowered[i] not in COMPARING:
            continue
        limit = min(i + MAX_CLAUSE, len(words.tags))
        end = next((k for k in range(i + 1, limit) if words.begins[k] or words.texts[k] in BORDERS), limit)
        verb = next((k for k in range(i + 1, end) if words.tags[k] in stts.FINITE), end)
        participle = words.tag_after(i) in {"VVFIN", "VVPP"} and may_be_participle(words.lowered[i + 1])
        if participle and words.tag_after(i + 1) in stts.FINITE:
            words.retag(i + 1, "VVPP")
            words.retag(i, "APPR")
        elif i + 1 < verb < end - 1 and _is_main_verb(words, verb, end):
            words.retag(i, "APPR")


def comparisons_that_ask(words: TaggedWords) -> None:
    """*Sie kritisierte, **wie sehr** auch das Amt irrte*: a clause that has its verb at the end, and no comparison."""
    for i in words.tagged("KOKOM"):
        degree = not _DEGREES_ASKED.isdisjoint(words.lowered[i + 1 : i + 2])
        if degree and words.lowered[i - 1 : i + 1] == [",", "wie"] and _ends_in_verb(words, i + 1):
            words.retag(i, "PWAV")


def _is_main_verb(words: TaggedWords, verb: int, end: int) -> bool:
    """***Wie** schon im Mai **rechnet** die Bank mit einem Verlust.*: the subject stands behind it, and no verb comes.

    Not *Wie die Bank **mitteilte** am Montag, **fehlt** Geld*, nor *Wie die Bank **mitteilte fehlt** Geld*.
    """
    if not _AS_WELL.isdisjoint(words.lowered[verb + 1 : end]):
        return True  # *Wie zuvor die Chefin **warnte auch** Brandt*
    last = sentence_end(words, verb) - 1
    behind = words.tags[verb + 1 : last]
    if not behind or behind[0] not in _BEGINNING_SUBJECT_BEHIND:
        return False
    return words.texts[last] == "." and stts.FINITE.isdisjoint(behind)


def unreal_comparisons(words: TaggedWords) -> None:
    """***Als** wolle sie antworten, hob sie die Hand*: a conjunction, behind which the Konjunktiv comes first."""
    for i in words.standing({"als"}):
        if words.tag_after(i) in stts.FINITE and words.features[i + 1].get("Mood") == "Sub":
            words.retag(i, "KOUS")


def relative_pronouns(words: TaggedWords) -> None:
    """*ein Turm, von **dem** Statikerin Weiß sagt, …*: where the only finite verb of the clause stands last.

    It is *dem* or *den* behind a comma, any article behind a comma and a preposition, before the name of a person or
    before a noun that another article follows, *Brandt, **der** Rehm einen Fehler vorwirft, …*, or what a rule before
    has taken for no article: *ein Buch, **das** Kritikerin Weiß lobt*. It is an article where no verb follows in the
    sentence, *Die SPD verlangt mehr Geld, **die** CDU weniger Bürokratie*, or one that stands second, and before an
    age: *der Wirt, **der** 58 Jahre alte Jan Rehm, …*.
    """
    texts, tags = words.texts, words.tags
    openers = [i for i in words.tagged("ART", "PDS") if _opens_relative(words, i)]
    for i in openers:
        limit = min(i + MAX_CLAUSE, len(tags))
        end = next((k for k in range(i + 1, limit) if texts[k] in BORDERS or words.begins[k]), i)
        verb_last = end - i > 1 + (tags[i] == "PDS") and tags[end - 1] in _LAST and tags[end - 2] != "PTKZU"
        if verb_last and stts.FINITE.isdisjoint(tags[i : end - 1]):
            words.retag(i, "PRELS")
    for i in words.tagged("PRELS"):
        if tags[i + 1 : i + 4] == ["CARD", "NN", "ADJA"] and texts[i + 2] == "Jahre":
            words.retag(i, "ART")
        elif tags[i + 1 : i + 2] in (["NE"], ["NN"]) and texts[i - 1] == ",":
            end = sentence_end(words, i)
            verbs = [k for k in range(i + 1, end) if tags[k][0] == "V"]
            # *…, die CDU abgelehnt*, not *kritisiert*
            if all(tags[k] == "VVPP" and texts[k].startswith(WITH_GE) for k in verbs):
                words.retag(i, "ART")
            finite = next((k for k in verbs if tags[k] in stts.FINITE), -1)
            if finite > 0 and words.tag_after(finite) in stts.DETERMINER:
                words.retag(i, "ART")  # *Der Harz, **der** Deister und der Solling **seien** die Sorgenkinder*
            elif _is_in_list(words, i, end):
                words.retag(i, "ART")


def _is_in_list(words: TaggedWords, i: int, end: int) -> bool:
    """*Die Stadt, **der** Kreis sowie das Land erklärten: „…“*, *sagten die Stadt, **der** Kreis und das Land*.

    Behind the word stand nouns and what joins them, and then a mark, or the only finite verb of the sentence.
    """
    stop = next((k for k in range(i + 1, end) if words.tags[k] not in _IN_LISTS), end)
    if stop == end or words.tags[stop - 1] not in stts.NOUN or _JOINING.isdisjoint(words.lowered[i + 2 : stop]):
        return False
    if words.texts[stop] in BORDERS:
        return True
    start = next(k for k in range(i, -1, -1) if words.begins[k])
    if words.tags[stop] not in stts.FINITE or not stts.FINITE.isdisjoint(words.tags[start:i]):
        return False
    if words.is_last(stop):
        return False
    if words.lowered[start] == "wie" or not (words.texts[stop + 1] in BORDERS or words.tags[stop + 1] == "KON"):
        return True  # *Wie die Stadt, **der** Kreis und das Land mitteilten, …*, *… sagten am Montag*
    colon = next((k for k in range(stop, end) if words.texts[k] == ":"), end)
    return stts.FINITE.isdisjoint(words.tags[stop + 1 : colon])


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


def articles_behind_insertions(words: TaggedWords) -> None:
    """*Der Rat lehnt, wie berichtet, **den** Plan ab*: what has no noun is followed by no relative clause.

    Nor does one begin in *wie ihr Sprecher, Jan Rehm, **der** dpa sagte*, for an agency is told things, nor in *Es lief
    gut, **die** „FAZ“ lobte die Musik*, whose verb stands second.
    """
    for i in words.standing(COMPARING):
        behind = i + 3
        if (
            words.texts[i + 2 : behind] == [","]
            and words.tags[i + 1] in stts.VERBAL
            and words.tag_after(i + 2) == "PRELS"
        ):
            words.retag(behind, "ART")
        inserted = apposition_behind(words, i)
        if inserted and words.tags[inserted.stop] == "PRELS" and words.tag_after(inserted.stop) in stts.NOUN:
            words.retag(inserted.stop, "ART")  # *wie Jan Rehm, Chef der Werft, **dem** NDR sagte*
    for i in words.tagged("PRELS"):
        quoted = quoted_name(words, i + 1) if words.tag_after(i) == "$(" else range(0)
        if quoted and words.tags[quoted.stop : quoted.stop + 1] == ["VVFIN"] and not _ends_at(words, quoted.stop + 1):
            words.retag(i, "ART")
        told = words.lowered[i] == "der" and words.tags[i + 2 : i + 3] == ["VVFIN"]
        if told and words.lowered[i + 2] in verbs_by_form() and noun_kind(words.texts[i + 1]) == "media":
            words.retag(i, "ART")


def _ends_at(words: TaggedWords, i: int) -> bool:
    """Whether a clause or the article ends before a word."""
    return i == len(words.texts) or words.begins[i] or words.texts[i] in BORDERS_OF_CLAUSES


def degrees(words: TaggedWords) -> None:
    """*die **zu** hohen Preise*: no preposition; but *der zu langen Strafen verurteilte Mann* has an adjective behind.

    Behind *zu* as a preposition the adjective alone would have the ending of a dative: *das zu großem Teil leere Haus*.
    So *kritisierte **zu** hohe Preise*, ***zu** knapp gefasste Texte* have none, for no dative ends in -e. Before an
    adjective that does not decline it is none either: *hält das für **zu** teuer*.
    """
    texts, tags = words.texts, words.tags
    for i in words.standing(_ZU):
        governed = tags[i] == "APPR" and words.lowered[i - 1] not in FOR
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
        attributive = words.tag_before(i) in OPENING_NOUN_GROUP or words.lowered[i - 1] == "nach"
        behind = tags[i + 3 : i + _MAX_TO_ADJECTIVE] if texts[i + 2][-1] == "n" else tags[i + 3 : i + 4]
        if attributive and not texts[i + 1].endswith("em") and "ADJA" not in behind:
            words.retag(i, "PTKA")


def degrees_of_numbers(words: TaggedWords) -> None:
    """*die **unter** 30-Jährigen*, *der Einsatz der **über** 300 Helfer*: behind an article it is no preposition."""
    for i in words.standing(_OVER_OR_UNDER):
        number = words.tag_after(i) in {"CARD", "ADJA", "NN"} and words.texts[i + 1][0].isdigit()
        if number and words.tags[i] == "APPR" and words.tag_before(i) in OPENING_NOUN_GROUP:
            words.retag(i, "ADV")


def conjunctions_of_time(words: TaggedWords) -> None:
    """***als** Ida Klamt eintraf*: before a clause that has its finite verb at the end."""
    for i in words.standing({"als"}):
        opens = words.tags[i] != "KOUS" and (words.begins[i] or words.texts[i - 1] == ",")
        if opens and _ends_in_verb(words, i + 1):
            words.retag(i, "KOUS")


def prepositions_taken_for_names(words: TaggedWords) -> None:
    """***Per** Mail forderte sie Geld*: nobody is called so; but ***Per** Mertesacker*."""
    for i in words.places({"Per"}):
        if words.begins[i] and i + 1 < len(words.tags) and words.lowered[i + 1].endswith(_SENT_BY):
            words.retag(i, "APPR")
            words.retag(i + 1, "NN")
            words.labels[i : i + 2] = ["", ""]


def prepositions_taken_for_subjunctions(words: TaggedWords) -> None:
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
    for i in range(start, min(start + MAX_CLAUSE, len(words.tags) - 1)):
        if words.begins[i] or words.texts[i] in CLAUSE_ENDS:
            return False
        if words.tags[i] in stts.FINITE:
            return words.texts[i + 1] in CLAUSE_ENDS or words.begins[i + 1]
    return False
