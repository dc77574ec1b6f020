"""Finds lists of noun groups, *Uta Lenz, Jan Thoma und Ali Can*, and the group that their members are joined to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimx.analysis.syntax.attributes import BEFORE_ATTRIBUTE, is_body, is_genitive, is_source, with_brackets
from claimx.analysis.syntax.noun_groups import Phrase, is_border, is_time
from claimx.analysis.syntax.tokens import Token, Tokens, feature, is_person_noun
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.function_words import words_of

_BEFORE_ATTRIBUTE_IN_LIST = BEFORE_ATTRIBUTE | words_of("before_attribute_in_list")
_JOINTS_BEHIND_COMMA = words_of("joins_phrases_behind_comma")
_JOINTS = words_of("joins_phrases") | words_of("joins_phrases_in_two_words") | _JOINTS_BEHIND_COMMA | {"&"}
_BEGINNING_JOINTS = frozenset({joint.partition(" ")[0] for joint in _JOINTS} | {","})
_OTHERS = words_of("others")
ALIKE = words_of("alike")
"""What stands for all that a clause says: *Lenz fordert Geld, Can **auch***."""
REGIONS_OF_BODY = words_of("region_of_body")
"""What the name of a body ends with where it is only a part of it: *IG Metall **Küste***."""
_INDEFINITE = tuple(words_of("indefinite_article"))
_SHORTEST_WITH_COMMA = 3
"""Tokens of the shortest noun group that a comma can stand in, less one: *alte, kranke Leute*."""
MAX_BETWEEN = 3
"""Tokens between two members of a list: *Lenz**, und auch** Can*."""
_MAX_IN_LIST = 80
"""Noun groups of the longest list; longer is a table."""


def list_commas(tokens: Tokens, phrases: Iterable[Phrase]) -> frozenset[int]:
    """The commas that part no clauses, since they stand inside a noun group or between the members of a list."""
    found: list[int] = []
    for phrase in phrases:
        if phrase.core_end - phrase.start > _SHORTEST_WITH_COMMA:
            found += range(phrase.start + 1, phrase.head)  # *der kleine**,** laute Trainer*
        for members in phrase.lists:
            found += range(members[0], members[-1])
    return frozenset([i for i in found if tokens.is_comma(i)])


def with_list(lists: list[tuple[int, ...]], first: Phrase, members: Sequence[Phrase]) -> list[tuple[int, ...]]:
    """The lists of a phrase with one more, or with one that goes on: *Lenz und Thoma **sowie Can***."""
    starts = tuple(member.start for member in members)
    before = next((listed for listed in lists if listed[-1] == first.start), (first.start,))
    return [*(listed for listed in lists if listed is not before), (*before, *starts)]


def shared_case(first: Phrase, members: Sequence[Phrase]) -> str:
    """The cases of the first member, the one first that the tagger sees in both others: *Bürger, Bauern und Jäger*."""
    case = members[0].cases[0]
    outvoted = len(members) > 1 and case in first.cases and all(member.cases[0] == case for member in members)
    return case + first.cases.replace(case, "") if outvoted else first.cases


def list_behind(
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
        position: The place of the next one among them, with one to `MAX_BETWEEN` tokens between.
        end: Where the phrase ends so far.
    """
    if tokens.lowered[end] not in _BEGINNING_JOINTS:
        return None
    between = tokens[end : cores[position].start]
    comma, joint = between[0].text == ",", _joint(between)
    inserted = comma and _is_apposition_in(tokens, chain, chain[-1])
    if joint in _JOINTS:
        if comma and not inserted and joint not in _JOINTS_BEHIND_COMMA:
            return None  # *Sie kam, **und** der Rat ging*
        members, behind = _members(tokens, chain[-1], cores, position, closed=True)
    elif joint == ",":
        members, behind = _members(tokens, chain[-1], cores, position, closed=False)
        if _is_named_alone(tokens, chain, members):
            return None
        last = {listed[-1] for listed in lists}  # *Lenz und Thoma, **der Landrat**, …*
        chain = [g for g in chain if g.start not in last and (not members or _is_like(tokens, g, members[0]))]
    else:
        return None
    if comma and joint != ",":
        chain = [group for group in chain if not _is_apposition_in(tokens, chain, group)]
    if not members or not chain or _parts_clauses(tokens, chain[0].start, members[-1].core_end):
        return None
    if len(members) == 1 and _opens_gap(tokens, chain[-1], members[0], cores[position + 1 : position + 2]):
        return None
    first = _joined_to(tokens, chain, members, behind)
    return (first, members) if first is not None else None


def _opens_gap(tokens: Tokens, thing: Phrase, speaker: Phrase, following: Sequence[Phrase]) -> bool:
    """*lobte die Halle | und **Emil Bach den Platz***, *lobte das Fest | und **die Kirche auch***."""
    if _is_person(tokens, thing) or is_body(tokens, thing) or _is_called(tokens, thing):
        return False
    if not (_is_person(tokens, speaker) or is_body(tokens, speaker) or _is_called(tokens, speaker)):
        return False
    last = speaker.end
    if tokens.at(last).lower_ in ALIKE and is_border(tokens, last + 1):
        return True
    return any(core.start == speaker.end and "A" in core.cases and core.cases[0] != "G" for core in following)


def _joint(between: Sequence[Token]) -> str:
    """What joins two members, without the comma that closes what stands between: *Lenz, der Landrat**, und** Can*."""
    words = [token.lower_ for token in between]
    if len(words) == MAX_BETWEEN and between[1].tag_ == "ADV" and words[2] in ALIKE:
        del words[1]  # *der Vorstand **und inzwischen auch** die Fraktion*
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
        end = max(end, with_brackets(tokens, end))
        if core.start < end:
            continue
        between = tokens[end : core.start]
        if len(between) > MAX_BETWEEN or any(token.is_sent_start for token in tokens[end : core.start + 1]):
            break
        joint = _joint(between) if between else ""
        if not between or (core.preposition == end and len(between) == 1):
            if not (is_genitive(tokens, core) if not between else between[0].lower_ in _BEFORE_ATTRIBUTE_IN_LIST):
                break
        elif closed or core.kind == "pronoun" or core.has_preposition:
            break
        elif joint == ",":
            if attribute is not members[-1] and _goes_with_attribute(tokens, members[-1], attribute, core):
                return [], end
            members.append(core)
        elif joint in _JOINTS:
            own, other = (_likeness(tokens, group, core) for group in (members[-1], attribute))
            previous = members[-2] if len(members) > 1 else before
            # *Jan Rehm, **Chef** der Ärztinnen **und Ärzte**, sagte*: what is joined to his role is one, too
            of_role = core.plural and core.kind == "noun" and _is_bare_role(tokens, previous, members[-1])
            if attribute is members[-1] or (own > other and not of_role):
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


def _goes_with_attribute(tokens: Tokens, member: Phrase, attribute: Phrase, core: Phrase) -> bool:
    """*Uta Lenz, Leiterin **für Jugend, Schule und Sport***: what she leads, and no more members."""
    if attribute.kind != "noun":
        return False
    if attribute.has_preposition and core.kind == "noun" and tokens[core.start].tag_ not in stts.DETERMINER:
        return True
    return _likeness(tokens, attribute, core) > _likeness(tokens, member, core)


def _can_be_listed(tokens: Tokens, group: Phrase) -> bool:
    """Of pronouns *er* and *sie* can, *finden **er** und Mia Brandt*, and those for others: *Lenz und **andere***."""
    if group.has_preposition:
        return False
    return group.kind != "pronoun" or _is_er(tokens, group) or tokens.lowered[group.head] in _OTHERS


def _is_er(tokens: Tokens, group: Phrase) -> bool:
    return tokens[group.head].tag_ == "PPER" and "N" in group.cases


def _is_name(tokens: Tokens, group: Phrase) -> bool:
    return group.kind == "name" and tokens[group.core_end - 1].names_person


def _is_bare_role(tokens: Tokens, before: Phrase, group: Phrase) -> bool:
    """*Uta Lenz, **Vorsitzende des Vereins**, Jan Thoma und …*: a noun for who is named before it."""
    bare = tokens[group.start].tag_ not in stts.DETERMINER and group.kind == "noun" and not group.plural
    if tokens[group.start - 1].lower_ in _JOINTS and not tokens.is_comma(group.start - 2):
        return False  # *Jan Thoma **und Richter** aus Kiel*
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
        if is_border(tokens, i) or token.tag_ == "KON":
            return False
        if token.tag_ in stts.WITH_ZU:
            return True
        if token.tag_ in stts.FINITE:
            last = is_border(tokens, i + 1)
            return not (last and tokens[before].tag_ == "VAFIN" and may_be_participle(token.lower_))
    return False


def _finite_before(tokens: Tokens, start: int) -> int:
    """The finite verb before a token in what no mark parts from it; -1 for none."""
    for i in range(start - 1, -1, -1):
        if tokens[i].tag_ in stts.FINITE:
            return i
        if is_border(tokens, i) or tokens[i + 1].is_sent_start:
            return -1
    return -1


def _joined_to(tokens: Tokens, chain: Sequence[Phrase], members: Sequence[Phrase], behind: int) -> Phrase | None:
    """The noun group that the members of a list are most alike, the last one of several; None where it is none.

    Args:
        tokens: The tokens.
        chain: As in `list_behind`.
        members: The other members.
        behind: The token behind the list.
    """
    # *Der Vizekanzler und Minister Karl Brandt (SPD), hat …* has no comma before it that the one behind could close.
    opened = tokens.is_comma(members[0].start - 1) or any(_is_apposition_in(tokens, chain, g) for g in chain)
    comma = opened and behind + 1 < len(tokens) and tokens.is_comma(behind)
    verb = tokens[chain[0].start - 1] if chain[0].start else None
    found, best = None, 0
    for group in chain:
        inserted = _is_apposition_in(tokens, chain, group)
        if not inserted and comma and _are_apposition(tokens, group, members, behind):
            continue
        if verb is not None and group is chain[0] and _is_of_one(tokens, verb, group, members):
            continue
        likeness = [_likeness(tokens, group, member) for member in members]
        if all(likeness) and sum(likeness) >= best:
            found, best = group, sum(likeness)
            if group is chain[0] and _is_subject_of_several(tokens, group, behind):
                break
    return found


def _is_subject_of_several(tokens: Tokens, group: Phrase, behind: int) -> bool:
    """***Jan Rehm** von der CDU sowie **Verdi** forderten*: only with the list goes the verb with somebody alone."""
    if not _is_name(tokens, group) or group.plural or group.has_preposition:
        return False
    verbs = (tokens.at(i) for i in (group.start - 1, behind))
    return any(verb.tag_ in stts.FINITE and feature(verb, "Number") == "Plur" for verb in verbs)


def _is_apposition_in(tokens: Tokens, chain: Sequence[Phrase], group: Phrase) -> bool:
    """Whether a noun group of a phrase stands behind a comma: *der Chef, **Karl Brandt**, und …*."""
    return group is not chain[0] and tokens.is_comma(group.start - 1)


def _are_apposition(tokens: Tokens, group: Phrase, members: Sequence[Phrase], behind: int) -> bool:
    """*Jan Thoma, **ein Freund der Bahn und ein Feind der Straße**, sagte …*: what a comma closes before the verb.

    Also *Zwei Abgeordnete, **Olaf Brehm und Ida Klamt**, …*, not *darunter der Rat, die Stadt und der Kreis, sagten*.
    """
    if group.plural and not _is_name(tokens, group) and all(_is_name(tokens, member) for member in members):
        return True
    names = all(each.kind == "name" for each in (group, *members))
    inserted = tokens.at(group.start - 1).tag_ in {"PROAV", "KOKOM"}
    return not names and not inserted and tokens[behind + 1].tag_ in stts.FINITE


def _is_of_one(tokens: Tokens, verb: Token, group: Phrase, members: Sequence[Phrase]) -> bool:
    """*sagte Jan Thoma, **ein Freund der Bahn und ein Feind der Straße***."""
    if verb.tag_ not in stts.FINITE or feature(verb, "Number") != "Sing" or "N" not in group.cases:
        return False
    return tokens[members[0].start].lower_.startswith(_INDEFINITE) and is_person_noun(tokens[members[0].head])


def _is_like(tokens: Tokens, group: Phrase, member: Phrase) -> bool:
    """Not *verkauft, sagt **sein Chef, Äpfel** und Birnen*: one is a person and has an article, the other neither."""
    if member.kind == "name" or tokens[member.start].tag_ in stts.DETERMINER or not _is_person(tokens, group):
        return True
    bare = tokens[group.start].tag_ not in stts.DETERMINER
    return bare or _is_person(tokens, member) or is_body(tokens, member)


def _is_named_alone(tokens: Tokens, chain: Sequence[Phrase], members: Sequence[Phrase]) -> bool:
    """*laut dem Anwalt des Wirts, **Jan Thoma**, Diebstahl und Betrug …*: a name before things tells who it is."""
    inserted = _is_apposition_in(tokens, chain, chain[-1])
    before, listed = (chain[:-1], [chain[-1], *members]) if inserted else (chain, members)
    # Not *die Abgeordneten **Sommer**, Brandt und Lenz*; but *laut dem Sprecher, **Jan Rehm**, Frauen und Kinder*.
    things = [g for g in listed[1:] if not (g.plural and g.start == g.head and g.kind == "noun")]
    if len(listed) <= 2 or not _is_name(tokens, listed[0]):
        return False
    if any(_is_person(tokens, g) or is_body(tokens, g) for g in things):
        return False
    return any(is_person_noun(tokens[g.head]) and not tokens[g.core_end - 1].names_person for g in before)


def _likeness(tokens: Tokens, group: Phrase, member: Phrase) -> int:
    """How much two noun groups are alike; 0 where they cannot be members of one list."""
    if not set(_cases(tokens, group)) & set(_cases(tokens, member)):
        return 0
    if group.has_preposition and not member.has_preposition and _cases(tokens, member) == "N":
        return 0  # *Mia Brandt vom **Landkreistag** und **der Chef** des Verbandes*: no nominative is governed
    if group.kind == "pronoun" and not _is_er(tokens, group):
        return 0
    if is_time(tokens, group) != is_time(tokens, member):
        return 0
    if tokens[member.start].text in REGIONS_OF_BODY and _is_person(tokens, group):
        return 0  # *der Chef der SPD Berlin **und Brandenburg***
    first, other = tokens[group.start], tokens[member.start]
    if is_source(tokens, group) != is_source(tokens, member):
        return 1  # *Recherchen der „Zeit“ und **des NDR***
    alike = [
        (first.tag_ in stts.DETERMINER) == (other.tag_ in stts.DETERMINER),
        first.lower_.startswith(_INDEFINITE) == other.lower_.startswith(_INDEFINITE),
        _is_person(tokens, group) == _is_person(tokens, member),
        is_body(tokens, group) == is_body(tokens, member),
        _is_called(tokens, group) == _is_called(tokens, member),
        _cases(tokens, group)[0] == _cases(tokens, member)[0],
        tokens[group.head].ent_type_ == tokens[member.head].ent_type_,
    ]
    return 2 + sum(alike)


def _cases(tokens: Tokens, group: Phrase) -> str:
    """The cases of a noun group; ***der** Grünen-**Politikerin*** is no nominative, whatever the tagger sees."""
    head = tokens[group.head]
    woman = head.text.endswith("in") and tokens.lowered[group.start] == "der" and is_person_noun(head)
    return "DG" if woman else group.cases


def _is_called(tokens: Tokens, group: Phrase) -> bool:
    """Whether a noun group is a name: *NDR*, *„Zeit“*."""
    return group.kind == "name" or tokens[group.start].is_quote


def _is_person(tokens: Tokens, group: Phrase) -> bool:
    return is_person_noun(tokens[group.head]) or tokens[group.core_end - 1].names_person
