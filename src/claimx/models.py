"""What claimx finds in one article, as data: the only thing that renderers see.

All offsets are half-open character offsets into the text that was read, so that ``text[start:end]`` is always what the
field quotes. The JSON Schema that ``claimx schema`` prints is generated from these classes.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from claimx.vocabulary import FigureKind, Gender, Qualifier, SpeakerKind, StatementType

FORMAT_VERSION: Literal[2] = 2

Offsets = tuple[int, int]


class Model(BaseModel):
    """A record that cannot be changed and that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SentenceRef(Model):
    """The sentence that something stands in."""

    index: int = Field(description="Number of the sentence in the article, from 0; the title is not counted.")
    start: int = Field(description="Offset of its first character.")
    end: int = Field(description="Offset behind its last character.")


class Role(Model):
    """A part of a statement. It can be discontinuous, then `text` joins the pieces with ` … `."""

    text: str
    spans: list[Offsets] = Field(min_length=1, description="Its pieces, in the order of the text.")


class SpeakerRole(Role):
    """The words that name the speaker here, and whom they name."""

    id: str | None = Field(description="Id of the speaker in `speakers`.")
    name: str | None = Field(description="The fullest name that the article uses for this speaker, in the nominative.")
    rule: str | None = Field(default=None, description="What decided whom the words stand for; null for nobody.")
    confidence: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="How often that was right on annotated articles; null where not measured.",
    )


class Cue(Role):
    """Every word that says that somebody says something, particles and auxiliaries included."""

    lemma: str = Field(description="Dictionary form: `mitteilen` for *teilte … mit*, `laut`.")


class Speaker(Model):
    """One person, body or document that statements are attributed to, across the whole article."""

    id: str = Field(description="`p1`, `p2` …")
    name: str = Field(description="The fullest name that the article uses, in the nominative.")
    kind: SpeakerKind = Field(description="What the speaker is, by the nouns of the article and the kind of name.")
    role: str | None = Field(description="Office or description in apposition to the name: *ukrainischer Präsident*.")
    names: list[str] = Field(default=[], description="Every name that the article uses, `name` first.")
    party: str | None = Field(default=None, description="As the article writes it.")
    gender: Gender | None = Field(
        default=None,
        description="Grammatical, where the words of the article tell a person's; never by the name alone.",
    )
    members: list[str] = Field(default=[], description="Ids of those who speak together: *Olaf Brehm und Ida Klamt*.")
    mentions: list[Offsets] = Field(description="Every mention in the article, also where nothing is said.")


class Statement(Model):
    """One attributed statement: who says it, by which words, and what is said."""

    id: str = Field(description="`s1`, `s2` …, by where the content begins.")
    type: StatementType = Field(description="Whether the words are quoted, reported in a clause, or summed up.")
    act: str = Field(description="Speech act that the cue expresses, from the lexicon: report, demand, deny …")
    negated: bool = Field(description="True where the speaker is said not to have said it.")
    parent: str | None = Field(description="Id of the statement that this quotation is a part of.")
    speaker: SpeakerRole | None = Field(description="Null where the text names nobody.")
    cue: Cue | None = Field(description="Null where no word says that somebody says it.")
    content: Role = Field(description="What is said.")
    frame: Role | None = Field(description="The clause or phrase that attributes: cue, speaker and what stands there.")
    addressee: Role | None = Field(description="Who is spoken to.")
    sentence: SentenceRef = Field(description="Where the content begins.")
    figures: list[str] = Field(description="Ids of the figures inside the content.")
    rule: str = Field(description="Name of the rule that found it; docs/statements.md shows each at work.")
    confidence: float | None = Field(
        ge=0, le=1, description="Measured precision of the rule on development articles; null where not measured."
    )


class Rate(Model):
    """What a figure is related to: *7,40 Euro pro Quadratmeter*, *93 Fälle je 100.000 Einwohner*."""

    value: float | int = Field(description="How many of the unit or of what is counted; mostly 1.")
    unit: str | None = Field(description="As that of a figure.")
    counted: str | None = Field(description="What is counted, without the number.")


class Odds(Model):
    """The two numbers of a fraction: *zwei von fünf*, *1:4*."""

    part: float | int = Field(description="The first: two.")
    whole: float | int = Field(description="The second: five.")


class Figure(Model):
    """One numeric expression with its value, its bounds and what it measures or counts."""

    id: str = Field(description="`f1`, `f2` …, in the order of the text.")
    text: str = Field(description="As it stands, with its qualifier and its unit or noun.")
    start: int = Field(description="Offset of its first character.")
    end: int = Field(description="Offset behind its last character.")
    kind: FigureKind = Field(description="What the number is.")
    value: float | int | None = Field(description="Multiplied out; null for ranges, open numbers, dates, times.")
    low: float | int | None = Field(description="The lower bound that the wording asserts.")
    high: float | int | None = Field(description="The upper bound that the wording asserts.")
    qualifier: Qualifier = Field(description="How the wording bounds the number.")
    unit: str | None = Field(description="ISO 4217 for money, the unit identifiers of Unicode CLDR for the rest.")
    counted: str | None = Field(description="What is counted, without number and qualifier.")
    iso: str | None = Field(description="Dates and times in ISO 8601, as much as the text says.")
    resolved: str | None = Field(
        default=None,
        description="The date in full where the article's own date was given; `iso` is what the text says.",
    )
    per: Rate | None = Field(default=None, description="What a rate is related to.")
    of: Odds | None = Field(default=None, description="The two numbers of a fraction.")
    unit_from: str | None = Field(default=None, description="Id of the figure that says the unit left out here.")
    rule: str | None = Field(default=None, description="Name of the rule that found it.")
    context: str | None = Field(
        default=None, description="The sentence that it stands in, or its line in a headline, near it."
    )
    context_start: int | None = Field(default=None, description="Offset of the first character of the context.")
    statement: str | None = Field(description="Id of the innermost statement whose content holds the figure.")
    speaker: str | None = Field(description="Id of that statement's speaker.")
    sentence: SentenceRef = Field(description="Where it begins.")


class Source(Model):
    """The text that was read."""

    source: str = Field(description="File name or address as given; `-` for standard input.")
    id: str | None = Field(description="Names the article in its source: its id there, else its number, from 1.")
    title: str | None = Field(description="As it was given, else the first line of the text where that is one.")
    authors: list[str] = Field(description="As the source names them.")
    published: str | None = Field(description="ISO 8601 where the date can be told, else as the source writes it.")
    url: str | None = Field(description="Where it was published, as the source says.")
    site: str | None = Field(description="Who published it, as the source says.")
    language: str | None = Field(description="Code of the language, as the source says: `de`, `de-AT`.")
    kept: dict[str, str | int | float | bool | None] = Field(
        description="The fields of the source that were asked for by name."
    )
    sha256: str = Field(description="Of the text that the offsets refer to, encoded in UTF-8.")
    characters: int = Field(description="How many the text has.")
    sentences: int = Field(description="How many the article has, without title and furniture.")
    text: str | None = Field(default=None, description="The text itself, where it was asked for.")


class Pipeline(Model):
    """What analysed the text."""

    name: str = Field(description="With the language in front: `de_claimx_news`.")
    version: str = Field(description="Of the pipeline.")
    claimx: str = Field(description="Version of claimx.")


class Document(Model):
    """Everything that claimx found in one article."""

    format_version: Literal[2] = Field(
        default=FORMAT_VERSION, description="Grows when a field changes its meaning or goes away."
    )
    document: Source = Field(description="The text that was read.")
    pipeline: Pipeline = Field(description="What analysed it.")
    speakers: list[Speaker] = Field(description="Who says something, in the order in which they first do.")
    statements: list[Statement] = Field(description="Who says what, in the order of the contents.")
    figures: list[Figure] = Field(description="Which numbers are in it, in the order of the text.")

    def to_dict(self) -> dict[str, Any]:
        """The document as dictionaries, lists, strings and numbers, as `claimx extract --json` writes it."""
        return self.model_dump(mode="json")

    def to_json(self) -> str:
        """The document as `claimx extract --json` writes it."""
        from claimx.render.data import json_object

        return "".join(json_object([self]))

    def to_frames(self, library: Literal["pandas", "polars"] | None = None) -> dict[str, Any]:
        """The document as tables: `statements`, `figures`, `speakers`, `articles`.

        Args:
            library: Whose data frames they are; None takes the one that is installed, pandas before polars.

        Raises:
            ImportError: It is not installed.
        """
        from claimx.render.frames import frames

        return frames([self], library)

    def to_frame(self, library: Literal["pandas", "polars"] | None = None) -> Any:
        """The statements as a data frame.

        Raises:
            ImportError: Neither pandas nor polars is installed.
        """
        return self.to_frames(library)["statements"]

    @property
    def html(self) -> str:
        """The document as a page; it shows the text where the document carries it (`with_text=True`)."""
        from claimx.render.html import html

        return "".join(html([self]))

    def _repr_html_(self) -> str:
        """What a notebook shows: the page, in a frame of its own."""
        from html import escape

        frame = "width: 100%; height: 40em; border: 1px solid #ccc"
        return f'<iframe title="claimx" style="{frame}" srcdoc="{escape(self.html, quote=True)}"></iframe>'

    def __repr__(self) -> str:
        from claimx.render.summary import summary

        name = self.document.title or self.document.source
        return f"<Document {name!r}: {summary(self)}>"

    __str__ = __repr__
