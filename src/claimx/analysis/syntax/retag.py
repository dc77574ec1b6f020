"""Puts the tags right that a tagger mistakes and the words around show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from claimx.analysis.syntax.person_names import FOREIGN_LETTER
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import given_name_gender, is_given_name
from claimx.knowledge.nouns import noun_kind

_MAX_NOUN_GROUP = 8
"""Tokens behind an attribute in which the finite verb is sought."""
_PAST = ("te", "ten")
_BORDERS = frozenset(".!?,;:–—()")
_LONGEST = 30
"""Tokens of the longest relative clause that is looked at."""
_ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_LAST = stts.FINITE | {"VVINF"}  # *…, auf **dem** Soldaten leben*: to a tagger that is an infinitive
_OBJECT_RELATIVES = frozenset({"dem", "den"})
_MAY_BE_POSSESSIVE = words_of("pronoun_or_possessive")
_POINTING_BACK = words_of("points_back")
_DEMONSTRATIVE_POSSESSIVES = words_of("demonstrative_possessive")
_NOUN_OR_ADJECTIVE = stts.NOUN | {"ADJA"}
_PARTICIPLE_ENDINGS = ("te", "ten", "ene", "enen", "ende", "enden")
_CLAUSE_BREAKS = frozenset({"KON", "KOUS", "KOUI", "PRELS", "PWS", "PWAV"})
_JOINING = words_of("joins_phrases")
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", "!", "?", "–", "“", "«", '"'})
_MAX_ATTRIBUTE = 10
"""In tokens, between an article and the participle that belongs to its noun."""
_MAX_CLAUSE = 30
"""In tokens, from *als* or an auxiliary up to the verb at the end of its clause."""
_BEFORE_ADJECTIVES = frozenset({"ART", "PPOSAT", "PDAT", "PIAT", "PIDAT", "APPR", "APPRART", "CARD", "ADJA"})


def correct_tags(
    texts: Sequence[str],
    tags: list[str],
    lemmas: Sequence[str],
    features: Sequence[Mapping[str, str]],
    begins: Sequence[bool],
) -> None:
    """Put the tags right that a tagger mistakes and the words around show.

    - An adjective that the morphology takes for a verb is one, and so is one after a pronoun, and one with the lemma of
      a verb: *Sie **skandierten** Parolen*, *Die Regierung **lehnte** Gespräche ab*, but *die **erlaubten** Mengen*.
    - A word with a capital that is no article and has no ending of adjectives is a name, and so is a given name that
      is taken for a preposition: *nach **Dahlkes** Ansicht*, *laut **Ümit** Duran*.
    - A noun with a letter that no German word has is a name: *laut Ümit **Gündoğan***.
    - A word that a hyphen cuts short is the first part of a compound: ***Verkehrs-** und Baudirektor*.
    - An adjective that is the second word of a sentence which has a particle, but no finite verb, is that verb: *Das
      **teilte** Ministerin Weiß mit*.
    - A noun for a person before a given name is no name: *Harburgs **Torwart** Stefan Böhm*.
    - A past form between article, adverb and what stands in quotation marks is an adjective where the finite verb comes
      behind: *der selbst **ernannte** „Retter“ Ole Hamm sagte*; *alias* joins two names.
    - A noun for what is said behind a genitive is no name: *Bühlers **Worten** zufolge*.
    - *Ihr* before an adjective or, as the first word, before a noun is a possessive: ***Ihr** junger Kollege*.
    - A noun for a person after an article, which no name follows, is no name: *der **Däne***.
    - *demzufolge* is no verb, and opens a clause behind a comma, as *wonach* does.
    - *deren* and *dessen* before a noun are possessives: *Nach **deren** Angaben fehlt Geld*.
    - *dem* and *den* behind a comma, and any article behind a comma and a preposition, is a relative pronoun where the
      only finite verb stands last: *ein Turm, von **dem** Statikerin Weiß sagt, …*.
    - After *wie* no relative pronoun stands: *wie **der** im Dax notierte Konzern mitteilte*.
    - The second finite verb of a clause is a participle or an infinitive: *Es wird daran **erinnert**, dass …*, *Sie
      sollte sich **distanzieren**.*
    - A past form before a noun that an article with a preposition behind it awaits is an adjective: *der im Dax
      **notierte** Konzern*, *die von der Opposition **nominierte** Elena Ristova*.
    - *Als* before a clause with the finite verb at its end is a conjunction: ***als** Ida Klamt eintraf*.

    Args:
        texts: The tokens.
        tags: Of each token; they are changed.
        lemmas: Of each token.
        features: The morphology of each token.
        begins: Whether a token begins a sentence.
    """
    for i, (text, tag) in enumerate(zip(texts, tags, strict=True)):
        if text[-1] == "-" and tag in stts.NOUN and len(text) > 2 and text[0].isalpha():
            tags[i] = "TRUNC"
        elif tag in _TAKEN_FOR and text[0].isupper() and _TAKEN_FOR[tag](text):
            tags[i] = "NE"
    for i, text in enumerate(texts[:-1]):
        if text.lower() in _DEMONSTRATIVE_POSSESSIVES and tags[i] != "PRELAT" and tags[i + 1] in _NOUN_OR_ADJECTIVE:
            tags[i] = "PPOSAT"
        elif text.lower() == "demzufolge":
            tags[i] = "PWAV" if i and texts[i - 1] == "," else "PROAV"
    for i in _tagged(tags[:-1], "PPER"):
        attributive = tags[i + 1] == "ADJA" or (begins[i] and tags[i + 1] == "NN")
        if texts[i].lower() in _MAY_BE_POSSESSIVE and attributive and not begins[i + 1]:
            tags[i] = "PPOSAT"
    before = ["" if begin else tag for begin, tag in zip(begins, ["", *tags], strict=False)]
    for i in _tagged(tags, "ADJA"):
        if before[i] in _BEFORE_ADJECTIVES:
            continue
        past = texts[i].endswith(_PAST)
        if "Mood" in features[i] or (past and (before[i] == "PPER" or lemmas[i].endswith("en"))):
            tags[i] = "VVFIN"
    for i in _tagged(tags, "PTKVZ"):
        start = next(k for k in range(i, -1, -1) if begins[k] or not k)
        second = start + 1 < i and tags[start + 1] == "ADJA" and texts[start + 1].endswith(_PAST)
        if second and stts.FINITE.isdisjoint(tags[start:i]):
            tags[start + 1] = "VVFIN"
            tags[start] = "PDS" if texts[start].lower() in _POINTING_BACK else tags[start]
    for i in [i for i in _tagged(tags, "VVFIN") if _is_attribute(texts, tags, i)]:
        tags[i] = "ADJA"
    for i in [i for i, text in enumerate(texts) if text == "alias"]:
        tags[i] = "KON"
    for i in _tagged(tags, "NE"):
        if i + 1 < len(tags) and tags[i + 1] == "NE" and not begins[i + 1]:
            common = is_given_name(texts[i + 1], beside_name=True) and not given_name_gender(texts[i])
        else:
            common = before[i] == "ART"
        said = before[i] == "NE" and texts[i - 1][-1] in "s’'" and cue_noun(texts[i], "source") is not None
        if said or (common and noun_kind(texts[i]) == "person"):
            tags[i] = "NN"
    for i in _tagged(tags, "PRELS"):
        if i and texts[i - 1].lower() == "wie":
            tags[i] = "ART"
    for i, tag in enumerate(tags):
        if tag in {"VMFIN", "VAFIN"}:
            _correct_second_finite(texts, tags, lemmas, begins, i)
    for i in [i for i in _tagged(tags, "ART") if _opens_relative(texts, tags, i)]:
        end = next((k for k in range(i + 1, min(i + _LONGEST, len(tags))) if texts[k] in _BORDERS or begins[k]), i)
        if (
            end - i > 2
            and tags[end - 1] in _LAST
            and tags[end - 2] != "PTKZU"
            and stts.FINITE.isdisjoint(tags[i : end - 1])
        ):
            tags[i] = "PRELS"
    for i in _tagged(tags[:-1], "ART"):
        if tags[i + 1] in stts.PREPOSITION and (participle := _participle_behind(texts, tags, begins, i + 2)):
            tags[participle] = "ADJA"
    for i, text in enumerate(texts):
        opens = text in {"als", "Als"} and tags[i] != "KOUS" and (begins[i] or texts[i - 1] == ",")
        if opens and _ends_in_verb(texts, tags, begins, i + 1):
            tags[i] = "KOUS"


_TAKEN_FOR: dict[str, Callable[[str], bool]] = {
    "ART": lambda text: text.lower() not in determiner_cases(),
    "ADJA": lambda text: text[-1] == "s" and text[-2:] != "es",
    "APPR": is_given_name,
    "NN": lambda text: not text.isascii() and FOREIGN_LETTER.search(text) is not None,
}
"""By the tags that a tagger gives to names, what shows that a word with a capital is one."""


def _tagged(tags: list[str], wanted: str) -> list[int]:
    return [i for i, tag in enumerate(tags) if tag == wanted]


def _is_attribute(texts: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """*der selbst **ernannte** „Retter“ Ole Hamm sagte*: the finite verb is another one."""
    if not texts[i].endswith(_PAST) or i < 2 or tags[i - 2] != "ART" or tags[i - 1] not in {"ADV", "ADJD"}:
        return False
    behind = tags[i + 1 : i + _MAX_NOUN_GROUP]
    return behind[:1] in (["$("], ["NN"], ["NE"]) and "VVFIN" in behind


def _opens_relative(texts: Sequence[str], tags: Sequence[str], i: int) -> bool:
    if i < 2 or texts[i].lower() not in _ARTICLE_LIKE_RELATIVES:
        return False
    if texts[i - 1] == ",":
        return texts[i].lower() in _OBJECT_RELATIVES
    return texts[i - 2] == "," and tags[i - 1] == "APPR"


def _correct_second_finite(
    texts: Sequence[str], tags: list[str], lemmas: Sequence[str], begins: Sequence[bool], auxiliary: int
) -> None:
    """*wird daran **erinnert***, *sollte sich **distanzieren***: at the end of a clause that has its finite verb."""
    for i in range(auxiliary + 1, min(auxiliary + _MAX_CLAUSE, len(tags) - 1)):
        if begins[i] or tags[i] in _CLAUSE_BREAKS or not texts[i][0].isalnum():
            return
        if tags[i] == "VVFIN":
            ends_here = texts[i + 1] in _CLAUSE_ENDS or begins[i + 1] or texts[i + 1] in _JOINING
            is_infinitive = texts[i].endswith("n") and lemmas[i] == texts[i]
            if ends_here and (is_infinitive or texts[i].endswith(("t", "en"))) and not texts[i].endswith("te"):
                future = tags[auxiliary] == "VMFIN" or lemmas[auxiliary] == "werden"
                tags[i] = "VVINF" if future and texts[i].endswith("n") else "VVPP"
            return


def _participle_behind(texts: Sequence[str], tags: Sequence[str], begins: Sequence[bool], start: int) -> int:
    """*der im Dax **notierte** Konzern*: the past form between the noun of a preposition and another; 0 for none.

    A verb that is finite in truth has a comma before it: *der, auf den er **baute**.*
    """
    for i in range(start + 1, min(start + _MAX_ATTRIBUTE, len(tags) - 1)):
        if begins[i] or not texts[i][0].isalnum():
            return 0
        if tags[i] in stts.FINITE:
            is_participle = texts[i].endswith(_PARTICIPLE_ENDINGS) and tags[i - 1] in stts.NOUN and not begins[i + 1]
            return i if is_participle and tags[i + 1] in stts.NOUN else 0
    return 0


def _ends_in_verb(texts: Sequence[str], tags: Sequence[str], begins: Sequence[bool], start: int) -> bool:
    """*als Ida Klamt **eintraf**,*: whether the first finite verb of a clause is its last word."""
    for i in range(start, min(start + _MAX_CLAUSE, len(tags) - 1)):
        if begins[i] or texts[i] in _CLAUSE_ENDS:
            return False
        if tags[i] in stts.FINITE:
            return texts[i + 1] in _CLAUSE_ENDS or begins[i + 1]
    return False
