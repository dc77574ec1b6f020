"""Puts right the tags of attributes that look like the verb of a clause: *der im Dax **notierte** Konzern*."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.analysis.syntax.retag_clauses import MAX_TO_VERB, NOUN_OR_ADJECTIVE, PAST, is_bare_office, quoted_name
from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.function_words import ADJECTIVE_ENDINGS, words_of
from claimx.knowledge.marks import QUOTES

_MAX_ATTRIBUTE = 10
"""In tokens, between an article and the participle that belongs to its noun."""
_PARTICIPLE = tuple(words_of("participle_ending"))
_DATIVE_PRONOUNS = words_of("dative_pronoun")
_AGENT = words_of("agent")
_WHO_ACTS = NOUN_OR_ADJECTIVE | {"ART", "PPOSAT", "CARD", "ADV"}
_AGENTS = stts.NOUN | {"PPER"}
_MAX_AGENT = 8
"""In tokens, from the preposition: *von **der neuen Ministerin Ute Lenz gestern***."""
_PARTICIPLE_ENDINGS = tuple(ending + inflected for ending in ("t", "en") for inflected in ADJECTIVE_ENDINGS)
_BETWEEN_NOUN_AND_ATTRIBUTE = frozenset({"ADJD", "ADV"})
_OPENS_GROUP = stts.DETERMINER | stts.PREPOSITION
_ATTRIBUTE_ENDINGS = tuple(ADJECTIVE_ENDINGS)


def attributes_behind_adverbs(words: TaggedWords) -> None:
    """*der selbst **ernannte** „Retter“ Ole Hamm sagte*: the finite verb comes behind."""
    attributes = [i for i in words.tagged("VVFIN") if _is_attribute(words, i)]
    for i in attributes:
        words.retag(i, "ADJA")


def attributes_before_subjects(words: TaggedWords) -> None:
    """*Rehm ging, der **klamme** Verein bleibt*: a noun and the finite verb follow, which no relative clause has."""
    for i in words.tagged("VVFIN"):
        article = words.tag_before(i) in {"PRELS", "PDS", "ART"} and words.texts[i].endswith("e")
        if not article or words.tags[i + 1 : i + 2] != ["NN"]:
            continue
        if not stts.FINITE.isdisjoint(words.tags[i + 2 : i + 3]) and not words.begins[i + 2]:
            words.retag(i, "ADJA")
            words.retag(i - 1, "ART")


def attributes_beside_attributes(words: TaggedWords) -> None:
    """*für mehr öffentlich **geförderten**, sozialen Wohnungsbau*: an attribute follows, and no verb ends there.

    Nor does one end in *eine „nicht **hinnehmbare**“ Aushöhlung*.
    """
    for i in words.tagged("VVPP", "VVINF", "VVFIN"):
        if i < 2 or not words.texts[i].islower() or i + 2 >= len(words.tags):
            continue
        text, behind = words.texts[i], words.tags[i + 2]
        if words.texts[i + 1] == "," and behind == "ADJA" and text.endswith(_PARTICIPLE_ENDINGS):
            beside = words.tags[i - 1] in _BETWEEN_NOUN_AND_ATTRIBUTE and words.tags[i - 2] in _OPENS_GROUP
            if beside and words.tags[i] == "VVPP":
                _make_attribute(words, i)
        elif words.texts[i + 1] in QUOTES and behind == "NN" and text.endswith(_ATTRIBUTE_ENDINGS):
            opening = i - 1 - (words.tags[i - 1] in stts.DEGREE_OR_NEGATION)
            if opening and words.texts[opening] in QUOTES and words.tags[opening - 1] in stts.DETERMINER:
                _make_attribute(words, i)


def _make_attribute(words: TaggedWords, i: int) -> None:
    words.retag(i, "ADJA")
    ending = next(ending for ending in ADJECTIVE_ENDINGS if words.texts[i].endswith(ending))
    words.lemmas[i], words.features[i] = words.texts[i].removesuffix(ending), {}


def _is_attribute(words: TaggedWords, i: int) -> bool:
    tags = words.tags
    if not words.texts[i].endswith(PAST) or i < 2:
        return False
    if tags[i - 1] == "$,":
        return _is_of_bare_office(words, i)
    if tags[i - 2] != "ART" or tags[i - 1] not in {"ADV", "ADJD"}:
        return False
    behind = tags[i + 1 : i + MAX_TO_VERB]
    return behind[:1] in (["$("], ["NN"], ["NE"]) and "VVFIN" in behind


def _is_of_bare_office(words: TaggedWords, i: int) -> bool:
    """*Ute Lenz, **designierte** Chefin der Werft, …*: no verb, as in *, kritisierte Ministerin Lenz*."""
    return words.tags[i + 1 : i + 2] == ["NN"] and is_bare_office(words, i + 1)


def attributes_by_somebody(words: TaggedWords) -> None:
    """*die von **ihr geforderte** Reform*, *die vom Rat **verlangten** neuen Regeln*: an article, and who acts.

    Or a number: *zwei von der Zeitung **befragte** Wirte*.

    No possessive and no finite verb stands between the article and its noun.
    """
    texts, tags = words.texts, words.tags
    for by in words.places(_AGENT):
        article = by - 1
        if article < 0 or tags[article] not in {"ART", "PDS", "CARD"}:
            continue
        counted = tags[article] == "CARD"
        governed = words.tag_before(article) in stts.PREPOSITION
        for i in range(by + 2, min(by + _MAX_AGENT, len(tags) - 1)):
            by_pronoun = i == by + 2 and texts[by + 1] in _DATIVE_PRONOUNS
            taken = (by_pronoun or tags[i] == "VVFIN") and texts[i].endswith(_PARTICIPLE_ENDINGS)
            taken = taken and (not counted or governed or texts[i][-1] == "e")  # not *zwei von ihnen forderten Geld*
            if taken and tags[i + 1] in NOUN_OR_ADJECTIVE:
                words.retag(article, "CARD" if counted else "ART")
                words.retag(i, "ADJA")
                if by_pronoun:
                    words.retag(by + 1, "PPER")
            if tags[i] not in _WHO_ACTS or _is_attribute_by(tags, i):
                break


def _is_attribute_by(tags: Sequence[str], i: int) -> bool:
    """*In einer vom Sender **gezeigten** Rede sagte Weiß, …*: the participle is tagged as one."""
    return tags[i] == "ADJA" and tags[i - 1] in _AGENTS


def attributes_behind_prepositions(words: TaggedWords) -> None:
    """*der im Dax **notierte** Konzern*, *die von der Opposition **nominierte** Elena Ristova*.

    And *der als „Pate“ **bekannte** Jan Rehm*, *das vom Rat **gewünschte** „große Fest“*.

    The article can be taken for a pronoun; for a relative one no noun could follow the verb. Nor does a finite verb
    stand right behind a preposition: *beim Streit um **belastete** Eier*.
    """
    for i in words.tagged("VVFIN"):
        behind = words.tag_before(i) in stts.PREPOSITION and not words.begins[i]
        if behind and words.texts[i].endswith(PAST) and words.tag_after(i) in {"NN", "ADJA"}:
            words.retag(i, "ADJA")
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
        if _is_attribute_by(tags, i):
            return 0
        if tags[i] in stts.FINITE:
            before = i - 1 - (words.texts[i - 1] in QUOTES)
            noun = tags[before - (tags[before] in _BETWEEN_NOUN_AND_ATTRIBUTE)] in stts.NOUN
            past = words.texts[i].endswith(_PARTICIPLE) and noun and not words.begins[i + 1]
            return i if past and (tags[i + 1] in stts.NOUN or _is_quoted_noun(words, i + 1)) else 0
    return 0


def _is_quoted_noun(words: TaggedWords, i: int) -> bool:
    """*Der von der SPD kritisierte **„dicke Brocken“** sei …*: a noun group in marks, and the finite verb behind it."""
    quoted = quoted_name(words, i)
    inside = words.tags[quoted.start + 1 : max(quoted.stop - 1, 0)]
    if not inside or inside[-1] not in stts.NOUN or inside[0] not in NOUN_OR_ADJECTIVE:
        return False
    return not stts.FINITE.isdisjoint(words.tags[quoted.stop : quoted.stop + MAX_TO_VERB])
