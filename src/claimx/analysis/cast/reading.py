"""Reads an article for who is in it and who speaks, in the order of the text.

Names are settled before, since they come from the whole article (`register`). Then each mention gets the person, body
or document that it stands for (`antecedents`), and with the mentions each statement gets its speaker: by the words that
name one (`sources`), by the statement that it belongs to, or by who has the floor (`candidates`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile

from claimx.analysis.cast import candidates
from claimx.analysis.cast.antecedents import ANOTHER, Antecedents
from claimx.analysis.cast.choice import Chosen, Question, choose
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Mention, Places
from claimx.analysis.cast.nominatives import nominative
from claimx.analysis.cast.register import Register
from claimx.analysis.cast.scene import Said, Scene, Sieve
from claimx.analysis.cast.sources import Sources
from claimx.analysis.syntax.tokens import Tokens, feature
from claimx.knowledge import stts
from claimx.knowledge.cues import anaphoric_words
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import BODIES, INSTITUTIONS, SPEAKING, is_place

_SOMEBODY = words_of("somebody")
_ANAPHORIC = anaphoric_words()
_INSIDE_IT = words_of("inside_it")
_THERE = words_of("there")
_IN_NAMES_OF_BODIES = words_of("in_names_of_bodies")
_MESSAGES = words_of("message")
_INFORMATION = words_of("information")
_OF_A_MEDIUM = words_of("of_a_medium")
_TO = words_of("to_somebody")
_WRITING = words_of("writing_verb")
_WRITTEN = words_of("form_of_writing_verb")
_SAID_OF_THINGS = words_of("said_of_things")
_POSSESSIVE_PRONOUNS = words_of("possessive_pronoun")
_PERSONAL, _MASCULINE = words_of("third_person"), words_of("masculine_pronoun")
_MAX_STATEMENTS_BACK = 6
"""How many statements before a quoted word the one is sought that it stands in."""
_MAX_INSIDE = 60
"""Tokens from a cue to *darin* in its sentence; only a list is longer."""
_MAX_NAME = 6
"""Words of the longest name of a body that is taken from a speaker role as it stands."""


class Cast:
    """Who is in an article, and who speaks its statements.

    Args:
        tokens: The tokens.
        mentions: All mentions, in the order of the text.
        places: Where tokens stand.
        statements: What is said, in the order of the text; each gets its speaker.

    Attributes:
        mentions: The mentions.
        statements: The statements.
        antecedents: Whom the mentions stand for, and why.
    """

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], places: Places, statements: Sequence[Said]) -> None:
        self.mentions = mentions
        self.statements = statements
        self._tokens = tokens
        self._register = Register(tokens, mentions)
        self._scene = Scene(tokens, mentions, places, statements, self._register)
        self.antecedents = Antecedents(self._scene, self.speaker_of)
        self._sources = Sources(self._scene, self.antecedents, self._several)
        self._starting = {m.start: m for m in mentions if m.form != "possessive"}
        self._settled: set[int] = set()
        self._read()
        self._register.settle_names()
        self.antecedents.part_from_cast()
        self._sources.part_from_cast()

    def _read(self) -> None:
        """Settle mentions and statements in the order of the text, a statement before the mentions inside it."""
        order = [(m.start, 1, m.number) for m in self.mentions]
        order += [(self._told_at(said), 0, number) for number, said in enumerate(self.statements)]
        for _, is_mention, number in sorted(order):
            if is_mention:
                if self._can_matter(self.mentions[number]):
                    self.antecedents.entity_of(self.mentions[number])
            else:
                self.speaker_of(number)
                if not self._scene.is_retold(self.statements[number]) and not self._is_cited(self.statements[number]):
                    self._scene.has_spoken(self.statements[number])

    def _told_at(self, said: Said) -> int:
        """Where it is read who said it: *Der Zulieferer Alda baut ab. | **Das teilte der Konzern mit.***.

        *Ute Lenz kommt, | **wie sie sagt***: the journalist has named her before.
        """
        if self._scene.is_as_she_says(said):
            return max(said.start, said.cue[0])
        starts = self._scene.places.sentence_starts
        if said.type == "direct" or said.speaker is None or said.speaker[0] < said.end:
            return said.start
        told = starts[self._scene.places.sentence(said.speaker[0])]
        return max(said.start, told) if told >= said.end else said.start

    def _is_cited(self, said: Said) -> bool:
        """*Nach einer Umfrage **ihres** Verbands gehe es bergab*: who speaks cites what is her own, and goes on."""
        last, words = self._scene.last_speaker, said.speaker
        if last is None or words is None or said.entity is None or said.entity.is_person:
            return False
        verbs = (self._tokens[i] for i in said.cue if self._tokens[i].tag_ in stts.FINITE)
        if any(feature(verb, "Mood") != "Sub" for verb in verbs):
            return False  # *Ihr Verband **forderte** mehr Geld*
        first = bisect_left(self.mentions, words[0], key=lambda m: m.start)
        inside = takewhile(lambda m: m.start < words[1], self.mentions[first:])
        return any(m.form == "possessive" and self.antecedents.entity_of(m) is last for m in inside)

    def _can_matter(self, mention: Mention) -> bool:
        """Whether a mention can be of somebody; *Dienstag*, *Lösung* count only where they are said to speak."""
        is_thing = mention.form == "noun" and mention.is_unknown
        if not is_thing or self._register.introduced_with(mention) is not None:
            return True
        return self._tokens[mention.head].lower_ in ANOTHER  # ***Eine zweite** packt schon ein*

    # --- who speaks a statement ---

    def speaker_of(self, number: int) -> Entity | None:
        """Who speaks a statement, None where the article does not tell."""
        said = self.statements[number]
        if number not in self._settled:
            self._settled.add(number)
            said.entity, said.sieve = self._speaker(number, said)
        return said.entity

    def _speaker(self, number: int, said: Said) -> tuple[Entity | None, Sieve]:
        if said.by in {"words", "shared"} and said.speaker is not None:
            return self._named_in(said, *said.speaker)
        if said.speaker is None and said.cue and said.origin is None:  # *Darin heißt es …*
            return self._without_subject(said), "owner"
        own_cue = said.cue and (said.origin is None or said.cue != self.statements[said.origin].cue)
        if said.origin is not None and said.speaker is None and own_cue:
            return self.speaker_of(said.origin), "origin"  # *…, heißt es darin. Geld fehle, **heißt es weiter**.*
        if said.origin is not None and said.by == "words":
            return self.speaker_of(said.origin), "origin"
        if (host := self._host(number)) is not None:  # *Die Koalition müsse **„endlich liefern“***
            return self.speaker_of(host), "origin"
        if (
            said.type in {"direct", "free_indirect"}
            and (subject := candidates.silent_subject(self._scene, said)) is not None
        ):
            return subject, "silent subject"  # *Brandt winkt ab. **„Das war nichts.“***
        origin = self.speaker_of(said.origin) if said.origin is not None else None
        if said.origin is not None and origin is None and self._is_of_nobody(said, self.statements[said.origin]):
            return None, "nobody"
        floor = candidates.of_floor(self._scene, said, origin)
        if said.origin is not None and origin is None:
            floor = [c for c in floor if self._may_be_who_spoke(c[0], self.statements[said.origin])]
        said.chosen = choose("floor", floor)
        documents = (c.entity for c in said.chosen.candidates if candidates.OPENED in c.features)
        return said.chosen.entity or next(documents, None), "floor"

    def _named_in(self, said: Said, start: int, end: int) -> tuple[Entity | None, Sieve]:
        """*Das sagte **Brandt***: whom the words of the speaker role name, or whose words a thing is."""
        entity, sieve = self._speaker_in(start, end)
        if sieve != "new" or entity is None:
            return entity, sieve
        of_thing = any(self._tokens[i].lemma_ in _SAID_OF_THINGS for i in said.cue)
        if of_thing and entity.kind not in {"person", "document"}:
            return self._whose_words(start, end)  # *Das **Motto** lautet: „…“*
        so = bool(said.cue) and self._tokens[said.cue[0]].lower_ == "so" and said.type == "indirect"
        if entity.is_unknown and (so or not said.cue):
            # *…, so die **Argumentation** des Anwalts Karl Brandt*, *Die **Abrechnung** der Chefin: „…“*
            owner, by = self._whose_words(start, end)
            return (owner, by) if owner is not None else (entity, sieve)
        return entity, sieve

    def _is_of_nobody(self, said: Said, origin: Said) -> bool:
        """***Nach amtlichen Angaben** starben zehn Menschen. Fünf **sollen** geflohen sein.*: nobody else says that.

        Nor does somebody who is named there: *Dem Wirt **wird** Betrug **vorgeworfen**. **Er habe** Geld genommen.*
        """
        if origin.speaker is None:
            return said.type == "free_indirect" and bool(origin.cue)
        return bool(said.cue) and origin.by == "words" and origin.sieve == "nobody"

    def _may_be_who_spoke(self, entity: Entity, origin: Said) -> bool:
        """*„Ute und ich gehen“, schrieb **er**. „Es ist schwer.“*: whoever he is, she is another."""
        if origin.speaker is None or entity.plural:
            return True
        word = self._tokens[origin.speaker[0]].lower_
        if word not in _PERSONAL:
            return True
        other = "Fem" if word in _MASCULINE else "Masc"
        named = any(m.quotation < 0 for m in entity.mentions)  # else *er* is no *Ute*
        return named and (entity.gender != other or not entity.is_person)

    def _host(self, number: int) -> int | None:
        """The statement that a quoted word stands in: *Die Koalition müsse **„endlich liefern“***."""
        inner = self.statements[number]
        for host in range(number - 1, max(number - _MAX_STATEMENTS_BACK, 0) - 1, -1):
            said = self.statements[host]
            if said.type != "direct" and any(a <= inner.start and inner.end <= b for a, b in said.content):
                return host
        return None

    def _without_subject(self, said: Said) -> Entity | None:
        """Who speaks by a cue without a subject: *heißt es **darin***, ***ihre** Sorge sei, dass …*; None mostly."""
        first = bisect_left(self.mentions, said.cue[0] - 1, key=lambda m: m.start)
        for mention in self.mentions[first:]:
            if mention.start > said.cue[-1]:
                break
            if mention.form == "possessive" and mention.phrase.head in said.cue:
                return self.antecedents.entity_of(mention)
        starts = self._scene.places.sentence_starts
        start = starts[self._scene.places.sentence(said.cue[0])]
        after = bisect_right(starts, said.cue[-1])
        end = starts[after] if after < len(starts) else len(self._tokens)
        near = range(max(start, said.cue[0] - _MAX_INSIDE), min(end, said.cue[-1] + _MAX_INSIDE))
        frame = (i for i in near if not any(a <= i < b for a, b in said.content))  # not *er habe **dort** gelernt*
        inside = {self._tokens[i].lower_ for i in frame} & _INSIDE_IT
        body = self._body_before(start) if inside and inside <= _THERE else None
        if not inside:
            return self._read_on(said)
        told = self._sources.before(start) is not None  # else it is in what nobody knows to be a document
        return self._source_before(start) if body is None and told else body

    def _read_on(self, said: Said) -> Entity | None:
        """*In Brandts **Papier** wird eine Wende gefordert. „Es reicht“, **heißt es***: the document goes on.

        So does a body: *Wie **der Klub** mitteilte, geht Rehm. „Es reicht“, **hieß es**.*
        """
        last, places = self._scene.last_statement, self._scene.places
        if last is None or last.entity is None or last.by == "floor":
            return None
        gap = places.sentence(said.start) - places.sentence(last.end - 1)
        if gap > 1 or places.paragraph(said.start) != places.paragraph(last.start):
            return None
        if last.speaker is None:  # it is read on there, too
            return last.entity if last.sieve == "owner" and last.cue else None
        told = any(self._tokens[i].tag_[0] == "V" for i in last.cue)  # it has spoken, and is not asked *laut*
        told = told and any(self._tokens[i].lower_ == "es" for i in said.cue)  # not *Der Plan wurde bestätigt*
        # *Die Bank baut ab. In der **Belegschaft** ist man entsetzt: „Es reicht“, heißt es.*
        here = places.sentence(said.start)
        frame = (m for m in self._scene.mentions if m.sentence == here and not said.start <= m.start < said.end)
        others = (m for m in frame if m.kind in BODIES | {"group"})
        told = told and all(m in last.entity.mentions for m in others)
        if told and last.entity.kind in INSTITUTIONS and not last.entity.plural:
            return last.entity
        source = next(iter(self._mentions_in(*last.speaker)), None)
        return last.entity if source is not None and source.kind == "document" else None

    def _body_before(self, token: int) -> Entity | None:
        """*Das Umweltministerium schweigt. **Dort** beharrt man darauf, …*: the last body of the sentence before.

        What stands behind a relative pronoun is an aside: *das Ministerium, dem **das Bergamt** untersteht*.
        """
        before = self._scene.places.sentence(token) - 1
        number = bisect_left(self.mentions, token, key=lambda m: m.start)
        for mention in reversed(self.mentions[:number]):
            if mention.sentence < before:
                return None
            aside = mention.start and self._tokens[mention.start - 1].tag_ == "PRELS"
            if mention.sentence == before and not aside and mention.form in {"name", "noun"}:
                entity = self.antecedents.entity_of(mention)
                if entity is not None and entity.kind in INSTITUTIONS and not is_place(entity.name):
                    return entity
        return None

    def _source_before(self, token: int) -> Entity | None:
        """*Ein **Bericht** liegt vor. Demnach …*: whose source was named last, else who spoke last."""
        source = self._sources.before(token)
        if source is None:
            return self._scene.last_speaker
        if source.end + 1 == token and self._sources.is_anonymous(source):
            return None  # *Gerüchte, wonach …*
        return self._speaker_in(source.start, source.whole)[0]

    def _whose_words(self, start: int, end: int) -> tuple[Entity | None, Sieve]:
        """*Der Tenor **der Gäste** lautete, …*, *Die Botschaft lautete: „…“*: whose they are, None for nobody's."""
        inside = self._mentions_in(start, end)
        owner = self._sources.owner_of_words(inside[0], inside)
        speaks = owner is not None and owner.kind in {*SPEAKING, "group"}
        return (owner, "owner") if speaks else (None, "nobody")

    # --- whom the words of a speaker role name ---

    def _speaker_in(self, start: int, end: int) -> tuple[Entity | None, Sieve]:
        """Whom the words from one token up to another name."""
        if self._tokens[start].lower_ in _ANAPHORIC:  # *Demnach …*
            return self._source_before(start), "origin"
        inside = self._mentions_in(start, end)
        if not inside:
            return None, "nobody"
        first = inside[0]
        source = self.antecedents.relative_to(first) if self._tokens[first.head].tag_ == "PRELS" else None
        if source is not None and source.form == "noun":  # ***Zahlen** des Amtes, **denen** zufolge …*
            if (owner := self._sources.owner(source, self._starting_in(source.start, source.whole))) is not None:
                return owner, "owner"
            if self._sources.is_anonymous(source):
                return None, "nobody"
        if first.form == "pronoun" and (found := self._of_pronoun(first)) is not None:
            return found
        if (owner := self._sources.owner(first, inside)) is not None:  # *Angaben **der Polizei***
            return owner, "owner"
        if self._sources.is_anonymous(first):  # ***Gerüchten** zufolge*
            return None, "nobody"
        joined = self._joined(inside)
        if len(joined) > 1:  # ***Olaf Brehm und Ida Klamt***
            return self._together(joined), "joined"
        first = joined[0]
        entity, sieve = self._settled_as(first)
        if (owner := self._teller(first, sieve) or self._behind_words(first, entity, sieve)) is not None:
            return owner, "owner"
        if entity is not None and sieve == "new":
            self._name_up_to(end, entity, first)
        return entity, sieve

    def _name_up_to(self, end: int, entity: Entity, first: Mention) -> None:
        """Let the name of somebody new end where the speaker role does, before or behind the mention's own end."""
        if not first.is_person and self._goes_on(first, end):
            name = nominative(self._tokens, first.start, end, first.phrase)
            if len(name.split()) <= _MAX_NAME:
                self._register.rename(entity, name)
        elif end < first.whole and self._tokens[end].tag_ in stts.PREPOSITION:
            # *(Der Wirt sprach von Glück,) **der Koch** | von Pech*
            governed = "".join(f" {t.text}" for t in self._tokens[end : first.whole] if not t.is_quote)
            self._register.rename(entity, entity.name.removesuffix(governed))

    def _of_pronoun(self, pronoun: Mention) -> tuple[Entity | None, Sieve] | None:
        """Whom a pronoun stands for that begins a speaker role, None for one of a list: ***er** und Ida Klamt*."""
        one_of = self._tokens[pronoun.head].tag_ == "PIS" and pronoun.has_attributes
        if one_of and self._tokens[pronoun.head].lower_ in _SOMEBODY:
            return None, "nobody"  # *rief **jemand** aus der letzten Reihe*
        if one_of and self._register.introduced_with(pronoun) is None:  # *Eine der Frauen, **Ute Lenz**, sagte …*
            return self._register.add_one_of(pronoun), "new"  # ***Einer der Feuerwehrleute** sagte …*
        if pronoun.members:
            return None
        entity, sieve = self._settled_as(pronoun)
        if entity is None or entity.kind != "document" or not entity.mentions:
            return entity, sieve
        told = entity.mentions[0]  # *eine **Erklärung**, in der von Notwehr die Rede ist*
        written = self._tokens[told.head].lemma_ in _MESSAGES
        return (self._writer(told) if written else None) or entity, sieve

    def _behind_words(self, words: Mention, entity: Entity | None, sieve: Sieve) -> Entity | None:
        """Who stands behind words that name nobody themselves: ***Das Amt** dementiert. In einem **Brief** hieß es*.

        So it is with *ein Bericht **des Amtes*** where *laut dem Bericht* takes it up.
        """
        if entity is not None and sieve == "new" and self._tokens[words.head].lemma_ in _MESSAGES | _INFORMATION:
            return self._author(words)
        if entity is not None and entity.kind == "document" and sieve == "same noun":
            told = entity.mentions[0]
            return self._sources.owner(told, self._starting_in(told.start, told.whole))
        return None

    def _teller(self, source: Mention, sieve: Sieve) -> Entity | None:
        """Whose *Angaben* are meant that nobody is named with: who spoke last, in this paragraph or the one before.

        So it is with a *Bericht* behind what a medium says: *Das schreibt der **„Kurier“**. Dem Bericht zufolge …*.
        """
        teller, said, noun = self._scene.last_speaker, self._scene.last_statement, self._tokens[source.head].lemma_
        of_medium = noun in _OF_A_MEDIUM and sieve == "new" and teller is not None and teller.kind == "media"
        if teller is None or said is None or not (of_medium or noun in _INFORMATION):
            return None
        bare = source.form == "noun" and source.definite and not source.possessed and not source.has_attributes
        near = source.paragraph - self._scene.places.paragraph(said.start) <= 1
        return teller if bare and near else None

    def _author(self, message: Mention) -> Entity | None:
        """Who has written a letter or a statement that nobody is named with: who spoke last in its paragraph.

        Else it is a body that is the subject: ***Die Reederei** meldete sich. In dem Brief hieß es …*. None where
        somebody else stands behind it: *einer Mitteilung **der Bank***.
        """
        if (writer := self._writer(message)) is not None:
            return writer
        addressed = message.has_attributes and self._tokens[message.end].lower_ in _TO
        if message.possessed or (message.has_attributes and not addressed):
            return None
        said, places = self._scene.last_statement, self._scene.places
        near = (
            said is not None
            and places.paragraph(said.start) == message.paragraph
            and message.sentence - places.sentence(said.end - 1) <= 1
        )
        if near and said is not None and said.entity is not None and said.entity.kind in SPEAKING:
            return said.entity
        for other in reversed(self.mentions[: message.number]):
            if message.sentence - other.sentence > 1 or other.paragraph != message.paragraph:
                return None
            if other.subject and other.form != "pronoun":
                subject = self.antecedents.entity_of(other)
                if subject is not None and subject.kind in INSTITUTIONS:
                    return subject
        return None

    def _writer(self, message: Mention) -> Entity | None:
        """***Kühl** hatte eine Erklärung **verlesen**, in der …*: the subject of a sentence that says who wrote it."""
        starts = self._scene.places.sentence_starts
        start = starts[message.sentence]
        end = next((i for i in starts if i > message.start), len(self._tokens))
        words = (self._tokens[i] for i in range(start, end))
        if message.has_preposition or not any(word.lemma_ in _WRITING or word.lower_ in _WRITTEN for word in words):
            return None
        subjects = [m for m in self.mentions[: message.number] if m.subject and m.sentence == message.sentence]
        writer = self.antecedents.entity_of(subjects[-1]) if subjects else None
        return writer if writer is not None and writer.kind in SPEAKING else None

    def _settled_as(self, mention: Mention) -> tuple[Entity | None, Sieve]:
        entity = self.antecedents.entity_of(mention)
        return entity, self.antecedents.sieves.get(mention.number, "nobody")

    def _starting_in(self, start: int, end: int) -> list[Mention]:
        return [self._starting[i] for i in range(start, end) if i in self._starting]

    def _mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions in the words of a speaker role, else the one that the words stand in."""
        inside = self._starting_in(start, end)
        if not inside:  # *Frau **Weber**, wann beginnt der Bau?*
            return [m for m in self._starting.values() if m.start < start < m.end][-1:]
        first = inside[0]
        if first.form == "pronoun" and self._tokens[first.head].lower_ in _POSSESSIVE_PRONOUNS and len(inside) > 1:
            return inside[1:]  # ***Ihr** niederländischer Kollege Joris van Leeuwen*: the tagger sees a pronoun
        return inside

    def _goes_on(self, mention: Mention, end: int) -> bool:
        """Whether a speaker role, which reaches up to the verb, has more of a name than its phrase.

        *Der Fahrgastverband | **Pro Bahn***, *Bündnis | **für Bildung***
        """
        if end <= mention.whole or any(self._tokens[i].tag_ == "ART" for i in range(mention.whole + 1, end)[:1]):
            return False  # *die Grünen | und die übrigen Linken*
        return not mention.has_attributes or self._tokens[mention.whole].lower_ in _IN_NAMES_OF_BODIES

    def _joined(self, inside: Sequence[Mention]) -> list[Mention]:
        """***Olaf Brehm** und **Ida Klamt***, the first one alone where nobody is joined to them."""
        first = inside[0]
        if not first.members or first.start != first.members[0]:
            return [first]
        found = [self._starting[i] for i in first.members if i in self._starting]
        if (named := self._register.introduced_with(first)) in found:
            return [named]  # *Ständerat und **Bauer Reto Ammacher***: two nouns for one
        inserted = any(map(self._tokens.is_comma, range(first.end, first.members[1])))
        person = first.form == "name" and self._tokens[first.head].names_person
        if person and inserted and any(map(_is_predicate, found[1:])):
            return found[:1]  # *Reto Ammacher, Ständerat und Gesicht der Kampagne*; but *Reto Ammacher und ein Freund*
        commas = self._tokens.is_comma
        named_behind = ((a, b) for a, b in pairwise(found) if commas(b.start - 1) and commas(b.whole))
        roles = {a.number for a, b in named_behind if _is_role_of(a, b)}
        found = [m for m in found if m.number not in roles]  # *Ida Klamt, der **Chef** der Bank, **Ali Can**, und …*
        return found

    def _several(self, inside: Sequence[Mention]) -> Entity | None:
        """*Recherchen von **NDR und „Zeit“***: those who are joined, None where the first one stands alone."""
        joined = self._joined(inside)
        return self._together(joined) if len(joined) > 1 else None

    def _together(self, mentions: Sequence[Mention]) -> Entity | None:
        """Those who speak together; one where all mentions are of one, None where nobody knows who *er* is."""
        told = (m for m in mentions if self._tokens[m.head].tag_ != "PIS")  # *Lenz und **andere***
        known = [(mention, self.antecedents.entity_of(mention)) for mention in told]
        if any(entity is None and mention.form == "pronoun" for mention, entity in known):
            return None
        entities = [entity for _, entity in known if entity is not None]
        members = list(dict.fromkeys(entities))
        if len(members) < 2:
            return members[0] if members else None
        return self._register.together(members, mentions[0])

    # --- for whoever asks why ---

    def question_of(self, said: Said) -> tuple[Question, Chosen] | None:
        """The choice that a statement's speaker rests on, None where nothing had to be chosen."""
        if said.chosen is not None:
            return "floor", said.chosen
        mention = self._starting.get(said.speaker[0]) if said.speaker else None
        chosen = self.antecedents.choices.get(mention.number) if mention is not None else None
        if mention is None or chosen is None:
            return None
        return "pronoun" if mention.form == "pronoun" else "description", chosen


def _is_predicate(mention: Mention) -> bool:
    """*Reto Ammacher, **Ständerat***: a noun for a person without an article, which nobody is joined by."""
    return mention.form == "noun" and mention.is_person and not mention.plural and not mention.definite


def _is_role_of(mention: Mention, name: Mention) -> bool:
    """***der Chef** der Bank, **Ali Can**,*: a noun for one person, and the bare name behind the comma."""
    return (
        mention.form == "noun"
        and mention.is_person
        and mention.definite
        and not mention.plural
        and not (mention.name or name.form != "name" or name.is_described)
    )


def telling(said: Said) -> Mention | None:
    """The words that name who has the floor at a statement: the last ones before it, else the first ones after."""
    if said.entity is None:
        return None
    mentions = [m for m in said.entity.mentions if m.form in {"name", "noun"}] or said.entity.mentions
    before = [m for m in mentions if m.start < said.start]
    return before[-1] if before else next(iter(mentions), None)
