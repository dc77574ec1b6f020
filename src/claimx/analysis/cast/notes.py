"""What the reading of the cast has to tell whoever asks why: for each mention and statement, what decided who it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimx.analysis.cast.choice import Chosen, Question, weight
from claimx.analysis.cast.introductions import introductions
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.reading import Cast, Said, Sieve
from claimx.analysis.trace import Candidate, Choice, full_name

FUNCTIONS: dict[Sieve, Callable[..., object]] = {
    "name": Cast._named,
    "introduction": introductions,
    "same words": Cast._described,
    "same noun": Cast._called_so,
    "same age": Cast._taken_up,
    "general noun": Cast._taken_up,
    "description": Cast._candidates,
    "pronoun": Cast._candidates,
    "subject of the sentence": Cast._pronoun,
    "relative": Cast._antecedent,
    "owner": Cast._owner,
    "joined": Cast._joined,
    "floor": Cast._holders,
    "origin": Cast._source_before,
    "new": Cast._described,
    "nobody": Cast._pronoun,
}
"""Where each sieve stands."""


def notes(cast: Cast) -> Iterator[Choice]:
    """Who was taken for whom in an article, in the order of the text, and then who says its statements."""
    for mention in cast.mentions:
        sieve = cast.sieves.get(mention.number)
        if sieve is not None:
            yield _of_mention(cast, mention, sieve)
    for said in cast.statements:
        yield _of_statement(cast, said)


def _of_mention(cast: Cast, mention: Mention, sieve: Sieve) -> Choice:
    entity = cast.entity_of(mention)
    chosen = cast.choices.get(mention.number)
    question: Question = "description" if mention.form == "noun" else "pronoun"
    return Choice(
        mention.start,
        max(mention.end, mention.start + 1),
        mention.form,
        entity.name if entity else None,
        sieve,
        full_name(FUNCTIONS[sieve]),
        _candidates(question, chosen) if chosen else (),
        tuple(_facts(mention)),
    )


def _of_statement(cast: Cast, said: Said) -> Choice:
    return Choice(
        said.start,
        said.content[0][1],
        "who says",
        said.entity.name if said.entity else None,
        said.sieve,
        full_name(Cast._holders if said.chosen else Cast.speaker_in if said.speaker else Cast.speaker_of),
        _candidates("floor", said.chosen) if said.chosen else (),
    )


def _candidates(question: Question, chosen: Chosen) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            candidate.entity.name,
            candidate.score,
            tuple(f"{feature} {weight(question, feature):+.2f}" for feature in candidate.features),
        )
        for candidate in chosen.candidates
    )


def _facts(mention: Mention) -> Iterator[str]:
    """What the words of a mention say of whoever is meant."""
    if mention.name:
        yield f"name {' '.join(mention.name)}"
    if mention.noun:
        yield f"called {mention.noun}"
    yield from (f"qualified by {word}" for word in sorted(mention.qualifiers))
    yield from filter(None, (mention.kind, mention.gender, "plural" if mention.plural else "singular"))
    for fact in ("definite", "indefinite", "possessed", "subject"):
        if getattr(mention, fact):
            yield fact
