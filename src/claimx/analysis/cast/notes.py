"""What the reading of the cast has to tell whoever asks why: for each mention and statement, what decided who it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from claimx.analysis.cast.antecedents import Antecedents
from claimx.analysis.cast.candidates import of_floor, of_mention, silent_subject
from claimx.analysis.cast.choice import Chosen, Question, weight
from claimx.analysis.cast.descriptions import fits_body
from claimx.analysis.cast.introductions import introductions
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.reading import Cast
from claimx.analysis.cast.register import Register
from claimx.analysis.cast.scene import Said, Sieve
from claimx.analysis.cast.sources import Sources
from claimx.analysis.trace import Candidate, Choice, full_name

FUNCTIONS: dict[Sieve, Callable[..., object]] = {
    "name": Register.named,
    "introduction": introductions,
    "same words": Antecedents._described,
    "same noun": Antecedents._called_so,
    "same age": Antecedents._taken_up,
    "general noun": fits_body,
    "description": of_mention,
    "pronoun": of_mention,
    "subject of the sentence": Antecedents._pronoun,
    "relative": Antecedents._of_relative,
    "owner": Sources.owner,
    "joined": Cast._joined,
    "floor": of_floor,
    "silent subject": silent_subject,
    "origin": Cast._source_before,
    "new": Register.add_described,
    "nobody": Antecedents._pronoun,
}
"""Where each sieve stands."""


def notes(cast: Cast) -> Iterator[Choice]:
    """Who was taken for whom in an article, in the order of the text, and then who says its statements."""
    for mention in cast.mentions:
        sieve = cast.antecedents.sieves.get(mention.number)
        if sieve is not None:
            yield _of_mention(cast, mention, sieve)
    for said in cast.statements:
        yield _of_statement(cast, said)


def _of_mention(cast: Cast, mention: Mention, sieve: Sieve) -> Choice:
    """Whom a pronoun, a description or a name was taken for."""
    entity = cast.antecedents.entity_of(mention)
    chosen = cast.antecedents.choices.get(mention.number)
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
    """Who was taken to speak."""
    return Choice(
        said.start,
        said.content[0][1],
        "who says",
        said.entity.name if said.entity else None,
        said.sieve,
        full_name(_deciding(said)),
        _candidates("floor", said.chosen) if said.chosen else (),
    )


def _deciding(said: Said) -> Callable[..., object]:
    """The function that settled who says a statement."""
    if said.chosen:
        return of_floor
    if said.sieve == "nobody" or (said.sieve == "origin" and not said.speaker):
        return Cast._speaker_in if said.speaker else Cast._speaker
    return FUNCTIONS[said.sieve]


def _candidates(question: Question, chosen: Chosen) -> tuple[Candidate, ...]:
    """Those who were weighed, each with what spoke for and against."""
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
