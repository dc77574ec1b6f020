"""Which speakers of several articles are one. A wrong merge is worse than none.

- A full name is one person's, unless gender, party or role say that there are two: *Minister Jens Holm (SPD)* and *Jens
  Holm (Grüne)*. Where there are two, a mere *Jens Holm* is neither.
- A surname alone is somebody's in its own article, where claimx knows whose it is; across articles only with a role
  that one person holds: *Bundeskanzlerin Holm*.
- A body is one where its name says which: *Pentagon*, *Polizei Köln*, not *Polizei*.
- A list of people outweighs this.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimx.across.speakers_names import PersonName, abbreviation, body_name, person_name
from claimx.across.speakers_people import Person, party_key
from claimx.across.speakers_roles import Office, agreement, office, shared
from claimx.vocabulary import Gender

if TYPE_CHECKING:
    from claimx.across.speakers import Appearance


@dataclass(frozen=True)
class Traits:
    """What tells two bearers of a name apart."""

    office: Office | None
    party: str | None
    gender: Gender | None
    between: tuple[str, ...] = ()
    joined: bool = False

    @property
    def tell(self) -> bool:
        """Whether they can tell a person from a namesake."""
        return self.office is not None or self.party is not None

    def exclude(self, other: Traits) -> bool:
        """Whether these are two persons, whatever their roles."""
        for mine, theirs in ((self.gender, other.gender), (self.party, other.party), (self.between, other.between)):
            if mine and theirs and mine != theirs:
                return True
        return (self.joined or other.joined) and self.between != other.between

    def hold_two_offices(self, other: Traits) -> bool:
        """Whether they have roles of two persons: in one party nobody has two of them for that."""
        return not self._share_party(other) and agreement(self.office, other.office) == "different"

    def agree(self, other: Traits) -> int:
        """How much speaks for one person, besides the name: an office outweighs a party."""
        return 2 * (agreement(self.office, other.office) == "same") + self._share_party(other)

    def _share_party(self, other: Traits) -> bool:
        return self.party is not None and self.party == other.party

    def hold_one_office(self, other: Traits) -> bool:
        """Whether both hold an office that there is once."""
        if self.office is None or other.office is None or agreement(self.office, other.office) != "same":
            return False
        return any(part in self.office.specific | other.office.specific for part in shared(self.office, other.office))


@dataclass
class Group:
    """Appearances of one speaker."""

    members: list[Appearance] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)
    party: str | None = None
    person: Person | None = None
    """Who it is on the list of people."""

    def add(self, appearance: Appearance, traits: Traits | None = None) -> None:
        """Take somebody in."""
        self.members.append(appearance)
        if traits is not None:
            self.add_traits(traits)

    def add_traits(self, traits: Traits) -> None:
        """Note what tells this speaker from others of the name."""
        if traits not in self.traits:
            self.traits.append(traits)
            self.party = self.party or traits.party

    def can_be(self, traits: Traits) -> bool:
        """Whether nothing speaks against one person: who is known to be mayor and minister can be a mayor."""
        known = [t if t.party or not self.party else replace(t, party=self.party) for t in self.traits]
        if any(traits.exclude(other) for other in known):
            return False
        held = any(agreement(traits.office, other.office) == "same" for other in known)
        return held or not any(traits.hold_two_offices(other) for other in known)

    def agrees(self, traits: Traits) -> int:
        """How much speaks for one person."""
        return max((traits.agree(known) for known in self.traits), default=0)


def grouped(appearances: Iterable[Appearance], people: Iterable[Person] = ()) -> list[Group]:
    """Put together the appearances that are one speaker's, in the order of their first."""
    everybody = list(appearances)
    groups: list[Group] = []
    rest = list(_on_the_list(everybody, list(people), groups))
    persons: dict[tuple[str, str], list[tuple[Appearance, Traits]]] = {}
    surnames: dict[str, list[tuple[Appearance, Traits]]] = {}
    bodies: dict[Hashable, Group] = {}
    joint: list[Appearance] = []
    for appearance in rest:
        name = person_name(appearance.name) if appearance.kind == "person" else None
        if appearance.members:
            joint.append(appearance)
        elif name and name.given:
            persons.setdefault((name.given, name.surname), []).append((appearance, _traits(appearance, name)))
        elif name:
            surnames.setdefault(name.surname, []).append((appearance, _traits(appearance, name)))
        elif body := body_name(appearance.name, appearance.kind):
            _add_body(appearance, body, bodies, groups)
        else:
            groups.append(Group([appearance]))
    of_surname: dict[str, list[Group]] = {}
    for (_, surname), found in persons.items():
        namesakes = _namesakes(found)
        groups += namesakes
        of_surname.setdefault(surname, []).extend(namesakes)
    for surname, found in surnames.items():
        groups += _bare(found, of_surname.get(surname, []))
    groups += _together(joint, groups)
    return sorted(groups, key=lambda group: min(_place(appearance) for appearance in group.members))


def _place(appearance: Appearance) -> tuple[int, int]:
    return appearance.document, int(appearance.id[1:])


def _traits(appearance: Appearance, name: PersonName) -> Traits:
    role = office(appearance.role) if appearance.role else None
    return Traits(role, party_key(appearance.party), appearance.gender, name.between, name.joined)


def _on_the_list(everybody: list[Appearance], people: list[Person], groups: list[Group]) -> Iterator[Appearance]:
    """Give those on the list of people their groups, and pass the others on."""
    named: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        for name in person.names:
            named.setdefault(name.casefold(), []).append(number)
    found: dict[int, Group] = {}
    for appearance in everybody:
        fitting = [n for n in named.get(appearance.name.casefold(), ()) if _can_be(people[n], appearance)]
        if len(fitting) != 1 or appearance.members:
            yield appearance
            continue
        if fitting[0] not in found:
            found[fitting[0]] = Group(person=people[fitting[0]])
            groups.append(found[fitting[0]])
        found[fitting[0]].add(appearance)


def _can_be(person: Person, appearance: Appearance) -> bool:
    party = party_key(person.party), party_key(appearance.party)
    gender = person.gender, appearance.gender
    return all(None in pair or pair[0] == pair[1] for pair in (party, gender))


def _add_body(appearance: Appearance, name: str, bodies: dict[Hashable, Group], groups: list[Group]) -> None:
    names = [name, *(short for other in appearance.names if (short := abbreviation(other)))]
    group = next((bodies[name] for name in names if name in bodies), None)
    if group is None:
        group = Group()
        groups.append(group)
    group.add(appearance)
    for name in names:
        bodies.setdefault(name, group)


def _namesakes(found: list[tuple[Appearance, Traits]]) -> list[Group]:
    """The persons among those of one full name.

    Who may be either of two namesakes is neither: each such article stands alone.
    """
    groups: list[Group] = []
    alone: list[Group] = []
    told = sorted((item for item in found if item[1].tell), key=lambda item: item[1].office is None)
    for appearance, traits in told:
        possible = [group for group in groups if group.can_be(traits)]
        most = max((group.agrees(traits) for group in possible), default=0)
        _join([group for group in possible if group.agrees(traits) == most], groups, alone).add(appearance, traits)
    groups = _of_one_party(groups)
    untold = sorted((item for item in found if not item[1].tell), key=lambda item: item[1].gender is None)
    for appearance, traits in untold:
        _join([group for group in groups if group.can_be(traits)], groups, alone).add(appearance, traits)
    return groups + alone


def _of_one_party(groups: list[Group]) -> list[Group]:
    """The groups, with those put together that turned out to be of one party: a minister now, who was a mayor."""
    kept: list[Group] = []
    for group in groups:
        same = [known for known in kept if known.party and known.party == group.party]
        if len(same) == 1 and all(same[0].can_be(replace(traits, party=group.party)) for traits in group.traits):
            for traits in group.traits:
                same[0].add_traits(traits)
            same[0].members += group.members
        else:
            kept.append(group)
    return kept


def _join(possible: list[Group], groups: list[Group], alone: list[Group]) -> Group:
    """The one group that is possible, a new one where none is, and one that nobody joins where several are."""
    if len(possible) == 1:
        return possible[0]
    new = Group()
    (alone if possible else groups).append(new)
    return new


def _bare(found: list[tuple[Appearance, Traits]], full: list[Group]) -> list[Group]:
    """The speakers among those of one surname without a given name."""
    groups: list[Group] = []
    alone: list[Group] = []
    for appearance, traits in found:
        if traits.office is None or not traits.office.specific:
            alone.append(Group())
            alone[-1].add(appearance, traits)
            continue
        holders = [
            group
            for group in (*full, *groups)
            if group.can_be(traits) and any(traits.hold_one_office(known) for known in group.traits)
        ]
        _join(holders, groups, alone).add(appearance, traits)
    return groups + alone


def _together(joint: list[Appearance], groups: list[Group]) -> list[Group]:
    """Those who speak together, by who they are."""
    who = {(a.document, a.id): number for number, group in enumerate(groups) for a in group.members}
    found: dict[tuple[Hashable, ...], Group] = {}
    for appearance in joint:
        places = [(appearance.document, id) for id in appearance.members]
        members = tuple(sorted(str(who.get(place, place)) for place in places))
        found.setdefault(members, Group()).add(appearance)
    return list(found.values())
