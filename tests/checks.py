"""What holds for every document, whatever the text was."""

from __future__ import annotations

from claimx.models import Document


def check_document(document: Document, text: str) -> None:
    """That every offset fits the text, every quote is what stands there, and every reference leads somewhere."""
    assert document.document.characters == len(text)
    speakers = {speaker.id for speaker in document.speakers} | {None}
    statements = {statement.id for statement in document.statements} | {None}
    figures = {figure.id for figure in document.figures}
    for statement in document.statements:
        for role in (statement.content, statement.speaker, statement.cue, statement.frame, statement.addressee):
            if role:
                assert all(0 <= start < end <= len(text) for start, end in role.spans)
                assert role.text == " … ".join(text[start:end] for start, end in role.spans)
        assert statement.parent in statements
        assert statement.speaker is None or statement.speaker.id in speakers
        assert set(statement.figures) <= figures
        assert 0 <= statement.sentence.start <= statement.sentence.end <= len(text)
    for figure in document.figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.speaker in speakers
        assert figure.statement in statements
    for speaker in document.speakers:
        assert all(0 <= start < end <= len(text) for start, end in speaker.mentions)
