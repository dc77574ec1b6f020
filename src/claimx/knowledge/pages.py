"""What stands around an article on a page, and where its lead is, by the markup of publishers."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from claimx.lexicon import load


class PageFurniture(BaseModel):
    """A pattern for class names (`element`, `lead`) or for words in a paragraph (`inline`), and where it fits.

    Attributes:
        role: Where the pattern fits.
        pattern: A regular expression, in any case.
        example: Markup or words that it fits.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    role: Literal["element", "inline", "lead"]
    pattern: str = Field(min_length=1)
    example: str = Field(min_length=1)


def page_furniture(role: str) -> list[str]:
    """The patterns of a role."""
    return [record.pattern for record in load("page_furniture.jsonl", PageFurniture) if record.role == role]
