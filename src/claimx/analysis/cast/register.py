"""Keeps who is in an article: the persons, bodies and documents, by their names and by what they are called.

Names come from the whole article before it is read, since a title or a lead may name somebody before the full name
stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from claimx.analysis.cast.descriptions import is_called
from claimx.analysis.cast.entities import Entity, People, gender_of, joined_name
from claimx.analysis.cast.introductions import introductions
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.names import Form
from claimx.analysis.cast.nominatives import nominative, one_of
from claimx.analysis.cast.roles import role_before, role_beside
from claimx.analysis.syntax.abbreviations import abbreviates, abbreviates_body
from claimx.analysis.syntax.tokens import Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, INSTITUTIONS, is_adjectival, is_for_person, is_place, noun_kind, time_nouns
from claimx.knowledge.offices import party_of, short_bodies
from claimx.vocabulary import SpeakerKind

_ONE_OF = words_of("one_of")
_VON = words_of("von")
_POSSESSIVES = tuple(words_of("possessive"))
_WHERE = words_of("where_somebody_is")
_ENDING = re.compile(r"e[nrm]?$")
_SHORT_BODIES = short_bodies()


class Register:
    """Who is in an article.

    Args:
        tokens: The tokens.
        mentions: All mentions, in the order of the text.

    Attributes:
        entities: Everybody, in the order in which they were found.
    """

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        self.entities: list[Entity] = []
        self._tokens = tokens
        self._mentions = mentions
        self._people = People(tokens, mentions)
        self._introduced = introductions(tokens, mentions, self._people)
        self._by_name: dict[str, Entity] = {}
        self._names: dict[Mention, str] = {}
        self._spelt_out = self._long_forms()
        self._abbreviated = self._abbreviations()
        self._take_nicknames()
        self._take_names()
        self._take_introductions()

    # --- the names of the whole article ---

    def _abbreviations(self) -> dict[str, Mention]:
        """*Vereinigung der Taucher **(VDT)***: who is described, by the abbreviation in brackets.

        It may leave the noun for the kind out: *die Stiftung Wald-Allianz **(WA)***. Behind *eine Untersuchung des
        Vereins …* it is the owner's.
        """
        brackets = self._introduced.brackets
        described = {number: self._mentions[number] for number in brackets}
        named = {n: m for n, m in described.items() if m.form == "noun" and m.kind != "document"}
        return {brackets[n]: m for n, m in named.items() if abbreviates_body(brackets[n], self.name_of(m))}

    def _long_forms(self) -> dict[str, str]:
        """*das ZIB **(Zentrum für Imkerei und Bienenzucht)***: what stands in brackets, by the abbreviation."""
        before = {number: self._tokens[self._mentions[number].head].text for number in self._introduced.brackets}
        return {
            before[number]: bracket
            for number, bracket in self._introduced.brackets.items()
            if " " in bracket and abbreviates(before[number], bracket)
        }

    def _take_nicknames(self) -> None:
        """*Jan Rehm, **genannt Kalle***: who is called so is meant by it from then on, and before."""
        for number, nickname in self._introduced.nicknames.items():
            forms = self._people.forms(self._mentions[number])
            if len(forms) == 1:
                self._by_name.setdefault(nickname, self._with_name(forms[0], self._mentions[number]))

    def _take_names(self) -> None:
        """Make an entity of every name, and teach it what stands beside the name where only one bears it."""
        named = [(m, self._people.forms(m)) for m in self._mentions if m.form == "name"]
        for mention, forms in named:
            if len(forms) == 1:
                self._teach(self._with_name(forms[0], mention), mention)
        for mention, forms in named:
            if len(forms) > 1:
                for form in forms:
                    self._with_name(form, mention)

    def _take_introductions(self) -> None:
        """***die Sprecherin der Fraktion**, Mareike Dahlhaus*: who has a name is also called what stands with it."""
        for number, name in self._introduced.descriptions.items():
            description = self._mentions[number]
            name.subject = description.subject = name.subject or description.subject
            entity = self.bearer(name)
            if entity is not None:
                if description.is_person and entity.kind == "government" and not is_place(entity.name):
                    entity.kind = "person"  # *die Vorsitzende, **Hessel**, …*, which the recogniser takes for a place
                if name.start in description.members and entity.role == self._role_before(entity, name):
                    entity.role = None  # *der **Historiker und Autor** Jan Rehm*
                self._describe(entity, description)
                if entity.is_person and (bracket := self._introduced.brackets.get(number)):
                    entity.party = entity.party or _party_in(bracket)

    def _with_name(self, form: Form, mention: Mention) -> Entity:
        """Whoever has a full name, made where nobody has it yet."""
        name = self._spelt_out.get(" ".join(form), " ".join(form))
        entity = self._by_name.get(name)
        if entity is None and name in self._abbreviated:
            described = self._abbreviated[name]
            entity = self.by_name(self.name_of(described)) or self.add_described(described)
            entity.named = True
        noun = _SHORT_BODIES.get(form[0]) if entity is None else None
        if noun is not None and (entity := self._in_full(noun, form)) is not None:
            self._by_name[name] = entity
        if entity is None:
            kind = self._people.kind(mention)
            if kind == "unknown" and len(form) > 1:
                kind = "person"
            entity = self.add(name, kind, named=True)
            entity.gender = gender_of(form) if kind in {"person", "unknown"} else ""
            noun = noun or _body_noun(form)
            if noun is not None:
                entity.describe(noun, frozenset(map(str.lower, form[1:])))
        return entity

    def _in_full(self, noun: str, form: Form) -> Entity | None:
        """*das **LKA***, *das LKA Bayern*: the *Landeskriminalamt Bayern* of the article, None for none or several."""
        where = {word.lower() for word in form[1:]}
        found: dict[Entity, None] = {}
        for mention in self._mentions:
            if mention.name and mention.name[0].lower() == noun:
                if where <= {word.lower() for word in mention.name}:
                    found.setdefault(self._with_name(self._people.forms(mention)[0], mention))
            elif mention.noun == noun and not mention.plural and where <= mention.qualifiers:
                found.setdefault(self.by_name(self.name_of(mention)) or self.add_described(mention))
        return next(iter(found)) if len(found) == 1 else None

    # --- what is said of somebody ---

    def _teach(self, entity: Entity, mention: Mention) -> None:
        """What a mention by name says of its bearer: role, gender, age, party."""
        _tell_gender(entity, mention)
        if entity.kind in INSTITUTIONS and not entity.gender:
            entity.gender = self._gender_of_body(mention)
        if mention.noun:
            if entity.role is None and mention.name_tokens:
                entity.role = self._role_before(entity, mention)
            self._describe(entity, mention)
        if age := self._introduced.ages.get(mention.number) or mention.age:
            entity.ages.add(age)
        if bracket := self._introduced.brackets.get(mention.number):
            if entity.is_person:  # *Ute Lenz **(SPD)***
                entity.party = entity.party or _party_in(bracket)
            elif bracket.replace("-", "").isalpha() and " " not in bracket and bracket not in self._abbreviated:
                self._by_name.setdefault(bracket, entity)  # *Bund der Wirte **(BdW)***, not *Bund in Kiel (BiK)*
        elif mention.has_attributes and entity.is_person and entity.party is None:
            entity.party = self._party_behind(mention)

    def _party_behind(self, mention: Mention) -> str | None:
        """*Karl Brandt **von der SPD***, *Ute Lenz **von den Grünen***, *Jan Rehm **vom BSW***."""
        if self._tokens[mention.end].lower_ not in _VON:
            return None
        has_article = self._tokens.at(mention.end + 1).tag_ == "ART"
        noun = self._tokens.at(mention.end + 1 + has_article)
        return party_of(noun.lower_) if noun.tag_ in stts.NOUN else None

    def _role_before(self, entity: Entity, mention: Mention) -> str | None:
        """***Minister** Karl Brandt*"""
        return role_before(self._tokens, mention.phrase, list(mention.name_tokens), entity.kind)

    def _role_beside(self, mention: Mention) -> str:
        """*Karl Brandt, **Minister** außer Dienst*"""
        end = self._introduced.ends.get(mention.number)
        if end is None:
            return self.name_of(mention)
        inside = takewhile(lambda other: other.start < end, islice(self._mentions, mention.number, None))
        return role_beside(self._tokens, [m for m in inside if m is mention or m.start in mention.members], end)

    def _gender_of_body(self, mention: Mention) -> str:
        """***Die** Caritas klagt. In **ihrem** Bericht …*: by the noun before the name, else by the article."""
        first = self._tokens[mention.start]
        if mention.plural or first.tag_ != "ART":
            return ""
        return mention.gender if mention.noun else feature(first, "Gender")

    def _describe(self, entity: Entity, mention: Mention) -> None:
        """What a description that stands with a name says of its bearer."""
        if not entity.is_person or noun_kind(mention.noun) not in BODIES:  # else *der Stadtrat* may be the body
            entity.describe(mention.noun, mention.qualifiers)
        for i in range(mention.start, mention.described):  # ***Klinikchef** Professor Jan Rehm*
            if self._tokens[i].tag_ == "NN" and noun_kind(self._tokens[i].lemma_) == "person":
                entity.describe(self._tokens[i].lemma_.lower(), frozenset())
        if entity.kind in {"person", "unknown"} and mention.is_person:
            entity.kind = "person"
            _tell_gender(entity, mention)
            entity.party = entity.party or party_of(mention.noun)
            if entity.role is None and mention.form == "noun":
                entity.role = self._role_beside(mention)
        if mention.age:
            entity.ages.add(mention.age)

    # --- new ones ---

    def add(self, name: str, kind: SpeakerKind, named: bool = False) -> Entity:
        """Make somebody new.

        Args:
            name: In the nominative.
            kind: What it is.
            named: Whether that is a name of its own.
        """
        entity = Entity(len(self.entities), name, kind, named)
        self.entities.append(entity)
        self._by_name.setdefault(name, entity)
        return entity

    def add_described(self, mention: Mention) -> Entity:
        """Make somebody new out of a description: ***Ein Anwohner** sagte …*."""
        entity = self.add(self.name_of(mention), mention.kind)
        entity.plural = mention.plural
        entity.gender = mention.gender
        entity.told_gender = mention.gender if mention.is_person else ""
        if mention.noun:
            entity.describe(mention.noun, mention.qualifiers)
        if mention.age:
            entity.ages.add(mention.age)
        if (bracket := self._introduced.brackets.get(mention.number)) and bracket.isalpha():
            self._by_name.setdefault(bracket, entity)
        return entity

    def add_one_of(self, mention: Mention) -> Entity:
        """Make somebody new who is one of several: ***Eine der Forscherinnen** sagte …*, *viele der Anwohner*."""
        several = next((m for m in self._mentions[mention.number + 1 :] if m.form != "possessive"), None)
        word = self._tokens[mention.start]
        if several is None or several.start != mention.end or word.lower_ not in _ONE_OF:
            return self.add_described(mention)
        of_women = self._tokens[several.head].text.endswith("innen")
        feminine = of_women or word.lower_ == "eine" or (feature(word, "Gender") == "Fem" and not mention.subject)
        name = one_of(self._tokens, mention.start, self._name_end(several), feminine)
        entity = self.add(name, "person" if several.kind == "group" else several.kind)
        if entity.is_person:
            entity.gender = entity.told_gender = "Fem" if feminine else "Masc"
            entity.describe(several.noun, several.qualifiers)
        return entity

    def add_another(self, mention: Mention, other: Mention) -> Entity:
        """Make somebody new of the noun of another one: *Ein Landwirt klagt. **Ein anderer** sagte …*."""
        noun = nominative(self._tokens, other.described, other.described + 1)
        stem = _ENDING.sub("", self._tokens[mention.head].lower_)
        entity = self.add(f"{stem}{'e' if other.gender == 'Fem' else 'er'} {noun}", other.kind)
        entity.gender = entity.told_gender = other.gender
        entity.describe(other.noun, frozenset({stem}))
        return entity

    def together(self, members: list[Entity], mention: Mention) -> Entity:
        """Those who speak together as one: *Olaf Brehm und Ida Klamt*.

        Args:
            members: Two or more.
            mention: Their first one.
        """
        surnames = {member.name.rpartition(" ")[2] for member in members}
        one_surname = len(surnames) == 1 and len(mention.name) == 1
        name = joined_name(members, one_surname)
        group = self.by_name(name)
        if group is None:
            group = self.add(name, "group")
            group.plural, group.members, group.one_surname = True, members, one_surname
            group.add(mention)
        return group

    def rename(self, entity: Entity, name: str) -> None:
        """Give somebody a fuller name, unless another one has it."""
        if name not in self._by_name:
            entity.name = name
            self._by_name[name] = entity

    def settle_names(self) -> None:
        """Name those who speak together by the names that their members have in the end; no role is *sein Anwalt*."""
        for entity in self.entities:
            first, _, rest = (entity.role or "").partition(" ")
            if rest and first.lower().startswith(_POSSESSIVES):
                entity.role = rest
            if entity.members:
                entity.name = joined_name(entity.members, entity.one_surname)

    # --- looking up ---

    def by_name(self, name: str) -> Entity | None:
        """Whoever has just this name, in the nominative, or this abbreviation."""
        return self._by_name.get(name)

    def in_full(self, name: str) -> Entity | None:
        """Whoever a short form stands for that the tagger takes for a noun: *das **OLG***."""
        noun = _SHORT_BODIES.get(name)
        return self._in_full(noun, (name,)) if noun is not None else None

    def family(self, entity: Entity) -> list[Entity]:
        """The other persons of one surname: *Hannelore Wünsche* and *Gerd Wünsche*."""
        surname = entity.name.rpartition(" ")[2]
        named = (e for e in self.entities if e.named and e.is_person and not e.plural and e is not entity)
        return [e for e in named if entity.named and e.name.endswith(" " + surname)]

    def introduced_with(self, mention: Mention) -> Mention | None:
        """The name that a description stands with: *die Sprecherin der Fraktion, **Mareike Dahlhaus***."""
        return self._introduced.descriptions.get(mention.number)

    def bearer(self, mention: Mention) -> Entity | None:
        """Who bears the name of a mention, None where nobody does, or several do."""
        forms = self._people.forms(mention)
        return self.by_name(" ".join(forms[0])) if len(forms) == 1 else None

    def told_by(self, mention: Mention) -> Entity | None:
        """Whom a mention is of by a name or an introduction alone, read already or not."""
        name = self.introduced_with(mention) or mention
        return self.bearer(name) if name.form == "name" else None

    def named(self, mention: Mention) -> Entity:
        """Whose name a mention is; of several who bear it, the one who was called so last: ***Brehm** sagte …*."""
        forms = self._people.forms(mention)
        if len(forms) == 1:
            return self._with_name(forms[0], mention)
        bearers = [self._with_name(form, mention) for form in forms]
        bearers = [e for e in bearers if not mention.gender or e.gender in {"", mention.gender}] or bearers
        if mention.noun:
            bearers = [e for e in bearers if is_called(mention, e)] or bearers
        seen = [(m.start, e) for e in bearers if (m := _last_in_front(e, mention.start)) is not None]
        called_so = [(at, e) for at, e in seen if any(m.name == mention.name and m.start <= at for m in e.mentions)]
        if seen:
            return max(called_so or seen, key=lambda pair: pair[0])[1]
        return bearers[0]

    def name_of(self, mention: Mention) -> str:
        """What a description makes a name of: the words without article and possessive, in the nominative."""
        if mention not in self._names:
            start = mention.start + (self._tokens[mention.start].tag_ == "PPOSAT" and mention.start < mention.head)
            words = nominative(self._tokens, start, self._name_end(mention), mention.phrase)
            self._names[mention] = self._spelt_out.get(words, words)
        return self._names[mention]

    def _name_end(self, mention: Mention) -> int:
        """The token behind what is the name among the words of a description."""
        end = mention.whole
        if end == mention.end and self.introduced_with(mention) is None:
            return end
        if mention.apposition >= 0:  # *die Klägerin**, eine Lehrerin***
            end = mention.apposition
        if end > mention.end and self._tokens[end - 1].text == ")":  # *Aussendepartement (EDA)*
            end = max(i for i in range(mention.end, end) if self._tokens[i].text == "(")
        elif not mention.is_person:  # *Währungsfonds **(IWF) und Zentralbank***, *Organisation **(WHO) in Genf***
            end = next((i for i in range(mention.end, end) if self._tokens[i].text == "("), end)
        name = self.introduced_with(mention)
        if name is not None and mention.start < name.start < end:  # *Sprecherin der Fraktion**, Mareike Dahl***
            end = name.start - (self._tokens.is_comma(name.start - 1))
        if mention.noun.endswith("jährige") and mention.age:  # *sagte der 43-Jährige **der Polizei***
            end = mention.end
        if mention.is_person:  # *eine Sprecherin **in Berlin***
            where = (i for i in range(mention.end, end) if self._tokens[i].lower_ in _WHERE)
            end = next((i for i in where if self._tokens[i].tag_ in stts.PREPOSITION), end)
        # *Bericht des Ministeriums **vom November 2011***
        dated = (i for i in range(mention.end, end - 1) if self._tokens[i].lower_ == "vom" and self._is_day(i + 1))
        return next(dated, end)

    def _is_day(self, i: int) -> bool:
        return self._tokens[i].text in time_nouns() or self._tokens[i].text[0].isdigit()


def _body_noun(form: Form) -> str | None:
    """***Ärztekammer** Nordrhein*: the noun for a body that a name begins with, in lower case."""
    words = (word for word in form[:-1] if noun_kind(word) in INSTITUTIONS and not is_place(word))
    noun = next(words, None)
    return noun.lower() if noun is not None else None


def _last_in_front(entity: Entity, token: int) -> Mention | None:
    """*Jan Rehm, der mit der **Chefin** nicht verwandt ist*: the last mention before a token that is no aside."""
    return next((m for m in reversed(entity.mentions) if m.start < token and (m.name or not m.has_preposition)), None)


def _tell_gender(entity: Entity, mention: Mention) -> None:
    """A woman is told by *Frau* and *-in*; a masculine noun can be for anybody, so that a given name is surer."""
    if not mention.gender or entity.kind not in {"person", "unknown"} or entity.told_gender:
        return
    if mention.kind not in {"person", "unknown", "group"}:
        return  # *die **Rockband** Jon Bergs*
    if mention.is_unknown and cue_noun(mention.noun, "content"):
        return  # *Äußerungen Ida Klamts*
    if mention.is_person and mention.gender != entity.gender and _is_form_for(entity.gender, mention):
        entity.told_gender = entity.gender
    elif mention.gender == "Masc" and entity.gender == "Fem" and mention.is_person:
        return  # *SPD-Fraktionsvize Jutta Rehfeld*
    elif mention.gender != "Neut":
        entity.told_gender = entity.gender = mention.gender


def _is_form_for(gender: str, mention: Mention) -> bool:
    """Whether a noun has the form for a gender, whatever the tagger sees: *Ute Lenz, **Vorsitzende***."""
    word, first = mention.tokens[mention.described], mention.tokens[mention.start]
    if gender == "Fem":
        return word.text.endswith("e") and first.tag_ not in stts.DETERMINER and is_adjectival(word.text)
    return gender == "Masc" and mention.gender == "Neut" and is_for_person(word.lower_ + "in")


def _party_in(bracket: str) -> str | None:
    """*SPD/Berlin* → `SPD`, *Bündnis 90/Die Grünen* → `Grüne`."""
    parts = [part.strip() for part in re.split("[/,]", bracket)]
    known = (party_of(part.removeprefix("Die ").lower()) for part in parts)
    return next(filter(None, known), parts[0] if parts[0].isupper() and parts[0].isalpha() else None)
