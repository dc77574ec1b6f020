"""Decides whether a description takes up somebody whom the article has described or named before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimx.analysis.cast.entities import SHORTEST_HEAD, Description, Entity
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.syntax.abbreviations import has_letters_of
from claimx.knowledge.endings import Endings
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, is_place, noun_kind
from claimx.knowledge.offices import (
    general_body,
    is_adjective_of,
    is_held_office,
    is_party,
    is_rival,
    is_same_office,
    office_in,
    party_of,
    short_party,
)
from claimx.knowledge.remembering import remembered

_MIN_FIRST_PART = 2
_MAX_SHORT = 4
"""Letters of the longest abbreviation that is told by its letters: ***AMS**-Chefin*."""
_SHORTEST_TOWN = 3
_DEPUTIES = words_of("deputy")
_FORMER = words_of("former_office")  # stems, as those of `Mention.qualifiers`
_OTHER_INSTANCES = words_of("other_instance")
_NOBODY_NAMED = words_of("nobody_named")
_ONE_IN_PLURAL = tuple(words_of("body_in_plural"))
_IN_BODIES = tuple(words_of("office_in_body"))
_OF_ONE_THING = sorted(words_of("office_of_one_thing"))
_POLITICIANS = tuple(words_of("politician"))
_OFFICES_OF_POLITICIANS = tuple(words_of("office_of_politician"))
_CLUBS = words_of("club")
_WORK_IN = [words_of(f"work_in_{field}") for field in (
    "sport", "science", "medicine", "church", "politics", "business", "law", "arts",
)]  # fmt: skip
_ENDS_OF_WORK = Endings(frozenset().union(*_WORK_IN))
_UNIONS, _NAMES_OF_UNIONS = words_of("union"), words_of("first_word_of_union")
ANYBODY = words_of("anybody")
"""Nouns that say nothing but the gender: *der Mann*."""


def is_general_body(noun: str) -> bool:
    """Whether a noun can take up bodies of other names: *die Behörde*, *das Unternehmen*."""
    return general_body(noun) is not None


@remembered
def parts(noun: str) -> tuple[str, str]:
    """The first part of a compound with a hyphen and the rest: `spd-fraktionsvize` → `spd`, `fraktionsvize`."""
    first, hyphen, rest = noun.rpartition("-")
    return (first, rest) if hyphen else ("", noun)


def is_called(mention: Mention, entity: Entity, offices: bool = False) -> bool:
    """Whether a description fits one of those by which the article has called somebody.

    Args:
        mention: The description.
        entity: Who may be meant.
        offices: Whether another noun for the same office will do.
    """
    if not any(_matches(mention, description, entity, offices) for description in entity.descriptions):
        return False
    return mention.is_person or not _is_another_body(mention.noun, [d.noun for d in entity.descriptions])


def _is_another_body(noun: str, known: Sequence[str]) -> bool:
    """*die **Stadtpolizei*** after *die **Kantonspolizei***, which has been called *die Polizei*, too."""
    heads = [other for other in known if noun.endswith(other) and noun != other]
    return noun not in known and any(other != head and other.endswith(head) for head in heads for other in known)


def is_called_exactly(mention: Mention, entity: Entity) -> bool:
    """Whether somebody has been called by just this noun: *Trainerin Ida Brehm*, then *die Trainerin*."""
    return entity.has_noun(mention.noun) and is_called(mention, entity)


def is_of_office(mention: Mention, entity: Entity) -> bool:
    """Whether somebody has been called by another noun for just this office: *Trainer Jan Rehm*, then *der Coach*."""
    return any(is_same_office(mention.noun, description.noun) for description in entity.descriptions)


def is_of_office_there(mention: Mention, entity: Entity) -> bool:
    """*Jan Rehm, Coach **des Ruhrbogens***, then *der Trainer **des Ruhrbogens***: one office of one body."""
    noun = parts(mention.noun)[1]
    return any(
        noun != other.noun and is_same_office(noun, other.noun) and not mention.qualifiers.isdisjoint(other.qualifiers)
        for other in entity.descriptions
    )


def is_called_otherwise(mention: Mention, entity: Entity) -> bool:
    """*der Sprecher der Gewerkschaft* is not *Bahn-Sprecher Jan Rehm*: one noun, and nothing else in common."""
    noun, known = parts(mention.noun)[1], [parts(description.noun)[1] for description in entity.descriptions]
    deputy = any(_is_deputy(noun, other) for other in known)  # *Vizepräsident*, *Präsident*
    return (noun in known or deputy) and not is_called(mention, entity)


def _is_deputy(noun: str, other: str) -> bool:
    """*der Vizepräsident* and *der Präsident*, *der **Bundes**kanzler* and *der **Vize**kanzler*."""
    for first in _DEPUTIES:
        if noun == first + other:
            return True
        office = other.removeprefix(first)
        if office != other and noun != office and noun.endswith(office) and not noun.startswith(first):
            return True
    return False


def is_member(mention: Mention, entity: Entity) -> bool:
    """*Ute Lenz (SPD) und Richterin Ida Klamt kamen. **Die Sozialdemokratin** sagte …*; likewise *die Politikerin*."""
    party = party_of(mention.noun)
    if party is None and not mention.noun.endswith(_POLITICIANS):
        return False
    if party is None:
        return bool(entity.party) and (not mention.of_something or _may_be_of_party(mention, entity))
    return entity.party == party


@remembered
def _fields_of(noun: str) -> frozenset[int]:
    """The fields of work that a noun, in lower case, belongs to: `virologin` to science and medicine."""
    end = _ENDS_OF_WORK.of(noun.removesuffix("in").removesuffix("e"))
    return frozenset(n for n, ends in enumerate(_WORK_IN) if end in ends)


def of_field(mention: Mention, entities: Sequence[Entity]) -> list[Entity]:
    """*Trainer Jan Rehm und Bischof Ole Hamm kamen. **Der frühere Stürmer** …*: those who can be one by their work.

    Args:
        mention: The description.
        entities: Who agrees with it; all of them where nobody is known to work in its field.
    """
    field = _fields_of(mention.noun)
    works = [(e, frozenset[int]().union(*(_fields_of(d.noun) for d in e.descriptions))) for e in entities]
    if all(field.isdisjoint(its) for _, its in works):
        return list(entities)
    return [e for e, its in works if not its or not field.isdisjoint(its)]


def is_from_there(mention: Mention, entity: Entity) -> bool:
    """*Die **Basler** Rätin Ute Lenz und Ida Klamt kamen. **Die Baslerin** sagte …*; likewise *Ute Lenz aus Basel*."""
    town = mention.noun.removesuffix("in")
    if not town.endswith("er"):
        return False
    stem = town.rstrip("nrsme")  # as that of an adjective in `Mention.qualifiers`; that of *Berner* tells nothing
    towns = {town[:-2], town[:-2] + "en", *([stem] if len(stem) >= _SHORTEST_TOWN else [])}
    return any(not towns.isdisjoint(description.qualifiers) for description in entity.descriptions)


def is_club_of(mention: Mention, entity: Entity) -> bool:
    """*Der VfL Kiel baut um. **Die Kieler** teilten mit, …*: a club by those who play for it."""
    alone = mention.plural and mention.definite and not mention.qualifiers
    return alone and any(d.noun in _CLUBS for d in entity.descriptions) and is_from_there(mention, entity)


def _may_be_of_party(mention: Mention, entity: Entity) -> bool:
    """*Minister Jan Rehm (SPD) kam*: he is no *Politiker der **Konservativen Partei***, but one *der **SPD***."""
    return not entity.party or entity.party.lower() in mention.qualifiers


def is_another_one(mention: Mention, entity: Entity) -> bool:
    """Whether a description is for somebody else than who has been called otherwise.

    After *Bürgermeisterin Ute Lenz* neither *die Kämmerin* nor *die Leiterin der Schule* nor *die Frau* is she; *die
    Ärztin aus Kiel* can be, and after *die Biologin Ute Lenz* so can *die Leiterin des Instituts*. After *der
    Bürgermeister von Aurich*, *der Bürgermeister von Emden* is no Aurich.
    """
    nouns = [description.noun for description in entity.descriptions]
    now = [] if _is_over(mention) else [known.noun for known in entity.descriptions if not _is_over(known)]
    if any(is_rival(mention.noun, noun) or _is_head_of_another(mention.noun, noun) for noun in now):
        return True
    if mention.noun in _NOBODY_NAMED:
        return True  # *Sänger Emil Bach sagt ab. Die Karten gelten, sagte **der Veranstalter**.*
    if mention.noun in ANYBODY and not mention.possessed and any(map(is_held_office, nouns)):
        return True  # *Richterin Ute Lenz fragte nach. **Die Frau** schwieg.*
    if not mention.of_something:
        return False
    if _leads_it(mention, nouns) or (_is_politician(mention, nouns) and _may_be_of_party(mention, entity)):
        return False
    if " " not in entity.name and all(m.has_preposition for m in entity.mentions):
        return True
    in_body = mention.noun.endswith(_IN_BODIES) and not any(n.endswith(_IN_BODIES) or is_held_office(n) for n in nouns)
    return entity.role is not None and not in_body


def _is_over(told: Mention | Description) -> bool:
    """*Sportdirektor Jan Rehm kam. Der **frühere** Stürmer …*, ***Ex**-Torwart*: who was it may be anything now."""
    return told.noun.startswith("ex-") or not told.qualifiers.isdisjoint(_FORMER)


def _leads_it(mention: Mention, nouns: Sequence[str]) -> bool:
    """*Verdi-Chefin Ute Lenz kam. Die **Vorsitzende der Gewerkschaft** sagte …*: what she leads has its name before."""
    if not mention.qualifiers or not all(map(is_general_body, mention.qualifiers)):
        return False
    return any(is_same_office(parts(mention.noun)[1], parts(noun)[1]) for noun in nouns)


def _is_politician(mention: Mention, nouns: Sequence[str]) -> bool:
    """*Ministerin Ute Lenz fordert Geld. Es reiche nicht, sagte die **Politikerin der Grünen**.*"""
    return mention.noun.endswith(_POLITICIANS) and any(noun.endswith(_OFFICES_OF_POLITICIANS) for noun in nouns)


def _is_head_of_another(noun: str, other: str) -> bool:
    """*Heimleiterin* after *Pflegedienstleiterin*: the one leads something else."""
    for head in _OF_ONE_THING:
        first, second = noun.removesuffix(head), other.removesuffix(head)
        if noun != first and other != second and first and second:
            return not first.endswith(second) and not second.endswith(first)
    return False


def _matches(mention: Mention, known: Description, entity: Entity, offices: bool) -> bool:
    """*die Chefin* takes up *CDU-Chefin*, *die CDU-Chefin* the *Chefin der CDU*, never *die SPD-Chefin*."""
    first, noun = parts(mention.noun)
    other_first, other = parts(known.noun)
    prefix = other_prefix = ""
    if noun != other:
        if is_rival(noun, other):
            return False  # *der Anwalt* is no *Staatsanwalt*
        if other.endswith(noun) and len(noun) >= SHORTEST_HEAD and len(other) - len(noun) >= _MIN_FIRST_PART:
            other_prefix = other[: -len(noun)]  # *Vizechefin*, then *die Chefin*
        elif noun.endswith(other) and len(other) >= SHORTEST_HEAD and len(noun) - len(other) >= _MIN_FIRST_PART:
            prefix = noun[: -len(other)]
        elif noun.endswith(other) and noun[: -len(other)] in known.qualifiers:
            prefix = noun[: -len(other)]  # *Chef der Bahn*, then *der Bahnchef*
        elif offices and (first_part := office_in(other, noun)) is not None:
            if first_part in _DEPUTIES:
                return False  # *Vizekanzler*, then *der Bundeskanzler*
            other_prefix = first_part  # *Ärztepräsident*, then *der Chef der Ärztekammer*
        else:
            return False
    if prefix in _DEPUTIES:
        return False  # ***der Vizepräsident** is not *der Präsident*
    if prefix and mention.plural and mention.kind in BODIES and not known.qualifiers:
        return False  # *fünf Parteien*: *die **Oppositions**parteien* are some of them, or others
    if not mention.is_person and not _OTHER_INSTANCES.isdisjoint((prefix, other_prefix)):
        return False  # *die **General**staatsanwaltschaft* is not *die Staatsanwaltschaft*
    mine = mention.qualifiers.union(filter(None, (first, prefix)))
    its = known.qualifiers.union(filter(None, (other_first, other_prefix)))
    if _are_apart(mine, its):
        return False
    return (
        not mine
        or not its
        or not mine.isdisjoint(its)
        or _shares_stem(mine, its)
        or any(_shortens(a, b) or _shortens(b, a) for a in mine for b in its)
        # *der **ukrainische** Minister Jan Rehm*, then *der Minister der **Ukraine***
        or any(is_adjective_of(a, b) or is_adjective_of(b, a) for a in mine for b in its)
        or bool(entity.party and entity.party.lower() in mine)
    )


def _are_apart(mine: Iterable[str], its: Iterable[str]) -> bool:
    """*der Sprecher der Polizei **Kiel*** and *der Sprecher der Polizei **Emden***: whether two places part them."""
    here, there = set(filter(is_place, mine)), set(filter(is_place, its))
    return bool(here) and bool(there) and here.isdisjoint(there)


def _shares_stem(mine: Iterable[str], its: Iterable[str]) -> bool:
    """*Verbandschefin* and *Chefin des Bundesverbands*: a qualifier is a part of another.

    But *Trainer der Gäste* and *Trainer der Gastgeber*: two nouns for persons are two.
    """
    return any(
        len(a) >= SHORTEST_HEAD
        and len(b) >= SHORTEST_HEAD
        and (a.rstrip("s") in b or b.rstrip("s") in a)
        and not noun_kind(a) == noun_kind(b) == "person"
        for a in mine
        for b in its
    )


def _shortens(short: str, long: str) -> bool:
    """***VW**-Chefin* and ***Volkswagen**-Chefin*, ***SP**-Chefin* and ***SPÖ**-Chefin*; all in lower case."""
    if short_party(long) == short:
        return True
    apart = len(short) <= _MAX_SHORT and len(long) > 2 * len(short) and not long.startswith(short)
    return apart and has_letters_of(long, short)


def is_linked(person: Entity, body: Entity) -> bool:
    """Whether what a person is called tells of a body: *Chefin des **Ärzteverbands***, ***Gesundheits**minister*."""
    its = {word for d in body.descriptions for word in (d.noun, *d.qualifiers)} | set(body.name.lower().split())
    for description in person.descriptions:
        if _shares_stem(description.qualifiers, its):
            return True
        if any(_share_beginning(description.noun, word) for word in its):
            return True
    return False


def _share_beginning(noun: str, other: str) -> bool:
    """***gesundheits**minister*, ***gesundheits**ministerium*; a word alone shares nothing with itself."""
    return noun != other and len(other) >= SHORTEST_HEAD and noun[:SHORTEST_HEAD] == other[:SHORTEST_HEAD]


def is_called_like_body(mention: Mention, other: Mention) -> bool:
    """Whether *das Unternehmen* can take up a noun that is made like a name: *die Ostwest-**Bahn***, not *Autobahn*."""
    general = general_body(mention.noun)
    if general is None or other.plural or not other.noun.endswith(general.ends):
        return False
    return "-" in other.noun or other.noun.endswith("gmbh")


def fits_body(mention: Mention, entity: Entity) -> bool:
    """Whether *die Behörde*, *das Unternehmen*, *das Haus* can stand for a body."""
    general = general_body(mention.noun)
    if general is None or entity.kind in {"person", "group", "document"}:
        return False
    if general.parties and is_party(entity.name.lower()):
        return True
    nouns = [description.noun for description in entity.descriptions]
    if any(_are_apart(mention.qualifiers, description.qualifiers) for description in entity.descriptions):
        return False
    if _UNIONS.isdisjoint(general.ends) and entity.name.partition(" ")[0].lower() in _NAMES_OF_UNIONS:
        return False  # *Die **IG** Metall mahnt Alba. **Der Konzern** …*
    if entity.plural and not any(noun.endswith(_ONE_IN_PLURAL) for noun in nouns):
        return False
    if any(noun == first + mention.noun for noun in nouns for first in _OTHER_INSTANCES):
        return False  # *die **Generalstaatsanwaltschaft** Celle* is not *die Staatsanwaltschaft*
    if any(noun.endswith(general.ends) or mention.noun.endswith(noun) for noun in nouns):
        return True  # or *die Organisation Ferrox …*, *die Verbraucher**organisation***
    if any(word.endswith(general.ends) for word in entity.name.lower().split()):  # ***Landgericht** Hamburg*
        return True
    if entity.is_unknown and all(m.start and m.tokens[m.start - 1].text == "(" for m in entity.mentions):
        return False  # *Chips für Künstliche Intelligenz **(KI)***
    own = set(entity.name.lower().split())  # ***Amnesty** International* says of itself what it is
    medium = noun_kind(mention.noun) == "media"
    kinds = {"media" if medium else "organisation", "unknown"}
    if medium and entity.mentions and all(map(_is_in_marks, entity.mentions)):
        kinds.add("organisation")
    return general.names and entity.named and own.issuperset(nouns) and entity.kind in kinds


def is_surely_one(mention: Mention, entity: Entity) -> bool:
    """Whether a noun can take up a body by more than a name: *das Amt*, *die Zeitung* for a name in marks."""
    general = general_body(mention.noun)
    medium = noun_kind(mention.noun) == "media" and (entity.kind == "media" or any(map(_is_in_marks, entity.mentions)))
    return medium or (general is not None and not general.names)


def _is_in_marks(mention: Mention) -> bool:
    """*das **„Allgemeine Journal“***: whether a name stands in quotation marks, as those of newspapers do."""
    return any(mention.tokens[i].is_quote for i in range(mention.start, mention.end))
