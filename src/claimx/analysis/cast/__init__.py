"""The cast of an article: every person, body and document that it speaks of, and who of them speaks."""

from __future__ import annotations

from spacy.tokens import Doc

from claimx.analysis.article import Article, Match
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Places, find_mentions
from claimx.analysis.cast.names import full_names
from claimx.analysis.cast.nominatives import speaker_name
from claimx.analysis.cast.notes import notes
from claimx.analysis.cast.reading import Cast, Said
from claimx.analysis.records import read_article
from claimx.analysis.syntax.tokens import Tokens
from claimx.knowledge.function_words import words_of

_NAMING_NOBODY = words_of("naming_nobody")


def read_cast(article: Article) -> Cast:
    """Read who is in an article and who speaks its statements.

    Args:
        article: With its statements.
    """
    tokens = article.tokens
    clauses = [clause for period in article.periods for clause in period.clauses if clause.finite >= 0]
    found = (article.subject(clause) for clause in clauses)
    subjects = frozenset(phrase.start for phrase in found if phrase is not None)
    places = Places(tokens, article.quotations)
    mentions = find_mentions(tokens, article.phrases, subjects, places, full_names(tokens))
    numbers = {id(match): n for n, match in enumerate(article.statements)}
    return Cast(tokens, mentions, places, [_said(match, numbers) for match in article.statements])


def _said(match: Match, numbers: dict[int, int]) -> Said:
    origin = numbers.get(id(match.origin))
    by = match.speaker_by if match.speaker else "nobody"
    return Said(match.content[0][0], match.content, match.speaker, by, origin, match.type, match.cue)


def _names_nobody(tokens: Tokens, said: Said) -> bool:
    """Whether the words of a speaker role are for nobody: *es*, *ich*, *wer*, *kein Geheimnis*; not *er*, *viele*."""
    if said.entity is not None or said.speaker is None:
        return True
    start, end = said.speaker
    return end - start == 1 and tokens[start].lower_ in _NAMING_NOBODY


def claimx_speakers(doc: Doc, article: Article | None = None) -> Doc:
    """Leave the speakers on `doc._.claimx_speakers` and each statement's speaker number in its `speaker_id`."""
    article = article or read_article(doc, Tokens(doc))
    tokens, cast = article.tokens, read_cast(article)
    if tokens.trace:
        tokens.trace.choices += notes(cast)
    speakers: dict[str, Entity] = {}
    numbers: dict[str, int] = {}
    for statement, said in zip(doc._.claimx_statements, cast.statements, strict=True):
        name = speaker_name(said.entity.name) if said.entity else None
        statement["speaker_id"] = numbers.setdefault(name, len(numbers)) if name else None
        if name is None and _names_nobody(tokens, said):
            statement["speaker"] = []
        if said.entity and name:
            speakers.setdefault(name, said.entity)
        if said.sieve == "floor":  # the words that tell who has the floor
            telling = cast.telling(said)
            statement["speaker"] = [tokens.offsets(telling.start, telling.end)] if telling else []
    doc._.claimx_speakers = [
        {
            "name": name,
            "kind": entity.kind,
            "role": entity.role,
            "mentions": [tokens.offsets(m.start, m.end) for m in entity.mentions],
        }
        for name, entity in speakers.items()
    ]
    return doc
