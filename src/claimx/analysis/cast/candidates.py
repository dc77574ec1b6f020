"""Finds who can be meant, and says what speaks for each: the features that `choice` weighs.

A feature may have a weight in `lexicon/choice.jsonl`, by its name. To change one is to learn the weights anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimx.analysis.cast.descriptions import ANYBODY, is_another_one, is_called, is_called_otherwise, parts
from claimx.analysis.cast.entities import Entity
from claimx.analysis.cast.mentions import Mention
from claimx.analysis.cast.scene import Said, Scene
from claimx.analysis.syntax.tokens import Tokens, is_answer
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun
from claimx.knowledge.function_words import words_of
from claimx.knowledge.nouns import INSTITUTIONS, SPEAKING
from claimx.knowledge.offices import is_held_office, party_of

Candidates = list[tuple[Entity, list[str]]]
"""Who can be meant, each with the features that speak for and against it."""

MAX_SENTENCES_BACK = 8
"""How many sentences before a pronoun, a description or a quotation somebody is sought who can be meant."""
_MAX_CANDIDATES = 12
"""How many are weighed, those who were mentioned last."""
OPENED = "document that it stands in"
"""The feature of a document in which the words are: *Im **Bericht** steht …*"""
_FAR = 4
"""Sentences back from which on the distance does not tell any more."""
_MAX_VORFELD = 3
"""Tokens among which the noun stands that a sentence begins with."""
_NEAR_SUBJECT = 2
"""Sentences back as far as it tells whether somebody was a subject."""
_OFTEN = 4
"""Mentions from which on somebody is named often."""
_CLAUSE_BORDERS = frozenset({",", ";", ":", "–", "—", "(", ")", "„", "“", "»", "«", '"'}) | words_of("border_word")
_POINTS_BACK = words_of("points_back")
_SHARES = words_of("share")
_MAX_BEFORE_SHARE = 3
"""Words in which a share is named: *mehr als **die Hälfte***."""
_PLATFORMS = words_of("platform")
_MESSAGES = tuple(words_of("message_to_somebody"))
_ABOUT_SOMEBODY = words_of("about_somebody")
_TELLING_APART = words_of("telling_apart")  # stems, as those of `Mention.qualifiers`
_TARGETS = words_of("target_of_words")
_ANSWERING_BACK = words_of("answers_back")
_REPLYING = _ANSWERING_BACK | words_of("answers_with_words")
_REACTIONS = words_of("reaction")
_AGENT = words_of("agent")
_OF = words_of("von")
_OPENS_DOCUMENT = words_of("opens_document")
_GIVING_EXAMPLES = words_of("gives_examples")
_MAX_IN_BRACKETS = 12
"""Tokens of the longest list in brackets in which somebody is sought."""


# --- who can be meant by a pronoun, a possessive or a description ---


def can_be(mention: Mention, entity: Entity) -> bool:
    """Whether a pronoun or a description agrees with somebody; a description takes up named persons only."""
    if mention.form == "noun" and (not entity.is_person or not (entity.named or _says_enough(mention, entity))):
        return False
    if mention.form == "possessive":
        return _can_own(mention, entity)
    if not entity.agrees(mention.gender, mention.plural):
        return False
    if mention.form == "noun" and (is_called_otherwise(mention, entity) or is_another_one(mention, entity)):
        return False
    if mention.plural:
        return not entity.is_unknown or bool(entity.members)
    if entity.is_person:
        same_party = not entity.party or party_of(mention.noun) in {None, entity.party}
        return same_party and (not mention.age or not entity.ages or mention.age in entity.ages)
    # *Der Verband … er*: a body by the gender of its noun
    known = not entity.is_unknown and bool(entity.gender) and not entity.plural
    return known and (not mention.gender or entity.gender == mention.gender)


def _says_enough(mention: Mention, entity: Entity) -> bool:
    """*Ein Geologe kam. **Der Mann** sagte …*; but after *eine Frau* nobody knows whether *die Neurologin* is she.

    *Der Anwalt der Stadt* is told apart by what he is called, and *der Richter* is none of those without an office.
    """
    if is_anybody(mention):
        return True
    # *Ein 37-Jähriger kam. **Der gelernte Maurer** …*, but *der **andere** Maurer*
    of_himself = bool(entity.ages) and not mention.has_attributes and mention.qualifiers.isdisjoint(_TELLING_APART)
    return (
        (of_himself or not mention.qualifiers)
        and not is_held_office(mention.noun)
        and any(description.noun not in ANYBODY for description in entity.descriptions)
    )


def _can_own(possessive: Mention, entity: Entity) -> bool:
    """***sein** Anwalt*: of a man or of what is neuter; ***ihr** Anwalt*: of a woman or of several."""
    if possessive.gender == "Fem":
        known = not entity.is_unknown and (entity.is_person or entity.gender == "Fem" or entity.plural)
        return (known or bool(entity.members)) and (entity.plural or entity.gender in {"", "Fem"})
    if entity.plural or entity.is_unknown:
        return False
    return entity.gender != "Fem" and (entity.is_person or bool(entity.gender))


def of_mention(
    scene: Scene, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity], reporter: Entity | None
) -> Candidates:
    """Who of some can be meant by a pronoun or a description, who was mentioned last first.

    Args:
        scene: The article.
        mention: The pronoun or description.
        entities: Those who agree with it.
        called: Those whom the article has called so.
        reporter: Who speaks the statement that it stands in.
    """
    around = scene.statement_around(mention.start)
    direct = around >= 0 and scene.statements[around].type == "direct"
    if direct or mention.form == "noun":
        # *Brandt sagte: „**Er** will das.“*, *Brandt sagte, **der Minister** wolle das*: nobody speaks of himself so
        entities, called = ([e for e in some if e is not reporter] for some in (entities, called))
    if mention.noun in _TARGETS:
        entities, called = ([e for e in some if not _spoke(scene, e, mention)] for some in (entities, called))
    if mention.form == "noun" and _answers(scene, mention):
        entities, called = ([e for e in some if e is not scene.last_speaker] for some in (entities, called))
    near = _near(scene, mention, entities, called, reporter)
    sentence_start = scene.places.sentence_starts[mention.sentence]
    here = [entity for last, entity in near if last >= sentence_start]
    paragraph_start = scene.places.paragraph_start(mention.paragraph)
    in_paragraph = [entity for last, entity in near if last >= paragraph_start] if mention.form == "noun" else []
    candidates = []
    for rank, (_, entity) in enumerate(near[:_MAX_CANDIDATES]):
        features = _nearness(scene, entity, mention.start)
        if rank == 0:
            features.append("mentioned last")
        if here == [entity]:
            features.append("alone in the sentence")
        if entity is reporter:
            features.append("reports it")
        elif reporter is not None and not direct:
            features.append("another than who reports")
        last = entity.last_before(mention.start)
        if mention.subject and last is not None and last.subject:
            features.append("both subjects")
        if entity is scene.last_speaker:
            features.append("spoke last")
        if mention.form == "noun":
            features += _aspects(mention, entity)
            if in_paragraph == [entity]:
                features.append("alone in the paragraph")
            if entity in called:
                features.append(_how_called(mention, entity))
            elif called:
                features.append("another is called so")
            if last is None and _is_named_behind(scene, entity, mention):
                features.append("named right behind")
        if mention.gender and entity.gender == mention.gender:
            features.append("gender known")
        candidates.append((entity, features))
    return candidates


def _spoke(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """***Lenz** kritisierte Rehm. Der Angegriffene …*: whether somebody was named last as who said something."""
    last = entity.last_before(mention.start)
    roles = (said.speaker for said in scene.statements if said.speaker is not None)
    return last is not None and any(start <= last.start < end for start, end in roles)


def _answers(scene: Scene, mention: Mention) -> bool:
    """*„Kommen Sie?“, fragt Rehm. „Nein“, **sagt der Zeuge***, *Lenz klagt. **Der Wirt widerspricht**.*: to another."""
    last, tokens = scene.last_statement, scene.tokens
    if last is None or not mention.subject or mention.sentence - scene.places.sentence(last.end - 1) > 1:
        return False
    beside = range(max(mention.start - 2, 0), min(mention.whole + 2, len(tokens)))
    verb = next((i for i in beside if tokens[i].lemma_ in _ANSWERING_BACK), None)
    if verb is not None:  # not *Der Minister **widersprach Berichten***
        behind = max(verb + 1, mention.whole)
        while tokens.at(behind).tag_ == "ADV":
            behind += 1
        return tokens.at(behind).tag_ not in stts.NOUN | stts.DETERMINER | {"ADJA"}
    said = next((s for s in scene.statements if s.speaker and s.speaker[0] <= mention.start < s.speaker[1]), None)
    return said is not None and is_answer(tokens, said.content[0], last.content[-1])


def is_anybody(mention: Mention) -> bool:
    """***Der Mann** sagte …*: a noun that says nothing but the gender; *ihr Mann* is her husband."""
    return mention.noun in ANYBODY and not mention.possessed


def is_near(mention: Mention, entity: Entity) -> bool:
    """Whether somebody with a name was mentioned near enough before a description to be meant by it."""
    last = entity.last_before(mention.start)
    return last is not None and mention.sentence - last.sentence <= 2 * MAX_SENTENCES_BACK


def _near(
    scene: Scene, mention: Mention, entities: Sequence[Entity], called: Sequence[Entity], reporter: Entity | None
) -> list[tuple[int, Entity]]:
    """Those who stand near enough, each with the start of its last mention, -1 for none; the last one first."""
    window = {True: MAX_SENTENCES_BACK, False: MAX_SENTENCES_BACK}
    if mention.form == "noun":
        window[True] *= 2  # a description reaches farther back for somebody with a name
    found: list[tuple[int, Entity]] = []
    spoken_of = _named_in_own_words(scene, mention)
    for entity in [*entities, *(e for e in called if e not in entities)]:
        if entity in spoken_of:
            continue
        last = entity.last_before(mention.start)
        if last is None:
            near = entity.named and _is_named_behind(scene, entity, mention)
        else:
            near = mention.sentence - last.sentence <= window[entity.named]
        if not near and entity is not reporter and not (entity in called and entity.named):
            continue
        if last is None or not (_is_other_argument(scene.tokens, last, mention) or _is_place_of_words(scene, last)):
            found.append((last.start if last else -1, entity))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].number))


def _named_in_own_words(scene: Scene, mention: Mention) -> list[Entity]:
    """*Die Ärztin sagte, **Ute Lenz** sei krank*: nobody speaks of himself by name, but bodies do.

    And *Ute Lenz kommt. Das teilte **die Ärztin** mit*, *Ute Lenz kommt, wie **sie** sagt*: that is how the journalist
    puts it.
    """
    spans = [
        span for said in scene.statements
        if said.speaker and said.speaker[0] <= mention.start < said.speaker[1] and said.type == "indirect"
        if scene.places.sentence(said.end - 1) >= mention.sentence and not scene.is_as_she_says(said)
        for span in said.content
    ]  # fmt: skip
    begin = [bisect_left(scene.mentions, offset, key=lambda m: m.start) for span in spans for offset in span]
    names = [m for a, b in zip(begin[::2], begin[1::2], strict=True) for m in scene.mentions[a:b] if m.name]
    # *Ihrer Ansicht nach werde **Ute Lenz’ Rat** gehört*: the name of whose something is
    told = (scene.register.told_by(m) if m.form == "name" else scene.register.bearer(m) for m in names)
    return [e for e in told if e is not None and e.kind not in INSTITUTIONS]


def _is_named_behind(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """*…, sagt die Bürgermeisterin. **Jana Tietze** steht am Deich*: whether the next sentence begins with a name.

    Not *…, sagt die Bürgermeisterin, während **Jana Tietze** am Deich steht*: they are two.
    """
    first = next((m for m in scene.mentions[mention.number + 1 :] if m.name and m.form == "name"), None)
    if first is None or first.sentence - mention.sentence != 1 or not first.subject or first.possessed:
        return False  # *Der Fahrer schwieg. **Sein Anwalt Jan Rehm** sagte …*
    if first.start != scene.places.sentence_starts[first.sentence]:
        return False
    if any(scene.tokens[i].lemma_ in _REPLYING for i in range(first.end, min(first.whole + 2, len(scene.tokens)))):
        return False  # *„Kommen Sie?“, fragt die Richterin. **Jana Tietze** antwortet: „Nein.“*
    return scene.register.bearer(first) is entity


def _is_place_of_words(scene: Scene, last: Mention) -> bool:
    """***Bei Facebook** schrieb der Verein, …*: where somebody says it, who is another.

    So is to whom: *In einem Brief **an den Landrat** forderte er …*.
    """
    if not last.has_preposition:
        return False
    tokens, preposition = scene.tokens, last.preposition
    to = preposition and tokens[preposition].lower_ == "an" and tokens[preposition - 1].lower_.endswith(_MESSAGES)
    return bool(to) or tokens[last.head].lower_ in _PLATFORMS


def _is_other_argument(tokens: Tokens, last: Mention, mention: Mention) -> bool:
    """*Er traf **den Minister***, *sie half **ihr***: subject and object of one clause are two.

    So are *Nach dem Tod **eines Rentners** hat **der Angeklagte** ausgesagt*.
    """
    if last.sentence != mention.sentence or mention.form == "possessive":
        return False
    of_noun = last.form == mention.form == "noun" and last.indefinite and last.start > 0
    of_noun = of_noun and tokens[last.start - 1].tag_ == "NN"
    described = of_noun and not is_anybody(mention) and not mention.age
    if not described and (not last.subject or mention.subject):
        return False
    return not any(tokens[i].text in _CLAUSE_BORDERS for i in range(last.end, mention.start))


# --- who can have the floor ---


def of_floor(scene: Scene, said: Said, origin: Entity | None) -> Candidates:
    """Who can have the floor at a statement that names nobody: *Brandt winkt ab. „Das war nichts.“*

    Args:
        scene: The article.
        said: The statement.
        origin: Who speaks the statement that it carries on.
    """
    sentence = scene.places.sentence(said.start)
    inside = [m for m in scene.mentions if said.start <= m.start < said.end]
    pronouns = {m.gender for m in inside if m.form == "pronoun" and not m.plural and m.gender in {"Masc", "Fem"}}
    after = _subject_after(scene, said)
    others = _of_other_turns(scene, said)
    candidates = []
    for entity in scene.register.entities:
        if entity in others and entity is not origin:
            continue
        last = entity.last_before(said.start)
        near = last is not None and sentence - last.sentence <= MAX_SENTENCES_BACK
        beside = any(m.sentence == sentence and not said.start <= m.start < said.end for m in entity.mentions)
        if not (near or beside or entity is origin or entity is after):
            continue
        if entity.is_unknown and not entity.named and entity is not origin:
            continue
        if last is not None and (_is_announced_about(scene, last, said) or _is_dateline(scene, last)):
            continue
        if entity is not origin and _is_only_example(scene, entity):
            continue
        another = scene.speaker_before if entity is scene.last_speaker else scene.last_speaker
        if another is not None and _is_share(entity):
            continue  # ***59 Prozent der Firmen** gaben an, …. Sie müssten vorsorgen.*: so says who told it before
        own_words = said.type != "direct" and entity.is_person and entity is not origin
        if own_words and any(_is_name_of(scene, m, entity) for m in inside):
            continue  # *Brandt habe ihr das versichert*: nobody speaks of himself by name
        features = _nearness(scene, entity, said.start)
        features = [f"{said.type}: {feature}" if " back" in feature else feature for feature in features]
        if _is_silent_subject(scene, entity, said.start):
            features.append(f"{said.type}: subject of a sentence in which nobody speaks")
        if entity is origin:
            features.append("spoke what it goes on")
        features += _turn(scene, said, entity)
        if entity is after:
            features.append("subject after")
        if pronouns and said.type != "direct" and entity.is_person and entity.gender:
            agrees = entity.gender in pronouns
            features.append("pronoun inside agrees" if agrees else "pronoun inside does not agree")
        if beside:
            features.append("named beside")
        if entity.plural:
            features.append("several")
        candidates.append((entity, features))
    return candidates


def _of_other_turns(scene: Scene, said: Said) -> list[Entity]:
    """Who speaks the quotations right beside one, and who asks what it answers: *„Wann?“ „Nie“, sagt **Rehm**.*"""
    if said.type != "direct":
        return []
    last, others = scene.last_statement, _who_replies(scene, said)
    if last is None or last.entity is None or last.type != "direct":
        return others
    replies = last.end == said.start or is_answer(scene.tokens, said.content[0], last.content[-1])
    return [*others, last.entity] if replies else others


def _who_replies(scene: Scene, said: Said) -> list[Entity]:
    """*„Wann?“ „Nie“, sagt **Rehm***, *„Wann?“ „Nie.“ **Rehm** lacht*: whose turn is right behind."""
    after = bisect_left(scene.statements, said.end, key=lambda s: s.start)
    turn = scene.statements[after] if after < len(scene.statements) else said
    if turn.start != said.end or turn.type != "direct":
        return []
    words = turn.speaker[0] if turn.speaker is not None and turn.by == "words" else -1
    behind = (m for m in scene.mentions if m.start == words or (words < 0 and m.start >= turn.end and m.subject))
    teller = next(behind, None)
    if teller is None or teller.paragraph != scene.places.paragraph(turn.start):
        return []
    if teller.form == "pronoun":
        return [e for e in scene.register.entities if e.agrees(teller.gender, teller.plural)]
    told = scene.register.told_by(teller)
    return [] if told is None else [told]


def _is_share(entity: Entity) -> bool:
    """***59 Prozent** der Unternehmen*, ***die Hälfte** der Befragten*: those who answered, and do not talk."""
    return entity.kind == "group" and not _SHARES.isdisjoint(entity.name.lower().split()[:_MAX_BEFORE_SHARE])


def _is_announced_about(scene: Scene, last: Mention, said: Said) -> bool:
    """*Kritik **an Brandt**: „Er hat uns getäuscht.“*: whom a quotation is about or to did not say it."""
    announced = said.type == "direct" and last.has_preposition and last.whole == said.start - 1
    tokens = scene.tokens
    return announced and tokens[last.whole].text == ":" and tokens[last.preposition].lower_ in _ABOUT_SOMEBODY


def _is_only_example(scene: Scene, entity: Entity) -> bool:
    """*Der Konzern Alba (unter anderem **Herta**) wartet. Er habe Zeit.*: named nowhere but in a list in brackets."""
    named = [m for m in entity.mentions if m.form in {"name", "noun"}]
    return bool(named) and all(_is_among_others(scene.tokens, m) for m in named)


def _is_among_others(tokens: Tokens, mention: Mention) -> bool:
    first = max(mention.start - _MAX_IN_BRACKETS, 0)
    opening = next((i for i in range(mention.start - 1, first, -1) if tokens[i].text in {"(", ")"}), -1)
    return opening > 0 and tokens[opening].text == "(" and tokens.lowered[opening + 1] in _GIVING_EXAMPLES


def _is_dateline(scene: Scene, last: Mention) -> bool:
    """***Stolberg.** Der Schock sitzt tief: „…“*: a place alone in the first sentence of a paragraph."""
    starts = scene.places.sentence_starts
    alone = last.number == 0 or scene.places.paragraph_start(last.paragraph) == last.start
    behind = starts[last.sentence + 1] if last.sentence + 1 < len(starts) else 0
    return alone and last.form == "name" and last.start == starts[last.sentence] and behind == last.end + 1


def _is_name_of(scene: Scene, mention: Mention, entity: Entity) -> bool:
    return bool(mention.name) and scene.settled.get(mention.number, scene.register.bearer(mention)) is entity


def _subject_after(scene: Scene, said: Said) -> Entity | None:
    """*„Das war nichts.“ **Brandt** winkt ab*: the next subject, where it is near and known without reading on."""
    sentence = scene.places.sentence(said.end - 1)
    behind = (
        m for m in scene.mentions
        if m.start >= said.end and m.sentence - sentence <= 1 and m.subject and m.form != "pronoun"
    )  # fmt: skip
    first = next(behind, None)
    return scene.register.told_by(first) if first is not None else None


def silent_subject(scene: Scene, said: Said) -> Entity | None:
    """*Brandt winkt ab. **„Das war nichts.“***: whom alone the sentence before is about, in which nobody speaks.

    Both sentences stand in one paragraph. *Brandts Vater war Fischer. **Der** habe nie geklagt.*: that is Brandt's.
    """
    if said.type != "direct" and _points_at_another(scene, said):
        return None
    before = scene.places.sentence(said.start) - 1
    if before < 0 or not scene.is_silent(before) or scene.places.sentence_starts[before + 1] < said.start - 1:
        return None
    if scene.tokens[scene.places.sentence_starts[before + 1] - 1].text == "?":
        return None  # *Was hat **ihr Vater** ihr beigebracht? „Er hat viel gelacht.“*: the journalist asks somebody
    subjects = [m for m in scene.mentions if m.sentence == before and m.subject and _is_main(scene, m)]
    if not subjects or subjects[0].paragraph != scene.places.paragraph(said.start):
        return None
    if all(scene.tokens[m.head].lower_ == "es" for m in subjects):  # *Da wird es **dem Richter** zu bunt. „Schluss!“*
        subjects = [
            m for m in scene.mentions if m.sentence == before and m.phrase.cases == "D" and not m.has_preposition
        ]
    if subjects and subjects[0].members:
        return _all_together(scene, subjects[0])
    subjects = [_whose_words(scene, m) or m for m in subjects] if said.type == "direct" else subjects
    entities = {id(e): e for m in subjects if (e := scene.settled.get(m.number)) is not None}
    only = next(iter(entities.values())) if len(entities) == 1 else None
    if only is None or not only.is_person or only.plural or only in _of_other_turns(scene, said):
        return None
    return only


def _all_together(scene: Scene, first: Mention) -> Entity | None:
    """***Lenz und Rehm** winken ab. „Das war nichts.“*: all who are named side by side, where each of them speaks."""
    listed = [m for m in scene.mentions if m.start in first.members and m.form != "possessive"]
    settled = (scene.settled.get(m.number) for m in listed)
    entities = [e for e in settled if e is not None and (e.kind in SPEAKING or (e.is_unknown and e.named))]
    several = len({*entities}) == len(entities) == len(first.members)
    return scene.register.together(entities, first) if several else None


def _whose_words(scene: Scene, subject: Mention) -> Mention | None:
    """*Die Bilanz **Fischers** fiel negativ aus. „Wir haben verloren.“*: whose words the subject is."""
    if subject.form != "noun" or cue_noun(subject.noun, "announcement", "content") is None:
        return None
    behind = next((m for m in scene.mentions[subject.number + 1 :] if m.form != "possessive"), None)
    if behind is None or behind.start >= subject.whole:
        return None
    of_it = behind.start == subject.end or (behind.preposition == subject.end and _is_of(scene.tokens, behind))
    return behind if of_it else None


def _is_of(tokens: Tokens, mention: Mention) -> bool:
    return tokens[mention.preposition].lower_ in _OF


def _points_at_another(scene: Scene, said: Said) -> bool:
    """***Der** habe nie geklagt*: who speaks is *er* in his own words, never *der* or *dieser*."""
    first = scene.tokens[said.start]
    if first.tag_ != "PDS" or first.lower_ in _POINTS_BACK:
        return False
    return any(m.start == said.start and m.subject for m in scene.mentions)


def _is_main(scene: Scene, subject: Mention) -> bool:
    """*Dann kam eine Frau, **die** sich als Ida vorstellte*: not what only a relative clause is about."""
    return scene.tokens[subject.head].tag_ != "PRELS"


def _is_silent_subject(scene: Scene, entity: Entity, token: int) -> bool:
    """***Brandt** winkt ab. „Das war nichts.“*: the subject of the sentence before, in which nothing is said."""
    before = scene.places.sentence(token) - 1
    return _subject_in(entity, before, token) is not None and scene.is_silent(before)


def _turn(scene: Scene, said: Said, entity: Entity) -> list[str]:
    """Whether it was somebody who spoke last, or second last, as in a dialogue."""
    features = []
    before = scene.last_statement
    if before is not None and before.entity is entity:
        gap = scene.places.sentence(said.start) - scene.places.sentence(before.end - 1)
        features.append(f"{said.type}: spoke right before" if gap <= 1 else "spoke before")
        if before.type == "direct":
            features.append(f"{said.type}: quoted before")
    if entity is scene.last_speaker:
        features.append("spoke last")
    elif entity is scene.speaker_before:
        features.append("spoke second last")
    return features


# --- features ---


def _nearness(scene: Scene, entity: Entity, token: int) -> list[str]:
    """What sort of candidate somebody is, how near they were mentioned before a token, and how."""
    last = entity.last_before(token)
    who = _who(entity)
    features = [f"is {who}"]
    if last is None:
        return [*features, "mentioned later"]
    sentence = scene.places.sentence(token)
    back = sentence - last.sentence
    features.append(f"{back} sentences back" if back < _FAR else "farther back")
    if last.paragraph == scene.places.paragraph(token):
        features.append("same paragraph")
    subject = _subject_in(entity, last.sentence, token) if back <= _NEAR_SUBJECT else None
    if subject is None and back <= _NEAR_SUBJECT and (_is_source_of_last(scene, last) or _reacts(scene, last)):
        features.append(f"{_of_sort(who)}, subject {back} back")  # *Aus dem **Ministerium** heißt es …*
    elif subject is not None:
        features.append(f"{_of_sort(who)}, subject {back} back")
        if subject is not last:
            features.append("subject and mentioned again")
    elif last.has_preposition:
        features.append("behind a preposition")
    if entity.kind == "document" and back <= 1 and _is_opened(scene.tokens, last):
        features.append(OPENED)
    if last.form == "pronoun":
        features.append("pronoun")
    elif last.form == "possessive":
        features.append("as possessive")
    if last.quotation >= 0:
        features.append("in a quotation")
    if len(entity.mentions) >= _OFTEN:
        features.append("often")
    return features


def _is_source_of_last(scene: Scene, mention: Mention) -> bool:
    """Whether a mention stands in the words that name who spoke last."""
    said = scene.last_statement
    return said is not None and said.speaker is not None and said.speaker[0] <= mention.start < said.speaker[1]


def _reacts(scene: Scene, mention: Mention) -> bool:
    """*Kritik kommt **von Ute Lenz***, *Rückendeckung bekam er **von Rehm***: whom the sentence is to bring in."""
    if not mention.has_preposition or scene.tokens[mention.preposition].lower_ not in _AGENT:
        return False
    start = scene.places.sentence_starts[mention.sentence]
    return any(scene.tokens[i].lower_ in _REACTIONS for i in range(start, min(start + _MAX_VORFELD, mention.start)))


def _of_sort(who: str) -> str:
    """Persons with and without a name are one sort, of which there are enough to learn from."""
    return "person" if who.endswith("person") else who


def _who(entity: Entity) -> str:
    """What sort of candidate somebody is."""
    if entity.plural:
        return "several"
    if entity.is_person:
        return "named person" if entity.named else "unnamed person"
    return "body" if entity.kind in INSTITUTIONS else entity.kind


def _subject_in(entity: Entity, sentence: int, before: int) -> Mention | None:
    """The last mention as a subject in a sentence, before a token."""
    for mention in reversed(entity.mentions):
        if mention.sentence < sentence:
            return None
        if mention.start < before and mention.subject and mention.sentence == sentence:
            return mention
    return None


def _is_opened(tokens: Tokens, document: Mention) -> bool:
    """***Im** Bericht heißt es …*: whether the words are in the document."""
    return document.has_preposition and tokens[document.preposition].lower_ in _OPENS_DOCUMENT


def _aspects(mention: Mention, entity: Entity) -> list[str]:
    """What a description itself says for or against its being of somebody named before."""
    aspects = []
    if is_anybody(mention):
        aspects.append("any noun, named" if entity.named else "any noun, unnamed")
    elif not entity.named:
        aspects.append("noun with age, unnamed" if mention.age else "other noun, unnamed")
    if mention.has_attributes:
        aspects.append("with attributes")
    elif mention.qualifiers:
        aspects.append("with adjectives")
    if mention.age:
        aspects.append("age")
    if mention.has_preposition:
        aspects.append("asked behind a preposition")
    return aspects


def _how_called(mention: Mention, entity: Entity) -> str:
    """Whether somebody is called by just this noun, by a part of it, or by another one for the same office."""
    nouns = {parts(d.noun)[1] for d in entity.descriptions} | {d.noun for d in entity.descriptions}
    first, noun = parts(mention.noun)
    who = "named" if entity.named else "unnamed"
    if mention.noun in nouns or (noun in nouns and not first):
        return f"called so, {who}"
    return f"called so in part, {who}" if is_called(mention, entity) else f"called so by another noun, {who}"
