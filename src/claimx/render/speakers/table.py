"""Writes the speakers of an archive as tables for a terminal of any width, or for a pipe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import ConsoleRenderable
from rich.table import Table
from rich.text import Text

from claimx.across.speakers import Profile
from claimx.across.speakers_overview import Overview, Share
from claimx.render.table import NARROW, WIDE
from claimx.render.terminal import console_of, drawn, framed, text_of
from claimx.render.wording import Wording

_MOST_ROLES, _MOST_PARTIES = 3, 12
_LONGEST_QUOTATION = 120


def table(overview: Overview, out: TextIO, say: Wording) -> Iterator[str]:
    """The speakers who have a name, the shares of genders and parties, and a line that counts."""
    console = console_of(out)
    yield drawn(console, _parts(overview, console.width, say))


def _parts(overview: Overview, width: int, say: Wording) -> Iterator[ConsoleRenderable]:
    named = [profile for profile in overview.speakers if profile.named]
    if named:
        yield _speakers(named, width, say)
        yield Text()
    for title, shares in (("Persons by gender", overview.genders), ("Persons by party", overview.parties)):
        if any(share.value for share in shares):
            yield _shares(say(title), shares, say)
            yield Text()
    yield text_of(_summary(overview, named, say), "bold")


def _speakers(profiles: Sequence[Profile], width: int, say: Wording) -> Table:
    shown = framed(say("Speakers"), leading=1)
    shown.add_column(say("speaker, role"), overflow="fold", ratio=2)
    if width >= NARROW:
        shown.add_column(say("kind · party, statements"), overflow="fold", ratio=2)
    shown.add_column(say("articles"), justify="right")
    shown.add_column(say("statements"), justify="right", overflow="fold")
    if width >= WIDE:
        shown.add_column(say("word by word"), overflow="fold", ratio=2)
    for profile in profiles:
        about = [text_of(line, "dim") for line in (_what(profile, say), _types(profile, say))]
        who = [text_of(profile.name, "bold"), *(text_of(role, "dim") for role in profile.roles[:_MOST_ROLES])]
        if width < NARROW:
            who += about
        if dates := _dates(profile):
            who.append(text_of(dates, "dim"))
        shown.add_row(
            Text("\n").join(who),
            *([Text("\n").join(about)] if width >= NARROW else []),
            str(profile.articles),
            str(profile.statements),
            *([_quotation(profile)] if width >= WIDE else []),
        )
    return shown


def _what(profile: Profile, say: Wording) -> str:
    return " · ".join(filter(None, (say(profile.kind), profile.party, profile.gender and say(profile.gender))))


def _types(profile: Profile, say: Wording) -> str:
    return " · ".join(f"{number} {say(type.replace('_', ' '))}" for type, number in profile.types.items())


def _dates(profile: Profile) -> str:
    days = dict.fromkeys(date[:10] for date in (profile.first, profile.last) if date)
    return " – ".join(days)


def _quotation(profile: Profile) -> Text:
    if not profile.quotations:
        return Text()
    said = text_of(profile.quotations[0].text)
    said.truncate(_LONGEST_QUOTATION, overflow="ellipsis")
    said.overflow = "fold"
    return said


def _shares(title: str, shares: Sequence[Share], say: Wording) -> Table:
    shown = framed(title)
    shown.expand = False
    shown.add_column("")
    shown.add_column(say("speakers"), justify="right")
    shown.add_column("", justify="right")
    shown.add_column(say("statements"), justify="right")
    shown.add_column("", justify="right")
    known = [share for share in shares if share.value is not None]
    for share in [*known[:_MOST_PARTIES], *(share for share in shares if share.value is None)]:
        name = text_of(say(share.value)) if share.value else Text(say("unknown"), "dim")
        cells = (str(share.speakers), _percent(share.of_speakers, say), str(share.statements))
        shown.add_row(name, *cells, _percent(share.of_statements, say))
    return shown


def _percent(share: float | None, say: Wording) -> str:
    if share is None:
        return ""
    return f"{share * 100:.0f} %" if say.language == "de" else f"{share * 100:.0f}%"


def _summary(overview: Overview, named: Sequence[Profile], say: Wording) -> str:
    """`12 speakers, 3 articles, 40 statements; not shown, since only described: 5 speakers with 9 statements`."""
    everybody = overview.speakers
    counted = (
        say.counted(len(everybody), "speaker"),
        say.counted(overview.articles, "article"),
        say.counted(sum(profile.statements for profile in everybody), "statement"),
    )
    line = ", ".join(counted)
    described = len(everybody) - len(named)
    if described:
        statements = sum(profile.statements for profile in everybody if not profile.named)
        counts = say.counted(described, "speaker"), say.counted(statements, "statement")
        line += "; " + say("not shown, since only described: {} with {}").format(*counts)
    return line
