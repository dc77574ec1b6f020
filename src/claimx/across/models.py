"""What a comparison says, as data: the only thing that its renderers see."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from claimx.models import Document, Model, Rate
from claimx.vocabulary import FigureKind, Qualifier, SpeakerKind

COMPARISON_VERSION: Literal[1] = 1


class ComparedArticle(Model):
    """An article whose figures were compared."""

    source: str = Field(description="File name or address as given; `-` for standard input.")
    id: str | None = Field(description="Names the article in its source.")
    title: str | None = Field(description="Its headline.")
    published: str | None = Field(description="When it was published, as far as the source says.")
    url: str | None = Field(description="Where it was published.")
    site: str | None = Field(description="Who published it.")

    @classmethod
    def of(cls, document: Document) -> ComparedArticle:
        """The article of a document."""
        return cls(**{name: getattr(document.document, name) for name in cls.model_fields})


class GivenFigure(Model):
    """A figure with who gives it."""

    article: int = Field(description="Place of its article in `articles`, from 0.")
    figure: str = Field(description="Id of the figure in the article: `f3`.")
    statement: str | None = Field(description="Id of the statement that holds it, or null.")
    speaker: str | None = Field(description="Name of who gives it; null where the article does in its own words.")
    speaker_kind: SpeakerKind | None = Field(description="What the speaker is, where the article says.")
    text: str = Field(description="As it stands.")
    start: int = Field(description="Offset of its first character in the text of the article.")
    end: int = Field(description="Offset behind its last character.")
    value: float | int | None = Field(description="As that of the figure.")
    low: float | int | None = Field(description="The lower bound that the wording asserts.")
    high: float | int | None = Field(description="The upper bound that the wording asserts.")
    qualifier: Qualifier = Field(description="How the wording bounds the number.")
    sentence: str = Field(description="The sentence that it stands in, or its line in a headline.")
    sentence_start: int | None = Field(default=None, description="Offset of the first character of the sentence.")
    sentence_index: int = Field(description="Number of the sentence in the article, from 0.")
    uncertain: bool = Field(description="Whether a word is missing that would tell that it is of the same thing.")


class Group(Model):
    """Figures that measure or count the same thing."""

    id: str = Field(description="`g1`, `g2` …")
    label: str = Field(description="What is measured or counted, in German: *Tote*, *Stellen (Abbau)*, *Kosten*.")
    kind: FigureKind = Field(description="Of its figures.")
    unit: str | None = Field(description="Of its figures.")
    per: Rate | None = Field(description="What its figures are related to.")
    places: list[str] = Field(description="Where it holds, as far as the sentences say.")
    times: list[str] = Field(
        description="When it holds, in ISO 8601 as far as the sentences say; *earlier* and *later* than the article."
    )
    speakers: int = Field(description="How many give a figure; the words of an article's own count as one.")
    differs: bool = Field(description="Whether two of them cannot both be right, by the bounds that they assert.")
    smallest: float | int = Field(description="The smallest number that is given.")
    largest: float | int = Field(description="The largest.")
    ratio: float | None = Field(description="How many times as much the largest is as the smallest; null from 0 on.")
    uncertain: bool = Field(description="Whether one of its figures is.")
    figures: list[GivenFigure] = Field(description="In the order of their numbers, the smallest first.")


class Comparison(Model):
    """The figures of articles side by side."""

    comparison_version: Literal[1] = Field(
        default=COMPARISON_VERSION, description="Grows when a field changes its meaning or goes away."
    )
    articles: list[ComparedArticle] = Field(description="The articles that were read, in their order.")
    groups: list[Group] = Field(description="Those whose figures differ first, then by how many give one.")

    def to_dict(self) -> dict[str, Any]:
        """The comparison as dictionaries, lists, strings and numbers, as `claimx compare --json` writes it."""
        return self.model_dump(mode="json")
