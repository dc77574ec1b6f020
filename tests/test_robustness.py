"""Whatever stands in a text, claimx raises nothing, and all that it says points into the text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimx
from claimx.models import Document, Role

# Words that the rules react to, in an order that no grammar foresaw.
WORDS = """
der die das den dem des ein eine einer sagte sagt erklärte teilte mit an vor zu laut nach Angaben zufolge gemäß so wie
dass ob wer was und oder aber nicht er sie es ihm ihr Minister Präsident Merkel Polizei Regierung Berlin Sprecherin
Zahlen Studie habe sei werde könne hätte wurde worden haben Montag 3. 10.000 Euro Prozent zwei neue große forderte
kritisierte bezeichnete als von wegen weil um demnach wonach Befürchtung heißt Eilige dpa (CDU)
""".split()  # noqa: SIM905  (a list of a hundred strings is no better to read)
MARKS = ["„", "“", "”", '"', "»", "«", "‚", "‘", "’", ",", ".", ":", ";", "!", "?", "–", "(", ")", "…", "\n", "\n\n"]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(max_size=4)), max_size=60)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = claimx.extract(text, pipeline="bundled")
    for role in _roles(document):
        assert role.text == " … ".join(text[start:end] for start, end in role.spans)
        assert all(0 <= start < end <= len(text) for start, end in role.spans)
    ids = {speaker.id for speaker in document.speakers}
    for statement in document.statements:
        assert statement.speaker is None or statement.speaker.id in ids | {None}
        assert statement.parent is None or statement.parent in {s.id for s in document.statements}


def _roles(document: Document) -> list[Role]:
    return [
        role
        for s in document.statements
        for role in (s.content, s.speaker, s.cue, s.frame, s.addressee)
        if role is not None
    ]
