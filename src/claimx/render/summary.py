"""Says in a line how much was found."""

from __future__ import annotations

from claimx.models import Document


def summary(document: Document) -> str:
    """For example `17 statements by 8 speakers, 11 figures in 18 sentences`."""
    speakers = {s.speaker.id or s.speaker.text for s in document.statements if s.speaker}
    counts = (
        counted(len(document.statements), "statement"),
        counted(len(speakers), "speaker"),
        counted(len(document.figures), "figure"),
    )
    return "{} by {}, {} in ".format(*counts) + counted(document.document.sentences, "sentence")


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
