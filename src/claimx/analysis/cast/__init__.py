"""The cast of an article: every person, body and document that it speaks of, and who of them speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from claimx.analysis.article import Match, ParsedArticle
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Mention, Places, find_mentions
from claimx.analysis.cast.names import full_names
from claimx.analysis.cast.nominatives import speaker_name
from claimx.analysis.cast.notes import notes
from claimx.analysis.cast.reading import Cast, telling
from claimx.analysis.cast.scene import Said
from claimx.analysis.records import SpeakerRecord, read_article
from claimx.analysis.syntax.tokens import Span, Tokens
from claimx.knowledge.bodies import bodies_by_first_word
from claimx.knowledge.function_words import words_of
from claimx.vocabulary import Gender

_NAMING_NOBODY = words_of("naming_nobody")
_GENDERS: dict[str, Gender] = {"Masc": "masculine", "Fem": "feminine"}


def read_cast(article: ParsedArticle) -> Cast:
    """Read who is in an article and who speaks its statements.

    Args:
        article: With its statements.
    """
    tokens = article.tokens
    clauses = [clause for period in article.periods for clause in period.clauses if clause.has_finite]
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


def claimx_speakers(doc: Doc, article: ParsedArticle | None = None) -> Doc:
    """Leave the speakers on `doc._.claimx_speakers` and each statement's speaker number in its `speaker_id`."""
    article = article or read_article(doc, Tokens(doc))
    tokens = article.tokens
    if not article.statements and tokens.trace is None:
        doc._.claimx_speakers = []  # whoever is in the article, nobody speaks
        return doc
    cast = read_cast(article)
    if tokens.trace:
        tokens.trace.choices += notes(cast)
    numbers: dict[str, int] = {}
    speakers: list[Entity] = []
    roles: dict[tuple[int, int], Span] = {}
    for statement, said in zip(doc._.claimx_statements, cast.statements, strict=True):
        number = _number(said.entity, numbers, speakers) if said.entity else None
        statement["speaker_id"] = number
        statement["speaker_rule"] = said.sieve if number is not None else None
        if number is None and _names_nobody(tokens, said):
            statement["speaker"] = []
        unsaid = number is not None and said.speaker is None and not statement["speaker"]
        if unsaid or said.sieve in {"floor", "silent subject"}:  # the words that tell who has the floor
            words = telling(said)
            # *sagte **Uta Lenz, die Leiterin des Labors**. Das sei neu.*: the whole role that she has spoken in.
            role = roles.get((number, words.start), (words.start, words.end)) if number is not None and words else None
            statement["speaker"] = [tokens.offsets(*role)] if role else []
        elif number is not None and said.speaker is not None:
            roles |= {(number, i): said.speaker for i in range(*said.speaker)}
    doc._.claimx_speakers = [_speaker_record(tokens, entity, numbers) for entity in speakers]
    return doc


def _number(entity: Entity, numbers: dict[str, int], speakers: list[Entity]) -> int | None:
    """The place of somebody among the speakers, of those who speak together first of each; None for no name."""
    name = _name_of(entity)
    if name is None:
        return None
    if name not in numbers:
        for member in entity.members:
            _number(member, numbers, speakers)
        numbers[name] = len(speakers)
        speakers.append(entity)
    return numbers[name]


def _name_of(entity: Entity) -> str | None:
    """*das Magazin „**stern**“*: a medium may be called by a word in small letters, which is no name elsewhere.

    So are bodies that the lexicon has, *die Organisation **foodwatch***.
    """
    medium = entity.named and entity.kind == "media" and entity.name.isalpha()
    known = entity.named and entity.name.partition(" ")[0] in bodies_by_first_word()
    return speaker_name(entity.name) or (entity.name if medium or known else None)


def _speaker_record(tokens: Tokens, entity: Entity, numbers: dict[str, int]) -> SpeakerRecord:
    name = _name_of(entity) or entity.name
    names = [name, *(" ".join(mention.name) for mention in entity.mentions if mention.form == "name")]
    members = [_name_of(member) for member in entity.members]
    return {
        "name": name,
        "kind": "group" if entity.is_person and entity.plural else entity.kind,
        "role": entity.role,
        "names": list(dict.fromkeys(names)),
        "party": entity.party,
        "gender": _GENDERS.get(entity.told_gender) if entity.is_person and not entity.plural else None,
        "members": [numbers[member] for member in members if member in numbers],
        "mentions": [tokens.offsets(m.start, m.end) for m in _outermost(entity.mentions)],
    }


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions of somebody without those inside another: *dessen Sprecher Uwe Dallmann* is one."""
    end = 0
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end:
            yield mention
            end = mention.end
