"""Finds what somebody is called beside the name: the office or description in front of it or in apposition to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from claimx.analysis.cast.mentions import Mention, end_of_member
from claimx.analysis.cast.names import is_councillor, is_surely_plural
from claimx.analysis.cast.nominatives import nominative
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.person_names import is_title
from claimx.analysis.syntax.tokens import Tokens, feature, kind_named_by
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.nouns import is_person_word
from claimx.vocabulary import SpeakerKind


def role_before(tokens: Tokens, phrase: Phrase, name: list[int], kind: SpeakerKind) -> str | None:
    """*der **ukrainische Präsident** Wladimir Selenskij*: in the nominative, None where no noun stands there.

    What cannot be said of whoever has the name is no role: *der Aufruf Ida Klamts*, *die Rockband Jon Bergs*; of one
    person no plural, *die Ökonomen Jan Rehm und Ida Klamt*.

    Args:
        tokens: The tokens.
        phrase: The phrase.
        name: The tokens of the name in it.
        kind: Of whoever has the name.
    """
    words = [i for i in range(phrase.start, name[0]) if tokens[i].tag_ in {"ADJA", "NN"}]
    if name[0] > phrase.start and tokens[name[0] - 1].tag_ == "NE" and is_person_word(tokens[name[0] - 1].text):
        words.append(name[0] - 1)  # ***Kronprinz** Karim Salman*, a name to the tagger
    while words and is_title(tokens[words[-1]].text):
        words = words[:-1]  # *Anwältin **Dr.** Ute Lenz*
    if not words or tokens[words[-1]].tag_ == "ADJA":
        return None
    if not is_councillor(tokens, words[-1], name) and not _can_be_role(tokens, phrase, words[-1], kind):
        return None
    end = name[0]
    while is_title(tokens[end - 1].text):
        end -= 1
    return nominative(tokens, phrase.start, end, phrase)


def role_beside(tokens: Tokens, nouns: Sequence[Mention], end: int) -> str:
    """*Ute Lenz, **Ärztin am Klinikum Kiel**, …*, *dem **Historiker und früheren Minister**, Jan Rehm*.

    Args:
        tokens: The tokens.
        nouns: What stands beside the name, one description or those that are listed.
        end: The token behind the last word of it.

    Returns:
        The words in the nominative.
    """
    role = ""
    for noun, following in zip_longest(nouns, nouns[1:]):
        last = end_of_member(tokens, following.start) if following else end
        role += nominative(tokens, noun.start, last, noun.phrase)
        role += tokens.text[tokens[last - 1].end : tokens[following.start].idx] if following else ""
    return role


def _can_be_role(tokens: Tokens, phrase: Phrase, i: int, kind: SpeakerKind) -> bool:
    """Whether a noun can be the role of who is named behind it: ***Minister** Brandt*, *die **Firma** Ferrox*."""
    noun = tokens[i]
    if is_surely_plural(noun, tokens[phrase.start].lower_):
        return False
    its = kind_named_by(noun)
    if kind == "person":
        called = its == "unknown" and feature(noun, "Gender") != "Neut" and cue_noun(noun.text, "content") is None
        return its in {"person", "group"} or (called and cue_noun(noun.text, "source") is None)
    return its != "person"
