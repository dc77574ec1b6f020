"""An article as the rules of attribution and the cast read it, and a statement in it, in token numbers."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.lists import list_commas
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.predicates import VerbCue, verb_cues
from claimx.analysis.syntax.subjects import Roles, roles, subject
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge import stts
from claimx.knowledge.cues import Act, attribution_words
from claimx.vocabulary import StatementType

_VERBAL = stts.FINITE | stts.INFINITIVE | stts.PARTICIPLE | {"VVIZU"}
MAX_NAME = 5
"""Tokens of the longest passage in quotation marks that can be a name or title without a verb."""


SpeakerBy = Literal["words", "shared", "goes_on", "nobody"]


@dataclass
class Match:
    """A statement in numbers of `Tokens`, before it becomes offsets.

    Attributes:
        type: As in the output.
        rule: The name of the rule that made it.
        content: What is said.
        speaker: The words that name who says it, None for none.
        cue: The tokens that say that somebody says something.
        lemma: The dictionary form of the cue.
        act: The speech act.
        frame: The clause or phrase that attributes.
        addressee: The words that name who is spoken to.
        negated: Whether the speaker is said not to have said it.
        parent: The place of the statement that this quotation is a part of, in the list of all.
        speaker_by: How its speaker is known. `words`: its clause names who speaks, in just the words of `speaker`.
            `shared`: the words stand in another clause of its sentence, which it is joined to or depends on (*erklärte
            **er** und fügte hinzu*), or in the sentence before (*hieß es weiter*). `goes_on`: it carries on the
            statement `origin`, and whoever speaks there speaks here. `nobody`: its sentence names nobody, and `speaker`
            are words before it that may tell.
        origin: The statement that it carries on.
    """

    type: StatementType
    rule: str
    content: list[Span]
    speaker: Span | None = None
    cue: tuple[int, ...] = ()
    lemma: str = ""
    act: Act = "report"
    frame: list[Span] = field(default_factory=list)
    addressee: Span | None = None
    negated: bool = False
    parent: int | None = None
    speaker_by: SpeakerBy = "words"
    origin: Match | None = None

    def take_cue(self, cue: VerbCue, negated: bool) -> Match:
        """This statement, which has a verb as its cue from now on."""
        self.cue, self.lemma, self.act, self.negated = cue.tokens, cue.verb.lemma, cue.verb.act, negated
        return self

    def covers(self, start: int, end: int) -> bool:
        """Whether all tokens between two numbers are said in it."""
        return any(a <= start and end <= b for a, b in self.content)


class ParsedArticle:
    """What the rules look at: the periods with their clauses, and the phrases and quotations by position.

    What a clause says of itself (its phrases, its cue, its subject, who speaks to whom) is worked out once, here.

    Args:
        tokens: The tokens of the article.
        periods: Its periods, in order.
        phrases: Its noun phrases, in order.
        quotations: Token spans of what stands in quotation marks, in order.

    Attributes:
        statements: What the rules of attribution found, in the order of the text, once they have run.
    """

    def __init__(self, tokens: Tokens, periods: list[Period], phrases: list[Phrase], quotations: list[Span]) -> None:
        self.tokens = tokens
        self.periods = periods
        self.phrases = phrases
        self.quotations = quotations
        self.statements: list[Match] = []
        # By where a clause begins and ends: no two have both in common, and a clause is slow to hash.
        self._phrases_in: dict[Span, list[Phrase]] = {}
        self._cues: dict[Span, list[VerbCue]] = {}
        self._subjects: dict[Span, Phrase | None] = {}
        self._roles: dict[tuple[int, int, int], Roles] = {}
        names = [tokens[i] for i in tokens.tagged("NE")]
        self.people = frozenset([name.text for name in names if name.names_person and len(name.text) > 2])
        """The words of people's names, as they stand anywhere: the tagger takes them for nouns here and there."""
        self._quoted = frozenset(i for a, b in quotations if is_long(tokens, (a, b)) for i in range(a, b))
        self._beginning = {p.start: p for p in phrases}
        self._ending = {p.core_end: p for p in phrases} | {p.end: p for p in phrases}

    @cached_property
    def list_commas(self) -> frozenset[int]:
        """The commas that part no clauses."""
        return list_commas(self.tokens, self.phrases)

    @cached_property
    def _attributing(self) -> list[int]:
        return self.tokens.standing(frozenset(attribution_words()))

    def attributing(self, period: Period) -> list[int]:
        """Where words stand in a period that attribute what is said to somebody: *laut*, *nach*, *demzufolge*."""
        words = self._attributing
        return words[bisect_left(words, period.start) : bisect_left(words, period.end)]

    def period_at(self, i: int) -> Period:
        """The period that a token stands in."""
        return self.periods[bisect_left(self.periods, i + 1, key=lambda p: p.start) - 1]

    def quotations_in(self, period: Period) -> list[Span]:
        """The quotations that begin in a period."""
        first = bisect_left(self.quotations, (period.start, 0))
        return self.quotations[first : bisect_left(self.quotations, (period.end, 0))]

    def is_quoted(self, i: int) -> bool:
        """Whether a token stands in a quotation."""
        before = bisect_left(self.quotations, (i + 1, 0)) - 1
        return before >= 0 and i < self.quotations[before][1]

    def phrases_in(self, clause: Clause) -> list[Phrase]:
        """The noun phrases that begin in a clause, and not in what it quotes at length: *riefen „**Wir** bleiben“*."""
        at = clause.tokens[0], clause.tokens[-1]
        if at not in self._phrases_in:
            quoted = self._quoted if clause.finite not in self._quoted else frozenset()
            starts = filter(self._beginning.__contains__, clause.tokens)
            self._phrases_in[at] = [self._beginning[i] for i in starts if i not in quoted]
        return self._phrases_in[at]

    def cues(self, clause: Clause) -> list[VerbCue]:
        """What the verb of a clause can be that is a cue; its complements tell which."""
        at = clause.tokens[0], clause.tokens[-1]
        if at not in self._cues:
            self._cues[at] = verb_cues(self.tokens, clause)
        return self._cues[at]

    def cue(self, clause: Clause) -> VerbCue | None:
        """The cue verb of a clause, if its verb is one."""
        cues = self.cues(clause)
        return next((cue for cue in cues if not cue.verb.objects), None) if cues else None

    def subject(self, clause: Clause) -> Phrase | None:
        """The subject of a clause, None where it has none of its own."""
        at = clause.tokens[0], clause.tokens[-1]
        if at not in self._subjects:
            self._subjects[at] = subject(self.tokens, clause, self.phrases_in(clause))
        return self._subjects[at]

    def roles(self, clause: Clause, cue: VerbCue | None = None) -> Roles:
        """Who speaks to whom in a clause, as far as it says so and its verb is a cue, or the cue that is given."""
        cue = cue or self.cue(clause)
        if cue is None:
            return Roles(None, None)
        at = clause.tokens[0], clause.tokens[-1], id(cue.verb)  # an entry of the lexicon, which stays
        if at not in self._roles:
            self._roles[at] = roles(self.tokens, clause, cue, self.phrases_in(clause))
        return self._roles[at]

    def phrase_at(self, i: int) -> Phrase | None:
        """The phrase that begins at a token."""
        return self._beginning.get(i)

    def phrase_after(self, i: int) -> Phrase | None:
        """The phrase that begins at a token or, past adverbs, right after it."""
        return next((self._beginning[k] for k in range(i, i + 4) if k in self._beginning), None)

    def phrase_before(self, i: int) -> Phrase | None:
        """The phrase that ends right before a token."""
        return self._ending.get(i)


def is_long(tokens: Tokens, quotation: Span) -> bool:
    """Whether a quotation has a verb or is longer than names are."""
    inner = tokens[quotation[0] + 1 : quotation[1] - 1]
    return len(inner) > MAX_NAME or any(token.tag_ in _VERBAL for token in inner)
