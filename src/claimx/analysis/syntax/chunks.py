"""Cuts a period into chunks: what stands between commas, dashes and brackets, and between conjunctions of clauses."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from claimx.analysis.syntax.clauses import ClauseKind
from claimx.analysis.syntax.infinitives import OTHER_INFINITIVE, ends_with_zu, infinitive_begin
from claimx.analysis.syntax.tokens import Tokens, feature
from claimx.analysis.syntax.verbs import is_konjunktiv, is_konjunktiv_present
from claimx.knowledge import stts
from claimx.knowledge.conjugation import may_be_participle
from claimx.knowledge.cues import verbs_by_form
from claimx.knowledge.function_words import words_of

ChunkKind = ClauseKind | Literal["fragment"]

_JOINING = words_of("joins_clauses")  # not *weder … noch*
_MARKS = frozenset({"$(", "$,"})
_PURPOSE = words_of("opens_purpose")
_CONTRASTING = words_of("contrasts_with_negation")
_BEFORE_OPENER = frozenset({"ADV", "PTKNEG", "KON"})
_INSIDE_NOUN_GROUP = frozenset({"ADJA", "CARD", "TRUNC", "$("})
RIGHT_BRACKET = stts.INFINITIVE | stts.PARTICIPLE | {"PTKVZ"}
ARTICLE_LIKE_RELATIVES = words_of("article_like_relative")
_MAY_BE_PLURAL = words_of("number_by_verb")

_OPENING = stts.RELATIVE | stts.INTERROGATIVE | {"KOUS"}
_MAX_APPOSITION = 20
"""Tokens between *wie* and what stands behind an apposition."""
_MAX_BRACKETED = 8
"""In tokens. Longer ones stand for themselves, as a clause does."""


@dataclass
class Chunk:
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
    kind: ChunkKind = "fragment"
    opener: int = -1
    finite: list[int] = field(default_factory=list)
    coordinated: bool = False
    bracket: bool = False
    with_zu: bool = False

    @property
    def is_main(self) -> bool:
        """Whether it is a main clause, or begins one."""
        return self.kind == "main"

    @property
    def begins_with_finite(self) -> bool:
        """Whether its finite verb stands first, behind a conjunction at the most."""
        return bool(self.finite) and self.finite[0] - self.tokens[0] <= self.coordinated


def chunks_of(
    tokens: Tokens, start: int, end: int, alone: dict[int, int], quoted: set[int], joining: frozenset[int]
) -> list[Chunk]:
    """The chunks of a period, in the order of the text.

    Args:
        tokens: With tags.
        start: First token of the period.
        end: Token after its last.
        alone: The quotations that are a clause of their own, each with the token after it by its first.
        quoted: The tokens of all other quotations.
        joining: The commas between the members of lists.
    """
    chunks: list[Chunk] = []
    current: list[int] = []
    marks, begin = tokens.separators, start
    here = marks[bisect_left(marks, start) : bisect_left(marks, end)]
    for i in sorted({*alone, *here}):
        if i < begin:
            continue  # in brackets, or in a quotation
        current += range(begin, i)
        begin = i + 1
        if i in alone:
            chunks += _split_at_conjunctions(tokens, current, quoted)
            chunks.append(Chunk(list(range(i, alone[i])), kind="quotation"))
            current, begin = [], alone[i]
        elif tokens[i].text == "(" and (closing := _bracket_end(tokens, i, end)) > i:
            current += range(i + 1, closing)
            begin = closing + 1
        elif tokens[i].tag_ == "$." and i in quoted and i + 1 in quoted and tokens[i + 1].is_quote:
            current.append(i)  # *rief **„Hilfe!“** und lief*
        elif i in quoted and _is_in_fragment(tokens, i):
            continue  # *forderte, „sachlich, ehrlich und offen“ zu reden*
        elif i not in joining and not _is_in_contrast(tokens, current, i, end):  # *Lenz**,** Thoma und Can sagten …*
            chunks += _split_at_conjunctions(tokens, current, quoted)
            current = []
    current += range(begin, end)
    chunks += _split_at_conjunctions(tokens, current, quoted)
    return chunks


def _is_in_fragment(tokens: Tokens, i: int) -> bool:
    """Whether a comma stands in quotation marks around words without a verb: *„sachlich**,** ehrlich und offen“*."""
    marks = [next((k for k in side if tokens[k].is_quote), i) for side in (range(i, -1, -1), range(i, len(tokens)))]
    return stts.VERBAL.isdisjoint(tokens.tags[slice(*marks)]) and tokens.is_comma(i)


def _is_in_contrast(tokens: Tokens, before: list[int], comma: int, end: int) -> bool:
    """*Sie erklärte, **nicht sie, sondern ihre Tochter** sei gefahren*: whether a comma stands inside such a Vorfeld.

    Args:
        tokens: The tokens.
        before: What stands before the comma, back to another one.
        comma: The comma.
        end: Where the period ends.
    """
    if tokens.at(comma + 1).lower_ not in _CONTRASTING or not before or tokens.lowered[before[0]] != "nicht":
        return False
    if tokens[before[0] - 1].text not in {",", ":"} or any(tokens.tags[i] in stts.VERBAL | _OPENING for i in before):
        return False
    finite = next((i for i in range(comma, end) if tokens.tags[i] in stts.FINITE), -1)
    return finite > 0 and is_konjunktiv(tokens[finite])


def _bracket_end(tokens: Tokens, start: int, end: int) -> int:
    """Where short brackets close that have no verb of their own; 0 where they have: *die NATO **(BW)** in Brüssel*."""
    if tokens.at(start + 1).lower_ == "so" and (tokens.at(start + 2).tag_ in stts.NOUN | {"ART", "PPOSAT"}):
        return 0  # *„Das Dach ist undicht“ **(so Emil Bach)***
    for i in range(start + 1, min(start + _MAX_BRACKETED, end)):
        if tokens[i].text == ")":
            return i
        if tokens[i].tag_ in stts.FINITE or tokens[i].is_quote:
            return 0
    return 0


def _split_at_conjunctions(tokens: Tokens, numbers: list[int], quoted: set[int]) -> list[Chunk]:
    """`erklärte er | und fügte hinzu`: a conjunction parts clauses where a finite verb stands on both sides."""
    if not numbers:
        return []
    tags, lowered, forms = tokens.tags, tokens.lowered, stts.FINITE
    verbs = [i for i in numbers if tags[i] in forms]
    finite = [i for i in verbs if i not in quoted] or verbs
    framed = len(finite) > 1 and bool(quoted) and _is_frame_without_comma(tokens, finite, quoted)
    if not framed and (not verbs or _JOINING.isdisjoint(lowered[numbers[0] : numbers[-1] + 1])):
        return _parted_from_infinitive(tokens, _read_chunk(tokens, numbers, finite))
    starts = [0]
    for n, i in enumerate(numbers[:-1]):
        if lowered[i] not in _JOINING or i >= finite[-1] or _is_joined_later(tokens, numbers, n, finite):
            continue
        before = finite if i in quoted else verbs  # *freut sich über das „Ende, das nahte“ | und **fordert** mehr*
        # *Sie versprach, die Löhne anzuheben | und **bat** um Geduld*
        rest = n and numbers[n + 1] in finite  # *lehnt, wie berichtet, den Plan **ab** | und wartet*
        rest = rest and (tags[i - 1] == "PTKVZ" or ends_with_zu(tokens, numbers[starts[-1] : n]))
        rest = rest or (n and _is_rest_of_clause(tokens, numbers, n, finite))
        if rest or any(numbers[starts[-1]] <= v < i for v in before):
            starts.append(n)
    if framed:
        starts.append(numbers.index(finite[-1]))
    pieces = [numbers[a:b] for a, b in pairwise([*starts, len(numbers)])]
    chunks = [_read_chunk(tokens, piece, _inside(piece, finite) or _inside(piece, verbs)) for piece in pieces if piece]
    return [part for chunk in chunks for part in _parted_from_infinitive(tokens, chunk)]


def _is_rest_of_clause(tokens: Tokens, numbers: list[int], n: int, finite: list[int]) -> bool:
    """*Sie wies den Plan, der umstritten ist, **zurück** | und forderte mehr Geld*: no Vorfeld stands before *und*.

    But *Der Rat, **der tagte und** stritt, vertagte sich*.
    """
    if numbers[n + 1] != finite[0] or tokens[numbers[n]].tag_ != "KON" or not tokens.is_comma(numbers[0] - 1):
        return False
    return tokens[numbers[0]].tag_ not in _OPENING and tokens.lowered[numbers[0]] not in ARTICLE_LIKE_RELATIVES


def _is_frame_without_comma(tokens: Tokens, finite: list[int], quoted: set[int]) -> bool:
    """*Der Plan sei „ein Witz“ **sagte Anna Weiß***: right behind a closing mark stands who says so."""
    frame = finite[-1]
    if frame in quoted or frame - 1 not in quoted:
        return False
    return is_konjunktiv_present(tokens[finite[-2]]) and tokens[frame].lower_ in verbs_by_form()


def _is_joined_later(tokens: Tokens, numbers: list[int], n: int, finite: list[int]) -> bool:
    """*Sie lobt Mut **und** Kraft und fordert Geld*: a later conjunction stands right before the next finite verb."""
    verb = next((i for i in finite if i > numbers[n]), -1)
    later = [i for i in numbers[n + 1 :] if i < verb]
    return bool(later) and later[-1] == verb - 1 and tokens[later[-1]].lower_ in _JOINING


def _parted_from_infinitive(tokens: Tokens, chunk: Chunk) -> list[Chunk]:
    """A chunk, or two where no comma parts an infinitive from its cue: *Sie versprach | **die Löhne anzuheben***."""
    if not chunk.with_zu or not chunk.is_main or len(chunk.finite) != 1:
        return [chunk]
    words = [i for i in chunk.tokens if tokens[i].tag_ not in _MARKS]
    begin = infinitive_begin(tokens, words, chunk.finite[0])
    if begin < 0:
        return [chunk]
    before, after = ([i for i in chunk.tokens if (i < begin) is first] for first in (True, False))
    return [_read_chunk(tokens, before, chunk.finite), _read_chunk(tokens, after, [])]


def _inside(piece: list[int], numbers: list[int]) -> list[int]:
    return [i for i in numbers if piece[0] <= i <= piece[-1]]


# --- what a chunk is or begins ---


def _read_chunk(tokens: Tokens, numbers: list[int], finite: list[int]) -> Chunk:
    """What some words of a period begin, and what of a verb they have."""
    all_tags = tokens.tags
    tags = set(map(all_tags.__getitem__, numbers))
    chunk = Chunk(numbers, finite=finite, with_zu=not stts.WITH_ZU.isdisjoint(tags))
    marked = not _MARKS.isdisjoint(tags)
    words = ([i for i in numbers if all_tags[i] not in _MARKS] if marked else []) or numbers
    chunk.coordinated = tokens[words[0]].tag_ == "KON"
    if _is_attribute(tokens, words, finite):
        chunk.finite = finite = []
    opened = words[1:] if chunk.coordinated and len(words) > 1 else words
    chunk.opener, chunk.kind = _opener(tokens, opened, finite, chunk.with_zu)
    if not finite and chunk.kind in {"subordinate", "relative", "interrogative"} and _ends_finite(tokens, words):
        chunk.finite = [words[-1]]
    chunk.bracket = not RIGHT_BRACKET.isdisjoint(tags)
    return chunk


def _ends_finite(tokens: Tokens, words: list[int]) -> bool:
    """*…, in dem er mehr Geld **verlangt***, *…, den sie so **nennen***: to a tagger a participle or an infinitive.

    So is *…, der dazu **forscht***, whose participle has *ge-*.
    """
    last = tokens[words[-1]]
    if last.tag_ in stts.INFINITIVE:
        several = any(tokens[i].lower_ in _MAY_BE_PLURAL or feature(tokens[i], "Number") == "Plur" for i in words[:-1])
        modal = last.tag_ == "VMINF"  # *dass die Züge „fahren **müssen**“*
        return several and (modal or tokens[words[-2]].tag_ not in {"PTKZU", "VVINF"})
    alike = may_be_participle(last.lower_) or "ge" not in last.lower_
    return last.tag_ == "VVPP" and last.text.endswith("t") and alike


def _is_attribute(tokens: Tokens, words: list[int], finite: list[int]) -> bool:
    """*…, die von der Opposition **nominierte** Elena Ristova, …*: before a noun at the end stands no finite verb.

    But in *Der neuen Zeitung **sagte** Weiß* a noun goes with the article.
    """
    if len(finite) != 1 or not words[0] + 1 < finite[0] < words[-1]:
        return False
    noun = next((i for i in words[1:] if tokens[i].tag_ not in _INSIDE_NOUN_GROUP), -1)
    if noun < finite[0] and tokens[noun].tag_ in stts.NOUN:
        return False
    past = tokens[words[0]].lower_ in ARTICLE_LIKE_RELATIVES and tokens[finite[0]].text.endswith(("te", "ten"))
    return past and all(tokens[i].tag_ in stts.NOUN for i in words if i > finite[0])


def _opener(tokens: Tokens, words: list[int], finite: list[int], with_zu: bool) -> tuple[int, ChunkKind]:
    """The word that makes a chunk a subordinate clause, -1 for none, and what clause the chunk is or begins."""
    if with_zu and not finite:
        first = next((i for i in words if tokens[i].tag_ not in _BEFORE_OPENER), words[0])
        # *ließ gehen, auch **um** sie zu schonen*; but *versprach, schon **um acht**, nicht **ohne Helm** zu fahren*
        noun = "CARD" if tokens[first].lower_ in _PURPOSE else "NN"
        governs = first > words[0] and tokens[first].tag_ != "KOUI" and tokens.at(first + 1).tag_ == noun
        if tokens[first].lower_ in OTHER_INFINITIVE and not governs:
            return first, "infinitive"  # ***ohne** die Miene zu verziehen*, whatever the tagger takes it for
    # Adverbs may stand before it: `nur weil …`, `auch wenn …`, `so dass …`.
    for i in words[:2]:
        if opened := _opened_by(tokens, words, i, finite):
            return opened
        if tokens[i].tag_ not in stts.PREPOSITION and tokens[i].tag_ != "ADV":
            break
    if finite:
        return -1, "main"
    if len(words) > 1 and tokens[words[0]].lower_ == "so" and tokens[words[1]].tag_ not in {"ADJD", "ADV"}:
        return words[0], "so"
    return -1, "infinitive" if with_zu else "fragment"


def _opened_by(tokens: Tokens, words: list[int], i: int, finite: list[int]) -> tuple[int, ChunkKind] | None:
    """What clause one of the first words of a chunk opens, as `_opener` has it; None for none."""
    tag, lower = tokens[i].tag_, tokens[i].lower_
    if tag == "KOUI":
        return i, "infinitive"
    if tag == "KOUS":  # not *bezeichnete das, was er sah, **als „übertrieben“***
        return (i, "subordinate") if lower != "als" or any(tokens[k].tag_ in stts.VERBAL for k in words) else None
    if tag in stts.INTERROGATIVE:
        second = finite and finite[0] - i <= 1
        return (i, "interrogative") if not second or len(words) <= 2 else (-1, "main")
    verb_last = bool(finite) and finite[-1] >= words[-1] - 1
    if tag == "KOKOM" and lower == "wie" and verb_last and i != words[-1]:  # *wie viele*, *wie hoch*, but *wie er sagt*
        asks = tokens[words[words.index(i) + 1]].tag_ in {"PIAT", "PIS", "ADJD"}
        return i, "interrogative" if asks else "subordinate"
    if tag in stts.RELATIVE and not finite and i == words[0] and ends_with_zu(tokens, words):
        return -1, "infinitive"  # *Sie schlug vor, **das** für 2027 geplante Werk **zu** bauen*: the article
    is_relative = tag in stts.RELATIVE or (
        lower in ARTICLE_LIKE_RELATIVES
        and verb_last
        and len(finite) == 1
        and len(words) > 2
        and not _has_opener_before(tokens, words[0])
        and not _goes_on_behind_apposition(tokens, words[0])
    )
    return (i, "relative") if is_relative and not _is_verb_second(tokens, words, finite) else None


def _goes_on_behind_apposition(tokens: Tokens, i: int) -> bool:
    """*Wie Jan Rehm, Chef der Werft, | **dem** NDR sagte, fehlt Geld*: the clause with *wie* has no verb before it."""
    commas = 0
    for k in range(i - 1, max(i - _MAX_APPOSITION, -1), -1):
        if tokens[k].tag_ in stts.VERBAL:
            return False
        commas += tokens[k].text == ","
        if tokens[k].lower_ == "wie":
            return commas > 1
        if tokens[k].is_sent_start:
            return False
    return False


def _is_verb_second(tokens: Tokens, words: list[int], finite: list[int]) -> bool:
    """*…, der Koffer sei leer*, *…, das Geld fehle*: no relative clauses, for in these the verb stands last.

    The tagger confuses the article with the pronoun; the place of the verb tells them apart, and the Konjunktiv does.
    """
    if not finite:
        return False
    if finite[-1] == words[-1]:
        if tokens[words[0]].tag_ != "ART" or _is_cluster(tokens, words):
            return False
        return is_konjunktiv_present(tokens[finite[-1]]) or _is_said(tokens, words[0], finite[-1])
    after = [tokens[i].tag_ for i in words if i > finite[-1]]
    if tokens[words[0]].tag_ in stts.RELATIVE and after[0] == "KON" and set(after[1:]) <= stts.VERBAL:
        return False  # *Menschen, **die im Winter krank werden und sterben***
    if tokens[words[0]].tag_ == "ART" and after[-1] in stts.NOUN:
        return True  # *…, die Betriebe suchten **Lehrlinge***
    if tokens[words[0]].tag_ == "ART" and finite[0] == words[min(2, len(words) - 1)]:
        return True  # *…, **die CDU schwankt** noch*: an article, a noun, and the verb right behind them
    return is_konjunktiv(tokens[finite[0]]) or after[-1] in {"VVPP", "PTKVZ", "ADJD", "VVINF"}


def _is_cluster(tokens: Tokens, words: list[int]) -> bool:
    """*…, die Folgen **haben könne***: no main clause ends with an auxiliary behind what goes with it."""
    full = tokens[words[-2]].tag_ in stts.INFINITIVE | stts.PARTICIPLE
    return full and tokens[words[-1]].tag_ in stts.AUXILIARY


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
    return tokens[i].is_sent_start or tokens[i - 1].text not in {",", "–", "("}
