"""Says in a line how much was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimx.render.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from claimx.models import Document


def summary(document: Document, wording: Wording = ENGLISH) -> str:
    """For example `17 statements by 8 speakers, 11 figures in 18 sentences`."""
    speakers = {s.speaker.id or s.speaker.text for s in document.statements if s.speaker}
    counts = {
        "statement": len(document.statements),
        "speaker": len(speakers),
        "figure": len(document.figures),
        "sentence": document.document.sentences,
    }
    return wording("{} by {}, {} in {}").format(*(wording.counted(counts[noun], noun) for noun in counts))


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return ENGLISH.counted(number, noun)
