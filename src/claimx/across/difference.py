"""What changed between two versions of an article: statements and figures that came, went, or are other ones now."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, TypeVar

from pydantic import Field

from claimx.across.models import ComparedArticle
from claimx.models import Document, Figure, Model, Offsets, Statement
from claimx.render.plain import one_line
from claimx.vocabulary import FigureKind, Qualifier, StatementType

DIFFERENCE_VERSION: Literal[1] = 1

Change = Literal["came", "went", "changed"]

_ALIKE = 0.55
"""How much of two contents agrees at least, from 0 to 1, where they are versions of one statement."""
_ALIKE_OF_OTHERS = 0.8
"""The same where another speaker has them."""
_SAME_SENTENCE = 0.5
"""How much of two sentences agrees at least where they are versions of one."""

Record = TypeVar("Record", Statement, Figure)


class StatementVersion(Model):
    """A statement as one of the versions has it."""

    id: str = Field(description="Its id in that version.")
    speaker: str | None = Field(description="Name of who says it.")
    type: StatementType = Field(description="As that of the statement.")
    act: str = Field(description="Speech act of the cue.")
    negated: bool = Field(description="True where the speaker is said not to have said it.")
    cue: str | None = Field(description="The words that say that somebody says it.")
    content: str = Field(description="What is said.")
    spans: list[Offsets] = Field(description="Offsets of the content in the text of that version.")


class StatementChange(Model):
    """A statement that came, went, or changed."""

    change: Change = Field(
        description="Whether only the new version has it, only the old one, or both, but differently."
    )
    fields: list[str] = Field(description="What changed: `speaker`, `type`, `act`, `negated`, `cue`, `content`.")
    old: StatementVersion | None = Field(description="Null where it came.")
    new: StatementVersion | None = Field(description="Null where it went.")


class FigureVersion(Model):
    """A figure as one of the versions has it."""

    id: str = Field(description="Its id in that version.")
    speaker: str | None = Field(description="Name of who gives it; null for the article's own words.")
    text: str = Field(description="As it stands.")
    start: int = Field(description="Offset of its first character.")
    end: int = Field(description="Offset behind its last character.")
    kind: FigureKind = Field(description="As that of the figure.")
    value: float | int | None = Field(description="As that of the figure.")
    low: float | int | None = Field(description="The lower bound that the wording asserts.")
    high: float | int | None = Field(description="The upper bound that the wording asserts.")
    qualifier: Qualifier = Field(description="How the wording bounds the number.")
    unit: str | None = Field(description="As that of the figure.")
    counted: str | None = Field(description="What is counted.")
    iso: str | None = Field(description="Dates and times.")
    sentence: str = Field(description="The sentence that it stands in.")


class FigureChange(Model):
    """A figure that came, went, or changed."""

    change: Change = Field(
        description="Whether only the new version has it, only the old one, or both, but differently."
    )
    fields: list[str] = Field(description="What changed: `value`, `low`, `high`, `qualifier`, `unit`, `counted` …")
    old: FigureVersion | None = Field(description="Null where it came.")
    new: FigureVersion | None = Field(description="Null where it went.")


class Unchanged(Model):
    """How much both versions have alike."""

    statements: int
    figures: int


class Difference(Model):
    """What changed between two versions of an article."""

    difference_version: Literal[1] = Field(
        default=DIFFERENCE_VERSION, description="Grows when a field changes its meaning or goes away."
    )
    old: ComparedArticle = Field(description="The first version.")
    new: ComparedArticle = Field(description="The second.")
    statements: list[StatementChange] = Field(description="In the order of the new version, those that went between.")
    figures: list[FigureChange] = Field(description="In the order of the new version, those that went between.")
    unchanged: Unchanged = Field(description="How much both versions have alike.")

    @property
    def is_empty(self) -> bool:
        """Whether statements and figures are the same in both."""
        return not self.statements and not self.figures

    def to_dict(self) -> dict[str, Any]:
        """The difference as dictionaries, lists, strings and numbers, as `claimx diff --json` writes it."""
        return self.model_dump(mode="json")


def diff(old: Document, new: Document) -> Difference:
    """What changed between two versions of an article.

    Statements are versions of one another where their contents are for the most part the same words; figures where
    they stand in versions of one sentence and count or measure the same.
    """
    statements = _paired(old.statements, new.statements, _statement_key, _statements_alike)
    changed = [_statement_change(a, b) for a, b in statements]
    names = ({s.id: s.name for s in old.speakers}, {s.id: s.name for s in new.speakers})
    figures = _paired(old.figures, new.figures, _figure_key, _figures_alike)
    changed_figures = [_figure_change(a, b, *names) for a, b in figures]
    return Difference(
        old=ComparedArticle.of(old),
        new=ComparedArticle.of(new),
        statements=[change for change in changed if change is not None],
        figures=[change for change in changed_figures if change is not None],
        unchanged=Unchanged(statements=changed.count(None), figures=changed_figures.count(None)),
    )


def _paired(
    old: Sequence[Record],
    new: Sequence[Record],
    key: Callable[[Record], Hashable],
    alike: Callable[[Record, Record], float],
) -> list[tuple[Record | None, Record | None]]:
    """Records of both versions with their partners, in the order of the new version.

    Those of the same key find each other first, then the likest of the others. A record that went stands where it
    stood among those that stayed.
    """
    partner_of_new: dict[int, int] = {}
    waiting: dict[Hashable, list[int]] = {}
    for i, record in enumerate(old):
        waiting.setdefault(key(record), []).append(i)
    for j, record in enumerate(new):
        if same := waiting.get(key(record)):
            partner_of_new[j] = same.pop(0)
    taken = set(partner_of_new.values())
    left_old = [i for i in range(len(old)) if i not in taken]
    left_new = [j for j in range(len(new)) if j not in partner_of_new]
    scored = [(alike(old[i], new[j]), -abs(i - j), i, j) for i in left_old for j in left_new]
    for likeness, _, i, j in sorted(scored, key=lambda pair: (-pair[0], -pair[1], pair[2], pair[3])):
        if likeness and i not in taken and j not in partner_of_new:
            partner_of_new[j] = i
            taken.add(i)
    found: list[tuple[Record | None, Record | None]] = []
    next_old = 0
    for j, record in enumerate(new):
        if j in partner_of_new:
            until = partner_of_new[j]
            found += [(old[i], None) for i in range(next_old, until) if i not in taken]
            next_old = max(next_old, until + 1)
            found.append((old[until], record))
        else:
            found.append((None, record))
    return found + [(old[i], None) for i in range(next_old, len(old)) if i not in taken]


def _likeness(one: str, other: str) -> float:
    """How much of two texts agrees, word by word, from 0 to 1."""
    if one == other:
        return 1.0
    a, b = one.split(), other.split()
    if 2 * min(len(a), len(b)) < _SAME_SENTENCE * (len(a) + len(b)):
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _SAME_SENTENCE else 0.0


def _name(statement: Statement) -> str | None:
    return (statement.speaker.name or statement.speaker.text) if statement.speaker else None


def _statement_key(statement: Statement) -> Hashable:
    return _name(statement), statement.type, one_line(statement.content.text)


def _figure_key(figure: Figure) -> Hashable:
    return figure.kind, one_line(figure.text), one_line(figure.context or "")


def _statements_alike(old: Statement, new: Statement) -> float:
    likeness = _likeness(one_line(old.content.text), one_line(new.content.text))
    same_speaker = _name(old) == _name(new)
    if likeness < (_ALIKE if same_speaker else _ALIKE_OF_OTHERS):
        return 0.0
    return likeness + same_speaker + (old.type == new.type) / 2


def _figures_alike(old: Figure, new: Figure) -> float:
    if old.kind != new.kind:
        return 0.0
    a, b = one_line(old.context or old.text), one_line(new.context or new.text)
    frames = (a.replace(one_line(old.text), " # ", 1), b.replace(one_line(new.text), " # ", 1))
    likeness = max(_likeness(a, b), _likeness(*frames))
    if likeness < _SAME_SENTENCE:
        return 0.0
    same_number = (old.value, old.low, old.high, old.iso) == (new.value, new.low, new.high, new.iso)
    same_thing = old.unit == new.unit and (old.counted or "").split()[-1:] == (new.counted or "").split()[-1:]
    if not same_thing and not same_number:
        return 0.0
    return likeness + 2 * same_number + same_thing


def _statement_change(old: Statement | None, new: Statement | None) -> StatementChange | None:
    before, after = (None if version is None else _statement_version(version) for version in (old, new))
    fields = _changed_fields(before, after, ignored={"id", "spans"})
    if before is not None and after is not None:
        return StatementChange(change="changed", fields=fields, old=before, new=after) if fields else None
    return StatementChange(change="came" if before is None else "went", fields=[], old=before, new=after)


def _statement_version(statement: Statement) -> StatementVersion:
    return StatementVersion(
        id=statement.id,
        speaker=_name(statement),
        type=statement.type,
        act=statement.act,
        negated=statement.negated,
        cue=statement.cue.text if statement.cue else None,
        content=one_line(statement.content.text),
        spans=statement.content.spans,
    )


def _figure_change(
    old: Figure | None, new: Figure | None, old_names: dict[str, str], new_names: dict[str, str]
) -> FigureChange | None:
    before = None if old is None else _figure_version(old, old_names)
    after = None if new is None else _figure_version(new, new_names)
    fields = _changed_fields(before, after, ignored={"id", "start", "end", "sentence", "text"})
    if before is not None and after is not None:
        return FigureChange(change="changed", fields=fields, old=before, new=after) if fields else None
    return FigureChange(change="came" if before is None else "went", fields=[], old=before, new=after)


def _figure_version(figure: Figure, names: dict[str, str]) -> FigureVersion:
    own = {name: getattr(figure, name) for name in FigureVersion.model_fields if name not in ("speaker", "sentence")}
    sentence = one_line(figure.context or figure.text)
    return FigureVersion(**own, speaker=names.get(figure.speaker or ""), sentence=sentence)


def _changed_fields(old: Model | None, new: Model | None, ignored: Iterable[str]) -> list[str]:
    if old is None or new is None:
        return []
    return [name for name in type(old).model_fields if name not in ignored and getattr(old, name) != getattr(new, name)]
