"""Puts the chunks of a period together to clauses, after the topological field model.

A stack of open clauses decides where each chunk belongs: a subjunction opens a clause that waits for its finite verb at
the end, a chunk that begins with the finite verb carries on the clause whose Vorfeld stands before (`Der Mann, der
gestern kam, | sagte …`). Drach (1937), *Grundgedanken der deutschen Satzlehre*; for finding fields without a parser:
Neumann, Braun & Piskorski (2000), "A divide-and-conquer strategy for shallow parsing of German free texts".
"""

from __future__ import annotations

from dataclasses import dataclass

from claimx.analysis.syntax.chunks import ARTICLE_LIKE_RELATIVES, RIGHT_BRACKET, Chunk, chunks_of
from claimx.analysis.syntax.clauses import Clause, ClauseKind
from claimx.analysis.syntax.infinitives import OTHER_INFINITIVE, ends_with_zu
from claimx.analysis.syntax.lookahead import (
    ends_open_clause,
    is_aside,
    is_compared,
    is_inserted,
    is_inside_bracket,
    is_vorfeld_of_content,
    is_vorfeld_with_name,
)
from claimx.analysis.syntax.tokens import Tokens, is_person_noun
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import is_speaker_noun, time_nouns

_DEFINITE_OR_NOT = frozenset({"ART", "PPOSAT", "PDAT"})
_GOING_ON = stts.PREPOSITION | {"ADV", "PTKNEG", "PROAV", "ADJD"}
"""What a clause goes on with after *so* and who says it, and no apposition does: *Es reiche, so Weiß, **im Mai***."""
_TAKING_UP = words_of("takes_up")
_GOING_ON_WITH = words_of("goes_on_with")


@dataclass(eq=False)
class _Open:
    """A clause that later chunks may carry on.

    Attributes:
        kind, tokens, finite, opener, coordinated: As those of a `Clause`.
        parent: The clause that it depends on.
        waits: Whether it has no finite verb yet.
    """

    kind: ClauseKind
    tokens: list[int]
    finite: int
    opener: int
    parent: _Open | None
    coordinated: bool
    waits: bool

    @property
    def is_main(self) -> bool:
        return self.kind == "main"

    @property
    def has_finite(self) -> bool:
        return self.finite >= 0

    @property
    def is_verb_first(self) -> bool:
        return self.finite == self.tokens[0]

    def add(self, chunk: Chunk) -> None:
        self.tokens += chunk.tokens
        if chunk.finite and not self.has_finite:
            self.finite = chunk.finite[-1 if not self.is_main else 0]
            self.waits = False


def clauses_of(
    tokens: Tokens, start: int, end: int, alone: dict[int, int], quoted: set[int], joining: frozenset[int]
) -> list[Clause]:
    """The clauses of a period, by their first token; the arguments are those of `chunks_of`."""
    chunks = chunks_of(tokens, start, end, alone, quoted, joining)
    nesting = _Nesting(tokens)
    for n, chunk in enumerate(chunks):
        if ends_open_clause(tokens, chunks, n):
            chunk.kind, chunk.opener = "main", -1
    for n, chunk in enumerate(chunks):
        if is_inserted(tokens, chunks, n):
            nesting.new(chunk, None, waits=False)
        elif nesting.stack and is_compared(tokens, chunks, n):
            if not chunk.bracket:
                chunk.kind, chunk.opener = "main", -1
            nesting.new(chunk, None, waits=False)
        elif is_vorfeld_of_content(tokens, chunks, n) or is_vorfeld_with_name(tokens, chunks, n):
            nesting.stack = [nesting.new(chunk, None, waits=True)]
        elif nesting.stack and (is_inside_bracket(tokens, chunks, n) or is_aside(tokens, chunks, n)):
            nesting.new(chunk, nesting.stack[-1], waits=False)
        else:
            nesting.place(chunk)
    ordered = sorted(nesting.built, key=lambda clause: clause.tokens[0])
    number: dict[_Open | None, int] = {clause: n for n, clause in enumerate(ordered)}
    return [
        Clause(
            clause.kind,
            tuple(clause.tokens),
            clause.finite,
            _verbs(tokens, clause, quoted),
            clause.opener,
            number.get(clause.parent, -1),
            clause.coordinated,
        )
        for clause in ordered
    ]


def _verbs(tokens: Tokens, clause: _Open, quoted: set[int]) -> tuple[int, ...]:
    """The verb group; what stands in quotation marks inside the clause is left out where the finite verb does not."""
    if clause.kind == "quotation":
        return ()
    tags, verbal = tokens.tags, stts.VERBAL
    verbs = [i for i in clause.tokens if tags[i] in verbal]
    if len(verbs) > 1 and clause.finite >= 0:  # *sagte sie **ohne zu zögern***
        ends = [i for i in verbs if tags[i - 1] == "PTKZU" and tokens.lowered[i - 2] in OTHER_INFINITIVE]
        aside = {k for i in ends for k in (i - 1, i)}
        verbs = [i for i in verbs if i not in aside]
    if quoted and clause.finite not in quoted:
        verbs = [i for i in verbs if i not in quoted]
    return tuple(verbs)


# --- the stack of open clauses ---


class _Nesting:
    """The clauses of a period while they are put together.

    Attributes:
        tokens: Of the article.
        built: All clauses, in the order in which they began.
        stack: Those that may go on, the innermost last.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.built: list[_Open] = []
        self.stack: list[_Open] = []

    def new(self, chunk: Chunk, parent: _Open | None, waits: bool, kind: ClauseKind | None = None) -> _Open:
        """A clause that begins with a chunk."""
        kind = kind or ("main" if chunk.kind == "fragment" else chunk.kind)
        finite = (chunk.finite[0] if kind == "main" else chunk.finite[-1]) if chunk.finite else -1
        clause = _Open(kind, list(chunk.tokens), finite, chunk.opener, parent, chunk.coordinated, waits)
        self.built.append(clause)
        return clause

    def place(self, chunk: Chunk) -> None:
        """Put a chunk where it belongs: a clause of its own, or the rest of one that is open."""
        top = self.stack[-1] if self.stack else None
        if top and _is_relative_in_vorfeld(self.tokens, chunk, top):
            chunk.kind, chunk.opener = "relative", chunk.tokens[0]
        if chunk.kind == "quotation":
            self.new(chunk, top, waits=False)
        elif chunk.kind not in {"main", "fragment"}:
            self._open(chunk, top)
        elif clause := self._resumed(chunk) or self._continued(chunk):
            clause.add(chunk)
            if clause in self.stack:
                del self.stack[self.stack.index(clause) + 1 :]
        elif top and chunk.kind == "fragment":
            self._clause_of_fragment(chunk, top).add(chunk)
        elif top and (_is_content_of_noun(self.tokens, chunk, top) or self._is_in_vorfeld(chunk)):
            self.stack.append(self.new(chunk, top, waits=False))
        else:
            self._begin(chunk, top)

    def _open(self, chunk: Chunk, around: _Open | None) -> None:
        """*…, **dass er kommt***, *…, **den Mann**, | der klagt, | **zu hören***: a clause that depends on another."""
        begun = self._begun_before_relative(chunk) if chunk.kind == "infinitive" else []
        relative = around if begun else None
        if begun:
            around = self.stack[-2]
        elif around and chunk.kind == "infinitive":
            begun = _begun_before_apposition(self.tokens, around, chunk)
        if begun and around:
            del around.tokens[-len(begun) :]
            chunk.tokens = [*begun, *chunk.tokens]
        waits = not chunk.finite and chunk.kind not in {"infinitive", "so"}
        opened = self.new(chunk, around, waits)
        if relative:
            relative.parent = opened
        self.stack.append(opened)

    def _begin(self, chunk: Chunk, top: _Open | None) -> None:
        """A main clause, or another of the same kind: *dass er kommt | **und sie geht***."""
        kind = _coordinated_kind(self.tokens, chunk, top)
        vorfeld, inside = self._vorfeld_behind(chunk), []
        if vorfeld:
            around = self.stack[0]
            inside = [clause for clause in self.stack[1:] if clause.parent is around]
            del around.tokens[-len(vorfeld) :]
            chunk.tokens = [*vorfeld, *chunk.tokens]
        elif chunk.begins_with_finite and not chunk.coordinated:
            # `Wenn die Reaktion schwach ist, | werden es mehr sein`: the clause before is this one's Vorfeld.
            inside = [c for c in self.stack if c.parent is None and c.kind not in {"main", "so"}]
        begun = self.new(chunk, top.parent if top and kind != "main" else None, waits=not chunk.finite, kind=kind)
        for clause in inside:
            clause.parent = begun
        self.stack = [begun] if kind == "main" else [*self.stack, begun]

    def _begun_before_relative(self, chunk: Chunk) -> list[int]:
        """What an infinitive begins with before a relative clause: *Sie riet, | **den Mann**, | der klagt, | zu hören*.

        The comma before it ends the clause around, whose verbs are all there.
        """
        if len(self.stack) < 2 or self.stack[-1].kind != "relative" or not ends_with_zu(self.tokens, chunk.tokens):
            return []
        matrix, relative = self.stack[-2:]
        begun = _between_commas(self.tokens, matrix, relative)
        verbal = any(self.tokens[i].tag_ in stts.VERBAL for i in begun)
        return begun if begun and 0 <= matrix.finite < begun[0] and not verbal else []

    def _vorfeld_behind(self, chunk: Chunk) -> list[int]:
        """What was taken for the rest of a clause and is the Vorfeld of the one that begins with a chunk.

        *Er sagte, | **über den Versuch**, | den Plan zu ändern, | sei er froh*: only in what is said does a Konjunktiv
        come first.
        """
        if len(self.stack) < 2 or not chunk.begins_with_finite or chunk.coordinated:
            return []
        matrix, behind = self.stack[:2]
        if not matrix.is_main or not is_konjunktiv_present(self.tokens[chunk.finite[0]]):
            return []
        rest = _between_commas(self.tokens, matrix, behind)
        return rest if rest and 0 <= matrix.finite < rest[0] else []

    def _clause_of_fragment(self, chunk: Chunk, top: _Open) -> _Open:
        """The clause that goes on with a chunk without a verb: *Das Buch ist, wie sie schreibt, | **ein Scherz***."""
        around = self.stack[-2] if len(self.stack) > 1 else None
        if around and _is_over(self.tokens, top, around, chunk):
            return around
        return self._around_frame(chunk) or top

    def _around_frame(self, chunk: Chunk) -> _Open | None:
        """The clause that goes on behind who said it: *Er habe gekündigt, | erzählt er, | **nicht die Wohnung***.

        Also one whose verb wants more: *Der Bau ist, | sagt sie, | **zu teuer***, *Es geht, | sagt sie, | **um Geld***.
        """
        if len(self.built) < 2 or self.stack != self.built[-1:]:
            return None
        before, frame = self.built[-2:]
        if not (before.is_main and before.has_finite and frame.is_main and frame.is_verb_first):
            return None
        told, asserted = (is_konjunktiv(self.tokens[clause.finite]) for clause in (before, frame))
        if before.tokens[-1] == before.finite and not asserted:
            auxiliary = self.tokens[before.finite].tag_ in stts.AUXILIARY
            if auxiliary or self.tokens[chunk.tokens[0]].tag_ in stts.PREPOSITION:
                return before
        return before if told and not asserted and not _tells_who(self.tokens, chunk) else None

    def _is_in_vorfeld(self, chunk: Chunk) -> bool:
        """*Der Nachbar, der sagt, | **er habe Schüsse gehört**, | wurde vernommen*: what is around has no verb yet."""
        if not chunk.is_main or not chunk.finite or chunk.begins_with_finite or chunk.coordinated:
            return False
        waits = any(clause.waits and clause.is_main for clause in self.stack[:-1])
        return waits and self.stack[-1].has_finite and is_konjunktiv(self.tokens[chunk.finite[0]])

    def _resumed(self, chunk: Chunk) -> _Open | None:
        """The clause that goes on after one inserted in it: *Er habe sie, | sagt er, | wochenlang **gefürchtet***."""
        if chunk.finite or not chunk.bracket or len(self.built) < 2 or self.stack[-1:] != self.built[-1:]:
            return None
        before, inserted = self.built[-2:]
        taken_up = self.tokens[inserted.tokens[0]].lower_ in _TAKING_UP and inserted.finite == inserted.tokens[0] + 1
        if not before.has_finite or not (inserted.is_verb_first or taken_up):
            return None
        auxiliary = self.tokens[before.finite].tag_ in stts.AUXILIARY
        waits = before.is_main and auxiliary and _is_bracket_open(self.tokens, before)
        return before if waits and self.tokens[inserted.finite].tag_ == "VVFIN" else None

    def _continued(self, chunk: Chunk) -> _Open | None:
        """The open clause that a chunk without an opener of its own carries on."""
        if self.stack and _is_second_verb(chunk, self.stack[-1]):
            return self.stack[-1]
        for clause in reversed(self.stack):
            if chunk.finite and not _is_participle(self.tokens, clause, chunk):
                verb_final = chunk.finite[-1] >= chunk.tokens[-1] - 1
                begins = chunk.begins_with_finite or _goes_on_with_apposition(self.tokens, clause, chunk)
                if clause.waits and (begins if clause.is_main else verb_final):
                    said_in_front = clause is self.built[-1] and _is_said_in_front(self.tokens, clause, chunk)
                    return None if said_in_front else clause
            elif clause.waits or (
                clause.is_main
                and (chunk.bracket or chunk.finite)
                and _is_bracket_open(self.tokens, clause)
                and not _is_of_full_verb(self.tokens, clause, chunk)
            ):
                return clause
        return None


# --- a chunk and a clause that is open ---


def _coordinated_kind(tokens: Tokens, chunk: Chunk, top: _Open | None) -> ClauseKind:
    """`dass er kommt | und sie geht`: what is joined to a verb-final clause is one itself if its verb stands last.

    So is *…, die erst sanken, | **dann aber gestiegen seien***: no main clause ends with its participle and its verb.
    """
    if top is None or top.kind not in {"subordinate", "relative"} or not chunk.finite or chunk.begins_with_finite:
        return "main"
    last = chunk.tokens[-1]
    if chunk.coordinated:
        return top.kind if chunk.finite[-1] >= last - 1 else "main"
    cluster = chunk.finite == [last] and tokens[last].tag_[:2] in {"VA", "VM"}
    return top.kind if cluster and tokens[last - 1].tag_ in {"VVPP", "VVINF"} else "main"


def _is_over(tokens: Tokens, inserted: _Open, around: _Open, chunk: Chunk) -> bool:
    """Whether a clause inserted in another has ended before a chunk without a verb."""
    if inserted.opener >= 0 and tokens[inserted.opener].lower_ == "wie":
        return True  # *Das Buch ist, wie sie schreibt, | **ein Scherz***
    if inserted.kind == "so":  # *Es reiche, so Weiß, | **im Mai***
        goes_on = chunk.bracket or tokens[chunk.tokens[0]].tag_ in _GOING_ON
        return goes_on or not _tells_who(tokens, chunk)
    if inserted.kind == "infinitive":
        return _is_of_noun_before(tokens, inserted) and tokens[chunk.tokens[0]].tag_ in _DEFINITE_OR_NOT
    return inserted.kind == "relative" and inserted.finite == inserted.tokens[-1] and around.has_finite


def _is_of_noun_before(tokens: Tokens, infinitive: _Open) -> bool:
    """*Rehm nannte den **Plan, zu bauen**, | einen Fehler*: behind its verb no apposition goes on with it."""
    return ends_with_zu(tokens, infinitive.tokens) and tokens[infinitive.tokens[0] - 2].tag_ in stts.NOUN


def _is_relative_in_vorfeld(tokens: Tokens, chunk: Chunk, clause: _Open) -> bool:
    """*Ein Gesetz, | **das vorsieht**, | dass …, | wurde beschlossen*: the clause around has no verb yet."""
    waits = clause.is_main and clause.waits and clause.tokens[-1] + 2 == chunk.tokens[0]
    short = chunk.is_main and len(chunk.tokens) == 2 and chunk.finite == chunk.tokens[1:]
    return waits and short and tokens[chunk.tokens[0]].lower_ in ARTICLE_LIKE_RELATIVES


def _is_content_of_noun(tokens: Tokens, chunk: Chunk, clause: _Open) -> bool:
    """*Den Vorwurf der SPD, | **er spare falsch**, | wies der Minister zurück*: the Vorfeld has a clause in it.

    Not behind a colon: *Der Vorwurf der SPD: | **Er spare falsch**, | schone die Reichen.*
    """
    if not clause.is_main or clause.has_finite or chunk.begins_with_finite or tokens[chunk.tokens[0] - 1].text == ":":
        return False
    announces = any(tokens[i].tag_ == "NN" and cue_noun(tokens[i].text, "content") for i in clause.tokens)
    return announces and chunk.is_main and is_konjunktiv(tokens[chunk.finite[0]])


def _tells_who(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether a fragment goes with who speaks, or says when: *…, so Anna Weiß, **Chefin der Werft***."""
    words = [tokens[i] for i in chunk.tokens]
    if words[0].lower_ in _GOING_ON_WITH or words[0].is_quote:
        return False
    nouns = [t for t in words if t.tag_ in stts.NOUN]
    return not nouns or any(
        is_person_noun(t) or t.ent_type_ or t.text in time_nouns() or is_speaker_noun(t.text) for t in nouns
    )


def _is_second_verb(chunk: Chunk, clause: _Open) -> bool:
    """*Die Stadt, in der er lebt | **und arbeitet**, | ist groß*: no comma parts it from the verb before it."""
    if not chunk.coordinated or len(chunk.tokens) != 2 or chunk.finite != chunk.tokens[1:]:
        return False
    return clause.kind in {"subordinate", "relative", "interrogative"} and clause.finite == chunk.tokens[0] - 1


def _is_said_in_front(tokens: Tokens, clause: _Open, chunk: Chunk) -> bool:
    """*Vergleichen, **rät der Verein***, *Oder auch nicht, **sagt sie***: no comma parts a Vorfeld from its verb."""
    whole = clause.tokens[-1] - clause.tokens[0] == len(clause.tokens) - 1 and chunk.tokens[0] == clause.tokens[-1] + 2
    if not clause.is_main or not whole or not chunk.begins_with_finite or len(chunk.tokens) < 2:
        return False
    named = tokens[clause.tokens[-1]].ent_type_ or tokens[clause.tokens[0]].ent_type_
    verbs = verbs_by_form().get(tokens[chunk.finite[0]].lower_, [])
    return not named and any("v2" in verb.takes for verb, _ in verbs)


def _is_participle(tokens: Tokens, clause: _Open, chunk: Chunk) -> bool:
    """*Lenz hatte die Rolle der Partei- | und Fraktionschefs **betont***: a tagger takes the participle for finite."""
    if not (clause.is_main and clause.has_finite) or tokens[clause.finite].tag_ != "VAFIN":
        return False
    last = chunk.tokens[-1]
    return chunk.finite == [last] and may_be_participle(tokens[last].lower_) and _is_bracket_open(tokens, clause)


def _goes_on_with_apposition(tokens: Tokens, clause: _Open, chunk: Chunk) -> bool:
    """*Karl Brandt, | Chef der Werft erklärte …*: no comma closes the apposition, and two chunks are one Vorfeld."""
    before = [tokens[i] for i in chunk.tokens if i < chunk.finite[0]]
    return tokens[clause.tokens[-1]].names_person and any(is_person_noun(token) for token in before)


def _is_bracket_open(tokens: Tokens, clause: _Open) -> bool:
    """Whether the left bracket still waits for its right one: `Er hat, wie er sagte, | gestanden`."""
    if any(tokens[i].tag_ in RIGHT_BRACKET for i in clause.tokens):
        return False
    return clause.has_finite


def _is_of_full_verb(tokens: Tokens, clause: _Open, chunk: Chunk) -> bool:
    """*Er schätzt, dass es zwei sind, | **zu 80 Prozent geplant***: no participle goes with a finite full verb."""
    if chunk.finite or tokens[clause.finite].tag_ != "VVFIN":
        return False
    return all(tokens[i].tag_ == "VVPP" for i in chunk.tokens if tokens[i].tag_ in RIGHT_BRACKET)


def _begun_before_apposition(tokens: Tokens, matrix: _Open, chunk: Chunk) -> list[int]:
    """What verbs alone end, and begins before an apposition: *hat versprochen, | **mit allen, auch Rom, zu reden***.

    It begins at the comma right behind the verbs around, or where no apposition can: *versprach ihm, | **mit …***.
    """
    if not matrix.is_main or not matrix.has_finite or any(tokens[i].tag_ not in stts.VERBAL for i in chunk.tokens):
        return []
    last = max(i for i in matrix.tokens if i == matrix.finite or tokens[i].tag_ in RIGHT_BRACKET)
    for place, i in enumerate(matrix.tokens):
        if i > last and tokens.is_comma(i - 1):
            begins = i == last + 2 or tokens[i].tag_ in _GOING_ON
            return matrix.tokens[place:] if begins else []
    return []


def _between_commas(tokens: Tokens, clause: _Open, behind: _Open) -> list[int]:
    """The last words of a clause where they stand between a comma and the comma before another clause; else none."""
    start = len(clause.tokens) - 1
    while start and clause.tokens[start - 1] == clause.tokens[start] - 1:
        start -= 1
    words = clause.tokens[start:]
    return words if start and tokens.is_comma(words[0] - 1) and words[-1] + 2 == behind.tokens[0] else []
