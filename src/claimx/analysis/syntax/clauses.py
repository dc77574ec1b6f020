"""Cuts the article into periods and these into clauses with their verb groups, after the topological field model.

A *period* is a run of sentences that no quotation crosses the border of: `„Ja. Das gilt“, sagte er.` is one. Within it,
commas, dashes, brackets and conjunctions delimit chunks, and a stack of open clauses decides where each chunk belongs:
a subjunction opens a clause that waits for its finite verb at the end, a chunk that begins with the finite verb carries
on the clause whose Vorfeld stands before (`Der Mann, der gestern kam, | sagte …`). Drach (1937), *Grundgedanken der
deutschen Satzlehre*; for finding fields without a parser: Neumann, Braun & Piskorski (2000), "A divide-and-conquer
strategy for shallow parsing of German free texts".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from spacy.tokens import Doc

from claimx.analysis.syntax.lists import list_commas
from claimx.analysis.syntax.phrases import phrases_on
from claimx.analysis.syntax.tagged_words import places, places_of
from claimx.analysis.syntax.tokens import Span, Token, Tokens, feature, is_person_noun
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.analysis.text.quotes import quotations_on
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.marks import SENTENCE_ENDS
from claimx.knowledge.nouns import is_speaker_noun, time_nouns

_SEPARATORS = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "[", "]"})
_JOINING = words_of("joins_clauses")  # not *weder … noch*
_GOING_ON = stts.PREPOSITION | {"ADV", "PTKNEG", "PROAV", "ADJD"}
"""What a clause goes on with after *so* and who says it, and no apposition does: *Es reiche, so Weiß, **im Mai***."""
_MARKS = frozenset({"$(", "$,"})
_BEFORE_NOUN = stts.DETERMINER | {"ADJA"}
_BEGINS_GROUP = _BEFORE_NOUN | stts.NOUN | stts.PERSONAL
_INSIDE_NOUN_GROUP = frozenset({"ADJA", "CARD", "TRUNC", "$("})
_RIGHT_BRACKET = stts.INFINITIVE | stts.PARTICIPLE | {"PTKVZ"}
_ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_BEFORE_QUOTATION = words_of("before_quotation")
_GOING_ON_WITH = words_of("goes_on_with")
_MAY_BE_PLURAL = words_of("number_by_verb")
_OTHER_INFINITIVE = words_of("opens_other_infinitive")
_HALF_MODALS = words_of("half_modal")
_HALF_MODALS_OF_STATES = words_of("half_modal_of_states")
_STATES = words_of("state_infinitive")
"""What nobody threatens or promises with a half-modal: *Es verspricht schön zu **werden***."""

_MAX_PERIOD = 300
"""In tokens. No sentence is as long; a list or a broken page may be, and looking at clauses takes the square of it."""

_MAX_BRACKETED = 8
"""In tokens. Longer ones stand for themselves, as a clause does."""


ClauseKind = Literal["main", "subordinate", "relative", "interrogative", "infinitive", "so", "quotation"]
_ChunkKind = ClauseKind | Literal["fragment"]


class Clause(NamedTuple):
    """One clause of a period. All numbers are of `Tokens`; -1 stands for none.

    Attributes:
        kind: What it is: *so* is `…, so der Minister`, a quotation is a passage in quotation marks that stands as a
            clause of its own.
        tokens: All that it is made of, in order; other clauses may stand between them.
        finite: Its finite verb.
        verbs: Its verb group, the finite verb and particles included.
        opener: The subjunction, relative or interrogative word that opens it.
        parent: The number of the clause that it depends on, in the period's list.
        coordinated: Whether a conjunction joins it to the one before.
    """

    kind: ClauseKind
    tokens: tuple[int, ...]
    finite: int
    verbs: tuple[int, ...]
    opener: int
    parent: int
    coordinated: bool

    @property
    def start(self) -> int:
        """Its first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """The token after its last."""
        return self.tokens[-1] + 1

    @property
    def is_main(self) -> bool:
        """Whether it is a main clause."""
        return self.kind == "main"

    @property
    def is_quotation(self) -> bool:
        """Whether it is a passage in quotation marks."""
        return self.kind == "quotation"

    @property
    def has_finite(self) -> bool:
        """Whether it has a finite verb."""
        return self.finite >= 0

    @property
    def has_opener(self) -> bool:
        """Whether a subjunction, relative or interrogative word opens it."""
        return self.opener >= 0

    @property
    def is_finite_main(self) -> bool:
        """Whether it is a main clause with a finite verb: *Er kommt*, not *Kein Kommentar*."""
        return self.is_main and self.has_finite


class Period(NamedTuple):
    """A run of sentences that no quotation crosses.

    Attributes:
        start: Its first token.
        end: The token after its last.
        clauses: By their first token.
    """

    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass
class _Chunk:
    """What stands between separators, or between conjunctions that join clauses.

    Attributes:
        tokens: Their numbers.
        kind: The clause that it is or begins; a fragment begins none.
        opener: The word that opens a subordinate clause, -1 for none.
        finite: Its finite verbs.
        coordinated: Whether it begins with a conjunction.
        bracket: Whether it has an infinitive, participle or particle, which can be the right bracket of a clause.
        with_zu: Whether it has an infinitive with *zu*.
    """

    tokens: list[int]
    kind: _ChunkKind = "fragment"
    opener: int = -1
    finite: list[int] = field(default_factory=list)
    coordinated: bool = False
    bracket: bool = False
    with_zu: bool = False

    @property
    def is_main(self) -> bool:
        return self.kind == "main"

    @property
    def begins_with_finite(self) -> bool:
        return bool(self.finite) and self.finite[0] - self.tokens[0] <= self.coordinated


@dataclass
class _Open:
    """A clause that later chunks may carry on.

    Attributes:
        kind, tokens, finite, opener, parent, coordinated: As those of a `Clause`; the parent by its place among all
            that were opened.
        waits: Whether it has no finite verb yet.
    """

    kind: ClauseKind
    tokens: list[int]
    finite: int
    opener: int
    parent: int
    coordinated: bool
    waits: bool

    @property
    def is_main(self) -> bool:
        return self.kind == "main"

    @property
    def has_finite(self) -> bool:
        return self.finite >= 0

    @property
    def has_opener(self) -> bool:
        return self.opener >= 0

    @property
    def is_finite_main(self) -> bool:
        return self.is_main and self.has_finite

    def add(self, chunk: _Chunk) -> None:
        self.tokens += chunk.tokens
        if chunk.finite and not self.has_finite:
            self.finite = chunk.finite[-1 if not self.is_main else 0]
            self.waits = False


def in_konjunktiv(tokens: Tokens, clause: Clause | _Open) -> bool:
    """Whether a clause has a finite verb in the Konjunktiv: *er **komme***, *sie **hätten** gewartet*."""
    return clause.has_finite and is_konjunktiv(tokens[clause.finite])


def is_behind_wie(tokens: Tokens, clause: Clause) -> bool:
    """*Es reicht, **wie die Stadt sagt***: whether *wie* opens a clause behind a comma."""
    return clause.opener > 0 and tokens[clause.opener].lower_ == "wie" and tokens.is_comma(clause.opener - 1)


def find_periods(
    tokens: Tokens, quotations: list[Any], skipped: list[tuple[int, int]], joining: frozenset[int]
) -> list[Period]:
    """Cut a document into periods and clauses.

    Args:
        tokens: With tags and sentence starts.
        quotations: `(start, end, depth, closed)` in characters, from `claimx_quotes`.
        skipped: Character spans that are no sentences of the article, such as its title.
        joining: The commas between the members of lists, which part no clauses.
    """
    spans = [tokens.span(start, end) for start, end, depth, _ in quotations if depth == 0]
    periods = []
    for start, end in _borders(tokens, spans, skipped):
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        masked = {a: b for a, b in inside if _stands_alone(tokens, a, b, start, end)}
        quoted = {i for a, b in inside if a not in masked for i in range(a, b)}
        periods.append(Period(start, end, tuple(_clauses(tokens, start, end, masked, quoted, joining))))
    return periods


def periods_inside(
    tokens: Tokens, start: int, end: int, quotations: list[Span], joining: frozenset[int]
) -> list[Period]:
    """The sentences of a quotation as periods of their own, the quotations in it as in any text.

    Args:
        tokens: Of the article.
        start: First token inside the quotation marks.
        end: Token after the last inside them.
        quotations: Token spans of all quotations.
        joining: As for `find_periods`.
    """
    inside = [(a, b) for a, b in quotations if start <= a and b <= end]
    hidden = {i for a, b in inside for i in range(a + 1, b)}
    begins = [start, *(i for i in range(start + 1, end) if tokens[i].is_sent_start and i not in hidden), end]
    periods = []
    for first, last in pairwise(begins):
        here = [(a, b) for a, b in inside if first <= a and b <= last]
        masked = {a: b for a, b in here if _stands_alone(tokens, a, b, first, last)}
        quoted = {i for a, b in here if a not in masked for i in range(a, b)}
        periods.append(Period(first, last, tuple(_clauses(tokens, first, last, masked, quoted, joining))))
    return periods


def _borders(
    tokens: Tokens, quotations: list[tuple[int, int]], skipped: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    covered: set[int] = set()
    for start, end in quotations:
        covered.update(range(start + 1, end))
    hidden: set[int] = set()
    for first, last in skipped:
        hidden.update(range(*tokens.span(first, last)))
    edges = {i for i in hidden if i - 1 not in hidden} | {i + 1 for i in hidden if i + 1 not in hidden}
    ends = sorted({*edges, len(tokens), *(i for i in tokens.sentence_starts if i not in covered)} - {0})
    borders, begin = [], 0
    for end in ends:
        borders += [(a, min(a + _MAX_PERIOD, end)) for a in range(begin, end, _MAX_PERIOD)]
        begin = end
    return [(a, b) for a, b in borders if a not in hidden]


def _stands_alone(tokens: Tokens, start: int, end: int, first: int, last: int) -> bool:
    """Whether a quotation is a clause of its own (`„Das gilt“, sagte er`) and not a part of one (`ein „Test“`)."""
    inner = tokens[start + 1 : end - 1]
    if not any(token.tag_ in stts.FINITE for token in inner):
        # Exclamations and short answers: `„Nie wieder!“, rief sie.`
        complete = end - 2 > start and tokens[end - 2].text in SENTENCE_ENDS
        framed = start == first and end + 1 < last and tokens.is_comma(end) and _frames(tokens, end + 1)
        goes_on = _previous(tokens, start, first) == "," and _completes(tokens, start, end, first, last)
        return (complete and start == first) or framed or goes_on or _after_colon(tokens, start, first)
    before = _previous(tokens, start, first)
    after = tokens[end].text if end < last else "."
    opens = before is None or before in {",", ":", ".", "–", "-", "!", "?", ";", "("} or before in _BEFORE_QUOTATION
    closes = after in {",", ".", "–", "-", ";", ")", "!", "?", ":"} or before == "worten"
    closes = closes or (end < last and _frames(tokens, end)) or _is_signed(tokens, end)
    return opens and (closes or tokens[end - 2].text in {".", "!", "?", ","})


def _completes(tokens: Tokens, start: int, end: int, first: int, last: int) -> bool:
    """*„Wir stehen“, sagte er, **„aber pünktlich.“***: the rest of the quotation that the sentence begins with."""
    ends = end >= last or tokens[end].text in SENTENCE_ENDS or tokens[end - 2].text in SENTENCE_ENDS
    if not ends or not tokens[first].is_quote:
        return False
    closed = next((i for i in range(first + 1, start) if tokens[i].is_quote), start)
    return closed + 2 < start and tokens.is_comma(closed + 1) and _frames(tokens, closed + 2)


def _is_signed(tokens: Tokens, i: int) -> bool:
    """*„Das ist falsch“ **(Ute Lenz, SPD)***: brackets behind a quotation begin with who said it."""
    inside = tokens.at(i + 1)
    return tokens.at(i).text == "(" and (inside.names_person or is_person_noun(inside))


def _frames(tokens: Tokens, i: int) -> bool:
    """*„Kein Kommentar“, **sagte** sie*, *„Unsinn“, **so** der Minister*: what stands there says who said it."""
    return tokens[i].tag_ in stts.FINITE or tokens[i].lower_ == "so"


def _previous(tokens: Tokens, start: int, first: int) -> str | None:
    return tokens[start - 1].lower_ if start > first else None


def _after_colon(tokens: Tokens, start: int, first: int) -> bool:
    return start > first and tokens[start - 1].text == ":"


def _clauses(
    tokens: Tokens, start: int, end: int, masked: dict[int, int], quoted: set[int], joining: frozenset[int]
) -> list[Clause]:
    built: list[_Open] = []
    stack: list[int] = []
    chunks = _chunks(tokens, start, end, masked, quoted, joining)
    for n, chunk in enumerate(chunks):
        if _is_inserted(tokens, chunks, n):
            built.append(_new(chunk, -1, waits=False))
        elif _is_vorfeld_of_content(tokens, chunks, n) or _is_vorfeld_with_name(tokens, chunks, n):
            built.append(_new(chunk, -1, waits=True))
            stack[:] = [len(built) - 1]
        elif stack and _is_inside_bracket(tokens, chunks[n - 1 : n + 2]):
            built.append(_new(chunk, stack[-1], waits=False))
        else:
            _place(tokens, chunk, built, stack)
    order = sorted(range(len(built)), key=lambda i: built[i].tokens[0])
    number = {old: new for new, old in enumerate(order)}
    return [
        Clause(
            c.kind,
            tuple(c.tokens),
            c.finite,
            _verbs(tokens, c, quoted),
            c.opener,
            number.get(c.parent, -1),
            c.coordinated,
        )
        for c in (built[i] for i in order)
    ]


def _is_inserted(tokens: Tokens, chunks: list[_Chunk], n: int) -> bool:
    """*Die Gespräche, | sagte die Ministerin, | seien gut*: a clause with its verb first between Vorfeld and verb.

    The Vorfeld may have a relative clause: *Für Leute, | die dort wohnen, | sagte sie, | sei das gut*; not *Ein Mann, |
    der rief, | kam näher, | sagte sie*.
    """
    if not 0 < n < len(chunks) - 1:
        return False
    with_relative = n > 1 and chunks[n - 1].kind == "relative"
    front = chunks[n - 2] if with_relative else chunks[n - 1]
    if front.finite or front.kind != "fragment":
        return False
    here, after = chunks[n], chunks[n + 1]
    if len(here.tokens) == 1:
        return False  # *Wie die Ministerin, Anna Weiß, | erklärte, habe sie Zeit*
    if not all(c.begins_with_finite and not c.coordinated and c.is_main for c in (here, after)):
        return False
    return not with_relative or [is_konjunktiv(tokens[c.finite[0]]) for c in (here, after)] == [False, True]


def _is_vorfeld_of_content(tokens: Tokens, chunks: list[_Chunk], n: int) -> bool:
    """*Sie erklärte, | **in Orten**, | in denen es brenne, | fehle Wasser*: the Vorfeld has a clause in it."""
    if n == 0 or chunks[n].kind != "fragment" or chunks[n].bracket or not chunks[n - 1].finite:
        return False
    verb = next((c for c in chunks[n + 1 :] if c.is_main), None)
    if verb is None or verb is chunks[n + 1] or not verb.begins_with_finite or verb.coordinated:
        return False
    cue = tokens[chunks[n - 1].finite[0]]
    said = any("v2" in entry.takes for entry, _ in verbs_by_form().get(cue.lower_, []))
    return said and is_konjunktiv(tokens[verb.finite[0]]) and not is_konjunktiv(cue)


def _is_vorfeld_with_name(tokens: Tokens, chunks: list[_Chunk], n: int) -> bool:
    """*Er wies das zurück, | **die Sprecherin der Partei**, | Anna Weiß, | erklärte: „…“*: no comma parts two people.

    What comes behind the name has no subject of its own, so that the noun before the name is the subject.
    """
    if not 0 < n < len(chunks) - 2 or not chunks[n - 1].finite:
        return False
    here, name, verb = chunks[n : n + 3]
    if any(c.kind != "fragment" or c.bracket or c.coordinated for c in (here, name)):
        return False
    before = tokens[chunks[n - 1].tokens[-1]]
    if before.names_person or is_person_noun(before):
        return False  # *Es kam die Ministerin, | **eine Freundin des Hauses**, | Anna Weiß, | und sagte …*
    first, office = tokens[here.tokens[0]], (tokens[i] for i in here.tokens)
    person = "N" in determiner_cases().get(first.lower_, "") and any(is_person_noun(token) for token in office)
    named = tokens[name.tokens[0]].tag_ == "NE" and tokens[name.tokens[0]].names_person
    apart = tokens.is_comma(here.tokens[0] - 1) and verb.begins_with_finite and not verb.coordinated
    if not (person and named and apart):
        return False
    rest = [tokens[i] for i in verb.tokens[1:]]
    others = any(t.tag_ in stts.NOUN | stts.PERSONAL for t in rest)
    return not others and tokens[verb.tokens[0]].lower_ in verbs_by_form()


def _is_inside_bracket(tokens: Tokens, chunks: list[_Chunk]) -> bool:
    """*Der Minister wies den Vorwurf, | **er habe gelogen**, | zurück*: the particle is of the verb around.

    Args:
        tokens: The tokens.
        chunks: The chunk in question between its neighbours.
    """
    if len(chunks) != 3:
        return False
    around, here, behind = chunks
    if not around.finite or around.bracket or not here.is_main or here.begins_with_finite or here.coordinated:
        return False
    objects = (tokens[i].text for i in around.tokens if i > around.finite[0])
    announced = any(cue_noun(word, "content") for word in objects)  # *den **Vorwurf** der Partei, | …*
    closes = not behind.finite and tokens[behind.tokens[-1]].tag_ == "PTKVZ"
    return announced and closes and is_konjunktiv(tokens[here.finite[0]])


def _verbs(tokens: Tokens, clause: _Open, quoted: set[int]) -> tuple[int, ...]:
    """The verb group; what stands in quotation marks inside the clause is left out where the finite verb does not."""
    if clause.kind == "quotation":
        return ()
    outside = clause.finite not in quoted
    tags, verbal = tokens.tags, stts.VERBAL
    verbs = [i for i in clause.tokens if tags[i] in verbal]
    return tuple([i for i in verbs if not (outside and i in quoted)])


# --- chunks: what stands between separators, and between conjunctions that join clauses ---


def _chunks(
    tokens: Tokens, start: int, end: int, masked: dict[int, int], quoted: set[int], joining: frozenset[int]
) -> list[_Chunk]:
    chunks: list[_Chunk] = []
    current: list[int] = []
    texts = tokens.texts[start:end]
    marks = places_of(texts, _SEPARATORS.intersection(texts)) + places(tokens.tags[start:end], "$.")
    begin = start
    for i in sorted({*masked, *(start + mark for mark in marks)}):
        if i < begin:
            continue  # in brackets, or in a quotation
        current += range(begin, i)
        begin = i + 1
        if i in masked:
            chunks += _split_at_conjunctions(tokens, current, quoted)
            chunks.append(_Chunk(list(range(i, masked[i])), kind="quotation"))
            current, begin = [], masked[i]
        elif tokens[i].text == "(" and (closing := _bracket_end(tokens, i, end)) > i:
            current += range(i + 1, closing)
            begin = closing + 1
        elif tokens[i].tag_ == "$." and i in quoted and i + 1 in quoted and tokens[i + 1].is_quote:
            current.append(i)  # *rief **„Hilfe!“** und lief*
        elif i not in joining:  # *Lenz**,** Thoma und Can sagten …*
            chunks += _split_at_conjunctions(tokens, current, quoted)
            current = []
    current += range(begin, end)
    chunks += _split_at_conjunctions(tokens, current, quoted)
    return chunks


def _bracket_end(tokens: Tokens, start: int, end: int) -> int:
    """Where short brackets close that have no verb of their own; 0 where they have: *die NATO **(BW)** in Brüssel*."""
    for i in range(start + 1, min(start + _MAX_BRACKETED, end)):
        if tokens[i].text == ")":
            return i
        if tokens[i].tag_ in stts.FINITE or tokens[i].is_quote:
            return 0
    return 0


def _split_at_conjunctions(tokens: Tokens, numbers: list[int], quoted: set[int]) -> list[_Chunk]:
    """`erklärte er | und fügte hinzu`: a conjunction parts clauses where a finite verb stands on both sides."""
    if not numbers:
        return []
    tags, lowered, forms = tokens.tags, tokens.lowered, stts.FINITE
    verbs = [i for i in numbers if tags[i] in forms]
    finite = [i for i in verbs if i not in quoted] or verbs
    starts = [0]
    for n, i in enumerate(numbers[:-1] if verbs else []):
        if lowered[i] not in _JOINING or i >= finite[-1] or _is_joined_later(tokens, numbers, n, finite):
            continue
        before = finite if i in quoted else verbs  # *freut sich über das „Ende, das nahte“ | und **fordert** mehr*
        # *Sie versprach, die Löhne anzuheben | und **bat** um Geduld*
        infinitive = n and numbers[n + 1] in finite and _ends_with_zu(tokens, numbers[starts[-1] : n])
        if infinitive or any(numbers[starts[-1]] <= v < i for v in before):
            starts.append(n)
    pieces = [numbers[a:b] for a, b in pairwise([*starts, len(numbers)])]
    chunks = [_read_chunk(tokens, piece, _inside(finite, piece) or _inside(verbs, piece)) for piece in pieces if piece]
    return [part for chunk in chunks for part in _without_infinitive(tokens, chunk)]


def _is_joined_later(tokens: Tokens, numbers: list[int], n: int, finite: list[int]) -> bool:
    """*Sie lobt Mut **und** Kraft und fordert Geld*: a later conjunction stands right before the next finite verb."""
    verb = next((i for i in finite if i > numbers[n]), -1)
    later = [i for i in numbers[n + 1 :] if i < verb]
    return bool(later) and later[-1] == verb - 1 and tokens[later[-1]].lower_ in _JOINING


def _without_infinitive(tokens: Tokens, chunk: _Chunk) -> list[_Chunk]:
    """A chunk, or two where no comma parts an infinitive from its cue: *Sie versprach | **die Löhne anzuheben***."""
    if not chunk.with_zu or not chunk.is_main or len(chunk.finite) != 1:
        return [chunk]
    words = [i for i in chunk.tokens if tokens[i].tag_ not in _MARKS]
    if len(words) < 4 or not _ends_with_zu(tokens, words):
        return [chunk]
    if any(tokens[i].lower_ in _OTHER_INFINITIVE for i in words):
        return [chunk]  # *Sie sagte **ohne** zu zögern …*: that says how
    place = words.index(chunk.finite[0])
    if place == len(words) - 1:
        return [chunk]  # *den Fehler zu bebe*: the text is cut off, or spelt wrongly
    begin = _infinitive_begin(tokens, words[:place], chunk.finite[0], words[place + 1 :])
    if begin < 0:
        return [chunk]
    before, after = ([i for i in chunk.tokens if (i < begin) is first] for first in (True, False))
    return [_read_chunk(tokens, before, chunk.finite), _read_chunk(tokens, after, [])]


def _infinitive_begin(tokens: Tokens, vorfeld: list[int], finite: int, rest: list[int]) -> int:
    """Where the infinitive of a cue begins: behind the verb, who speaks and to whom; -1 where there is none.

    *Am Montag versprach **die Ministerin den Pflegern** | die Löhne anzuheben*, *gab **an** | ihn zu kennen*.
    """
    words = {tokens[i].lower_ for i in rest}
    full = finite
    if tokens[finite].lemma_ == "haben":
        full = next((i for i in rest if tokens[i].tag_ == "VVPP"), -1)
    if full < 0 or tokens[full].tag_ not in {"VVFIN", "VVPP"}:
        return -1
    last = tokens[rest[-1]].lower_
    for verb, detached in verbs_by_form().get(tokens[full].lower_, []):
        particle = verb.verb.partition("|")[0] if detached else ""
        parted = not detached or any(_is_particle(tokens[i], particle) for i in rest)
        half_modal = verb.lemma in _HALF_MODALS or (verb.lemma in _HALF_MODALS_OF_STATES and last in _STATES)
        if "infinitive" not in verb.takes or half_modal or not parted or not words.issuperset(verb.with_):
            continue
        if full != finite:
            return full + 1 if full + 1 in rest[:-1] else -1
        begin = 0
        if not vorfeld or tokens[vorfeld[0]].tag_ not in _BEGINS_GROUP:
            begin = _group_end(tokens, rest, begin)
        begin = _past_particle(tokens, rest, begin, particle)
        case = {"dative": "Dat", "accusative": "Acc", None: ""}[verb.addressee]
        if case and begin < len(rest) and feature(tokens[rest[begin]], "Case") == case:
            longer = _past_particle(tokens, rest, _group_end(tokens, rest, begin), particle)
            begin = longer if case == "Dat" or longer < len(rest) - 2 else begin
        return rest[begin] if begin < len(rest) - 1 else -1
    return -1


def _is_particle(token: Token, particle: str) -> bool:
    """*gab **an** den Wagen zu kennen*: what a tagger takes for a preposition; *zu* may be any other *zu*."""
    return token.lower_ == particle and (token.tag_ == "PTKVZ" or particle != "zu")


def _past_particle(tokens: Tokens, words: list[int], begin: int, particle: str) -> int:
    """The place behind pronouns and the particle of the verb: *gab **ihm dazu an***."""
    while begin < len(words) and (
        tokens[words[begin]].tag_ in {"PRF", "PPER", "PROAV"} or _is_particle(tokens[words[begin]], particle)
    ):
        begin += 1
    return begin


def _group_end(tokens: Tokens, words: list[int], begin: int) -> int:
    """Where a noun group ends that begins at a place among words; the place itself where none does."""
    if any(tokens[i].tag_ in stts.PERSONAL for i in words[begin : begin + 1]):
        return begin + 1
    noun = _behind_tags(tokens, words, begin, _BEFORE_NOUN)
    end = _behind_tags(tokens, words, noun, stts.NOUN)
    return end if end > noun else begin


def _behind_tags(tokens: Tokens, words: list[int], begin: int, tags: frozenset[str]) -> int:
    """The place behind the words from a place on that have one of some tags."""
    return next((n for n in range(begin, len(words)) if tokens[words[n]].tag_ not in tags), len(words))


def _inside(numbers: list[int], piece: list[int]) -> list[int]:
    return [i for i in numbers if piece[0] <= i <= piece[-1]]


def _read_chunk(tokens: Tokens, numbers: list[int], finite: list[int]) -> _Chunk:
    all_tags = tokens.tags
    tags = {all_tags[i] for i in numbers}
    chunk = _Chunk(numbers, finite=finite, with_zu=not stts.WITH_ZU.isdisjoint(tags))
    marked = not _MARKS.isdisjoint(tags)
    words = ([i for i in numbers if all_tags[i] not in _MARKS] if marked else []) or numbers
    chunk.coordinated = tokens[words[0]].tag_ == "KON"
    if _is_attribute(tokens, words, finite):
        chunk.finite = finite = []
    opened = words[1:] if chunk.coordinated and len(words) > 1 else words
    chunk.opener, chunk.kind = _opener(tokens, opened, finite, chunk.with_zu)
    if not finite and chunk.kind in {"subordinate", "relative", "interrogative"} and _ends_finite(tokens, words):
        chunk.finite = [words[-1]]
    chunk.bracket = not _RIGHT_BRACKET.isdisjoint(tags)
    return chunk


def _ends_finite(tokens: Tokens, words: list[int]) -> bool:
    """*…, in dem er mehr Geld **verlangt***, *…, den sie so **nennen***: to a tagger a participle or an infinitive."""
    last = tokens[words[-1]]
    if last.tag_ == "VVINF":
        several = any(tokens[i].lower_ in _MAY_BE_PLURAL or feature(tokens[i], "Number") == "Plur" for i in words[:-1])
        return several and tokens[words[-2]].tag_ not in {"PTKZU", "VVINF"}
    return last.tag_ == "VVPP" and last.text.endswith("t") and may_be_participle(last.lower_)


def _is_attribute(tokens: Tokens, words: list[int], finite: list[int]) -> bool:
    """*…, die von der Opposition **nominierte** Elena Ristova, …*: before a noun at the end stands no finite verb.

    But in *Der neuen Zeitung **sagte** Weiß* a noun goes with the article.
    """
    if len(finite) != 1 or not words[0] + 1 < finite[0] < words[-1]:
        return False
    noun = next((i for i in words[1:] if tokens[i].tag_ not in _INSIDE_NOUN_GROUP), -1)
    if noun < finite[0] and tokens[noun].tag_ in stts.NOUN:
        return False
    past = tokens[words[0]].lower_ in _ARTICLE_LIKE_RELATIVES and tokens[finite[0]].text.endswith(("te", "ten"))
    return past and all(tokens[i].tag_ in stts.NOUN for i in words if i > finite[0])


def _opener(tokens: Tokens, words: list[int], finite: list[int], with_zu: bool) -> tuple[int, _ChunkKind]:
    """The word that makes a chunk a subordinate clause, and what kind of clause the chunk is or begins."""
    # Adverbs may stand before it: `nur weil …`, `auch wenn …`, `so dass …`.
    for offset in range(min(2, len(words))):
        i = words[offset]
        tag, lower = tokens[i].tag_, tokens[i].lower_
        last = bool(finite) and finite[-1] >= words[-1] - 1
        if tag == "KOKOM" and lower == "wie" and last and offset + 1 < len(words):
            # *wie viele*, *wie hoch*, but *wie er sagt*
            asks = tokens[words[offset + 1]].tag_ in {"PIAT", "PIS", "ADJD"}
            return i, "interrogative" if asks else "subordinate"
        if tag == "KOUS" and (lower != "als" or any(tokens[k].tag_ in stts.VERBAL for k in words)):
            return i, "subordinate"  # not *bezeichnete das, was er sah, **als „übertrieben“***
        if tag == "KOUI":
            return i, "infinitive"
        if tag in stts.RELATIVE and not finite and offset == 0 and _ends_with_zu(tokens, words):
            return -1, "infinitive"  # *Sie schlug vor, **das** für 2027 geplante Werk **zu** bauen*: the article
        if tag in stts.RELATIVE and not _is_verb_second(tokens, words, finite):
            return i, "relative"
        if tag in stts.INTERROGATIVE:
            second = finite and finite[0] - i <= 1
            return (i, "interrogative") if not second or len(words) <= 2 else (-1, "main")
        if (
            lower in _ARTICLE_LIKE_RELATIVES
            and not _is_verb_second(tokens, words, finite)
            and last
            and len(finite) == 1
            and len(words) > 2
            and not _has_opener_before(tokens, words[0])
        ):
            return i, "relative"
        if tag not in stts.PREPOSITION and tag != "ADV":
            break
    if (
        len(words) > 1
        and tokens[words[0]].lower_ == "so"
        and not finite
        and tokens[words[1]].tag_ not in {"ADJD", "ADV"}
    ):
        return words[0], "so"
    if finite:
        return -1, "main"
    return -1, "infinitive" if with_zu else "fragment"


def _ends_with_zu(tokens: Tokens, words: list[int]) -> bool:
    """*den Plan **abzulehnen***, *die Halle **zu bauen***."""
    return tokens[words[-1]].tag_ == "VVIZU" or any(tokens[i].tag_ == "PTKZU" for i in words[-2:-1])


def _is_verb_second(tokens: Tokens, words: list[int], finite: list[int]) -> bool:
    """*…, der Koffer sei leer*, *…, das Geld fehle*: no relative clauses, for in these the verb stands last.

    The tagger confuses the article with the pronoun; the place of the verb tells them apart, and the Konjunktiv does.
    """
    if not finite:
        return False
    if finite[-1] == words[-1]:
        if tokens[words[0]].tag_ != "ART":
            return False
        return is_konjunktiv_present(tokens[finite[-1]]) or _is_said(tokens, words[0], finite[-1])
    after = [tokens[i].tag_ for i in words if i > finite[-1]]
    if tokens[words[0]].tag_ == "ART" and after[-1] in stts.NOUN:
        return True  # *…, die Betriebe suchten **Lehrlinge***
    if tokens[words[0]].tag_ == "ART" and finite[0] == words[min(2, len(words) - 1)] and after:
        return True  # *…, **die CDU schwankt** noch*: an article, a noun, and the verb right behind them
    return is_konjunktiv(tokens[finite[0]]) or after[-1] in {"VVPP", "PTKVZ", "ADJD", "VVINF"}


def _is_said(tokens: Tokens, article: int, finite: int) -> bool:
    """*Das Amt erklärte, **die Zahlen stimmten***: behind a cue that ends its clause stands no relative clause.

    Nor does one of several behind one person: *erklärte Weiß, **die Gespräche liefen***.
    """
    before = article - 2
    if feature(tokens[finite], "Number") != "Plur" or feature(tokens[finite - 1], "Number") != "Plur":
        return False
    while before > 0 and tokens[before].tag_ in {"NE", "PTKVZ", "PPER"}:
        before -= 1
    return before >= 0 and tokens[before].tag_ == "VVFIN" and tokens[before].lower_ in verbs_by_form()


def _has_opener_before(tokens: Tokens, i: int) -> bool:
    """Whether the word stands where no relative clause can begin: at the beginning of its sentence."""
    return i == 0 or tokens[i].is_sent_start or tokens[i - 1].text not in {",", "–", "("}


# --- the stack of open clauses ---


def _place(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> None:
    top = stack[-1] if stack else -1
    if stack and _is_relative_in_vorfeld(tokens, chunk, built[top]):
        chunk.kind, chunk.opener = "relative", chunk.tokens[0]
    if chunk.kind == "quotation":
        built.append(_Open("quotation", chunk.tokens, -1, -1, top, False, False))
        return
    if chunk.kind in {"subordinate", "relative", "interrogative", "infinitive", "so"}:
        if chunk.kind == "infinitive" and (begun := _begun_before_relative(tokens, chunk, built, stack)):
            matrix, chunk.tokens = stack[-2], [*begun, *chunk.tokens]
            del built[matrix].tokens[-len(begun) :]
            built[top].parent, top = len(built), matrix
        waits = not chunk.finite and chunk.kind not in {"infinitive", "so"}
        built.append(_new(chunk, top, waits))
        stack.append(len(built) - 1)
        return
    target = _resumed(tokens, chunk, built, stack)
    if target is None:
        target = _continued(tokens, chunk, built, stack)
    if target is not None:
        built[target].add(chunk)
        if target in stack:
            del stack[stack.index(target) + 1 :]
        return
    if chunk.kind == "fragment" and stack:
        inserted = built[top].has_opener and tokens[built[top].opener].lower_ == "wie" and len(stack) > 1
        goes_on = chunk.bracket or tokens[chunk.tokens[0]].tag_ in _GOING_ON
        inserted = inserted or (
            built[top].kind == "so" and (goes_on or not _tells_who(tokens, chunk)) and len(stack) > 1
        )
        relative = built[top].kind == "relative" and built[top].finite == built[top].tokens[-1]
        inserted = inserted or (relative and len(stack) > 1 and built[stack[-2]].has_finite)
        around = _around_frame(tokens, chunk, built, stack)
        built[stack[-2] if inserted else top if around is None else around].add(chunk)
        return  # *Das Buch ist, wie sie schreibt, | ein Scherz*
    if stack and (_is_content_of_noun(tokens, chunk, built[top]) or _is_in_vorfeld(tokens, chunk, built, stack)):
        built.append(_new(chunk, top, waits=False))
        stack.append(len(built) - 1)
        return
    vorfeld = _vorfeld_behind(tokens, chunk, built, stack)
    if vorfeld:
        around, chunk.tokens = stack[0], [*vorfeld, *chunk.tokens]
        del built[around].tokens[-len(vorfeld) :]
        for i in stack[1:]:
            built[i].parent = len(built) if built[i].parent == around else built[i].parent
    kind = _coordinated_kind(chunk, built, stack)
    parent = built[top].parent if kind != "main" else -1
    built.append(_new(chunk, parent, waits=not chunk.finite, kind=kind))
    if not vorfeld and chunk.begins_with_finite and not chunk.coordinated:
        # `Wenn die Reaktion schwach ist, | werden es mehr sein`: the clause before is this one's Vorfeld.
        for i in stack:
            if built[i].parent < 0 and built[i].kind not in {"main", "so"}:
                built[i].parent = len(built) - 1
    if kind == "main":
        stack.clear()
    stack.append(len(built) - 1)


def _is_relative_in_vorfeld(tokens: Tokens, chunk: _Chunk, clause: _Open) -> bool:
    """*Ein Gesetz, | **das vorsieht**, | dass …, | wurde beschlossen*: the clause around has no verb yet."""
    waits = clause.is_main and clause.waits and clause.tokens[-1] + 2 == chunk.tokens[0]
    short = chunk.is_main and len(chunk.tokens) == 2 and chunk.finite == chunk.tokens[1:]
    return waits and short and tokens[chunk.tokens[0]].lower_ in _ARTICLE_LIKE_RELATIVES


def _begun_before_relative(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> list[int]:
    """What an infinitive begins with before a relative clause: *Sie riet ihm, | **den Mann**, | der klagt, | zu hören*.

    The comma before it ends the clause around, whose verbs are all there.
    """
    if len(stack) < 2 or built[stack[-1]].kind != "relative" or not _ends_with_zu(tokens, chunk.tokens):
        return []
    matrix = built[stack[-2]]
    begun = _between_commas(tokens, matrix, built[stack[-1]])
    verbal = any(tokens[i].tag_ in stts.VERBAL for i in begun)
    return begun if begun and 0 <= matrix.finite < begun[0] and not verbal else []


def _vorfeld_behind(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> list[int]:
    """What was taken for the rest of a clause and is the Vorfeld of the one that begins with a chunk.

    *Er sagte, | **über den Versuch**, | den Plan zu ändern, | sei er froh*: only in what is said does a Konjunktiv
    come first.
    """
    if len(stack) < 2 or not chunk.begins_with_finite or not is_konjunktiv_present(tokens[chunk.finite[0]]):
        return []
    matrix = built[stack[0]]
    rest = _between_commas(tokens, matrix, built[stack[1]])
    apart = matrix.is_main and not chunk.coordinated
    return rest if rest and apart and 0 <= matrix.finite < rest[0] else []


def _between_commas(tokens: Tokens, clause: _Open, behind: _Open) -> list[int]:
    """The last words of a clause where they stand between a comma and the comma before another clause; else none."""
    start = len(clause.tokens) - 1
    while start and clause.tokens[start - 1] == clause.tokens[start] - 1:
        start -= 1
    words = clause.tokens[start:]
    return words if start and tokens.is_comma(words[0] - 1) and words[-1] + 2 == behind.tokens[0] else []


def _around_frame(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> int | None:
    """The clause that goes on behind who said it: *Er habe gekündigt, | erzählt sein Chef, | **nicht die Wohnung***."""
    if stack != [len(built) - 1] or len(built) < 2:
        return None
    before, frame = built[-2], built[-1]
    inserted = frame.is_main and frame.finite == frame.tokens[0]
    told = before.is_main and in_konjunktiv(tokens, before)
    if not (inserted and told) or is_konjunktiv(tokens[frame.finite]) or _tells_who(tokens, chunk):
        return None
    return len(built) - 2


def _tells_who(tokens: Tokens, chunk: _Chunk) -> bool:
    """Whether a fragment goes with who speaks, or says when: *…, so Anna Weiß, **Chefin der Werft***."""
    words = [tokens[i] for i in chunk.tokens]
    if words[0].lower_ in _GOING_ON_WITH or words[0].is_quote:
        return False
    nouns = [t for t in words if t.tag_ in stts.NOUN]
    return not nouns or any(
        is_person_noun(t) or t.ent_type_ or t.text in time_nouns() or is_speaker_noun(t.text) for t in nouns
    )


def _is_content_of_noun(tokens: Tokens, chunk: _Chunk, clause: _Open) -> bool:
    """*Den Vorwurf der SPD, | **er spare falsch**, | wies der Minister zurück*: the Vorfeld has a clause in it."""
    if not clause.is_main or clause.has_finite or not chunk.finite or chunk.begins_with_finite:
        return False
    announces = any(tokens[i].tag_ == "NN" and cue_noun(tokens[i].text, "content") for i in clause.tokens)
    return announces and chunk.is_main and is_konjunktiv(tokens[chunk.finite[0]])


def _is_in_vorfeld(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> bool:
    """*Der Nachbar, der sagt, | **er habe Schüsse gehört**, | wurde vernommen*: what is around has no verb yet."""
    if len(stack) < 2 or not chunk.is_main or not chunk.finite or chunk.begins_with_finite or chunk.coordinated:
        return False
    waits = any(built[i].waits and built[i].is_main for i in stack[:-1])
    return waits and built[stack[-1]].has_finite and is_konjunktiv(tokens[chunk.finite[0]])


def _new(chunk: _Chunk, parent: int, waits: bool, kind: ClauseKind | None = None) -> _Open:
    kind = kind or ("main" if chunk.kind == "fragment" else chunk.kind)
    finite = (chunk.finite[0] if kind == "main" else chunk.finite[-1]) if chunk.finite else -1
    return _Open(kind, list(chunk.tokens), finite, chunk.opener, parent, chunk.coordinated, waits)


def _coordinated_kind(chunk: _Chunk, built: list[_Open], stack: list[int]) -> ClauseKind:
    """`dass er kommt | und sie geht`: what is joined to a verb-final clause is one itself if its verb stands last."""
    verb_final = bool(chunk.finite) and chunk.finite[-1] >= chunk.tokens[-1] - 1 and not chunk.begins_with_finite
    if stack and chunk.coordinated and verb_final and built[stack[-1]].kind in {"subordinate", "relative"}:
        return built[stack[-1]].kind
    return "main"


def _resumed(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> int | None:
    """The clause that goes on after one inserted in it: *Er habe sie, | sagt er, | in den Wochen **gefürchtet***."""
    if chunk.finite or not chunk.bracket or not stack or stack[-1] != len(built) - 1 or len(built) < 2:
        return None
    before, inserted = built[-2], built[-1]
    taken_up = tokens[inserted.tokens[0]].lower_ == "so" and inserted.finite == inserted.tokens[0] + 1
    if not before.has_finite or not (inserted.finite == inserted.tokens[0] or taken_up):
        return None
    waits = before.is_main and tokens[before.finite].tag_ in {"VAFIN", "VMFIN"} and _bracket_open(tokens, before)
    return len(built) - 2 if waits and tokens[inserted.finite].tag_ == "VVFIN" else None


def _continued(tokens: Tokens, chunk: _Chunk, built: list[_Open], stack: list[int]) -> int | None:
    """The open clause that a chunk without an opener of its own carries on."""
    if _is_second_verb(chunk, built, stack):
        return stack[-1]
    for i in reversed(stack):
        clause = built[i]
        if chunk.finite and not _is_participle(tokens, clause, chunk):
            verb_final = chunk.finite[-1] >= chunk.tokens[-1] - 1
            begins = chunk.begins_with_finite or _goes_on_with_apposition(tokens, clause, chunk)
            if clause.waits and (begins if clause.is_main else verb_final):
                return None if _is_said_in_front(tokens, clause, chunk, i == len(built) - 1) else i
        elif clause.waits or (clause.is_main and _bracket_open(tokens, clause) and (chunk.bracket or chunk.finite)):
            return i
    return None


def _is_second_verb(chunk: _Chunk, built: list[_Open], stack: list[int]) -> bool:
    """*Die Stadt, in der er lebt | **und arbeitet**, | ist groß*: no comma parts it from the verb before it."""
    if not stack or not chunk.coordinated or len(chunk.tokens) != 2 or chunk.finite != chunk.tokens[1:]:
        return False
    last = built[stack[-1]]
    return last.kind in {"subordinate", "relative", "interrogative"} and last.finite == chunk.tokens[0] - 1


def _is_said_in_front(tokens: Tokens, clause: _Open, chunk: _Chunk, last: bool) -> bool:
    """*Vergleichen, **rät der Verein***, *Oder auch nicht, **sagt sie***: no comma parts a Vorfeld from its verb."""
    whole = clause.tokens[-1] - clause.tokens[0] == len(clause.tokens) - 1 and chunk.tokens[0] == clause.tokens[-1] + 2
    if not last or not clause.is_main or not whole or not chunk.begins_with_finite or len(chunk.tokens) < 2:
        return False
    named = tokens[clause.tokens[-1]].ent_type_ or tokens[clause.tokens[0]].ent_type_
    verbs = verbs_by_form().get(tokens[chunk.finite[0]].lower_, [])
    return not named and any("v2" in verb.takes for verb, _ in verbs)


def _is_participle(tokens: Tokens, clause: _Open, chunk: _Chunk) -> bool:
    """*Lenz hatte die Rolle der Partei- | und Fraktionschefs **betont***: a tagger takes the participle for finite."""
    if not clause.is_finite_main or tokens[clause.finite].tag_ != "VAFIN":
        return False
    last = chunk.tokens[-1]
    return chunk.finite == [last] and may_be_participle(tokens[last].lower_) and _bracket_open(tokens, clause)


def _goes_on_with_apposition(tokens: Tokens, clause: _Open, chunk: _Chunk) -> bool:
    """*Karl Brandt, | Chef der Werft erklärte …*: no comma closes the apposition, and two chunks are one Vorfeld."""
    before = [tokens[i] for i in chunk.tokens if i < chunk.finite[0]]
    return tokens[clause.tokens[-1]].names_person and any(is_person_noun(token) for token in before)


def _bracket_open(tokens: Tokens, clause: _Open) -> bool:
    """Whether the left bracket still waits for its right one: `Er hat, wie er sagte, | gestanden`."""
    if any(tokens[i].tag_ in _RIGHT_BRACKET for i in clause.tokens):
        return False
    return clause.has_finite


def claimx_clauses(doc: Doc, tokens: Tokens | None = None) -> Doc:
    """Leave the periods on `doc._.claimx_clauses`, as tuples of `Period`."""
    layout = doc._.claimx_layout or {"title": None, "furniture": [], "turns": []}
    # What is said in a dialogue is a quotation, and no rule looks into it.
    skipped = [tuple(span[:2]) for span in [layout["title"], *layout["furniture"], *layout["turns"]] if span]
    tokens = tokens or Tokens(doc)
    joining = list_commas(tokens, phrases_on(doc))
    doc._.claimx_clauses = find_periods(tokens, quotations_on(doc), skipped, joining)
    return doc


def periods_on(doc: Doc) -> list[Period]:
    """The periods that `claimx_clauses` left, also where the `Doc` came back from bytes as plain lists."""
    stored: list[Any] = doc._.claimx_clauses or []
    return [item if isinstance(item, Period) else _period(*item) for item in stored]


def _period(start: int, end: int, clauses: Iterable[Any]) -> Period:
    return Period(start, end, tuple(_clause(*clause) for clause in clauses))


def _clause(kind: ClauseKind, tokens: Iterable[int], finite: int, verbs: Iterable[int], *others: Any) -> Clause:
    return Clause(kind, tuple(tokens), finite, tuple(verbs), *others)
