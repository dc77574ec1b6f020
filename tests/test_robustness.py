"""Whatever stands in a text, claimx raises nothing, and all that it says points into the text."""

from __future__ import annotations

from checks import check_document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import claimx

# Words that the rules react to, in an order that no grammar foresaw.
WORDS = """
der die das den dem des ein eine einer sagte sagt erklärte teilte mit an vor zu laut nach Angaben zufolge gemäß so wie
dass ob wer was und oder aber nicht er sie es ihm ihr Minister Präsident Merkel Polizei Regierung Berlin Sprecherin
Zahlen Studie habe sei werde könne hätte wurde worden haben Montag 3. 10.000 Euro Prozent zwei neue große forderte
kritisierte bezeichnete als von wegen weil um demnach wonach Befürchtung heißt Eilige dpa (CDU)
""".split()  # noqa: SIM905  (a list of a hundred strings is no better to read)
MARKS = ["„", "“", "”", '"', "»", "«", "‚", "‘", "’", ",", ".", ":", ";", "!", "?", "–", "(", ")", "…", "\n", "\n\n"]
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(MARKS), st.text(max_size=4)), max_size=60)


PAIRS = ["„“", "“”", "»«", "«»", "‚‘", "‘’", "()", "[]", "––", '""', "''", "„”", "„ ", " “"]
NESTED = st.recursive(
    st.sampled_from(WORDS) | st.text(max_size=3),
    lambda inner: st.builds(
        lambda pair, parts: pair[0] + " ".join(parts) + pair[1], st.sampled_from(PAIRS), st.lists(inner, max_size=6)
    ),
    max_leaves=40,
)
ANY = TEXTS.map(" ".join) | st.text(max_size=200) | st.lists(NESTED, max_size=4).map(" ".join)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY)
@example("0²")  # a digit, and no number for int()
def test_no_text_breaks_it(text: str) -> None:
    """300 examples where `make test` runs it; 20,000 where `make thorough` does."""
    check_document(claimx.extract(text, pipeline="bundled"), text)
