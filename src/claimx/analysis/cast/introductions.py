"""What makes a name and a description one person by where they stand: appositions on either side, ages, brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from claimx.analysis.cast.entities import People
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.names import is_surely_plural, may_be_councillor
from claimx.analysis.syntax.abbreviations import is_abbreviation
from claimx.analysis.syntax.noun_groups import may_be_woman
from claimx.analysis.syntax.tokens import Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import is_place
from claimx.knowledge.offices import party_of

_MAX_ATTRIBUTES = 14
"""Tokens between a description and the name behind it: *der Chef des Amtes für Statistik in Kiel, Karl Brandt*."""
_AGE = re.compile(r"\d{1,3}")
_ONE_OF = words_of("one_of")
_CALLED = words_of("called")
_CALLING = words_of("calling")
_BEARING_A_NAME = words_of("bearing_a_name")
_BEFORE_ROLE = DASHES | {",", "("}
_NEAR = 3
"""Tokens behind a name in which *genannt* begins what its bearer is called besides."""
_MAX_CALLING = 10
"""Tokens of the longest clause that says so: *, den seine alten Freunde noch immer „Kalle“ nennen*."""
_BEHIND_INSERTION = stts.FINITE | stts.PREPOSITION
_CLOSING = frozenset({",", ".", ":", ";", ")", "–", "!", "?", "“", "”", "«", "»", '"'})
_LINKING = words_of("linking_verb")
_TIMES_OF_ROLE = words_of("time_of_role")
_NEUTER_PERSONS = words_of("neuter_person")
_LIKE_RELATIVES = words_of("article_like_relative")


class Introductions(NamedTuple):
    """What the article says of whom.

    Attributes:
        descriptions: The name that a description stands with, by the number of the description's mention.
        ages: The age behind a name, by the number of its mention.
        brackets: The words in brackets behind a mention, by its number: a party, an abbreviation.
        nicknames: What somebody is called besides, by the number of the mention with the name.
        ends: The token behind all that belongs to a description between two marks, or in front of the name, by the
            number of its mention: *Ute Lenz, **Ärztin am Klinikum Kiel**, …*.
    """

    descriptions: dict[int, Mention]
    ages: dict[int, str]
    brackets: dict[int, str]
    nicknames: dict[int, str]
    ends: dict[int, int]


def introductions(tokens: Tokens, mentions: Sequence[Mention], people: People) -> Introductions:
    """Find what stands beside names: appositions on either side, ages, brackets."""
    found = Introductions({}, {}, {}, {}, {})
    starting = {m.start: m for m in mentions if m.form in {"name", "noun"}}
    names = [m.start for m in mentions if m.form == "name"]
    for mention in mentions:
        bearer = _bearer_of_roles(tokens, mention, starting) if mention.members else None
        if bearer is not None:
            for role in mention.members[:-1]:
                found.descriptions.setdefault(starting[role].number, bearer)
            found.ends[mention.number] = bearer.name_tokens[0]
        if mention.form == "name":
            end = _beside_name(tokens, mention, found)
            if people.kind(mention) in {"person", "unknown"}:
                nickname = _nickname_behind(tokens, mention.end)
                if not nickname and end > mention.end:
                    nickname = _nickname_behind(tokens, end)
                if nickname:
                    found.nicknames[mention.number] = nickname
                behind = _role_from(tokens, end + 1, starting) if tokens.at(end).text in _BEFORE_ROLE else None
                behind = behind or (starting.get(mention.end + 1) if tokens.at(mention.end).text == "(" else None)
                closing = _closing(tokens, behind) if behind else 0
                if behind and _describes(tokens, behind, mention, tokens.at(closing or behind.whole).text):
                    found.descriptions.setdefault(behind.number, mention)
                    if closing:
                        found.ends.setdefault(behind.number, closing)
                    _in_last_bracket(tokens, behind, found)  # *sagt Ute Lenz, Bürgermeisterin von Kiel **(SPD)***
        elif mention.form == "pronoun" and mention.has_attributes and tokens[mention.start].lower_ in _ONE_OF:
            if (name := _name_behind(tokens, mention, starting, people)) is not None:
                found.descriptions.setdefault(mention.number, name)  # *eine der Gründerinnen, **Ute Lenz**, …*
        elif mention.form == "noun" and _may_be_person(tokens, mention):
            has_near = bisect_right(names, mention.end) < bisect_right(names, mention.end + _MAX_ATTRIBUTES)
            name = _name_behind(tokens, mention, starting, people) if has_near else None  # most have no name near
            name = name or _is_so_called(tokens, mention, starting)
            if name is not None:
                mention.plural = False
                mention.kind = "person" if may_be_councillor(mention.noun) else mention.kind
                found.descriptions.setdefault(mention.number, name)
                if mention.end < name.start and tokens[name.start - 1].tag_ not in stts.FINITE:
                    has_mark = tokens[name.start - 1].text in _BEFORE_ROLE
                    found.ends.setdefault(mention.number, name.start - has_mark)
            elif mention.is_unknown and is_abbreviation(tokens[mention.head].text):
                _in_last_bracket(tokens, mention, found)  # *das ZIB (Zentrum für Imkerei)*
        elif mention.form == "noun":
            _beside_name(tokens, mention, found)
            _in_last_bracket(tokens, mention, found)
    return found


def _role_from(tokens: Tokens, i: int, starting: dict[int, Mention]) -> Mention | None:
    """*Sven Lieb, einst **führender Aktivist***, *Ute Lenz, früher selbst **Lehrerin***: what begins behind a mark.

    Args:
        tokens: The tokens.
        i: The token behind the mark.
        starting: Names and descriptions by their first token.
    """
    while i not in starting and tokens.at(i).lower_ in _TIMES_OF_ROLE:
        i += 1
    return starting.get(i)


def _mark_before(tokens: Tokens, description: Mention) -> str:
    """The mark or word before a description and the words that tell when somebody is it."""
    i = description.start - 1
    while i and tokens[i].lower_ in _TIMES_OF_ROLE:
        i -= 1
    return tokens[i].text


def _closing(tokens: Tokens, description: Mention) -> int:
    """The mark that closes what begins with a description between marks: *Ute Lenz, **Ärztin am Klinikum Kiel**, …*.

    0 where the clause goes on before: *Ute Lenz, Ärztin am Klinikum Kiel | sagte …*.
    """
    opening = _mark_before(tokens, description)
    closing = ")" if opening == "(" else opening
    listed = {i for members in description.phrase.lists for i in range(members[0], members[-1])}
    for i in range(description.end, min(description.end + _MAX_ATTRIBUTES, len(tokens))):
        token = tokens[i]
        if token.tag_ in stts.FINITE or token.text in {";", ":"}:
            return 0
        if token.is_sent_start or (token.text in {closing, ".", "("} and i not in listed):
            return i
    return 0


def _beside_name(tokens: Tokens, mention: Mention, found: Introductions) -> int:
    """Note age and brackets behind a name, *Ute Lenz (SPD), 54, …*, and return where they end."""
    i = mention.end
    while i + 1 < len(tokens) and tokens[i].text in {"(", ","}:
        closing = ")" if tokens[i].text == "(" else ","
        end = next((j for j in range(i + 1, min(i + 7, len(tokens))) if tokens[j].text in {closing, "."}), -1)
        inside = tokens.text[tokens[i + 1].idx : tokens[end - 1].end] if end > i + 1 else ""
        if _AGE.fullmatch(inside):
            found.ages[mention.number] = inside
        elif inside and tokens[end].text == closing and (closing == ")" or _is_of_party(tokens, mention, inside)):
            found.brackets[mention.number] = inside
        else:
            break
        i = end + 1 if closing == ")" else end
    return i


def _is_of_party(tokens: Tokens, mention: Mention, inside: str) -> bool:
    """*Ute Lenz, **SPD**, sagte …*; but *SPD, **CDU**, FDP*."""
    return tokens[mention.end - 1].names_person and party_of(inside.lower()) is not None


def _bearer_of_roles(tokens: Tokens, mention: Mention, starting: dict[int, Mention]) -> Mention | None:
    """*Der **Ex-Chef** und spätere Minister **Karl Brandt** sagte …*: one person, since one article goes with both.

    Not *Der Chef und **der** Minister Karl Brandt*, nor where the verb is of several.
    """
    if mention.plural or mention.start != mention.members[0] or any(i not in starting for i in mention.members):
        return None
    *roles, named = (starting[i] for i in mention.members)
    if named.form != "name" or named.name_tokens[0] == named.start:
        return None  # *des Pfarrers und **Aktivisten** Karl Brandt*: no plural, though it looks like one
    if any(not (m.is_person or may_be_councillor(m.noun)) or m.form != "noun" or m.plural for m in roles):
        return None  # *Der **Stadtrat** und Lehrer Karl Brandt* is no body
    if any(tokens[m.start].tag_ in stts.DETERMINER for m in (*roles[1:], named)):
        return None
    beside = [*tokens[named.whole : named.whole + 1], *tokens[max(mention.start - 1, 0) : mention.start]]
    several = any(t.tag_ in stts.FINITE and feature(t, "Number") == "Plur" for t in beside)
    return None if several else named


def _nickname_behind(tokens: Tokens, end: int) -> str:
    """What somebody is called besides: *Jan Rehm, **genannt Kalle**, …*, *Jan Rehm, den alle **„Kalle“** nennen*.

    Args:
        tokens: The tokens.
        end: The token behind the name.
    """
    behind = [token for token in tokens[end : end + _MAX_CALLING] if not token.is_sent_start]
    words = [token.lower_ for token in behind]
    start = next((n + 1 for n, word in enumerate(words[:_NEAR]) if word in _CALLED), 0)
    if not start and words[:1] == [","] and behind[1:2] and behind[1].tag_ in {"PRELS", "ART"}:
        calling = next((n for n, word in enumerate(words) if word in _CALLING), 0)
        start = next((n for n in range(2, calling) if behind[n].text[0].isupper() or behind[n].is_quote), 0)
    called = [token.text for token in behind[start : start + 2] if not token.is_quote] if start else []
    return called[0] if called and called[0][0].isupper() else ""


def _is_so_called(tokens: Tokens, description: Mention, starting: dict[int, Mention]) -> Mention | None:
    """*Die Wirtin heißt **Ute Lenz***, *Chefin wird **Ute Lenz***; a ship can be called like a person, too."""
    behind = starting.get(description.whole + 1)
    if behind is None or behind.form != "name" or not description.is_person:
        return None
    verb = tokens[description.whole]
    if verb.lower_ in _BEARING_A_NAME:
        return None if behind.noun else behind
    # *Neue Trainerin **wird** die Dänin **Ute Lenz**.*
    follows = tokens.at(behind.whole)  # *Beste Werferin war Ute Lenz **mit** acht Toren*
    ends = follows.text in _CLOSING or follows.tag_ in stts.PREPOSITION | {"KOKOM"}
    alone = tokens[description.start].is_sent_start and ends and not behind.members
    same = not behind.gender or not description.gender or behind.gender == description.gender
    return behind if verb.lemma_ in _LINKING and verb.tag_ in stts.FINITE and alone and same else None


def _in_last_bracket(tokens: Tokens, mention: Mention, found: Introductions) -> None:
    """Note the brackets that the attributes end in: *Vereinigung der Taucher **(VDT)***."""
    if not mention.has_attributes or tokens[mention.whole - 1].text != ")":
        return
    opening = max((i for i in range(mention.end, mention.whole) if tokens[i].text == "("), default=-1)
    if opening >= 0 and opening + 2 < mention.whole:
        inside = tokens.text[tokens[opening + 1].idx : tokens[mention.whole - 2].end]
        found.brackets.setdefault(mention.number, inside)


def _describes(tokens: Tokens, description: Mention, name: Mention, behind: str) -> bool:
    """*sagte Susanne Ahrendt, | **Partnerin** bei Kontor Capital*; a list goes on with names or ends in *und*.

    A description is of one person then, whatever number and kind its noun has elsewhere.

    Args:
        tokens: The tokens.
        description: What stands behind a mark behind the name.
        name: The name.
        behind: The word or mark behind the description.
    """
    if description.form == "name" or description.has_preposition:
        return False
    mark = _mark_before(tokens, description)
    if description.plural and description.is_described and behind in {mark, ".", ")"}:  # *Ute Lenz, **Winzer**, …*
        description.plural = is_surely_plural(tokens[description.described], tokens[description.start].lower_)
    if description.plural:
        return False
    if may_be_councillor(description.noun) and behind in {mark, ".", ")"}:
        description.kind = "person"  # *Ute Lenz, **Stadtrat in Wien**, sagte …*
    if description.kind not in {"person", "group"}:
        return False
    if mark in DASHES and behind not in {mark, "."}:
        return False  # *sagte Ute Lenz **– die Wirtin** schwieg*
    if mark == "," and _opens_infinitive(tokens, description):
        return False
    if mark not in _BEFORE_ROLE or (name.gender and description.gender and name.gender != description.gender):
        return False
    description.kind = "person"  # *Ute Lenz, **Klimaforscher** in Kiel*: of one, whatever the plural is for
    return True


def _opens_infinitive(tokens: Tokens, description: Mention) -> bool:
    """*Das versprach Ute Lenz, **die Rechte der Mieter zu schützen***: whom or what she is to do something with."""
    for token in tokens[description.end : description.end + _MAX_ATTRIBUTES]:
        if token.tag_[0] == "$" or token.tag_ in stts.FINITE:
            return False
        if token.tag_ in stts.WITH_ZU:
            return True
    return False


def _may_be_person(tokens: Tokens, mention: Mention) -> bool:
    if mention.plural and not (mention.is_person and may_be_woman(tokens, mention.phrase)):
        return False
    return mention.kind in {"person", "unknown"} or may_be_councillor(mention.noun)


def _is_full_name(tokens: Tokens, mention: Mention) -> bool:
    """Whether a mention is a name of several words that nothing stands before: no preposition, no noun."""
    bare = not mention.has_preposition and mention.name_tokens and mention.name_tokens[0] == mention.start
    return mention.form == "name" and bool(bare) and len(mention.name) > 1 and tokens[mention.start].names_person


def _name_behind(tokens: Tokens, description: Mention, starting: dict[int, Mention], people: People) -> Mention | None:
    """*die Sprecherin der Fraktion, **Mareike Dahlhaus**, warf …*: the name that a description ends in."""
    for i in range(description.end, min(description.end + _MAX_ATTRIBUTES, len(tokens))):
        token = tokens[i]
        alone = i in starting and not starting[i].members
        if alone and description.end < i < description.whole and _is_full_name(tokens, starting[i]):
            return starting[i]  # *die Direktorin des Museums **Anna Weiß***
        if token.is_sent_start or token.tag_ in stts.FINITE or token.text in {";", ":", "."}:
            return None
        if token.text in DASHES:  # *der Wirt – **Jan Rehm** – kam*
            name = starting.get(i + 1)
            closed = name is not None and tokens.at(name.whole).text == token.text
            return name if name is not None and closed and _is_full_name(tokens, name) else None
        if token.text == "," and not any(i + 1 in members for members in description.phrase.lists):
            # not *die Chefin **der Stadt, des Kreises** und …*
            name, within = starting.get(i + 1), i + 1 < description.whole
            if name is None or name.form != "name" or name.members:
                return None  # *Die Doppelspitze, **Jan Rehm und Ida Klamt**, …*
            apart = name.noun and not name.definite and not description.possessed and not within
            if apart and not _is_insertion(tokens, name):
                return None
            untold = description.is_unknown and description.noun not in _NEUTER_PERSONS  # *das Opfer, **Jan Rehm***
            if untold and not within and description.form == "noun":
                return None
            kind = people.kind(name)
            full = people.forms(name)[0]
            if kind != "person" and len(full) < 2 and not _is_taken_for_place(tokens, name, kind):
                return None
            behind = tokens.at(name.whole)
            if behind.tag_ in stts.FINITE and tokens[i + 1].lower_ in _LIKE_RELATIVES:
                return None  # *Ein Gast, **der** Jan Rehm kennt, sagte …*
            closed = (
                within
                or not behind.text
                or behind.text in _CLOSING
                or behind.tag_ in stts.FINITE
                or behind.is_sent_start
            )
            return name if closed else None
    return None


def _is_taken_for_place(tokens: Tokens, name: Mention, kind: str) -> bool:
    """*Die Vorsitzende des Ausschusses, **Hessel**, verlangte …*: a surname, whatever the recogniser takes it for."""
    closed = tokens.is_comma(name.whole) and tokens.at(name.whole + 1).tag_ in stts.FINITE
    return kind == "government" and closed and not is_place(name.name[0])


def _is_insertion(tokens: Tokens, name: Mention) -> bool:
    """*Der Gast**, Minister Karl Brandt,** sagte …*: no list, *der Gast, Minister Brandt und Ida Klamt*.

    Nor is *sagte der Leiter der Fahndung**, Bundesanwalt Jan Rehm, am** Freitag*.
    """
    return tokens.at(name.whole).text == "," and tokens.at(name.whole + 1).tag_ in _BEHIND_INSERTION
