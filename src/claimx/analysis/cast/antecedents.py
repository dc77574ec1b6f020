"""Decides whom a mention stands for: one sieve after the other, the surest first, and the scores last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from claimx.analysis.cast import candidates
from claimx.analysis.cast.choice import Chosen, Question, choose
from claimx.analysis.cast.descriptions import (
    fits_body,
    is_called,
    is_called_exactly,
    is_called_like_body,
    is_club_of,
    is_from_there,
    is_general_body,
    is_linked,
    is_member,
    is_of_office,
    is_of_office_there,
    is_surely_one,
    of_field,
    parts,
)
from claimx.analysis.cast.entities import Entity, head_of
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.names import may_be_councillor
from claimx.analysis.cast.scene import Scene, Sieve
from claimx.analysis.syntax.tokens import feature
from claimx.knowledge import stts
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import DASHES
from claimx.knowledge.nouns import INSTITUTIONS, SPEAKING, is_adjectival
from claimx.knowledge.offices import is_held_office, is_office

_NAMING_NOBODY = words_of("naming_nobody")
_POINTS_BACK = words_of("points_back")
_NOT_PERSONAL = frozenset({"PIS", "PWS", "PRF"})  # *viele*, *wer*, *sich*
_PARTS_OF_BODIES = words_of("part_of_body")
_OF_ONE_BODY = tuple(words_of("office_of_one_body"))
_FEMININE_OWNERS = tuple(words_of("feminine_possessive"))
_DEMONSTRATIVES = words_of("demonstrative_possessive")
_OF_WHO_SPEAKS = tuple(words_of("possessive_of_who_speaks"))
_PARENTS, _CHILDREN = words_of("parent"), words_of("child")
_BOTH = words_of("both")
_SIDES = words_of("side")
_ENDINGS_OF_WOMEN = tuple(words_of("woman") | words_of("women"))
_THIS_ONE = words_of("this_one")
_LIKE_ARTICLES = words_of("article_like_relative")
_BEFORE_CLAUSE = frozenset({":", ",", *DASHES})
_LATTER = words_of("latter_one")
_ONE_OF_TWO = _LATTER | words_of("former_one")
_LINKING = words_of("linking_verb")
_IS = words_of("present_of_being")
_WHERE_OR_FROM = words_of("where_somebody_is") | words_of("where_body_is_from")
_UNIONS = words_of("union_of_members")
_COLLEAGUES = words_of("colleague")
_SPOKESPERSONS = tuple(words_of("spokesperson"))
ANOTHER = words_of("another_one")
"""Words behind *ein* for somebody of the noun that was named before: *ein **anderer***."""
_FEMININE_ARTICLES = words_of("feminine_article")
_RELATIVES = words_of("relative")
_RELATIVE_OF_MANY = words_of("relative_of_many")
_RELATIVE_GENDERS = {
    "Masc": words_of("relative_masculine"), "Fem": words_of("relative_feminine"), "Neut": words_of("relative_neuter"),
}  # fmt: skip
_MAX_MENTIONS_BACK = 4
"""Mentions before a relative pronoun, or a predicate, among which the phrase is sought that it belongs to."""
_MAX_SENTENCES_TO_BOTH = 3
"""Sentences before *beide* in which the two are sought."""
_MAX_SENTENCES_TO_ANOTHER = 2
"""Sentences before *ein anderer* in which the noun is sought that it leaves out."""
_NEAR_COLLEAGUE = 2
"""Sentences before *seine Kollegin*, in another paragraph, in which the article has named her, if it has."""
_SURE_ASIDE = 0.85
"""How likely somebody must be whom a description that is no subject takes up."""
_MAX_RELATIVE = 20
"""Tokens in which the verb of a relative clause is sought."""


class Antecedents:
    """Whom the mentions of an article stand for.

    Args:
        scene: The article.
        speaker_of: Who speaks the statement of a number.

    Attributes:
        sieves: What decided it, by the number of the mention.
        choices: Among whom it was chosen, by the number of the mention.
    """

    def __init__(self, scene: Scene, speaker_of: Callable[[int], Entity | None]) -> None:
        self.sieves: dict[int, Sieve] = {}
        self.choices: dict[int, Chosen] = {}
        self._scene = scene
        self._tokens = scene.tokens
        self._register = scene.register
        self._speaker_of = speaker_of
        self._asked: set[int] = set()
        self._relatives: dict[tuple[int, str], Entity] = {}

    def entity_of(self, mention: Mention) -> Entity | None:
        """Whom a mention stands for, None where the article does not tell."""
        if mention.number not in self._scene.settled:
            if mention.number in self._asked:
                return None  # two mentions ask for each other
            self._asked.add(mention.number)
            entity, sieve = self._settle(mention)
            self._scene.settled[mention.number], self.sieves[mention.number] = entity, sieve
            if entity is not None:
                entity.add(mention)
                _learn(entity, mention, sieve)
                if sieve == "same noun":
                    self._spell_out(entity, mention)
                if mention.possessed and mention.is_person and not mention.plural:
                    self._tell_whose(entity, mention)
        return self._scene.settled[mention.number]

    def part_from_cast(self) -> None:
        """Refer to the cast no longer, since all is settled: a circle stays until Python looks for garbage."""
        del self._speaker_of

    def _spell_out(self, body: Entity, mention: Mention) -> None:
        """*Verfassungsgericht stoppt Register. Das **Bundesverfassungsgericht** …*: the fuller noun is the name."""
        longer = mention.noun.endswith(body.name.lower()) and len(mention.noun) > len(body.name)
        longer = longer and mention.noun not in _PARTS_OF_BODIES
        if longer and body.kind in INSTITUTIONS and not body.named and not mention.has_attributes:
            self._register.rename(body, self._register.name_of(mention))

    def _tell_whose(self, person: Entity, mention: Mention) -> None:
        """***sein** Anwalt*: his role is *Anwalt von Karl Brandt*; *Klamts Anwalt* is told as it stands.

        Whose it is goes into the role only with a name: *Verteidiger*, not *Verteidiger von 31-Jähriger*.
        """
        first = self._tokens[mention.start]
        told = None if mention.form == "name" else self._register.name_of(mention)
        if first.tag_ != "PPOSAT":
            person.role = person.role or told
            return
        possessor = self._possessor(mention)
        own, _, bare = (person.role or "").partition(" ")
        if told is None and own[:3].lower() == first.lower_[:3]:  # *sein Anwalt Jan Rehm*: in whatever case it stands
            told, person.role = bare, None
        if told and person.role is None:
            whose = possessor if possessor is not None and possessor.named and possessor is not person else None
            of_body = whose is not None and not whose.is_person and any(m.definite for m in whose.mentions)
            # *Kritik kam von der FPÖ. **Deren Chef** …*
            link = "der" if of_body and first.lower_.startswith(_FEMININE_OWNERS) else "von"
            person.role = f"{told} {link} {whose.name}" if whose else told

    def _settle(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        """Whom a mention stands for, and what told it; the surest is asked first."""
        if mention.form == "possessive" and self._tokens[mention.start].lower_ in _DEMONSTRATIVES:
            return self._named_last(mention), "pronoun"
        if mention.form == "possessive" and self._tokens[mention.start].lower_.startswith(_OF_WHO_SPEAKS):
            return self._reporter(mention), "pronoun"
        if mention.form == "possessive":
            possible = [e for e in self._register.entities if candidates.can_be(mention, e)]
            owner = self._chosen("pronoun", mention, possible)
            return (None, "nobody") if self._is_one_of_list(mention, owner) else (owner, "pronoun")
        if self._tokens[mention.head].lower_ in ANOTHER and (another := self._another(mention)) is not None:
            return another, "new"
        if mention.form == "pronoun" and self._register.introduced_with(mention) is None:
            return self._pronoun(mention)
        if mention.possessed and mention.noun in _COLLEAGUES and (colleague := self._colleague(mention)) is not None:
            return colleague, "description"
        possessor = self._possessor(mention) if mention.possessed and mention.noun in _RELATIVES else None
        if (name := self._register.introduced_with(mention)) is not None:
            return self._relative(mention, possessor, self._register.named(name)), "introduction"
        if mention.form == "name":
            return self._relative(mention, possessor, self._register.named(mention)), "name"
        if possessor is not None:
            return self._relative_of(mention, possessor)
        if (several := self._named_behind(mention)) is not None:
            return several, "introduction"
        if (subject := self._predicate_of(mention) or self._beside_comma(mention)) is not None:
            return subject, "introduction"
        if (both := self._both_of(mention)) is not None:
            return both, "joined"
        return self._described(mention)

    def _another(self, mention: Mention) -> Entity | None:
        """*Ein Landwirt klagt. **Ein anderer** sagte …*: somebody new, of the noun that was last for one person."""
        article = self._tokens[mention.head - 1]
        if article.tag_ != "ART" or not article.lower_.startswith("ein"):
            return None  # ***der andere***
        gender = "Fem" if article.lower_ in _FEMININE_ARTICLES else "Masc"
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > _MAX_SENTENCES_TO_ANOTHER:
                return None
            if other.is_described and other.is_person and not other.plural and other.gender == gender:
                return self._register.add_another(mention, other)
        return None

    def _named_last(self, mention: Mention) -> Entity | None:
        """*Kritik kam von der FPÖ. **Deren** Sprecher …*: whom the words before name last of those that agree."""
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > 1:
                return None
            if other.form in {"name", "noun"} and other.start < mention.start:
                entity = self.entity_of(other)
                if entity is None or entity.is_unknown:
                    continue
                if not entity.gender or (entity.plural or entity.gender == "Fem") == (mention.gender == "Fem"):
                    return entity
        return None

    def _named_behind(self, mention: Mention) -> Entity | None:
        """*zwei Abgeordnete, **Jan Rehm (SPD) und Ida Klamt***: those whom a plural is of by the names behind it.

        Also *Die Doppelspitze, **Jan Rehm und Ida Klamt**, sagten …*, whose verb is in the plural.
        """
        of_several = mention.plural and mention.is_person
        of_several = of_several or (mention.is_unknown and mention.subject and self._finite_is_plural(mention))
        if not of_several or not mention.has_attributes:
            return None
        behind = takewhile(lambda m: m.start < mention.whole, self._scene.mentions[mention.number + 1 :])
        names = [m for m in behind if m.form == "name" and len(m.name) > 1 and not m.has_preposition]
        if len(names) < 2 or not self._tokens.is_comma(names[0].start - 1):
            return None
        members = [self._register.named(m) for m in names]
        return self._register.together(members, names[0]) if all(e.is_person for e in members) else None

    def _beside_comma(self, mention: Mention) -> Entity | None:
        """*Die Klägerin, **eine Lehrerin**, sagte …*, *die **Beklagte**, die Sparbank*: the other side of the comma."""
        if mention.plural or mention.form != "noun":
            return None
        comma = mention.start - 1
        if self._tokens.is_comma(comma):
            before = self._scene.mentions[max(mention.number - _MAX_MENTIONS_BACK, 0) : mention.number]
            if (described := next((m for m in before if m.apposition == comma), None)) is not None:
                entity = self.entity_of(described)
                agrees = entity is not None and entity.is_person and entity.agrees(mention.gender, False)
                return entity if agrees and mention.is_person else None
        return self._body_behind(mention)

    def _body_behind(self, mention: Mention) -> Entity | None:
        """*die **Beklagte**, die Sparbank*: a body behind what is said of it."""
        if mention.apposition < 0 or mention.kind in {"group", "document"}:
            return None
        beside = next((m for m in self._scene.mentions[mention.number + 1 :] if m.start > mention.apposition), None)
        if beside is None or beside.start != mention.apposition + 1 or not beside.definite or beside.plural:
            return None
        named = beside.form == "name" and mention.kind in INSTITUTIONS  # *die **Regierungspartei**, die Hamas*
        return self.entity_of(beside) if named or beside.kind in INSTITUTIONS else None

    def _predicate_of(self, mention: Mention) -> Entity | None:
        """*Sie arbeitet als **Neurologin***, *will **Chefin der Werft** werden*: the subject is it."""
        first = self._tokens[mention.start - 1] if mention.start else None
        if first is None or mention.subject or mention.definite:
            return None
        of_one = first.lower_ in _IS and not mention.indefinite  # whatever the tagger sees
        if of_one and may_be_councillor(mention.noun):
            mention.kind = "person"
        if not mention.is_person or (mention.plural and not of_one):
            return None
        linked = first.tag_ in {"KOKOM", "APPR"} and first.lower_ == "als"
        behind = self._tokens[mention.end] if mention.end < len(self._tokens) else first
        if not linked and first.lemma_ not in _LINKING and behind.lemma_ not in _LINKING:
            return None
        if not linked and self._is_of_another_verb(mention):
            return None
        before = self._scene.mentions[max(mention.number - _MAX_MENTIONS_BACK, 0) : mention.number]
        subject = next((m for m in reversed(before) if m.subject and m.sentence == mention.sentence), None)
        entity = self.entity_of(subject) if subject is not None else None
        if entity is None or not entity.is_person or entity.plural or not entity.agrees(mention.gender, False):
            return None
        if of_one and entity.role is None:
            entity.role = self._register.name_of(mention)  # *Ute Lenz **ist Chefin der Werft***
        return entity

    def _is_of_another_verb(self, mention: Mention) -> bool:
        """*Rehm wird seinen Vorgänger im Mai **ablösen***; not *wird Chef **bleiben***."""
        behind = takewhile(lambda t: t.tag_[0] != "$", self._tokens[mention.end : mention.end + _MAX_RELATIVE])
        return any(t.tag_ in {"VVINF", "VVPP"} and t.lemma_ not in _LINKING for t in behind)

    def among(
        self, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity] = ()
    ) -> candidates.Candidates:
        """Who of some can be meant by a pronoun or a description.

        Args:
            mention: The pronoun or description.
            entities: Those who agree with it.
            called: Those whom the article has called so.
        """
        return candidates.of_mention(self._scene, mention, entities, called, self._reporter(mention))

    def _reporter(self, mention: Mention) -> Entity | None:
        """Who speaks the statement that a mention stands in, unless the mention itself says who does."""
        number = self._scene.statement_around(mention.start)
        if number < 0:
            return None
        said = self._scene.statements[number]
        names = said.speaker is not None and said.speaker[0] <= mention.start < said.speaker[1]
        if names or (self._scene.is_as_she_says(said) and mention.start < said.cue[0]):
            return None
        return self._speaker_of(number)

    def _chosen(
        self, question: Question, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity] = ()
    ) -> Entity | None:
        """The likeliest of some, who is noted with the others."""
        self.choices[mention.number] = chosen = choose(question, self.among(mention, entities, called))
        return chosen.entity

    # --- descriptions ---

    def _described(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        """*Die Polizei*, *die Chefin*, *eine Sprecherin*: somebody known, else somebody new."""
        name = self._register.name_of(mention)
        if not any(map(str.isalpha, name)):
            return None, "nobody"
        same = self._register.by_name(name) or self._register.in_full(name)
        if same is not None and same.plural != mention.plural and mention.is_person:
            same = None  # *Die **Trainer** kamen. Der **Trainer** sagte …*
        if same is not None and not mention.possessed and not candidates.is_anybody(mention):
            indefinite = mention.indefinite or not mention.definite
            if not indefinite or not mention.is_person or same.mentions:
                return same, "same words"
        who_can_be_bare = mention.is_person or mention.kind in INSTITUTIONS  # *Kanzler: „…“*, *laut **Institut***
        bare = who_can_be_bare and not mention.indefinite and not mention.plural
        if (parent := self._parent(mention)) is not None:
            return parent, "description"
        if mention.definite or mention.possessed or bare:
            found, sieve = self._taken_up(mention)
            if found is not None:
                return found, sieve
        return self._register.add_described(mention), "new"

    def _parent(self, mention: Mention) -> Entity | None:
        """*Kai Lührs und sein Sohn Tjark kamen. **Der Vater** sagte …*: whose child the article has named."""
        if mention.noun not in _PARENTS or not mention.definite or mention.possessed or mention.has_attributes:
            return None
        parents = [self._register.entities[number] for number, noun in self._relatives if noun in _CHILDREN]
        agreeing = list(dict.fromkeys(e for e in parents if e.named and e.agrees(mention.gender, False)))
        return agreeing[0] if len(agreeing) == 1 else None

    def _taken_up(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        """Whom a description takes up that the article has called so, or named, before."""
        entities, called = self._register.entities, self._called_so(mention)
        if mention.members and (beside := self._beside(mention)):  # *der Chef und **der Minister*** are two
            entities, called = ([e for e in possible if e not in beside] for possible in (entities, called))
        if not mention.is_person or mention.plural:
            if mention.possessed:  # *Ute Lenz, Chefin des Hausärzteverbands, klagt. **Ihr Verband** …*
                return self._of_possessor(mention, called) or self._general_of_possessor(mention), "same noun"
            clubs = [e for e in entities if is_club_of(mention, e)] if mention.plural and not called else []
            if len(clubs) == 1:
                return clubs[0], "description"
            if any(e.last_before(mention.start) for e in called):  # *Das Finanzamt zahlt. **Das Amt** sagte …*
                return self._last_of(called, mention), "same noun"
            # also *der Hamburger Konzern*, *der Konzern in Kiel*, but not *das Amt für Statistik*, *die Deutsche Bank*
            there = mention.has_attributes and self._tokens[mention.end].lower_ in _WHERE_OR_FROM
            bare = (there or not mention.has_attributes) and not mention.is_named_by_adjective
            if is_general_body(mention.noun) and bare and not mention.plural:
                # *Das Finanzamt zahlt. **Die Behörde** sagte …*
                self.settle_bodies(mention)
                # after *das Ministerium in Kiel*, *die Behörde in Lübeck* is another
                bodies = [e for e in entities if fits_body(mention, e) and (e.named or not there)]
                # *… die Krise **des Konzerns** … **Der Konzern** …*: whom it has taken up before
                told = [e for e in bodies if e.kind in INSTITUTIONS]
                again = [
                    e for e in told if any(m.noun == mention.noun and m.number < mention.number for m in e.mentions)
                ]
                sure = again or [e for e in bodies if e.last_before(mention.start) and is_surely_one(mention, e)]
                if len(sure) == 1:
                    return sure[0], "general noun"  # *Das Bundesamt für Polizei … **Das Amt** …*: the only one
                return self._chosen("description", mention, bodies), "general noun"
            return (self._last_of(called, mention), "same noun") if called else (None, "nobody")
        aged = [e for e in entities if mention.age and mention.age in e.ages and e.agrees(mention.gender, False)]
        if aged:  # *Ute Lenz, 54, kam. **Die 54-Jährige** sagte …*
            return self._last_of(aged, mention), "same age"
        if mention.possessed:
            entities = [e for e in entities if not self._is_of_another(mention, e)]
            called = [e for e in called if e in entities]
        if candidates.is_anybody(mention):  # not *Das sagte der **Mann**. Sein Mann Jan kam.*
            called = [e for e in called if e.last_before(mention.start) is not None]
        exactly = [e for e in called if is_called_exactly(mention, e) or is_of_office(mention, e)]
        if _stand_side_by_side(exactly, mention):
            return None, "nobody"  # *Minister Jan Rehm und Minister Ole Hamm kamen. **Der Minister** …*
        # *Ein **Sprecher** der Stadt kam. Der **Sprecher** …*: the only one, who may have no name
        only = exactly == called and len(called) == 1 and mention.noun.endswith(_SPOKESPERSONS)
        # *Verkehrsminister Jan Rehm kam mit Ole Hamm. **Der Minister** …*, but *der SVK-Coach* may be no *Coach* so far
        called_so = exactly or ([] if "-" in mention.noun else [e for e in called if is_called(mention, e)])
        last = self._last_of(called_so, mention) if only or sum(e.named for e in called_so) == 1 else None
        if last is not None and candidates.is_near(mention, last):
            return last, "same noun"  # *CDU-Chefin Ute Lenz kam mit Trainerin Ida Brehm. **Die Trainerin** …*
        if not any(e.named for e in called) and (brought_in := self._brought_in(mention)) is not None:
            return brought_in, "same noun"
        members = [e for e in entities if is_member(mention, e) or is_from_there(mention, e)]
        members = [e for e in members if candidates.can_be(mention, e)]
        if len(members) == 1 and mention.definite and not mention.possessed and candidates.is_near(mention, members[0]):
            return members[0], "description"
        # *CDU-Chefin Ute Lenz kam. **Die Chefin** sagte …*; but *die Neurologin* can be anybody who agrees
        others = [e for e in entities if candidates.can_be(mention, e)] if _may_take_up(mention) else []
        others = of_field(mention, others)
        if any(not e.named for e in exactly) and not candidates.is_anybody(mention):
            # *der **Angeklagte** … ein Minister … **Der Angeklagte** sagte …*
            others = [e for e in others if e.named or e in called]
        around = self._scene.mentions[mention.number - 1] if others and mention.number else mention
        if mention.start < around.whole and around.is_person and around is not mention:
            # *Anwalt Jan Rehm kam. Der Anwalt **des Apothekers** …*: an Anwalt of somebody else
            others = [e for e in others if not e.has_noun(around.noun)]
        found = self._chosen("description", mention, others, called)
        taken_up = found is not None and found not in called
        if taken_up and (self._is_one_of_list(mention, found) or self._is_unsure_aside(mention)):
            return None, "nobody"  # *Jan Rehm und Ole Hamm kamen. **Der Bürgermeister** …*
        return found, "same noun" if found in called else "description"

    def _brought_in(self, mention: Mention) -> Entity | None:
        """*Weiß hat **einem Zeugen** misstraut. **Der Zeuge** sagte …*: whom the words before bring in by this noun."""
        if not mention.definite or mention.possessed or mention.qualifiers or candidates.is_anybody(mention):
            return None  # nor *Ein Sprecher der Bahn kam. **Der Sprecher der Post** sagte …*
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > candidates.MAX_SENTENCES_BACK:
                return None
            if other.noun == mention.noun and other.form == "noun" and other.indefinite and not other.plural:
                entity = self.entity_of(other) if self._register.introduced_with(other) is None else None
                return entity if entity is not None and entity.agrees(mention.gender, False) else None
        return None

    def _is_of_another(self, mention: Mention, entity: Entity) -> bool:
        """***Sein Sprecher*** is no *Sprecher der Polizei*: what somebody is called says of whom."""
        told = [d for d in entity.descriptions if d.noun == mention.noun and d.qualifiers]
        possessor = self._possessor(mention) if told else None
        return possessor is not None and not is_linked(entity, possessor)

    def _beside(self, mention: Mention) -> list[Entity]:
        """Those who are named before somebody in the same list."""
        before = takewhile(lambda m: m.start >= mention.members[0], reversed(self._scene.mentions[: mention.number]))
        named = (self.entity_of(m) for m in before if m.start in mention.members and m.form != "possessive")
        return [entity for entity in named if entity is not None]

    def _is_unsure_aside(self, mention: Mention) -> bool:
        """*Maier redet. Da wird es **dem Richter** zu bunt*: who is no subject is seldom the one before.

        That holds unless the words name who speaks.
        """
        if mention.subject or mention.age or candidates.is_anybody(mention):
            return False
        names_speaker = any(s.speaker and s.speaker[0] <= mention.start < s.speaker[1] for s in self._scene.statements)
        sure = self.choices[mention.number].probability >= _SURE_ASIDE and not is_held_office(mention.noun)
        return not names_speaker and not sure

    def _possessor(self, mention: Mention) -> Entity | None:
        """***ihr** Verband*, ***Delmares** Frau*: whose somebody or something is."""
        near = self._scene.mentions[max(mention.number - 1, 0) : mention.number]
        possessive = next((m for m in near if m.form == "possessive"), None)
        return self.entity_of(possessive) if possessive is not None else None

    def _colleague(self, mention: Mention) -> Entity | None:
        """*Jan Rehm und Ida Klamt warnten. **Seine Kollegin** sagte …*: the only other one with a name near by."""
        possessor = self._possessor(mention)
        if possessor is None or mention.plural or mention.name or self._register.introduced_with(mention) is not None:
            return None
        others = [e for e in self._register.entities if e.named and e.is_person and e is not possessor]
        others = [e for e in others if not e.plural and e.gender == mention.gender]
        seen = ((e, e.last_before(mention.start)) for e in others)
        near = (
            e for e, last in seen if last is not None
            if last.paragraph == mention.paragraph or mention.sentence - last.sentence <= _NEAR_COLLEAGUE
        )  # fmt: skip
        first, another = next(near, None), next(near, None)
        return first if another is None else None

    def _relative(self, mention: Mention, possessor: Entity | None, entity: Entity) -> Entity:
        """*ihr Mann Jörg*: who it is from then on whenever the article says *ihr Mann*."""
        if possessor is not None:
            self._relatives.setdefault((possessor.number, mention.noun), entity)
        return entity

    def _relative_of(self, mention: Mention, possessor: Entity) -> tuple[Entity, Sieve]:
        """***ihr Mann***: whom the article has called so, else the only other one of her surname, else somebody new."""
        known = self._relatives.get((possessor.number, mention.noun))
        if known is not None:
            return known, "same noun"
        family = self._register.family(possessor)
        possible = [e for e in family if e.gender == mention.gender]
        if len(possible) == 1 and not mention.plural:
            return self._relative(mention, possessor, possible[0]), "description"
        return self._relative(mention, possessor, self._register.add_described(mention)), "new"

    def _of_possessor(self, mention: Mention, called: Sequence[Entity]) -> Entity | None:
        """***ihr** Verband*: the body that stands in what she is called, or the only one of that noun."""
        possessor = self._possessor(mention)
        if possessor is None or not called:
            return None
        linked = [e for e in called if is_linked(possessor, e)]
        if linked:
            return self._last_of(linked, mention)
        told = any(d.qualifiers or parts(d.noun)[0] or d.noun.endswith(_OF_ONE_BODY) for d in possessor.descriptions)
        return None if told or len(called) > 1 else called[0]

    def _general_of_possessor(self, mention: Mention) -> Entity | None:
        """*Das Umweltministerium zahlt. Umweltministerin Ute Lenz lobte **ihr Haus**.*: the only one that is hers."""
        if not is_general_body(mention.noun) or mention.plural or (possessor := self._possessor(mention)) is None:
            return None
        linked = [e for e in self._register.entities if fits_body(mention, e) and is_linked(possessor, e)]
        return linked[0] if len(linked) == 1 else None

    def settle_bodies(self, mention: Mention) -> None:
        """*bei der **Ostwest-Bahn**. Das Unternehmen …*: only what takes it up shows that a noun is for a body."""
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > candidates.MAX_SENTENCES_BACK:
                break
            is_thing = other.form == "noun" and other.is_unknown and not other.indefinite
            if is_thing and other.number not in self._scene.settled and is_called_like_body(mention, other):
                self.entity_of(other)

    def _called_so(self, mention: Mention) -> list[Entity]:
        """Those whom the article calls by this noun, or else by another one for the same office."""
        if not mention.noun:
            return []
        entities, head = self._register.entities, head_of(mention.noun)
        called = [e for e in entities if head in e.heads and _fits(mention, e) and is_called(mention, e)]
        if mention.plural and mention.qualifiers and not mention.is_person:
            called = [e for e in called if not _are_some(e)]
        if mention.has_attributes and (
            told := [e for e in entities if _fits(mention, e) and is_of_office_there(mention, e)]
        ):
            return told
        if called or not is_office(parts(mention.noun)[1]):
            return called
        return [e for e in entities if _fits(mention, e) and is_called(mention, e, offices=True)]

    def _last_of(self, entities: Sequence[Entity], mention: Mention) -> Entity | None:
        """The one that was named or described last, else the only one that is named later."""
        before = [
            (m.start, e) for e in entities for m in e.mentions if m.start < mention.start and m.form in {"name", "noun"}
        ]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        named = [e for e in entities if e.named]
        return named[0] if len(named) == 1 else None

    # --- pronouns ---

    def _pronoun(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        """*er*, *sie*, *dieser*: by the sentence or by scores; *wer*, *es*, *das* stand for nobody."""
        token = self._tokens[mention.head]
        if token.lower_ in _NAMING_NOBODY:
            body = self._body_that_speaks(mention)
            return (body, "pronoun") if body is not None else (None, "nobody")
        if token.tag_ == "PRELS":
            return self._of_relative(mention), "relative"
        if token.lower_ in _BOTH and mention.subject and (both := self._both(mention)) is not None:
            return both, "joined"
        if token.tag_ in _NOT_PERSONAL or token.lower_ in _POINTS_BACK:
            return None, "nobody"
        if self._repeats_nobody(mention):
            return None, "nobody"
        self._take_for_person(mention)
        if token.tag_ == "PDS" and token.lower_ in _ONE_OF_TWO:
            return self._one_of_two(mention), "pronoun"
        if token.tag_ == "PDS" and token.lower_ in _THIS_ONE and (latter := self._latter(mention)) is not None:
            return latter, "pronoun"
        if mention.plural:
            self._join_subjects(mention)
        found = self.among(mention, [e for e in self._register.entities if candidates.can_be(mention, e)])
        for entity, features in found:
            if "alone in the sentence" in features and "both subjects" in features:
                # *Der Verband zeigte sich enttäuscht: Das reiche nicht, teilte **er** mit.*
                return entity, "subject of the sentence"
        self.choices[mention.number] = chosen = choose("pronoun", found)
        if not mention.plural and self._is_one_of_list(mention, chosen.entity):
            return None, "nobody"
        return chosen.entity, "pronoun"

    def _is_one_of_list(self, mention: Mention, chosen: Entity | None) -> bool:
        """*Jan Rehm und Ole Hamm kamen. **Er** …*, ***Sein** Anwalt …*: whether another one may be meant as well."""
        others = [c.entity for c in self.choices[mention.number].candidates if c.entity.named and c.entity.is_person]
        return chosen in others and _stand_side_by_side(others, mention, listed=True)

    def _body_that_speaks(self, mention: Mention) -> Entity | None:
        """*Das Ministerium hat geprüft. **Es** teilte mit, …*: whoever was the subject before, where *es* speaks."""
        tokens = self._tokens
        if tokens[mention.head].lower_ != "es" or not tokens[mention.start].is_sent_start:
            return None
        said = (s.cue for s in self._scene.statements if s.speaker and s.speaker[0] == mention.start)
        if all(any(tokens[i].tag_ in stts.WITH_ZU for i in cue) for cue in said):  # *Es bleibt **zu sagen**, …*
            return None
        before = takewhile(
            lambda m: m.sentence >= mention.sentence - 1, reversed(self._scene.mentions[: mention.number])
        )
        subjects = [m for m in before if m.subject and (m.form in {"name", "noun"} or tokens[m.head].lower_ == "es")]
        body = self.entity_of(subjects[-1]) if subjects else None
        if body is None or body.kind not in INSTITUTIONS or body.plural:
            return None
        return body if body.gender == "Neut" else None

    def _take_for_person(self, mention: Mention) -> None:
        """*Selenskij bestätigte das. „Es reicht“, sagte **er**.*: who spoke last, by a bare name of unknown kind."""
        last, said = self._scene.last_speaker, self._scene.last_statement
        if last is None or said is None or not last.is_unknown or not last.named or not mention.subject:
            return
        name = last.last_before(mention.start)
        named = name is not None and name.name and name.start == name.head and name.subject
        bare = name is not None and named and name.name[-1][1:].islower()
        if bare and not mention.plural and mention.sentence - self._scene.places.sentence(said.end - 1) <= 1:
            last.kind, last.plural = "person", False

    def _latter(self, mention: Mention) -> Entity | None:
        """*Brandt kam mit Rehm. **Dieser** schwieg.*: whom the sentence before names last, where several agree.

        Or the words before: *Brandt kritisierte Rehm: **Dieser** habe geschwiegen*.
        """
        before_it, word = self._tokens[mention.start - 1], self._tokens[mention.head].lower_
        inside = before_it.text in _BEFORE_CLAUSE and word not in _LIKE_ARTICLES  # *Wer fragt, **der** sucht*
        before = [
            m for m in self._scene.mentions[: mention.number]
            if m.form in {"name", "noun"} and m.sentence == mention.sentence - (not inside) and not m.plural
        ]  # fmt: skip
        told = (self.entity_of(m) if m.form == "name" else self._scene.settled.get(m.number) for m in reversed(before))
        agreeing = (e for e in told if e is not None and e.kind in SPEAKING and candidates.can_be(mention, e))
        return next(agreeing, None) if mention.subject and not mention.plural else None

    def _one_of_two(self, mention: Mention) -> Entity | None:
        """*Brandt lobte Rehm. **Letzterer** schwieg.*: of those who agree the one named last, or the one before."""
        agreeing: list[Entity] = []
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > _MAX_SENTENCES_TO_ANOTHER:
                break
            entity = self._scene.settled.get(other.number) if other.form in {"name", "noun"} else None
            if entity is not None and entity.kind in SPEAKING and candidates.can_be(mention, entity):
                agreeing.append(entity)
        two = list(dict.fromkeys(agreeing))
        if self._tokens[mention.head].lower_ in _LATTER:
            return two[0] if two else None
        return two[1] if len(two) > 1 else None

    def _repeats_nobody(self, mention: Mention) -> bool:
        """***Er** wechselte den Verein und hat, wie **er** sagt, …*: whoever the first one is, it is no Verein."""
        if not mention.subject:
            return False
        word, first = self._tokens[mention.head].lower_, max(mention.number - _MAX_MENTIONS_BACK, 0)
        for other in reversed(self._scene.mentions[first : mention.number]):
            if other.sentence != mention.sentence:
                return False
            if other.form == "pronoun" and other.subject and self._tokens[other.head].lower_ == word:
                return other.number in self.sieves and self.entity_of(other) is None
        return False

    def _join_subjects(self, mention: Mention) -> None:
        """*Lenz und Rehm sitzen mit verschränkten Armen da. **Sie** sagten …*: two subjects that *sie* can be for."""
        for other in reversed(self._scene.mentions[: mention.number]):
            if mention.sentence - other.sentence > 1:
                return
            if other.subject and other.members and other.start == other.members[0]:
                members = self._members_of(other, mention)
                single = [e for e in members if not e.plural and (e.is_person or (e.is_unknown and e.named))]
                speaking = single == members or all(e.kind in {*INSTITUTIONS, "group"} for e in members)
                if speaking and len({*members}) == len(other.members):
                    self._register.together(members, other)
                return

    def _members_of(self, first: Mention, until: Mention) -> list[Entity]:
        """***Lenz und Rehm** …*: those of a list that are somebody, by its first mention and one behind it."""
        listed = [m for m in self._scene.mentions[first.number : until.number] if m.start in first.members]
        return [e for m in listed if m.form != "possessive" and (e := self.entity_of(m)) is not None]

    def _both(self, mention: Mention) -> Entity | None:
        """*Lenz und Rehm wollen kommen. **Beide** forderten …*: the two persons of the last sentence that has any.

        *Lenz und ihr Mann gehen auseinander. Das sagte der Verein. **Die beiden** betonten …*
        """
        found: list[tuple[Mention, Entity]] = []
        for other in reversed(self._scene.mentions[: mention.number]):
            if other.paragraph != mention.paragraph or mention.sentence - other.sentence > _MAX_SENTENCES_TO_BOTH:
                break
            if found and other.sentence != found[0][0].sentence:
                break
            if other.sentence == mention.sentence or other.form not in {"name", "noun"}:
                continue
            if other.is_person or other.name:
                entity = self.entity_of(other)
                if entity is not None and entity.is_person and not entity.plural:
                    found.append((other, entity))
        two = list(dict.fromkeys(entity for _, entity in reversed(found)))
        if len(two) == 1:
            found = self._persons_of_paragraph(mention)
            two = list(dict.fromkeys(entity for _, entity in reversed(found)))
        return self._register.together(two, found[-1][0]) if len(two) == 2 else self._pair_before(mention)

    def _pair_before(self, mention: Mention) -> Entity | None:
        """*Die Stadt und der Kreis lobten den Plan. **Beide** …*: the last subject that is a list of two."""
        for other in reversed(self._scene.mentions[: mention.number]):
            if other.paragraph != mention.paragraph or mention.sentence - other.sentence > _MAX_SENTENCES_TO_BOTH:
                return None
            if other.subject and len(other.members) == 2 and other.start == other.members[0]:
                two = self._members_of(other, mention)
                speaking = len({*two}) == 2 and all(e.kind in SPEAKING or e.named for e in two)
                return self._register.together(two, other) if speaking else None
        return None

    def _both_of(self, mention: Mention) -> Entity | None:
        """***Die beiden Vorsitzenden** sagten …*, ***beide Verbände** …*: the two that were named together before."""
        words = self._tokens.lowered[mention.start : mention.head]
        if not mention.plural or mention.name or mention.has_attributes or _BOTH.isdisjoint(words):
            return None
        both = self._both(mention)
        if both is None or mention.noun in _SIDES:
            return both
        if mention.is_person:  # *beide Frauen* are no man and no woman, nor two without names
            women = mention.noun.endswith(_ENDINGS_OF_WOMEN)
            fits = (e.is_person and e.named and not (women and e.gender == "Masc") for e in both.members)
        else:
            fits = (e.kind in INSTITUTIONS and mention.kind in {*INSTITUTIONS, "group"} for e in both.members)
        return both if all(fits) else None

    def _persons_of_paragraph(self, mention: Mention) -> list[tuple[Mention, Entity]]:
        """*Ute Lenz klagte. Auch Jan Rehm mahnte. **Beide** …*: those with names, the last one first."""
        before = takewhile(lambda m: m.paragraph == mention.paragraph, reversed(self._scene.mentions[: mention.number]))
        named = ((m, self.entity_of(m)) for m in before if m.form == "name")
        return [(m, e) for m, e in named if e is not None and e.named and e.is_person and not e.plural]

    def _of_relative(self, mention: Mention) -> Entity | None:
        """Whom the phrase is of that a relative pronoun belongs to."""
        before = self.relative_to(mention)
        return self.entity_of(before) if before is not None else None

    def relative_to(self, mention: Mention) -> Mention | None:
        """*der **Verein**, der einen Neubau forderte*: the last phrase before the comma that may agree."""
        word, plural = self._tokens[mention.head].lower_, self._finite_is_plural(mention)
        genders = {gender for gender, words in _RELATIVE_GENDERS.items() if word in words}
        if mention.subject and word == "der" and self._tokens.at(mention.end).tag_ != "APPO":
            genders = {"Masc"}  # not *die Erklärung, **der** sie zustimmte*, *die Studie, **der** zufolge …*
        before = self._scene.mentions[max(mention.number - _MAX_MENTIONS_BACK, 0) : mention.number]
        for other in reversed(before):
            if other.form not in {"name", "noun"} or other.end > mention.start or other.sentence != mention.sentence:
                continue
            if other.start and self._tokens[other.start - 1].text == "(":
                continue  # *Karl Brandt (**CDU**), der …*
            gender = other.gender or feature(self._tokens[other.head], "Gender")
            several = word in _RELATIVE_OF_MANY
            if several and (other.plural if plural else gender == "Fem" or other.form == "name"):
                return other if plural else self._owner(other, before, gender)
            if several or other.plural != mention.plural:  # *dem Amt **Daten**, **denen** zufolge …*
                continue
            told = self._tokens[other.start].tag_ == "ART" and not self._tokens[other.head].names_person
            if other.plural or not gender or (other.form == "name" and not told) or gender in genders:
                return self._owner(other, before, gender)  # but *Jan Rehm von **der FPÖ**, der …*
        return None

    def _owner(self, thing: Mention, before: Sequence[Mention], gender: str) -> Mention:
        """*der **Halter** des Hundes, der …*: the person of that gender whose words it stands in, else itself."""
        around = (m for m in before if m.start < thing.start < m.whole and m.is_person and m.gender == gender)
        return next(around, thing) if thing.is_unknown else thing

    def _finite_is_plural(self, mention: Mention) -> bool:
        """Whether the verb of a relative clause is plural: *die sagten*."""
        for i in range(mention.end, min(mention.end + _MAX_RELATIVE, len(self._tokens))):
            if self._tokens[i].tag_ in stts.FINITE:
                number = feature(self._tokens[i], "Number")
                return number == "Plur" if number else self._tokens[i].lower_.endswith("en")
            if self._tokens[i].is_sent_start:
                break
        return False


def _stand_side_by_side(entities: Sequence[Entity], mention: Mention, listed: bool = False) -> bool:
    """Whether two of some are named last in one sentence, so that nobody knows whom a mention takes up.

    Args:
        entities: Who can be meant.
        mention: What takes up one of them.
        listed: Whether only those count who are named in one list.
    """
    lasts = [last for e in entities if e.named and (last := e.last_before(mention.start)) is not None]
    end = max((last.sentence for last in lasts), default=-1)
    near = [last.members if listed else (end,) for last in lasts if last.sentence == end]
    return end >= 0 and len(near) > 1 and all(near) and len(set(near)) == 1


def _are_some(entity: Entity) -> bool:
    """***Manche Kassen** sparen. Die gesetzlichen Kassen …*: others, of which the words before say nothing."""
    return all(m.indefinite and not m.qualifiers for m in entity.mentions)


def _fits(mention: Mention, entity: Entity) -> bool:
    """Whether number, age and gender of a description are somebody's."""
    if entity.plural != mention.plural or (mention.noun in _UNIONS and mention.kind != entity.kind):
        return False  # *der Bund* is no *Bund der Steuerzahler*
    if mention.age and entity.ages and mention.age not in entity.ages:
        return False
    person = entity.is_person and mention.kind in {"person", "unknown"}
    if not person or not mention.gender or entity.gender in {"", mention.gender}:
        return True
    # *Amtsarzt Ute Lenz kam. **Der Amtsarzt** …*; but *der Vorsitzende* is no *die Vorsitzende*
    return entity.has_noun(mention.noun) and not is_adjectival(mention.noun)


def _may_take_up(mention: Mention) -> bool:
    """Whether a description of one person can be for somebody named before: *die Neurologin*, not *ihr Anwalt*.

    *Die Mutter* is one only to her family, but *die Mutter zweier Söhne* can be anybody.
    """
    relative = mention.noun in _RELATIVES and not candidates.is_anybody(mention) and not mention.is_parent_of_some
    return mention.definite and not mention.possessed and not relative and mention.gender != "Neut"


def _learn(entity: Entity, mention: Mention, sieve: Sieve) -> None:
    """What a description that was understood adds: *die Neurologin* is one from then on."""
    if mention.form == "noun" and mention.noun and sieve in {"description", "same noun", "introduction"}:
        if entity.is_person or sieve == "same noun":
            entity.describe(mention.noun, mention.qualifiers)
        if mention.gender and entity.is_person and not entity.gender:
            entity.gender = mention.gender
