"""Puts figures side by side that measure or count the same thing, whoever gives them and in whichever article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from claimx.across.affinity import Affinity, ArticleNames, names_of
from claimx.across.given import Given, given_in
from claimx.across.models import ComparedArticle, Comparison, GivenFigure, Group
from claimx.across.sameness import Sameness, ratio, sameness
from claimx.models import Document

_LOOKED_AT = 12
"""Members of a long group that a figure of another article is compared with."""

_FARTHEST = 10.0
"""How many times as much a figure of one article may be as one of another where they are of the same."""

_Cluster = list[Given]


def compare(documents: Iterable[Document]) -> Comparison:
    """Put the figures of articles side by side.

    Args:
        documents: With their texts (`with_text=True`); they are taken one by one, and not kept.

    Returns:
        The groups of figures of the same thing that more than one gives.

    Raises:
        ValueError: A document does not carry its text.
    """
    articles: list[ComparedArticle] = []
    names: list[ArticleNames] = []
    clusters: list[_Cluster] = []
    for number, document in enumerate(documents):
        about = document.document
        if about.text is None:
            raise ValueError(f"{about.source}: the document does not carry its text: with_text=True")
        articles.append(ComparedArticle.of(document))
        names.append(names_of(document, about.text))
        clusters += _clusters(list(given_in(document, number, about.text, names[-1].opening)))
    groups = [_group(cluster) for cluster in _joined(clusters, Affinity(names)) if _voices(cluster) > 1]
    groups.sort(key=_most_telling)
    numbered = [group.model_copy(update={"id": f"g{number}"}) for number, group in enumerate(groups, 1)]
    return Comparison(articles=articles, groups=numbered)


def _clusters(figures: list[Given]) -> list[_Cluster]:
    """The figures of an article in groups, each of one thing: a figure is of the same as all others of its group."""
    clusters: list[_Cluster] = []
    for given in figures:
        best: tuple[int, int, _Cluster] | None = None
        for cluster in clusters:
            links = [_link(given, member) for member in cluster]
            if all(links):
                rank = (links.count("sure"), cluster[-1].index)
                if best is None or rank > best[:2]:
                    best = (*rank, cluster)
        if best:
            best[2].append(given)
        else:
            clusters.append([given])
    return clusters


def _link(one: Given, other: Given) -> Sameness:
    """As `sameness`; but nobody gives two numbers of the same thing in one article, unless both can be right."""
    if one.article == other.article and one.speaker == other.speaker and _cannot_both_be(one, other):
        return None
    return sameness(one, other)


def _cannot_both_be(one: Given, other: Given) -> bool:
    return one.low > other.high or other.low > one.high


def _joined(clusters: list[_Cluster], affinity: Affinity) -> list[_Cluster]:
    """With groups of the same thing from articles about the same put together."""
    joined: list[_Cluster] = []
    by_name: dict[tuple[str, str], list[int]] = {}
    for cluster in clusters:
        first = cluster[0]
        key = f"{first.topic.kind} {first.topic.unit} {first.topic.state or first.topic.thing}"
        rare = affinity.rare_names(first.article)
        shared = Counter(place for name in sorted(rare) for place in by_name.get((key, name), ()))
        chosen = None
        for place, _ in shared.most_common():
            group = joined[place]
            others = [m for m in group if affinity.are_about_the_same(first.article, m.article)]
            if others and first.article not in {m.article for m in group} and _all_same(cluster, group):
                chosen = place
                break
        if chosen is None:
            chosen = len(joined)
            joined.append(list(cluster))
        else:
            joined[chosen] += cluster
        for name in rare:
            places = by_name.setdefault((key, name), [])
            if not places or places[-1] != chosen:
                places.append(chosen)
    return joined


def _all_same(cluster: _Cluster, group: _Cluster) -> bool:
    """Whether all figures of two groups are surely of the same thing, and not too far from each other."""
    pairs = [(a, b) for a in cluster[:_LOOKED_AT] for b in group[-_LOOKED_AT:]]
    return all(sameness(a, b) == "sure" and ratio(a, b) <= _FARTHEST for a, b in pairs)


def _voices(cluster: _Cluster) -> int:
    """How many give a figure: the article itself is one, and so are *die Gewerkschaft* and *Gewerkschaft Vertra*."""
    voices: list[frozenset[str]] = []
    for given in cluster:
        words = frozenset(given.speaker.casefold().split()) if given.speaker else frozenset({f" {given.article}"})
        if not any(words <= voice or voice <= words for voice in voices):
            voices.append(words)
    return len(voices)


def _group(cluster: _Cluster) -> Group:
    members = sorted(cluster, key=lambda given: (given.middle, given.article, given.figure.start))
    doubtful = _doubtful(members)
    smallest, largest = members[0].middle, members[-1].middle
    first = members[0].figure
    return Group(
        id="",
        label=_label(cluster),
        kind=first.kind,
        unit=first.unit,
        per=first.per,
        places=sorted({place for given in cluster for place in given.setting.places}),
        times=sorted({time for given in cluster for time in given.setting.times}),
        speakers=_voices(cluster),
        differs=any(_cannot_both_be(a, b) for a, b in combinations(members, 2)),
        smallest=smallest,
        largest=largest,
        ratio=round(largest / smallest, 3) if smallest > 0 else None,
        uncertain=any(doubtful),
        figures=[
            GivenFigure(
                article=given.article,
                figure=given.figure.id,
                statement=given.statement,
                speaker=given.speaker,
                speaker_kind=given.speaker_kind,
                text=given.figure.text,
                start=given.figure.start,
                end=given.figure.end,
                value=given.figure.value,
                low=given.figure.low,
                high=given.figure.high,
                qualifier=given.figure.qualifier,
                sentence=given.sentence,
                sentence_start=given.sentence_start,
                sentence_index=given.index,
                uncertain=doubt,
            )
            for given, doubt in zip(members, doubtful, strict=True)
        ],
    )


def _doubtful(members: _Cluster) -> list[bool]:
    """For each figure whether none of the others is surely of the same thing."""
    return [not any(sameness(given, other) == "sure" for other in members if other is not given) for given in members]


def _label(cluster: _Cluster) -> str:
    """What the figures count or measure: a thing or state of the lexicon, else the noun that most of them have."""
    topics = [given.topic for given in cluster]
    states = Counter(topic.state for topic in topics if topic.state)
    nouns = Counter(topic.noun for topic in topics if topic.noun)
    noun = nouns.most_common(1)[0][0] if nouns else ""
    state, often = states.most_common(1)[0] if states else ("", 0)
    if often <= len(cluster) / 2 and noun:
        return noun
    if all(topic.people for topic in topics) and state[:1].isupper():
        return state
    return f"{noun} ({state})" if noun else state


def _most_telling(group: Group) -> tuple[bool, bool, int, float]:
    """Groups that differ first; among them those that are certain, that many speak in, and that lie far apart."""
    return not group.differs, group.uncertain, -group.speakers, -(group.ratio or 1.0)
