"""An attribute that is worked out when it is first asked for."""

from __future__ import annotations

from claimx.analysis.late import late


class _Word:
    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0

    @late
    def length(self) -> int:
        """Its letters."""
        self.asked += 1
        return len(self.text)


def test_it_is_worked_out_once_for_each_object() -> None:
    one, other = _Word("Haus"), _Word("Hausboot")
    assert (one.length, one.length, other.length) == (4, 4, 8)
    assert (one.asked, other.asked) == (1, 1)


def test_the_class_keeps_what_is_said_of_it() -> None:
    assert _Word.length.__doc__ == "Its letters."
