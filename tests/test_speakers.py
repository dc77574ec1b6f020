"""Whom a pronoun, a short name, a role or a source stands for: mini-articles in `tests/cases/speakers.jsonl`.

They have the form of `statements.jsonl`, and what matters in them is `name`.
"""

from __future__ import annotations

import pytest
from test_statements import PRINTED, SPEAKERS, Case, found, readable

from claimx.models import Document


@pytest.mark.parametrize("case", SPEAKERS, ids=readable)
def test_speakers(case: Case) -> None:
    document = PRINTED[case["text"]]
    assert found(document, case["statements"]) == case["statements"]
    check_one_speaker_per_name(document)


def check_one_speaker_per_name(document: Document) -> None:
    """That no two speakers share a name, and every statement points to a speaker that is there."""
    names = {speaker.id: speaker.name for speaker in document.speakers}
    assert len(set(names.values())) == len(names)
    for statement in document.statements:
        if statement.speaker is not None and statement.speaker.id is not None:
            assert names[statement.speaker.id] == statement.speaker.name
