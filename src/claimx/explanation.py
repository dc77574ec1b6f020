"""Says why claimx found what it found: what it saw in a passage, which rules claimed it, who else may have been meant.

Each line names the place in the package where what it says is decided: a rule, a function, a line of the lexicon. The
names of rules, sieves and features are those of the sources in German too, so that they can be found there.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.rules import RULES
from claimx.analysis.statements import readings
from claimx.analysis.syntax.clauses import Clause, Period
from claimx.analysis.syntax.noun_groups import Phrase
from claimx.analysis.syntax.subjects import subject_candidates
from claimx.analysis.syntax.tokens import Span, Token
from claimx.analysis.trace import Choice, Trace, tracing
from claimx.document import DocumentBuilder, Place, analysed, loaded, text_of
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.nouns import noun_kind
from claimx.models import Document, Figure, Offsets, Role, Statement
from claimx.render.plain import one_line
from claimx.render.wording import Language, explaining
from claimx.sources.article import Article

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_SYNTAX = "claimx/analysis/syntax"
_MAX_SHOWN = 100
"""Characters of a passage that are shown of it; a longer one is cut in the middle."""


_NOTHING_THERE = "No sentence of the article stands there: it is its title, or what surrounds an article on a page."


def explain(
    text: str,
    *,
    pipeline: str | Pipeline = "auto",
    statement: str | None = None,
    figure: str | None = None,
    at: int | None = None,
    language: Language = "en",
) -> str:
    """Say why claimx finds in a German article what it finds.

    Args:
        text: The article.
        pipeline: `auto`, `bundled`, the name or path of a spaCy pipeline for German, or one that `claimx.load` gave.
        statement: Id of the statement to explain: `s3`.
        figure: Id of the figure to explain: `f2`.
        at: Offset of a character of the passage to explain. Without any of the three, the whole article is explained.
        language: `en` or `de`: what the page is written in.

    Returns:
        For each sentence, or run of sentences that a quotation crosses: its tokens with tags, phrases with cases,
        clauses with cue and subject, the statements and the rules that gave way to them, who was taken for whom, and
        the figures. It is for people to read, and its form may change.

    Raises:
        TypeError: The text or the pipeline is none.
        ValueError: There is no such statement, figure or character.
        claimx.pipeline.PipelineError: The pipeline is not there, not for German, or lacks tags, morphology or lemmas.
    """
    pipeline = loaded(pipeline)
    builder = DocumentBuilder(Article("-", text_of(text)))
    text = builder.text
    pieces = []
    with tracing() as traces:
        for doc, place in analysed(text, pipeline):
            pieces.append(_Piece(traces[-1], place, len(builder.statements)))
            builder.add(doc, place)
    document = builder.document(pipeline.meta, with_text=False)
    wanted = _wanted(document, statement, figure, at)
    shown = [line for piece in pieces for line in _Page(text, document, piece, language).lines(wanted)]
    if not shown:
        return f"{explaining(language).get(_NOTHING_THERE, _NOTHING_THERE)}\n"
    return "\n".join(shown) + "\n"


def _wanted(document: Document, statement: str | None, figure: str | None, at: int | None) -> list[Offsets] | None:
    """The characters to explain, None for all of them."""
    if statement is not None:
        found = {s.id: s for s in document.statements}.get(statement)
        if found is None:
            raise ValueError(_no_such("statement", statement, [s.id for s in document.statements]))
        return [span for role in _roles(found) for span in role.spans]
    if figure is not None:
        asked = {f.id: f for f in document.figures}.get(figure)
        if asked is None:
            raise ValueError(_no_such("figure", figure, [f.id for f in document.figures]))
        return [(asked.start, asked.end)]
    if at is not None:
        if not 0 <= at < document.document.characters:
            raise ValueError(f"offset {at}: the article has the characters 0 to {document.document.characters - 1}")
        return [(at, at + 1)]
    return None


def _no_such(noun: str, asked: str, ids: list[str]) -> str:
    there = f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else ids[0] if ids else "none"
    return f"{noun} {asked}: the article has {there}"


def _roles(statement: Statement) -> list[Role]:
    parts = (statement.speaker, statement.cue, statement.content, statement.frame, statement.addressee)
    return [part for part in parts if part is not None]


@dataclass(frozen=True)
class _Piece:
    """A piece of the text that was analysed by itself.

    Attributes:
        trace: What was considered in it.
        place: Leads its offsets to those of the text.
        statements: The number of statements in the pieces before.
    """

    trace: Trace
    place: Place
    statements: int


class _Page:
    """What there is to say of one piece."""

    def __init__(self, text: str, document: Document, piece: _Piece, language: Language) -> None:
        if piece.trace.article is None:
            raise ValueError("the pipeline has no component 'claimx'")
        self.text = text
        self.document = document
        self.piece = piece
        self.words = explaining(language)
        self.article: ParsedArticle = piece.trace.article
        self.tokens = self.article.tokens
        self.ids = {id(m): f"s{piece.statements + n + 1}" for n, m in enumerate(self.article.statements)}

    def say(self, template: str, *parts: object) -> str:
        """A text in the language of the page, with what is put into it for each `{}`."""
        return self.words.get(template, template).format(*parts)

    def lines(self, wanted: list[Offsets] | None) -> Iterator[str]:
        """The explanation of each period that has some of the characters that are asked for."""
        for number, period in enumerate(self.article.periods):
            start, end = self._offsets((period.start, period.end))
            if not self.text[start:end].strip():
                continue
            if wanted is None or any(a < end and start < b for a, b in wanted):
                yield f"[{start}:{end}] {_short(self.text[start:end])}"
                for title, section in (
                    (self.say("tokens, put right in {}", f"{_SYNTAX}/retag.py"), self._of_tokens(period)),
                    (self.say("phrases, from {}", f"{_SYNTAX}/phrases.py"), self._of_phrases(period)),
                    (
                        self.say("clauses, from {}", f"{_SYNTAX}: clauses.py, predicates.py, subjects.py"),
                        self._of_clauses(period),
                    ),
                    (self.say("statements"), self._of_statements(period)),
                    (self.say("gave way"), self._gave_way(number)),
                    (self.say("who is meant"), self._choices(period)),
                    (self.say("figures"), self._of_figures(start, end)),
                ):
                    rows = [f"    {line}" for line in section]
                    yield from [f"  {title}", *rows] if rows else []
                yield ""

    # --- what was seen ---

    def _of_tokens(self, period: Period) -> list[str]:
        tokens = self.tokens[period.start : period.end]
        rows = [
            (str(self.piece.place(t.idx, t.end)[0]), t.text, t.tag_, t.lemma_, _morphology(t), t.ent_type_)
            for t in tokens
        ]
        return _table(rows)

    def _of_phrases(self, period: Period) -> list[str]:
        return _table(
            (
                self._text((p.start, p.end)), p.kind, self.say("can be {}", p.cases),
                self.say("plural" if p.plural else "singular"),
                self.tokens[p.preposition].text if p.preposition >= 0 else "", self._kind_of_noun(p),
            )
            for p in self.article.phrases
            if period.start <= p.start < period.end
        )  # fmt: skip

    def _kind_of_noun(self, phrase: Phrase) -> str:
        head = self.tokens[phrase.head]
        if phrase.kind == "pronoun":
            return ""
        noun = next((word for word in (head.text, head.lemma_) if noun_kind(word) != "unknown"), None)
        if noun is None:
            return self.say("{}: not in {}", head.text, "claimx/lexicon/speaker_nouns.jsonl")
        return f"{noun}: {noun_kind(noun)}, {_line_of_noun(noun)}"

    def _of_clauses(self, period: Period) -> Iterator[str]:
        for number, clause in enumerate(period.clauses):
            facts = [clause.kind, self.say("on {}", clause.parent) if clause.parent >= 0 else "", *self._facts(clause)]
            yield f"{number}  {self._text((clause.start, clause.end))}"
            yield "   " + "; ".join(filter(None, facts))
            candidates = subject_candidates(self.tokens, clause, self.article.phrases_in(clause))
            for rank, candidate in enumerate(sorted(candidates, key=lambda c: -c.score)):
                words = self._text((candidate.phrase.start, candidate.phrase.end))
                reasons = ", ".join(candidate.features)
                place = self.say("before" if rank else "subject")
                yield f"   {place:8}{candidate.score:5.2f}  {words}  {reasons}".rstrip()

    def _facts(self, clause: Clause) -> Iterator[str]:
        if clause.finite >= 0:
            yield self.say("finite verb {}", self.tokens[clause.finite].text)
        if cue := self.article.cue(clause):
            words = " ".join(self.tokens[i].text for i in cue.tokens)
            facts = [cue.verb.lemma, cue.verb.act, *([self.say("passive")] if cue.passive else [])]
            where = _line("cue_verbs.jsonl", "verb", cue.verb.verb)
            yield self.say("cue {}", f"{words} ({', '.join([*facts, where])})")
        for phrase in self.article.phrases_in(clause):
            noun = cue_noun(self.tokens[phrase.head].text, "content")
            if noun is not None:
                where = _line("cue_nouns.jsonl", "noun", noun.noun)
                yield self.say("cue noun {}", f"{self.tokens[phrase.head].text} ({where})")
        for name, span in self.article.roles(clause)._asdict().items():
            if span:
                yield f"{self.say(name)} {self._text(span)}"

    # --- what was made of it ---

    def _of_statements(self, period: Period) -> Iterator[str]:
        for match in self.article.statements:
            if period.start <= match.content[0][0] < period.end:
                yield from self._statement(match)

    def _statement(self, match: Match) -> Iterator[str]:
        statement = self.document.statements[int(self.ids[id(match)][1:]) - 1]
        yield f"{statement.id}  {statement.type}: {_short(statement.content.text)}"
        yield f"    {self._rule(statement.rule)}"
        if statement.speaker is None:
            yield f"    {self.say('nobody is said to say it')}"
        else:
            known = {speaker.id: speaker for speaker in self.document.speakers}.get(statement.speaker.id or "")
            who = f"{known.id} {known.name} ({known.kind})" if known else self.say("nobody who can be told")
            words, by = _short(statement.speaker.text), self.say(_BY[match.speaker_by])
            yield "    " + self.say("speaker {}, by {}: {}", words, by, who)
        if match.origin is not None:
            origin = self.ids.get(id(match.origin)) or self.say("a statement that became part of another")
            yield "    " + self.say("carries on {}", origin)

    def _rule(self, name: str) -> str:
        """A rule with its place and what it is for."""
        rule = RULES.get(name)
        if rule is None:
            return self.say("rule {}", name)
        place = f"{_path(rule.module)}:{rule.line} {rule.function}"
        return self.say("rule {} ({}), as in: {}", name, place, _short(rule.example))

    def _gave_way(self, number: int) -> Iterator[str]:
        """The rules that would have claimed something here, had no other been there first."""
        kept = {(m.rule, tuple(m.content)) for m in self.article.statements}
        said: set[str] = set()
        for match in readings(self.article, number):
            if (match.rule, tuple(match.content)) in kept:
                continue
            to = [self.ids[id(m)] for m in self.article.statements if _overlap(m.content, match.content)]
            content = _short(" … ".join(map(self._text, match.content)))
            line = self.say("{}  to {}", content, ", ".join(to) or self.say("what came before"))
            if line not in said:
                said.add(line)
                yield line
                yield f"    {self._rule(match.rule)}"

    def _choices(self, period: Period) -> Iterator[str]:
        for choice in self.piece.trace.choices:
            if period.start <= choice.start < period.end:
                yield from self._choice(choice)

    def _choice(self, choice: Choice) -> Iterator[str]:
        words = _short(self._text((choice.start, choice.end)))
        chosen = choice.chosen or self.say("nobody")
        yield self.say("{}  {}: {}, by {}", words, self.say(choice.question), chosen, choice.decided_by)
        yield f"    {place_of(choice.function)}"
        if choice.facts:
            yield "    " + self.say("the words say: {}", ", ".join(choice.facts))
        for candidate in choice.candidates:
            yield f"    {candidate.score:6.2f}  {candidate.name}  {', '.join(candidate.reasons)}".rstrip()

    def _of_figures(self, start: int, end: int) -> Iterator[str]:
        for figure in self.document.figures:
            if start <= figure.start < end:
                yield f"{figure.id}  {figure.text}"
                values = figure.model_dump(exclude={"id", "text", "start", "end", "sentence", "statement", "speaker"})
                yield "    " + "; ".join(f"{name} {value}" for name, value in values.items() if value is not None)
                yield from ("    " + self.say("read by {}", place_of(name)) for name in self._readers(figure))
                yield from (f"    {line}" for line in _figure_words(figure))

    def _readers(self, figure: Figure) -> list[str]:
        read = ((self.piece.place(r.start, r.end), r.function) for r in self.piece.trace.figures)
        found = (name for (start, end), name in read if start < figure.end and figure.start < end)
        return list(dict.fromkeys(found))

    def _offsets(self, span: Span) -> Offsets:
        return self.piece.place(*self.tokens.offsets(*span))

    def _text(self, span: Span) -> str:
        start, end = self._offsets(span)
        return one_line(self.text[start:end])


_BY = {
    "words": "its own words",
    "shared": "words of another clause of the sentence",
    "goes_on": "the statement that it carries on",
    "nobody": "words before it, for its sentence names nobody",
}


def _overlap(ours: list[Span], theirs: list[Span]) -> bool:
    return any(a < d and c < b for a, b in ours for c, d in theirs)


def _morphology(token: Token) -> str:
    return " ".join(token.morph[name] for name in ("Case", "Gender", "Number", "Mood", "Tense") if name in token.morph)


def _short(text: str) -> str:
    text = one_line(text).strip()
    half = (_MAX_SHOWN - 3) // 2
    return text if len(text) <= _MAX_SHOWN else f"{text[:half]} … {text[-half:]}"


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows with their columns below each other."""
    cells = list(rows)
    widths = [min(max(map(len, column)), 40) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


# --- where it is decided ---


def _path(module: str) -> str:
    return module.replace(".", "/") + ("/__init__.py" if hasattr(import_module(module), "__path__") else ".py")


@cache
def place_of(name: str) -> str:
    """Where a function or method stands, by its full name."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        module = ".".join(parts[:cut])
        try:
            found = import_module(module)
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return f"{_path(module)}:{inspect.getsourcelines(found)[1]} {'.'.join(parts[cut:])}"
    return name


@cache
def _lines(file: str) -> tuple[dict[str, object], ...]:
    lines = files("claimx.lexicon").joinpath(file).read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) if line.startswith("{") else {} for line in lines)


def _line(file: str, key: str, value: str) -> str:
    """The line of a lexicon file whose record has a value."""
    number = next((n for n, record in enumerate(_lines(file), 1) if record.get(key) == value), None)
    return f"claimx/lexicon/{file}:{number}" if number else f"{file} of your own"


def _line_of_noun(noun: str) -> str:
    """The line that says which kind of speaker a noun names: its own, else the first that it ends in."""
    name, lower = "speaker_nouns.jsonl", noun.lower()
    records = [(n, str(r.get("noun", "")).lower(), r.get("suffix")) for n, r in enumerate(_lines(name), 1)]
    whole = [n for n, known, _ in records if known == lower]
    ending = [n for n, known, suffix in records if suffix and known and lower.endswith(known)]
    return f"claimx/lexicon/{name}:{(whole or ending)[0]}" if whole or ending else f"not in {name}"


def _figure_words(figure: Figure) -> Iterator[str]:
    """The lines of the lexicon for the words of a figure."""
    for word in figure.text.split():
        for file, key in (("units.jsonl", "name"), ("currencies.jsonl", "name"), ("qualifiers.jsonl", "words")):
            if any(record.get(key) == word for record in _lines(file)):
                yield f"{word} ({_line(file, key, word)})"
