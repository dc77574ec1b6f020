"""Finds whose words a source is: *Zahlen **des Ministeriums***, *nach **eigenen** Angaben*, ***Polizei**angaben*."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimx.analysis.cast.antecedents import Antecedents
from claimx.analysis.cast.choice import choose
from claimx.analysis.cast.descriptions import fits_body, is_general_body
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.names import form_of, name_run, without_role
from claimx.analysis.cast.scene import Scene
from claimx.analysis.syntax.abbreviations import is_abbreviation
from claimx.analysis.syntax.tokens import is_genitive_name
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.marks import QUOTES
from claimx.knowledge.nouns import INSTITUTIONS, SPEAKING, is_speaker_noun, noun_kind

_BEFORE_OWNER = words_of("before_owner")
_OWN = words_of("own")
_OWNED = words_of("owned")
_HEARSAY = words_of("hearsay_noun")
_WHO_CAN_OWN = SPEAKING | {"group"}
_WORDS_OF_SOMEBODY = frozenset({"unknown", "document", "media"})  # *„Nie“, so der **Kommentar***
_SITES = tuple(words_of("site"))
_OF_THINGS_TOO = words_of("owned_by_things_too")
_MIN_ABBREVIATION = 3
"""Letters of the shortest abbreviation that is taken for a body's: *US-Angaben* are not *US*'s."""
_POSSESSIVES_AROUND = 2
"""Mentions on either side of a source among which its possessive stands."""


class Sources:
    """Whose words the sources of an article are.

    Args:
        scene: The article.
        antecedents: Whom its mentions stand for.
        together: Those whom mentions name together, None where the first one names one alone.
    """

    def __init__(
        self, scene: Scene, antecedents: Antecedents, together: Callable[[Sequence[Mention]], Entity | None]
    ) -> None:
        self._together = together
        self._scene = scene
        self._tokens = scene.tokens
        self._register = scene.register
        self._antecedents = antecedents

    def owner(self, source: Mention, inside: Sequence[Mention]) -> Entity | None:
        """Whose words a source is, None where it is no source or the article does not tell.

        Args:
            source: The source: *den Zahlen des Ministeriums*.
            inside: The mentions inside the words of the speaker role, the source first.
        """
        return self.owner_of_words(source, inside) if self._can_be_owned(source) else None

    def owner_of_words(self, source: Mention, inside: Sequence[Mention]) -> Entity | None:
        """Whose words a noun is for, of which something says that it is for words: *das **Motto** lautet*.

        Args:
            source: The noun.
            inside: As for `owner`.
        """
        possessive = next(iter(self._possessives(source)), None)
        if possessive is not None:  # ***ihre** Mail*
            return self._antecedents.entity_of(possessive)
        if any(self._tokens[i].lower_ in _OWN for i in range(source.start, source.head)):  # *nach **eigenen** Angaben*
            return self._subject_around(source.start)
        attribute = next((m for m in inside[1:] if m.start >= source.end), None)
        if attribute is not None and self._is_owner(attribute, source):
            deeper = [m for m in inside if m.start >= attribute.start]
            return self.owner(attribute, deeper) or self._together(deeper) or self._antecedents.entity_of(attribute)
        return self._in_genitive(source) or self._in_compound(source)

    def part_from_cast(self) -> None:
        """Refer to the cast no longer, as `Antecedents.part_from_cast`."""
        del self._together

    def is_anonymous(self, mention: Mention) -> bool:
        """*Gerüchte*, *erste Schätzungen*, *dem Vernehmen nach*: the article does not tell whose words they are.

        Nor does it where nobody is named whose they can be: ***Seine Sorge**, das Geld reiche nicht, …*, ***seiner
        Einschätzung** nach*, *…, so **das Credo***.
        """
        tokens = self._scene.tokens
        word = tokens[mention.head].text
        so = tokens.at(mention.start - 1).lower_ == "so"
        alone = (mention.possessed or so) and not mention.has_attributes and mention.kind in _WORDS_OF_SOMEBODY
        orphaned = alone and cue_noun(word, "content", "announcement") is not None
        if orphaned or word in _HEARSAY:
            return True
        return (
            mention.form == "noun"
            and self._is_source(mention)
            and not mention.definite
            and ((mention.plural and tokens[mention.head].lemma_ != word) or mention.is_unknown)  # not *laut Gutachten*
            and not mention.has_attributes
            and mention.kind not in _WHO_CAN_OWN
        )

    def before(self, token: int) -> Mention | None:
        """*Ein **Bericht** liegt vor. Demnach …*: the last source in this sentence or the one before."""
        sentence = self._scene.places.sentence(token)
        number = bisect_left(self._scene.mentions, token, key=lambda m: m.start)
        for mention in reversed(self._scene.mentions[:number]):
            if sentence - mention.sentence > 1:
                return None
            if mention.form == "noun" and (mention.kind == "document" or self._is_source(mention)):
                return mention
        return None

    def _can_be_owned(self, mention: Mention) -> bool:
        """*Angaben*, *Bericht*, *Webseite*: whether a noun is for words, a document or a site, which are somebody's."""
        if mention.form != "noun" or mention.is_person:
            return False
        if mention.kind == "government" and mention.subject:
            return False  # ***Der Rat** der Stadt forderte mehr Geld*
        noun = self._tokens[mention.head].text
        document = "document" in {mention.kind, noun_kind(noun)} or noun.lower().endswith(_SITES)
        return document or cue_noun(noun) is not None

    def _is_source(self, mention: Mention) -> bool:
        """***Angaben** der Polizei*: whether a mention is for words, which are somebody's."""
        return not mention.is_person and cue_noun(self._tokens[mention.head].text, "source") is not None

    def _possessives(self, mention: Mention) -> list[Mention]:
        """***ihren** Angaben*: the possessives in front of the noun of a mention."""
        first, last = mention.number - _POSSESSIVES_AROUND, mention.number + _POSSESSIVES_AROUND
        around = self._scene.mentions[max(first, 0) : last + 1]
        return [m for m in around if m.form == "possessive" and mention.start <= m.start < mention.head]

    def _is_owner(self, attribute: Mention, source: Mention) -> bool:
        """*Angaben **der Polizei***, *Angaben **von Anwohnern***; not *Angaben **zu Opfern***, *Test **der Öle***."""
        if attribute.form == "noun" and attribute.is_unknown and source.kind in {"document", "media"}:
            words = [self._tokens[i] for i in range(attribute.start, attribute.end)]
            quoted = self._tokens.at(attribute.end).is_quote  # *ein Bericht **der „Rheinpost“***
            abbreviated = is_abbreviation(words[-1].text)  # *in einer Mitteilung **der ZHAW***
            if not (quoted or abbreviated) and all(t.tag_ != "NE" and not is_speaker_noun(t.lemma_) for t in words):
                return False
        linked = self._tokens[attribute.start - 1].lower_ in _BEFORE_OWNER
        return attribute.start == source.end or linked or not attribute.has_preposition

    def _subject_around(self, token: int) -> Entity | None:
        """***Der Mann** war nach eigenen Angaben allein*: the subject before, else behind, else who spoke last.

        A thing gives way to whom the sentence names: *Der Streik kostete **den Konzern** nach eigenen Angaben Geld*.
        """
        sentence = self._scene.places.sentence(token)
        here = [m for m in self._scene.mentions if m.sentence == sentence]
        near = [m for m in here if m.subject]
        if near and all(m.form == "noun" and m.is_unknown for m in near):
            named = [m for m in here if m.definite and not m.has_preposition and m.phrase.cases[0] in "AD"]
            near = [m for m in named if m.kind in INSTITUTIONS] or near
        before = [m for m in near if m.start < token]
        for mention in [*reversed(before), *(m for m in near if m.start > token)]:
            if (entity := self._antecedents.entity_of(mention)) is not None:
                return entity
        return self._scene.last_speaker

    def _in_genitive(self, source: Mention) -> Entity | None:
        """***Brandts** Angaben*, *Ansicht **Paul Brandts***, *Trainer **Udo Marx’** Meinung*: a name inside."""
        inside = range(source.start, source.end)
        last = next((i for i in inside if i != source.head and is_genitive_name(self._tokens[i])), None)
        if last is None and self._tokens[source.start].tag_ == "NE" and source.start < source.head:
            last = source.start  # *Sievers Angaben*: the s is taken for the name's own
        if last is None:
            return None
        name = name_run(self._tokens, source.start, last + 1)
        form = form_of(self._tokens, without_role(self._tokens, name))
        owner = replace(source, form="name", name=form, name_tokens=name, noun="", kind="person")
        owner.gender = source.gender
        return self._register.named(owner)

    def _in_compound(self, source: Mention) -> Entity | None:
        """***Polizei**angaben*: whose they are, and who can go on from there: *Beide **seien** gestürzt.*"""
        owner = self._first_part(source)
        if owner is not None:
            owner.add(source)
        return owner

    def _first_part(self, source: Mention) -> Entity | None:
        """***Polizei**angaben*, ***Regierungs**kreisen*: the first part says whose they are."""
        word = self._tokens[source.head].text
        ending = next((end for end in sorted(_OWNED) if word.lower().endswith(end)), None)
        first = word[: -len(ending)].removesuffix("-") if ending else ""
        quoted = first.rstrip(QUOTES)  # *„**Kurier**“-Informationen*
        if quoted != first:
            return self._register.by_name(quoted) or self._register.add(quoted, "media")
        if first and (known := self._register.by_name(first)) is not None:  # ***VKI**-Zahlen*
            return known
        spoken = (w for w in (first.removesuffix("s"), first) if is_speaker_noun(w))
        name = next((w for w in spoken if noun_kind(w) != "document"), None)  # an ***Obduktions**bericht* is all of it
        if name is None:  # ***ADAC**-Angaben*; but *US-Angaben*
            told = word[len(first) :].startswith("-") and ending not in _OF_THINGS_TOO  # *GPS-Daten* are nobody's
            abbreviated = told and len(first) >= _MIN_ABBREVIATION and first.isupper()
            return self._register.add(first, "organisation") if abbreviated else None
        if is_general_body(name.lower()):  # ***Unternehmens**angaben*
            body = replace(source, noun=name.lower(), kind=noun_kind(name), plural=False)
            body.gender = source.gender
            self._antecedents.settle_bodies(body)
            bodies = [e for e in self._register.entities if fits_body(body, e)]
            chosen = choose("description", self._antecedents.among(body, bodies))
            if chosen.entity is not None:
                return chosen.entity
        return self._register.by_name(name) or self._register.add(name, noun_kind(name))
