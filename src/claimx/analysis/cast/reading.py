"""Reads an article for who is in it: each mention gets the person, body or document that it stands for.

The mentions are read in the order of the text. What is named comes from the whole article, since a title or a lead may
name somebody before the full name stands: so names are settled first, then descriptions and pronouns one after the
other, and with them the speakers of statements that name nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimx.analysis.cast.choice import Chosen, Question, choose
from claimx.analysis.cast.descriptions import fits_body, is_called, is_general_body, parts
from claimx.analysis.cast.entities import Description, Entity, People, gender_of, joined_name
from claimx.analysis.cast.introductions import introductions
from claimx.analysis.cast.mentions import Mention, Places
from claimx.analysis.cast.names import role_before
from claimx.analysis.cast.nominatives import nominative
from claimx.analysis.syntax.tokens import Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import noun_kind
from claimx.knowledge.offices import party_of

Sieve = Literal[
    "name", "introduction", "same words", "same noun", "same age", "general noun", "description", "pronoun",
    "subject of the sentence", "relative",
    "owner", "joined", "floor", "origin", "new", "nobody",
]  # fmt: skip
"""What decided whom words stand for."""

_NAMING_NOBODY = words_of("naming_nobody")
_ANAPHORIC = words_of("anaphoric")
_INSIDE = frozenset({"in", "im", "laut"})
_INSIDE_IT = words_of("inside_it")
_OWNED = words_of("owned")
_JOINING = words_of("joins_phrases")
_CLAUSE_BORDERS = frozenset({",", ";", ":", "–", "—", "(", ")", "„", "“", "»", "«", '"', "und"})
_SOURCES = frozenset({"document"})
_MAX_SENTENCES_BACK = 8
"""How many sentences before a pronoun somebody is sought whom it can stand for."""
_MAX_CANDIDATES = 12
_MAX_STATEMENTS_BACK = 6
"""How many statements before a quoted word the one is sought that it stands in."""
_MAX_WORDS = 6
"""Words of the longest name of a body that is taken from a speaker role as it stands."""
_MAX_RELATIVE = 20
"""Tokens in which the verb of a relative clause is sought."""
_IN_NAMES_OF_BODIES = words_of("in_names_of_bodies")
_WHERE = words_of("where_somebody_is")
_LIKE_POSSESSIVES = frozenset({"ihr", "ihre", "sein", "seine", "deren", "dessen"})
_RELATIVE_GENDERS = {
    "der": frozenset({"Masc", "Fem"}), "dem": frozenset({"Masc", "Neut"}), "den": frozenset({"Masc"}),
    "das": frozenset({"Neut"}),
}  # fmt: skip


@dataclass
class Said:
    """A statement as the cast needs it, in token numbers.

    Attributes:
        start: First token of its content.
        content: Spans of its content.
        speaker: The words that name who speaks, None for none.
        by: How the speaker is known: see `claimx.analysis.article.Match`.
        origin: Number of the statement that it carries on.
        type: As in the output.
        cue: The words that say that somebody speaks.
        entity: Who speaks, once it is known.
        sieve: What decided it.
        chosen: The candidates, where one of several had to be chosen.
    """

    start: int
    content: Sequence[tuple[int, int]]
    speaker: tuple[int, int] | None
    by: str
    origin: int | None
    type: str
    cue: Sequence[int]
    entity: Entity | None = None
    sieve: Sieve = "nobody"
    chosen: Chosen | None = None


class Cast:
    """Who is in an article, and who speaks its statements.

    Args:
        tokens: The tokens.
        mentions: All mentions, in the order of the text.
        places: Where tokens stand.
        statements: What is said, in the order of the text.
    """

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], places: Places, statements: Sequence[Said]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.places = places
        self.statements = statements
        self.entities: list[Entity] = []
        self.sieves: dict[int, Sieve] = {}
        self.choices: dict[int, Chosen] = {}
        self._people = People(tokens, mentions)
        self._introduced = introductions(tokens, mentions, self._people)
        self._starting = {m.start: m for m in mentions if m.form != "possessive"}
        self._by_name: dict[str, Entity] = {}
        self._of: dict[int, Entity | None] = {}
        self._recent: list[Entity] = []
        self._asked: set[int] = set()
        self._covering = _covering(len(tokens), statements)
        self._settled: set[int] = set()
        self._last_speaker: Entity | None = None
        self._speaker_before: Entity | None = None
        self._last_statement: Said | None = None
        self._name_all()
        self._read()
        self._settle_names()

    # --- names, from the whole article ---

    def _name_all(self) -> None:
        """Make an entity of every name, and teach it what stands beside the name."""
        for mention in self.mentions:
            if mention.form == "name" and mention.name:
                forms = self._people.forms(mention)
                if len(forms) == 1:
                    self._teach(self._entity_of_name(forms[0], mention), mention)
        for mention in self.mentions:
            if mention.form == "name" and mention.name:
                forms = self._people.forms(mention)
                if len(forms) > 1:
                    for form in forms:
                        self._entity_of_name(form, mention)
        for number, name in self._introduced.descriptions.items():
            name.subject = self.mentions[number].subject = name.subject or self.mentions[number].subject
            forms = self._people.forms(name)
            entity = self._by_name.get(" ".join(forms[0]))
            if entity is not None and len(forms) == 1:
                self._describe(entity, self.mentions[number])

    def _entity_of_name(self, form: tuple[str, ...], mention: Mention) -> Entity:
        name = " ".join(form)
        entity = self._by_name.get(name)
        if entity is None:
            kind = self._people.kind(mention)
            if kind == "unknown" and len(form) > 1:
                kind = "person"
            entity = self._new(name, kind)
            entity.named = True
            entity.gender = gender_of(form) if kind in {"person", "unknown"} else ""
        return entity

    def _teach(self, entity: Entity, mention: Mention) -> None:
        """What a mention by name says of its bearer: role, gender, age, party."""
        self._tell_gender(entity, mention)
        if mention.noun:
            if entity.role is None and mention.name_tokens:
                entity.role = role_before(self.tokens, mention.phrase, list(mention.name_tokens))
            self._describe(entity, mention)
        if age := self._introduced.ages.get(mention.number):
            entity.ages.add(age)
        if bracket := self._introduced.brackets.get(mention.number):
            if entity.kind == "person":
                entity.party = entity.party or _party_in(bracket)
            elif bracket.replace("-", "").isalpha() and " " not in bracket:
                self._by_name.setdefault(bracket, entity)

    def _describe(self, entity: Entity, mention: Mention) -> None:
        entity.descriptions.setdefault(Description(mention.noun, mention.qualifiers))
        if entity.kind in {"person", "unknown"} and mention.kind == "person":
            entity.kind = "person"
            self._tell_gender(entity, mention)
            entity.party = entity.party or party_of(mention.noun)
            if entity.role is None and mention.form == "noun":
                entity.role = self._name_of(mention)
        if mention.age:
            entity.ages.add(mention.age)

    def _tell_gender(self, entity: Entity, mention: Mention) -> None:
        """A woman is told by *Frau* and *-in*; a masculine noun can be for anybody, so that a given name is surer."""
        if not mention.gender or entity.kind not in {"person", "unknown"} or entity.told_gender:
            return
        if mention.gender == "Masc" and entity.gender == "Fem" and mention.kind == "person":
            return  # *SPD-Fraktionsvize Jutta Rehfeld*
        if mention.gender != "Neut":
            entity.told_gender = entity.gender = mention.gender

    def _new(self, name: str, kind: str) -> Entity:
        entity = Entity(len(self.entities), name, kind)  # type: ignore[arg-type]
        self.entities.append(entity)
        self._by_name.setdefault(name, entity)
        return entity

    # --- the reading ---

    def _read(self) -> None:
        """Settle mentions and the statements that name nobody, in the order of the text."""
        order = [(m.start, 1, m.number) for m in self.mentions]
        order += [(s.start, 0, n) for n, s in enumerate(self.statements)]
        for _, is_mention, number in sorted(order):
            if is_mention:
                if self._can_matter(self.mentions[number]):
                    self.entity_of(self.mentions[number])
            else:
                self.speaker_of(number)
                speaker = self.statements[number].entity
                if speaker is not None and speaker is not self._last_speaker:
                    self._speaker_before, self._last_speaker = self._last_speaker, speaker
                self._last_statement = self.statements[number]

    def _can_matter(self, mention: Mention) -> bool:
        """Whether a mention can be of somebody; *Dienstag*, *Lösung* count only where they are said to speak."""
        return mention.form != "noun" or mention.kind != "unknown" or mention.number in self._introduced.descriptions

    def entity_of(self, mention: Mention) -> Entity | None:
        """Whom a mention stands for, None where the article does not tell."""
        if mention.number not in self._of:
            if mention.number in self._asked:
                return None  # two mentions ask for each other
            self._asked.add(mention.number)
            entity, sieve = self._settle(mention)
            self._of[mention.number], self.sieves[mention.number] = entity, sieve
            if entity is not None:
                entity.add(mention)
                if sieve != "new" or mention.form != "pronoun":
                    self._learn(entity, mention, sieve)
        return self._of[mention.number]

    def _learn(self, entity: Entity, mention: Mention, sieve: Sieve) -> None:
        """What a description that was understood adds: *die Neurologin* is one from then on."""
        if mention.form == "noun" and mention.noun and sieve in {"description", "same noun"}:
            if entity.kind == "person" or sieve == "same noun":
                entity.descriptions.setdefault(Description(mention.noun, mention.qualifiers))
            if mention.gender and entity.kind == "person" and not entity.gender:
                entity.gender = mention.gender

    def _settle(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        if mention.form == "possessive":
            return self._owner_of_possessive(mention)
        if mention.form == "pronoun":
            return self._pronoun(mention)
        if mention.number in self._introduced.descriptions:
            return self._named(self._introduced.descriptions[mention.number]), "introduction"
        if mention.form == "name" and mention.name:
            return self._named(mention), "name"
        return self._described(mention)

    def _named(self, mention: Mention) -> Entity:
        forms = self._people.forms(mention)
        if len(forms) == 1:
            return self._entity_of_name(forms[0], mention)
        bearers = [self._entity_of_name(form, mention) for form in forms]
        agreeing = [e for e in bearers if not mention.gender or e.gender in {"", mention.gender}] or bearers
        if mention.noun:
            called = [e for e in agreeing if is_called(mention, e)]
            agreeing = called or agreeing
        alone = [(e, [m for m in e.mentions if m.start < mention.start]) for e in agreeing]
        by_surname = [(e, ms) for e, ms in alone if any(m.name == mention.name for m in ms)]
        if by_surname:  # who was called so before
            return max(by_surname, key=lambda pair: pair[1][-1].start)[0]
        before = [(e, ms) for e, ms in alone if ms]
        return max(before, key=lambda pair: (len(pair[1]) > 0, pair[1][-1].start))[0] if before else agreeing[0]

    # --- descriptions ---

    def _described(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        name = self._name_of(mention)
        if not any(letter.isalpha() for letter in name):
            return None, "nobody"
        indefinite = mention.indefinite or not (mention.definite or mention.possessed)
        same = self._by_name.get(name)
        if same is not None and not mention.possessed and (not indefinite or mention.kind != "person" or same.mentions):
            return same, "same words"
        bare = not mention.indefinite and not mention.plural and mention.kind == "person"  # *Kanzler: „…“*
        if mention.definite or (mention.possessed and mention.kind == "person") or bare:
            found, sieve = self._taken_up(mention)
            if found is not None:
                return found, sieve
        entity = self._new(name, mention.kind)
        entity.plural = mention.plural
        entity.gender = mention.gender
        entity.told_gender = mention.gender if mention.kind == "person" else ""
        if mention.noun:
            entity.descriptions.setdefault(Description(mention.noun, mention.qualifiers))
        if mention.age:
            entity.ages.add(mention.age)
        if (bracket := self._introduced.brackets.get(mention.number)) and bracket.isalpha():
            self._by_name.setdefault(bracket, entity)
        return entity, "new"

    def _taken_up(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        """Whom a definite description takes up that the article has called so, or named, before."""
        called = self._called_so(mention)
        if mention.kind != "person" or mention.plural:
            if called:
                return self._last_of(called, mention), "same noun"
            if mention.definite and is_general_body(mention.noun) and not mention.qualifiers:
                return self._chosen(
                    "description", mention, [e for e in self.entities if fits_body(mention, e)]
                ), "general noun"
            return None, "nobody"
        aged = [e for e in self.entities if mention.age and mention.age in e.ages and e.agrees(mention.gender, False)]
        if aged:
            return self._last_of(aged, mention), "same age"
        others = self.entities if self._may_take_up(mention) else []
        found = self._chosen("description", mention, [e for e in others if self._can_be(mention, e)], called)
        return found, "same noun" if found in called else "description"

    def _last_of(self, entities: Sequence[Entity], mention: Mention) -> Entity | None:
        """The one that was mentioned last, else the only one that is named later."""
        before = [(m.start, e) for e in entities if (m := e.last_before(mention.start)) is not None]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        named = [e for e in entities if e.named]
        return named[0] if len(named) == 1 else None

    def _called_so(self, mention: Mention) -> list[Entity]:
        """Those whom the article calls by this noun, or else by another one for the same office."""
        if not mention.noun:
            return []
        fitting = [e for e in self.entities if self._fits(mention, e)]
        called = [e for e in fitting if is_called(mention, e)]
        return called or [e for e in fitting if is_called(mention, e, offices=True)]

    def _fits(self, mention: Mention, entity: Entity) -> bool:
        if entity.plural != mention.plural:
            return False
        if mention.age and entity.ages and mention.age not in entity.ages:
            return False
        person = entity.kind == "person" and mention.kind in {"person", "unknown"}
        return not person or not mention.gender or entity.gender in {"", mention.gender}

    def _chosen(
        self, question: Question, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity] = ()
    ) -> Entity | None:
        """The likeliest of some, who is noted with the others."""
        chosen = choose(question, self._candidates(mention, entities, called))
        self.choices[mention.number] = chosen
        return chosen.entity

    def _may_take_up(self, mention: Mention) -> bool:
        """Whether a description can be for somebody named before: *die 54-Jährige*, not *die Chefin der Polizei*."""
        if (
            not mention.definite
            or mention.plural
            or mention.possessed
            or not mention.gender
            or mention.gender == "Neut"
        ):
            return False
        return mention.kind == "person"

    def _name_of(self, mention: Mention) -> str:
        """What a description makes a name of: the words without article and possessive, in the nominative."""
        start, end = mention.start, mention.whole
        if self.tokens[start].tag_ == "PPOSAT" and start < mention.head:
            start += 1
        if end > mention.end and self.tokens[end - 1].text == ")":  # *Aussendepartement (EDA)*
            end = max(i for i in range(mention.end, end) if self.tokens[i].text == "(")
        if mention.kind == "person":  # *eine Sprecherin **in Berlin***
            place = (i for i in range(mention.end, end) if self.tokens[i].lower_ in _WHERE)
            end = next(place, end)
        return nominative(self.tokens, start, end, mention.phrase)

    # --- pronouns and possessives ---

    def _pronoun(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        token = self.tokens[mention.head]
        if token.lower_ in _NAMING_NOBODY:
            return None, "nobody"
        if token.tag_ == "PRELS":
            return self._antecedent(mention), "relative"
        if token.tag_ in {"PIS", "PWS"} or token.lower_ in {"das", "dies", "sich"} or token.tag_ == "PRF":
            return None, "nobody"
        candidates = self._candidates(mention, [e for e in self.entities if self._can_be(mention, e)])
        subjects = [e for e, f in candidates if "alone in the sentence" in f and "both subjects" in f]
        if subjects:  # *Der Verband zeigte sich enttäuscht: Das reiche nicht, teilte **er** mit.*
            return subjects[0], "subject of the sentence"
        chosen = choose("pronoun", candidates)
        self.choices[mention.number] = chosen
        return chosen.entity, "pronoun"

    def _antecedent(self, mention: Mention) -> Entity | None:
        """*der **Verein**, der einen Neubau forderte*: the last phrase before the comma that may agree in number."""
        word, plural = self.tokens[mention.head].lower_, self._finite_is_plural(mention)
        genders = _RELATIVE_GENDERS.get(word, frozenset())
        for number in range(mention.number - 1, max(mention.number - 5, -1), -1):
            other = self.mentions[number]
            if other.form not in {"name", "noun"} or other.end > mention.start or other.sentence != mention.sentence:
                continue
            gender = other.gender or feature(self.tokens[other.head], "Gender")
            if word == "die" and (other.plural if plural else gender == "Fem" or other.form == "name"):
                return self.entity_of(other)
            if word != "die" and not other.plural and (not gender or other.form == "name" or gender in genders):
                return self.entity_of(other)
        return None

    def _finite_is_plural(self, mention: Mention) -> bool:
        """Whether the verb of a relative clause is plural: *die sagten*."""
        for i in range(mention.end, min(mention.end + _MAX_RELATIVE, len(self.tokens))):
            if self.tokens[i].tag_ in stts.FINITE:
                return feature(self.tokens[i], "Number") == "Plur"
            if self.tokens[i].is_sent_start:
                break
        return False

    def _owner_of_possessive(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        possible = [e for e in self.entities if self._can_be(mention, e)]
        return self._chosen("pronoun", mention, possible), "pronoun"

    # --- candidates ---

    def _candidates(
        self, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity] = ()
    ) -> list[tuple[Entity, list[str]]]:
        """Who of some can be meant by a pronoun or a description, each with what speaks for it.

        Args:
            mention: The pronoun or description.
            entities: Those who agree with it.
            called: Those whom the article has called so.
        """
        statement = self._covering[mention.start]
        said = self.statements[statement] if statement >= 0 else None
        reporter = None
        if said is not None and not (said.speaker and said.speaker[0] <= mention.start < said.speaker[1]):
            reporter = self.speaker_of(statement)
        found: list[tuple[int, Entity]] = []
        for entity in [*entities, *(e for e in called if e not in entities)]:
            last = entity.last_before(mention.start)
            window = _MAX_SENTENCES_BACK * (2 if entity.named and mention.form == "noun" else 1)
            near = last is not None and mention.sentence - last.sentence <= window
            follows = last is None and entity.named and self._follows(entity, mention)
            if not near and not follows and entity is not reporter and not (entity in called and entity.named):
                continue
            if last is not None and self._is_other_argument(last, mention):
                continue
            found.append((last.start if last else -1, entity))
        found.sort(key=lambda pair: (-pair[0], pair[1].number))
        direct = said is not None and said.type == "direct"
        candidates = []
        start = self.places.sentence_starts[mention.sentence] if mention.sentence >= 0 else 0
        here = [entity for at, entity in found if at >= start]
        for rank, (_, entity) in enumerate(found[:_MAX_CANDIDATES]):
            features = self._nearness(entity, mention.start, mention.sentence, mention.paragraph)
            if rank == 0:
                features.append("mentioned last")
            if here == [entity]:
                features.append("alone in the sentence")
            if entity is reporter:
                features.append("quoted himself" if direct else "reports it")
            elif reporter is not None and not direct:
                features.append("another than who reports")
            if mention.subject and last_subject(entity, mention.start):
                features.append("both subjects")
            if entity is self._last_speaker:
                features.append("spoke last")
            if mention.form == "noun":
                features += self._aspects(mention)
                if entity in called:
                    features.append(self._how_called(mention, entity))
                elif called:
                    features.append("another is called so")
                if features[1] == "mentioned later" and self._follows(entity, mention):
                    features.append("named right behind")
            if mention.form == "possessive":
                features.append("possessive, " + ("subject" if self._is_near_subject(entity, mention) else "other"))
            if mention.gender and entity.gender == mention.gender:
                features.append("gender known")
            candidates.append((entity, features))
        return candidates

    def _how_called(self, mention: Mention, entity: Entity) -> str:
        """Whether somebody is called by just this noun, by a part of it, or by another one for the same office."""
        nouns = {parts(d.noun)[1] for d in entity.descriptions} | {d.noun for d in entity.descriptions}
        first, noun = parts(mention.noun)
        who = "named" if entity.named else "unnamed"
        if mention.noun in nouns or (noun in nouns and not first):
            return f"called so, {who}"
        return f"called so in part, {who}" if is_called(mention, entity) else f"called so by another noun, {who}"

    def _follows(self, entity: Entity, mention: Mention) -> bool:
        """*…, sagt die Bürgermeisterin. **Jana Tietze** steht am Deich*: whether somebody is named right behind."""
        first = next((m for m in self.mentions[mention.number + 1 :] if m.name and m.form == "name"), None)
        if first is None or first.sentence - mention.sentence > 1 or not first.subject:
            return False
        return self._peek(first) is entity

    def _aspects(self, mention: Mention) -> list[str]:
        """What a description itself says for or against its being of somebody named before."""
        aspects = []
        if mention.whole > mention.end:
            aspects.append("with attributes")
        elif mention.qualifiers:
            aspects.append("with adjectives")
        if mention.age:
            aspects.append("age")
        if mention.preposition >= 0:
            aspects.append("asked behind a preposition")
        return aspects

    def _is_other_argument(self, last: Mention, mention: Mention) -> bool:
        """*Er traf **den Minister***, *sie half **ihr***: subject and object of one clause are two."""
        if not last.subject or mention.subject or mention.form == "possessive" or last.sentence != mention.sentence:
            return False
        return not any(self.tokens[i].text in _CLAUSE_BORDERS for i in range(last.end, mention.start))

    def _can_be(self, mention: Mention, entity: Entity) -> bool:
        """Whether a pronoun or a description agrees with somebody; a description takes up named persons only."""
        if mention.form == "noun" and (not entity.named or entity.kind != "person"):
            return False
        if not entity.agrees(mention.gender, mention.plural):
            return False
        if mention.plural:
            return entity.kind != "unknown" or bool(entity.members)
        if entity.kind == "person":
            party = party_of(mention.noun)
            same_party = not party or not entity.party or party == entity.party
            return same_party and (not mention.age or not entity.ages or mention.age in entity.ages)
        if entity.plural:
            return False
        # *Der Verband … er*: a body by the gender of its noun
        return (
            entity.kind not in {"unknown", "person"}
            and bool(entity.gender)
            and (not mention.gender or entity.gender == mention.gender)
        )

    def _is_near_subject(self, entity: Entity, mention: Mention) -> bool:
        last = entity.last_before(mention.start)
        return last is not None and last.subject and last.sentence == mention.sentence

    def _nearness(self, entity: Entity, token: int, sentence: int, paragraph: int) -> list[str]:
        """How near somebody was mentioned, and how."""
        last = entity.last_before(token)
        who = _who(entity)
        features = [f"is {who}"]
        if last is None:
            return [*features, "mentioned later"]
        back = sentence - last.sentence
        features.append(f"{back} sentences back" if back < 4 else "farther back")
        if last.paragraph == paragraph:
            features.append("same paragraph")
        if back < 3 and (subject := self._subject_in(entity, sentence - back, token)) is not None:
            features.append(f"{who}, subject {back} back")
            if subject is not last:
                features.append("subject and mentioned again")
        elif last.preposition >= 0:
            features.append("behind a preposition")
        if entity.kind == "document" and last.preposition >= 0 and self.tokens[last.preposition].lower_ in _INSIDE:
            features += ["document that it stands in"] if back <= 1 else []
        if last.form == "pronoun":
            features.append("pronoun")
        elif last.form == "possessive":
            features.append("as possessive")
        if last.quotation >= 0:
            features.append("in a quotation")
        if len(entity.mentions) > 3:
            features.append("often")
        return features

    def _subject_in(self, entity: Entity, sentence: int, before: int) -> Mention | None:
        """The last mention as a subject in a sentence, before a token."""
        at = bisect_left(entity.mentions, before, key=lambda m: m.start)
        for mention in reversed(entity.mentions[:at]):
            if mention.sentence < sentence:
                return None
            if mention.subject and mention.sentence == sentence:
                return mention
        return None

    # --- who speaks ---

    def speaker_of(self, number: int) -> Entity | None:
        """Who speaks a statement."""
        said = self.statements[number]
        if number in self._settled:
            return said.entity
        self._settled.add(number)
        if said.by in {"words", "shared"} and said.speaker is not None:
            said.entity, said.sieve = self.speaker_in(*said.speaker)
        elif said.speaker is None and said.cue and said.origin is None:
            said.entity, said.sieve = self._unnamed(said), "owner"
        elif said.origin is not None and said.by == "words":
            said.entity, said.sieve = self.speaker_of(said.origin), "origin"
        elif (host := self._host(number)) is not None:
            said.entity, said.sieve = self.speaker_of(host), "origin"
        else:
            said.chosen = choose("floor", self._holders(number))
            inside = (c.entity for c in said.chosen.candidates if "document that it stands in" in c.features)
            said.entity, said.sieve = said.chosen.entity or next(inside, None), "floor"
        return said.entity

    def _host(self, number: int) -> int | None:
        """The statement that a quoted word stands in: *Die Koalition müsse **„endlich liefern“***."""
        start, end = self.statements[number].start, self.statements[number].content[-1][1]
        around = [
            n for n in range(max(number - _MAX_STATEMENTS_BACK, 0), number)
            if self.statements[n].type != "direct"
            and any(a <= start and end <= b for a, b in self.statements[n].content)
        ]  # fmt: skip
        return around[-1] if around else None

    def _unnamed(self, said: Said) -> Entity | None:
        """Who speaks by a cue without a subject: *heißt es **darin***, ***ihre** Sorge sei, dass …*; None mostly."""
        if not said.cue:
            return None
        sentence = self.places.sentence(said.cue[0])
        for mention in self.mentions[bisect_left(self.mentions, said.cue[0] - 1, key=lambda m: m.start) :]:
            if mention.start > said.cue[-1]:
                break
            if mention.form == "possessive" and mention.phrase.head in said.cue:
                return self.entity_of(mention)
        end = next((i for i in self.places.sentence_starts if i > said.cue[-1]), len(self.tokens))
        start = self.places.sentence_starts[sentence]
        if any(self.tokens[i].lower_ in _INSIDE_IT for i in range(start, end)):
            return self._source_before(start)
        return None

    def question_of(self, said: Said) -> tuple[Question, Chosen] | None:
        """The choice that a statement's speaker rests on, None where nothing had to be chosen."""
        if said.chosen is not None:
            return "floor", said.chosen
        mention = self._starting.get(said.speaker[0]) if said.speaker else None
        chosen = self.choices.get(mention.number) if mention is not None else None
        if mention is None or chosen is None:
            return None
        return "pronoun" if mention.form == "pronoun" else "description", chosen

    def speaker_in(self, start: int, end: int) -> tuple[Entity | None, Sieve]:
        """Whom the words of a speaker role name.

        Args:
            start: First token.
            end: Token after the last.
        """
        if self.tokens[start].lower_ in _ANAPHORIC:  # *Demnach …*: the source that was named last
            return self._source_before(start), "origin"
        inside = [self._starting[i] for i in range(start, end) if i in self._starting]
        if not inside:  # *Frau **Weber**, wann beginnt der Bau?*
            around = [m for m in self._starting.values() if m.start < start < m.end]
            if not around:
                return None, "nobody"
            inside = around[-1:]
        first = inside[0]
        if first.form == "pronoun" and len(inside) > 1 and self.tokens[first.head].lower_ in _LIKE_POSSESSIVES:
            inside = inside[1:]  # ***Ihr** niederländischer Kollege Joris van Leeuwen*: the tagger sees a pronoun
            first = inside[0]
        if first.form == "pronoun":
            return self.entity_of(first), self.sieves.get(first.number, "pronoun")
        if (owner := self._owner(first, inside)) is not None:
            return owner, "owner"
        if first.form == "noun" and self._is_hearsay(first):
            return None, "nobody"
        joined = self._joined(inside)
        if len(joined) > 1:
            return self._together(joined), "joined"
        entity = self.entity_of(first)
        sieve = self.sieves.get(first.number, "nobody")
        if entity is not None and entity.kind == "document" and sieve == "same noun":
            told = entity.mentions[0]  # *ein Bericht des Amtes*, then *laut dem Bericht*
            inside = [self._starting[i] for i in range(told.start, told.whole) if i in self._starting]
            if (owner := self._owner(told, inside)) is not None:
                return owner, "owner"
        if entity is not None and sieve == "new" and first.kind != "person" and self._goes_on(first, end):
            self._rename(entity, nominative(self.tokens, first.start, end, first.phrase))
        return entity, sieve

    def _goes_on(self, mention: Mention, end: int) -> bool:
        """Whether a speaker role has more of a name than its phrase: *Bündnis | **für Bildung***."""
        if end <= mention.whole:
            return False
        more = self.tokens[mention.whole]
        return mention.whole == mention.end or more.lower_ in _IN_NAMES_OF_BODIES

    def _rename(self, entity: Entity, name: str) -> None:
        """*Der Fahrgastverband **Pro Bahn** | sagte*: a speaker reaches up to the verb, whatever the tags say."""
        if name not in self._by_name and len(name.split()) <= _MAX_WORDS:
            entity.name = name
            self._by_name[name] = entity

    def _joined(self, inside: list[Mention]) -> list[Mention]:
        """***Olaf Brehm** und **Ida Klamt***; a list before it belongs to it."""
        found = [inside[0]]
        for mention in inside[1:]:
            between = [self.tokens[i].lower_ for i in range(found[-1].end, mention.start)]
            if between and between[-1] in {*_JOINING, ","} and len(between) == 1:
                found.append(mention)
            else:
                break
        if len(found) > 1 and self.tokens[found[-1].start - 1].lower_ not in _JOINING:
            return found[:1]  # an apposition
        if found[0].form == "name" and any(
            m.form == "noun" and m.kind == "person" and not m.plural and not m.definite for m in found[1:]
        ):
            return found[:1]  # *Reto Ammacher, Ständerat und Gesicht der Kampagne*
        if not any(m.form == "name" for m in found):
            return found[:1]  # *Kolleginnen und Kollegen*: the phrase names them all
        while len(found) > 1 and self.tokens[found[0].start - 1].text == ",":
            before = next(
                (m for m in self.mentions[max(found[0].number - 2, 0) : found[0].number]
                 if m.form == "name" and m.end == found[0].start - 1), None,
            )  # fmt: skip
            if before is None:
                break
            found.insert(0, before)
        return found

    def _together(self, mentions: list[Mention]) -> Entity | None:
        members = [entity for m in mentions if (entity := self.entity_of(m)) is not None]
        if len({id(e) for e in members}) < 2:
            return members[0] if members else None
        name = joined_name(members)
        together = self._by_name.get(name)
        if together is None:
            together = self._new(name, "group")
            together.plural, together.members = True, members
            together.add(mentions[0])
        return together

    def _owner(self, source: Mention, inside: list[Mention]) -> Entity | None:
        """Whose words a source are: *den Zahlen **des Ministeriums***, *nach **eigenen** Angaben*, ***ihre** Mail*."""
        noun = self.tokens[source.head]
        if source.form != "noun" or source.kind == "person":
            return None
        document = source.kind in _SOURCES or noun_kind(noun.text) in _SOURCES
        if cue_noun(noun.text, "source") is None and cue_noun(noun.text, "content") is None and not document:
            return None
        possessive = next((m for m in self._possessives(source)), None)
        if possessive is not None:
            return self.entity_of(possessive)
        if self.tokens[source.start].lower_ == "eigenen" or any(
            self.tokens[i].lower_ in {"eigenen", "eigener", "eigene"} for i in range(source.start, source.head)
        ):
            return self._subject_before(source.start)
        attribute = next((m for m in inside[1:] if m.start >= source.end), None)
        if attribute is not None:
            linked = self.tokens[attribute.start - 1].lower_ in {"von", "vom", "des", "aus", "der", "durch"}
            if attribute.start == source.end or linked or attribute.preposition < 0:
                deeper = [m for m in inside if m.start >= attribute.start]
                return self._owner(attribute, deeper) or self.entity_of(attribute)
        if self.tokens[source.start].tag_ == "NE" and source.start < source.head:
            genitive = self.tokens[source.start].text.removesuffix("s")
            return (
                self._by_last_word(genitive)
                or self._by_last_word(self.tokens[source.start].text)
                or self._new_named(genitive)
            )
        return self._owner_in_compound(source, noun.text)

    def _is_hearsay(self, source: Mention) -> bool:
        """*Gerüchte*, *erste Schätzungen*, *Angaben*: words of which the article does not tell whose they are."""
        noun = self.tokens[source.head].text
        return (
            cue_noun(noun, "source") is not None
            and not source.definite
            and (source.plural or source.kind == "unknown")
            and source.whole == source.end
            and source.kind not in {"person", "organisation", "government", "media", "group"}
        )

    def _possessives(self, mention: Mention) -> list[Mention]:
        return [
            m for m in self.mentions[max(mention.number - 2, 0) : mention.number + 3]
            if m.form == "possessive" and mention.start <= m.start < mention.head
        ]  # fmt: skip

    def _by_last_word(self, word: str) -> Entity | None:
        return next((e for e in self.entities if e.named and e.name.split()[-1] == word), None) or self._by_name.get(
            word
        )

    def _new_named(self, name: str) -> Entity:
        entity = self._new(name, "person")
        entity.named = True
        return entity

    def _owner_in_compound(self, source: Mention, word: str) -> Entity | None:
        """***Polizei**angaben*, ***Regierungs**kreisen*: the first part says whose they are."""
        ending = next((end for end in _OWNED if word.lower().endswith(end)), None)
        first = word[: -len(ending)] if ending else ""
        name = next((w for w in (first, first.removesuffix("s")) if noun_kind(w) != "unknown"), None)
        if name is None:
            return None
        if is_general_body(name.lower()):  # ***Unternehmens**angaben*
            taken_up = replace(source, noun=name.lower(), kind=noun_kind(name), plural=False)
            body = choose(
                "description", self._candidates(taken_up, [e for e in self.entities if fits_body(taken_up, e)])
            )
            if body.entity is not None:
                return body.entity
        known = self._by_name.get(name)
        if known is None:
            known = self._new(name, noun_kind(name))
        return known

    def _source_before(self, token: int) -> Entity | None:
        """*Ein **Bericht** liegt vor. Demnach …*: the source that was named last, else who spoke last."""
        sentence = self.places.sentence(token)
        for number in range(bisect_left(self.mentions, token, key=lambda m: m.start) - 1, -1, -1):
            mention = self.mentions[number]
            if sentence - mention.sentence > 1:
                break
            if mention.form == "noun" and mention.end + 1 == token and self._is_hearsay(mention):
                return None  # *Gerüchte, wonach …*
            if mention.form == "noun" and (mention.kind == "document" or self._is_source(mention)):
                return self.speaker_in(mention.start, mention.whole)[0]
        return self._last_speaker

    def _is_source(self, mention: Mention) -> bool:
        return mention.kind != "person" and cue_noun(self.tokens[mention.head].text, "source") is not None

    def _subject_before(self, token: int) -> Entity | None:
        sentence = self.places.sentence(token)
        near = [m for m in self.mentions if m.subject and m.sentence == sentence]
        before = [m for m in near if m.start < token]
        for mention in [*reversed(before), *(m for m in near if m.start > token)]:
            if (entity := self.entity_of(mention)) is not None:
                return entity
        return self._last_speaker

    # --- who has the floor ---

    def _holders(self, number: int) -> list[tuple[Entity, list[str]]]:
        """Who can have the floor at a statement that names nobody, each with what speaks for it."""
        said = self.statements[number]
        token = said.start
        sentence, paragraph = self.places.sentence(token), self.places.paragraph(token)
        end = said.content[-1][1]
        origin = self.speaker_of(said.origin) if said.origin is not None else None
        before = self._last_statement
        inside = [m for m in self.mentions if token <= m.start < end]
        pronouns = {m.gender for m in inside if m.form == "pronoun" and not m.plural and m.gender in {"Masc", "Fem"}}
        after = [
            m for m in self.mentions
            if end <= m.start and m.sentence - self.places.sentence(end - 1) <= 1 and m.subject and m.form != "pronoun"
        ][:1]  # fmt: skip
        candidates = []
        for entity in self.entities:
            last = entity.last_before(token)
            near = last is not None and sentence - last.sentence <= _MAX_SENTENCES_BACK
            in_sentence = any(m.sentence == sentence and not token <= m.start < end for m in entity.mentions)
            follows = any(self._peek_any(m) is entity for m in after)
            if not (near or entity is origin or in_sentence or follows):
                continue
            if entity.kind == "unknown" and not entity.named and entity is not origin:
                continue
            features = self._nearness(entity, token, sentence, paragraph)
            features = [f"{said.type}: {f}" if " back" in f else f for f in features]
            if self._is_silent_subject(entity, sentence, token):
                features.append(f"{said.type}: subject of a sentence in which nobody speaks")
            if entity is origin:
                features.append("spoke what it goes on")
            if before is not None and before.entity is entity:
                gap = sentence - self.places.sentence(before.content[-1][1] - 1)
                features.append(f"{said.type}: spoke right before" if gap <= 1 else "spoke before")
                if before.type == "direct":
                    features.append(f"{said.type}: quoted before")
            if entity is self._last_speaker:
                features.append("spoke last")
            elif entity is self._speaker_before:
                features.append("spoke second last")
            if follows:
                features.append("subject after")
            if any(m.name and self._of.get(m.number, self._peek(m)) is entity for m in inside):
                features.append("named inside")
            if pronouns and said.type != "direct" and entity.kind == "person" and entity.gender:
                agrees = entity.gender in pronouns
                features.append("pronoun inside agrees" if agrees else "pronoun inside does not agree")
            if in_sentence:
                features.append("named beside")
            if entity.plural:
                features.append("several")
            candidates.append((entity, features))
        return candidates

    def telling(self, said: Said) -> Mention | None:
        """The words that name who has the floor at a statement: the last ones before it, else the first ones after."""
        if said.entity is None:
            return None
        mentions = [m for m in said.entity.mentions if m.form in {"name", "noun"}] or said.entity.mentions
        before = [m for m in mentions if m.start < said.start]
        return before[-1] if before else next(iter(mentions), None)

    def _is_silent_subject(self, entity: Entity, sentence: int, token: int) -> bool:
        """*Brandt winkt ab. „Das war nichts.“*: the subject of the sentence before, in which nothing is said."""
        if self._subject_in(entity, sentence - 1, token) is None:
            return False
        start = self.places.sentence_starts[sentence - 1]
        end = self.places.sentence_starts[sentence]
        return all(number < 0 for number in self._covering[start:end])

    def _peek(self, mention: Mention) -> Entity | None:
        forms = self._people.forms(mention)
        return self._by_name.get(" ".join(forms[0])) if len(forms) == 1 else None

    def _peek_any(self, mention: Mention) -> Entity | None:
        """Whom a mention stands for that is not read yet, where a name or an introduction tells."""
        if mention.number in self._introduced.descriptions:
            mention = self._introduced.descriptions[mention.number]
        return self._peek(mention) if mention.form == "name" and mention.name else None

    # --- the names that come out ---

    def _settle_names(self) -> None:
        for entity in self.entities:
            if entity.members:
                entity.name = joined_name(entity.members)


def last_subject(entity: Entity, token: int) -> bool:
    """Whether the last mention of somebody before a token is a subject."""
    last = entity.last_before(token)
    return last is not None and last.subject


def _who(entity: Entity) -> str:
    """What sort of candidate somebody is."""
    if entity.plural:
        return "several"
    if entity.kind == "person":
        return "named person" if entity.named else "unnamed person"
    return "body" if entity.kind in {"organisation", "government", "media"} else entity.kind


def _party_in(bracket: str) -> str | None:
    first = bracket.split("/")[0].split(",")[0].strip()
    known = party_of(first.lower())
    return known or (first if first.isupper() and first.isalpha() else None)


def _covering(length: int, statements: Sequence[Said]) -> list[int]:
    """The innermost statement around each token, -1 for none."""
    found = [-1] * length
    sizes = [sum(b - a for a, b in said.content) for said in statements]
    for number in sorted(range(len(statements)), key=lambda n: -sizes[n]):
        for a, b in statements[number].content:
            found[a:b] = [number] * (b - a)
    return found
