"""What a choice looks at: the article, who is in it, what is said, and who has spoken so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from claimx.analysis.cast.choice import Chosen
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Mention, Places
from claimx.analysis.cast.register import Register
from claimx.analysis.syntax.tokens import Tokens

Sieve = Literal[
    "name",  # *Karl Brandt kam. **Brandt** sagte …*
    "introduction",  # ***die Sprecherin der Fraktion**, Mareike Dahlhaus*
    "same words",  # *Die Polizei sperrt ab. **Die Polizei** sagte …*
    "same noun",  # *CDU-Chefin Ute Lenz kam. **Die Chefin** sagte …*
    "same age",  # *Ute Lenz, 54, kam. **Die 54-Jährige** sagte …*
    "general noun",  # *Das Finanzamt zahlt. **Die Behörde** sagte …*
    "description",  # *Ute Lenz kam. **Die Neurologin** sagte …*
    "pronoun",  # *Ute Lenz kam. **Sie** sagte …*
    "subject of the sentence",  # *Der Verband zeigte sich enttäuscht: Das reiche nicht, teilte **er** mit.*
    "relative",  # *der Verein, **der** einen Neubau forderte*
    "owner",  # *nach **Polizei**angaben*, ***ihre** Sorge sei*
    "joined",  # ***Olaf Brehm und Ida Klamt** sagten …*
    "silent subject",  # *Brandt winkt ab. **„Das war nichts.“***
    "floor",  # *Brandt klagte. Die Lage sei ernst. **„Das war nichts.“***
    "origin",  # *Ein Bericht liegt vor. **Demnach** …*; a quoted word inside a statement
    "new",  # nobody whom the article has called so before: ***Ein Anwohner** sagte …*
    "nobody",  # ***Gerüchten** zufolge*, ***es***
]
"""What decided whom words stand for."""


@dataclass
class Said:
    """A statement as the cast needs it, in token numbers.

    Attributes:
        start: First token of its content.
        content: Spans of its content.
        speaker: The words that name who speaks, None for none.
        by: How the speaker is known: see `claimx.analysis.article.Match`.
        origin: Number of the statement that it carries on.
        type: As in the output.
        cue: The words that say that somebody speaks.
        entity: Who speaks, once it is known.
        sieve: What decided it.
        chosen: Among whom it was chosen, None where nothing had to be.
    """

    start: int
    content: Sequence[tuple[int, int]]
    speaker: tuple[int, int] | None
    by: str
    origin: int | None
    type: str
    cue: Sequence[int]
    entity: Entity | None = None
    sieve: Sieve = "nobody"
    chosen: Chosen | None = None

    @property
    def end(self) -> int:
        """Token after the last of its content."""
        return self.content[-1][1]


@dataclass
class Scene:
    """An article while it is read.

    Attributes:
        tokens: The tokens.
        mentions: All mentions, in the order of the text.
        places: Where tokens stand.
        statements: What is said, in the order of the text.
        register: Who is in the article.
        settled: Whom a mention stands for, by its number, as far as the article has been read.
        last_statement: The statement that was read last.
        last_speaker: Who spoke last.
        speaker_before: Who spoke before them.
    """

    tokens: Tokens
    mentions: Sequence[Mention]
    places: Places
    statements: Sequence[Said]
    register: Register
    settled: dict[int, Entity | None] = field(default_factory=dict)
    last_statement: Said | None = None
    last_speaker: Entity | None = None
    speaker_before: Entity | None = None

    def __post_init__(self) -> None:
        self._innermost = [-1] * len(self.tokens)
        longest_first = sorted(range(len(self.statements)), key=lambda n: -_length(self.statements[n]))
        for number in longest_first:
            for start, end in self.statements[number].content:
                self._innermost[start:end] = [number] * (end - start)

    def statement_around(self, token: int) -> int:
        """Number of the innermost statement that a token stands in, -1 for none."""
        return self._innermost[token]

    def is_silent(self, sentence: int) -> bool:
        """Whether nothing is said in a sentence that another one follows."""
        starts = self.places.sentence_starts
        return all(number < 0 for number in self._innermost[starts[sentence] : starts[sentence + 1]])

    def is_as_she_says(self, said: Said) -> bool:
        """*Ute Lenz kommt, **wie sie sagt***: whether a pronoun speaks, beside words of the journalist's."""
        if said.speaker is None or not said.cue:
            return False
        return self.tokens[said.speaker[0]].tag_ == "PPER" and self.tokens[said.cue[0]].lower_ == "wie"

    def is_retold(self, said: Said) -> bool:
        """*Sie sagte, **er habe gerufen, sie solle springen***: whether somebody else tells that something was said."""
        if not said.cue:
            return False
        around = self._innermost[said.cue[0]]
        return around >= 0 and self.statements[around] is not said

    def has_spoken(self, said: Said) -> None:
        """Go on behind a statement: whoever speaks it spoke last."""
        if said.entity is not None and said.entity is not self.last_speaker:
            self.speaker_before, self.last_speaker = self.last_speaker, said.entity
        self.last_statement = said


def _length(said: Said) -> int:
    return sum(end - start for start, end in said.content)
