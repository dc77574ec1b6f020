"""Puts right the tags and labels of nouns and names: offices, bodies, owners, plurals that are no surnames."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from claimx.analysis.syntax.person_names import has_foreign_letter
from claimx.analysis.syntax.retag_clauses import IN_COMPOUNDS, MAX_CLAUSE, border_before, sentence_end
from claimx.analysis.syntax.tagged_words import TaggedWords
from claimx.knowledge import stts
from claimx.knowledge.cues import cue_noun, verbs_by_form
from claimx.knowledge.function_words import determiner_cases, words_of
from claimx.knowledge.given_names import given_name_gender, is_given_name
from claimx.knowledge.marks import CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from claimx.knowledge.nouns import (
    BODIES,
    is_adjectival,
    is_for_what_is_said,
    is_of_place,
    is_person_word,
    is_place,
    is_speaker_noun,
    noun_kind,
)
from claimx.knowledge.offices import general_body, party_of

_MAX_FIRST_PART = 4
"""The most words of a role whose first part has several: *Eurovision Song Contest-Siegerin*."""
_NO_EDGES = words_of("edge_of_no_name")
_MAX_NAME_IN_MARKS = 9
"""The most words of a name in quotation marks, and the marks."""
WEBSITE = re.compile(r"[a-zA-Z][\w-]*\.(?:de|com|net|org|at|ch|eu|info|tv)")
"""A website that is called by its address: *rundschau.de*."""
_REGIONS_OF_BODY = words_of("region_of_body")
_OF_PLACES = BODIES | {"person", "group"}
"""The kinds of speakers whose nouns stand behind a town's."""
_REGIONAL_BODIES = tuple(words_of("regional_body"))
_TIMES_OF_OFFICE = words_of("time_before_office")
_SWISS_VERBS = words_of("swiss_verb")
_JOINING_BEHIND_SOWOHL = words_of("joins_behind_sowohl")
_BETWEEN_NAMES = words_of("between_names_of_one")
_SOMEBODYS = words_of("relative")
_GENITIVE_ARTICLES = words_of("genitive_only")
_AUDIENCE = words_of("audience")
_OFFICES_IN_LETTERS = words_of("office_in_letters")
_OWNED = frozenset({"NN", "ADJA"})
_ENDINGS_OF_ROLES = tuple(words_of("ending_of_role"))
_NAME_OR_NUMBER = frozenset({"NE", "CARD"})
_BARE_OBJECTS = words_of("bare_object")
_ABSTRACT_PLURAL = tuple(words_of("abstract_plural_ending"))
_MANNER = words_of("adverb_of_manner")
_HEADS = stts.NOUN | stts.PERSONAL | {"PDS"}
"""What a noun group ends in, or consists of."""
_TAKEN_FOR: dict[str, Callable[[str], bool]] = {
    "ART": lambda text: text.lower() not in determiner_cases(),
    "ADJA": lambda text: text[-1] == "s" and text[-2:] != "es",
    "APPR": is_given_name,
    "NN": has_foreign_letter,
    "CARD": lambda text: text.isalpha() and not (text.isupper() or text.istitle()),
}
"""By the tags that a tagger gives to names, what shows that a word with a capital is one."""


def cut_words_and_names(words: TaggedWords) -> None:
    """***Verkehrs-** und Baudirektor*; *nach **Dahlkes** Ansicht*, *laut **Ümit Gündoğan***, *laut **rundschau.de***.

    A word that a hyphen cuts short is the first part of a compound, whose end is a noun too, *der Städte- und
    **Gemeindebund***. A word with a capital that is no article and has no ending of adjectives is a name, and so are a
    given name and a word of a body that are taken for prepositions, a noun with a letter that no German word has, what
    is taken for a number and spelt like none, *der Händler **XXXMax***, and a noun in the genitive that is labelled as
    a person's: ***Schulzes** Einschätzung nach*. A place of two words has a genitive s, too, which the lemma is
    without. So is a party in small letters behind a name; what is from a place is an adjective.
    """
    cut = {text for text in words.mixed if text[-1] == "-" and len(text) > 2 and text[0].isalpha()}
    for i in words.places(cut):
        if words.tags[i] in stts.NOUN:
            words.retag(i, "TRUNC")
    owning = {text for text in words.mixed if text[-1] == "s" and "-" in text and is_place(text[:-1])}
    for i in words.places(owning):  # ***Baden-Württembergs** Ministerin*
        words.lemmas[i], words.labels[i] = words.texts[i][:-1], "LOC"
    for i in words.tagged("TRUNC"):
        if words.tags[i + 1 : i + 3] == ["KON", "NE"]:
            end = words.texts[i + 2]
            if is_speaker_noun(end) or is_speaker_noun(end.removesuffix("s")):
                words.retag(i + 2, "NN")
    for tag, is_name in _TAKEN_FOR.items():
        for i in words.tagged(tag):
            if not words.texts[i][0].isupper():
                continue
            if is_name(words.texts[i]) or (tag == "APPR" and words.labels[i] == "ORG"):  # ***Pro** Bahn*
                words.retag(i, "NE")
    from_place = {text for text in words.mixed if is_of_place(text)}
    for i in words.places(from_place):  # *die **Ost-Kieler** Freiheit*
        if words.tags[i] == "NN" and words.tag_before(i) in stts.DETERMINER and words.tag_after(i) == "NN":
            words.retag(i, "ADJA")
    channels = {text for text in words.mixed if text[-1].isdecimal() and "-" in text}
    for i in words.places(channels):  # *als der Reporter von **France-2** | Moreau fragte*
        if words.tags[i] == "NE" and words.tag_after(i) == "NE":
            words.next_groups.add(i + 1)
    for i in words.places({"("}):  # *Kommissionssprecher Rehm (**fdp**, ZH)*
        if words.tag_before(i) == "NE" and words.tag_after(i) == "VVFIN" and party_of(words.texts[i + 1]) is not None:
            words.retag(i + 1, "NE")
    websites = {text for text in words.mixed if "." in text and WEBSITE.fullmatch(text)}
    for i in words.places(websites):
        words.retag(i, "NE")
    for i in words.tagged("NN"):
        if words.labels[i] == "PER" and words.texts[i][-1] == "s" and _owns_a_source(words, i):
            words.retag(i, "NE")


def roles_taken_for_names(words: TaggedWords) -> None:
    """*die Song **Contest-Siegerin** sagte*, *der Real **Madrid-Star***: a role whose first part has several words.

    So are ***Neo-Ortschef** Jan Rehm*, *IG **Bau-Chefin** Uta Lenz*, ***50Hertz-Chefin** Uta Lenz*. But *die
    **Müller-Bäcker** GmbH*, *Ute **Maier-Lehrer***.
    """
    for i in words.places({text for text in words.mixed if text[0].isalnum() and "-" in text}):
        first, _, last = words.texts[i].rpartition("-")
        if words.tags[i] not in _NAME_OR_NUMBER or not first or not last[:1].isupper():
            continue
        if words.tag_after(i) in stts.NAME:
            of_somebody = is_given_name(words.texts[i + 1], beside_name=True)
            full = bool(i) and is_given_name(words.texts[i - 1], beside_name=True)  # *Ute **Maier-Lehrer** Peter*
            of_somebody = of_somebody and (not full or last.lower().endswith(_ENDINGS_OF_ROLES))
            is_role = of_somebody or first.lower() in _TIMES_OF_OFFICE
        else:
            start = next(k for k in range(i, -1, -1) if words.begins[k] or words.tags[k] not in stts.NOUN)
            is_role = 1 < i - start <= _MAX_FIRST_PART and words.tags[start] in stts.DETERMINER
            is_role = is_role and not is_given_name(words.texts[start + 1], beside_name=True)
        if is_role and is_person_word(last):
            words.retag(i, "NN")
            words.lemmas[i], words.labels[i] = words.texts[i], ""


def _owns_a_source(words: TaggedWords, i: int) -> bool:
    """***Schulzes** Einschätzung*, but *des Ministers Einschätzung*: a bare name in front of what is somebody's."""
    if words.is_last(i) or words.tag_before(i) in stts.DETERMINER | {"ADJA"}:
        return False
    return not is_speaker_noun(words.texts[i]) and cue_noun(words.texts[i + 1], "source") is not None


def owners_behind_what_is_said(words: TaggedWords) -> None:
    """*die Aussage **Rehms***, *nach Angaben **Tewes’***: names in the genitive, and no noun where they are named.

    Also *die Aussage Jan **Rehms***.
    """
    for i in words.tagged("NN", "NE"):
        name = words.texts[i]
        if name[-1] not in "s’'" or words.begins[i]:
            continue
        full = i > 1 and words.tags[i - 1] == "NE" and is_given_name(words.texts[i - 1], beside_name=True)
        if not is_for_what_is_said(words.texts[i - 1 - full]) or (full and words.begins[i - 1]):
            continue  # *sagte Experte Jan **Peters***
        if words.tags[i] == "NE" and not (is_speaker_noun(name) or is_given_name(name, beside_name=True)):
            words.lemmas[i] = name[:-1]
        elif words.tags[i] == "NN" and name[:-1] in words.written:
            words.retag(i, "NE")
            words.lemmas[i] = name[:-1]


def firms_of_partners(words: TaggedWords) -> None:
    """*die Kanzlei **Roth & Partner***, ***Ernst & Young***: nothing but a firm has this sign in its name."""
    for i in words.places({"&"}):
        partners = [*words.texts[i - 1 : i], *words.texts[i + 1 : i + 2]]
        if len(partners) == 2 and all(text[0].isupper() for text in partners) and not any(words.begins[i : i + 2]):
            for k in (i - 1, i, i + 1):
                words.retag(k, "NE")
                words.labels[k] = "ORG"


def names_that_begin(words: TaggedWords) -> None:
    """***Heuberger** wich den Fragen aus*: a person to the recogniser, and no noun that is for one."""
    for i in words.tagged("NN"):
        if not words.begins[i] or words.labels[i] != "PER" or words.tag_after(i) not in stts.FINITE:
            continue
        text = words.texts[i]
        if words.lemmas[i] == text and not is_person_word(text) and noun_kind(text) == "unknown":
            words.retag(i, "NE")


def adverbs_that_begin(words: TaggedWords) -> None:
    """***Scharf** kritisierte die Stadt den Plan*: no name, for who does so stands behind the verb.

    But *Scharf kritisierte **den Plan***, and whoever is called Scharf elsewhere in the article.
    """
    for i in words.standing(_MANNER):
        if not words.begins[i] or words.tags[i] not in stts.NOUN or words.tag_after(i) not in stts.FINITE:
            continue
        if words.is_last(i + 1) or "N" not in determiner_cases().get(words.lowered[i + 2], "N"):
            continue
        named = any(words.tags[k] == "NE" and not words.begins[k] for k in words.places({words.texts[i]}))
        behind = words.tags[i + 2 : sentence_end(words, i)]
        groups = [
            t for t, before in zip(behind, ["", *behind], strict=False) if t in _HEADS and before not in stts.NOUN
        ]
        if not named and (len(groups) > 1 or (groups and "PTKVZ" in behind)):
            words.retag(i, "ADJD")
            words.labels[i] = ""


def names_with_verbs(words: TaggedWords) -> None:
    """*Das Bündnis **„Kiel wacht“** fordert mehr*, *beim Verein **„Tiere hoffen“***: a name, and no clause.

    What is in marks behind a noun for a body is its name where the noun begins the sentence and the verb follows, and
    where it is in the genitive or behind a preposition: *schrieb die Initiative „Kiel wacht“* may be what it wrote.
    """
    for i in words.places(OPENING_QUOTES):
        if i < 2 or words.begins[i] or words.tags[i - 1] not in stts.NOUN:
            continue
        near = range(i + 1, min(i + _MAX_NAME_IN_MARKS, len(words.texts)))
        close = next((k for k in near if words.begins[k] or words.texts[k] in CLOSING_QUOTES), 0)
        inside = range(i + 1, close)
        if not inside or words.begins[close] or not words.texts[i + 1][0].isupper():
            continue
        if words.texts[close - 1] in _NO_EDGES:
            continue  # *das Bündnis „Kiel packt **an**“*, whose name would be cut
        start = i - 2 - (words.tags[i - 2] == "ADJA")
        if _has_verb(words, inside) and start >= 0 and _is_named_body(words, start, i - 1, close + 1):
            for k in inside:
                words.retag(k, "NE")
                words.labels[k] = "ORG"


def _has_verb(words: TaggedWords, where: range) -> bool:
    return any(words.tags[i] in stts.FINITE or words.tags[i] == "VVIMP" for i in where)


def _is_named_body(words: TaggedWords, start: int, noun: int, behind: int) -> bool:
    """Whether a noun and its article show that a name stands between them and a word behind."""
    if "organisation" not in {noun_kind(words.texts[noun]), noun_kind(words.lemmas[noun])}:
        return False
    if words.begins[start]:
        return behind < len(words.tags) and words.tags[behind] in stts.FINITE
    before = words.tag_before(start)
    genitive = words.lowered[start] == "des" or (words.lowered[start] == "der" and before == "NN")
    return genitive or words.tags[start] == "APPRART" or before == "APPR"


def between_names(words: TaggedWords) -> None:
    """*Klaus Brandt **alias** Kalle*, *sowohl Ute Lenz **als** auch Karl Brandt*: it joins two names."""
    for i in words.places(_BETWEEN_NAMES):
        words.retag(i, "KON")
    for i in words.standing({"sowohl"}):
        beside = pairwise(words.lowered[i : i + MAX_CLAUSE])
        joint = next((k for k, pair in enumerate(beside, i) if " ".join(pair) in _JOINING_BEHIND_SOWOHL), 0)
        if joint:
            words.retag(joint, "KON")


def offices_in_letters(words: TaggedWords) -> None:
    """*Der **OB** begrüßte das Urteil*, *Kiels **OB** Emil Bach*: a noun for who holds an office, no body."""
    for i in words.places(_OFFICES_IN_LETTERS):
        words.retag(i, "NN")
        words.labels[i] = ""


def nouns_taken_for_names(words: TaggedWords) -> None:
    """*Harburgs **Torwart** Stefan Böhm*, *der **Däne***, *die Kieler **Footballer***, *die 63 Jahre alte **Dänin***.

    All are nouns, as is *der frühere **Diplomat** und Anwalt Jan Rehm*.
    So are ***Unbekannte** sprengen Automaten*, *in Bühlers **Papier***, *auf Rehms **Zwischenfrage***,
    *nach **Lesart** des Kremls*, and an object without an article: *Am Abend zog Anna Weiß **Bilanz***, *sagte Anna
    Weiß **Reportern***; what is written as the Swiss do is a verb: *Anna Weiß **liess** mitteilen, …*.
    """
    before = {i: words.tag_before(i) for i in words.tagged("NE")}  # before any of them is changed
    for i in before:
        if words.tag_after(i) == "NE":
            common = is_given_name(words.texts[i + 1], beside_name=True) and not given_name_gender(words.texts[i])
            first, hyphen, _ = words.texts[i - 1].partition("-")
            part = before[i] == "NN" and bool(hyphen) and first.isupper()
            common = common or part  # *FPÖ-Wien **Obmann** Rehm*
        else:
            of_town = before[i] == "NN" and words.texts[i - 1].endswith("er") and words.tag_before(i - 1) == "ART"
            woman = before[i] == "ADJA" and words.texts[i].endswith("in")  # but *der junge Koch*
            attribute = before[i] == "ADJA" and words.texts[i - 1].isalpha()  # not *46. Müller*
            of_place = attribute and words.labels[i] != "PER" and words.texts[i].endswith("er")
            inhabitant = of_place and is_person_word(words.texts[i])  # *Bester **Österreicher***
            alone = before[i] != "NE" and words.labels[i] != "PER" and is_adjectival(words.texts[i])
            of_two = attribute and words.tags[i + 1 : i + 3] == ["KON", "NN"] and is_person_word(words.texts[i + 2])
            # ***Whistleblower wie er***, ***Influencer** fordern Schutz*
            such = words.lowered[i + 1 : i + 2] == ["wie"] and words.tags[i + 2 : i + 3] == ["PPER"]
            several = words.begins[i] and words.tag_after(i) in stts.FINITE
            such = such or (several and words.features[i + 1].get("Number") == "Plur")
            common = before[i] == "ART" or of_town or woman or inhabitant or alone or of_two or such
        if before[i] == "NE" and words.texts[i] in _SWISS_VERBS:
            words.retag(i, "VVFIN")
            words.labels[i] = ""
        genitive = before[i] == "NE" and words.texts[i - 1][-1] in "s’'"
        source = (genitive or words.tags[i + 1 : i + 2] == ["ART"]) and cue_noun(words.texts[i], "source") is not None
        own = noun_kind(words.texts[i]) == "document" or cue_noun(words.texts[i], "content", "announcement") is not None
        said = source or (genitive and own)
        said = said or (before[i] == "NE" and (words.texts[i] in _BARE_OBJECTS or words.texts[i] in _AUDIENCE))
        # *das **Start-up** sagte*, but *das Start-up **Celonis***
        kind = before[i] == "ART" and words.tag_after(i) != "NE" and general_body(words.lowered[i]) is not None
        if said or kind or (common and is_person_word(words.texts[i])):
            words.retag(i, "NN")
            words.labels[i] = "" if said else words.labels[i]
            owner = words.texts[i - 1]
            if said and genitive and owner == words.lemmas[i - 1] and not is_speaker_noun(owner):
                words.lemmas[i - 1] = owner[:-1]  # *Brandts* is no place


def roles_taken_for_adjectives(words: TaggedWords) -> None:
    """***Intensivmediziner** Kluge rechnet damit*: no adjective before who is named in full elsewhere."""
    roles = [i for i in words.tagged("ADJA") if words.texts[i][0].isupper() and words.tag_after(i) == "NN"]
    named = {words.texts[i] for i in words.tagged("NE") if words.labels[i] == "PER"} if roles else set()
    for i in roles:
        if words.texts[i + 1] in named and is_person_word(words.texts[i]) and not is_person_word(words.texts[i + 1]):
            words.retag(i, "NN")
            words.lemmas[i] = words.texts[i]
            words.retag(i + 1, "NE")
            words.lemmas[i + 1], words.labels[i + 1] = words.texts[i + 1], "PER"


def persons_by_age(words: TaggedWords) -> None:
    """*nach Angaben des **45-Jährigen** keine Verletzten*: with a capital it is a noun, to taggers an adjective."""
    for i in words.tagged("ADJA"):
        if words.texts[i][0].isdigit() and not words.texts[i].islower():
            words.retag(i, "NN")


def plurals_behind_names(words: TaggedWords) -> None:
    """*Am Montag kündigte Rehm **Neuwahlen** an*, *hatte der Verband **Kürzungen** verlangt*: no part of the name.

    Nor are ***die Grünen** Kürzungen* green ones.
    """
    for i in words.tagged("NN", "NE"):
        if words.begins[i] or not words.texts[i].istitle() or not words.lowered[i].endswith(_ABSTRACT_PLURAL):
            continue
        before = words.texts[i - 1]
        if words.tags[i - 1] == "ADJA" and before[0].isupper() and not words.begins[i - 1] and is_speaker_noun(before):
            words.retag(i - 1, "NN")
        if words.tags[i - 1] in stts.NOUN:
            words.retag(i, "NN")
            words.labels[i] = ""


def objects_behind_names(words: TaggedWords) -> None:
    """*warf Müller **Betrug** vor*: what stands before the end of a verb that needs whom and what is no surname.

    Nor is what is labelled as none: *kündigte Uta Lenz **Widerstand** an*, *wirft dem Konzern **Greenwashing** vor.*
    """
    for i in words.tagged("PTKVZ", "VVPP"):
        if i < 3 or words.begins[i] or words.begins[i - 1]:
            continue
        surname, person = words.labels[i - 1] == "PER", words.labels[i - 2] == "PER"
        if not surname and (words.tags[i - 1] != "NE" or words.texts[i + 1 : i + 2] == [","]):
            continue  # *wirft dem Konzern **Tesla** vor, …*
        before = words.texts[i - 2]
        role = is_person_word(before) and not person  # but *Müller*
        if not before[0].isupper() or is_given_name(before, beside_name=True) or role:
            continue
        first = border_before(words, i - 2)
        forms = [words.lowered[i]] if words.tags[i] == "VVPP" else words.lowered[first : i - 1]
        particle = "" if words.tags[i] == "VVPP" else words.lowered[i]
        verbs = [verb for form in forms for verb, _ in verbs_by_form().get(form, ()) if verb.verb.startswith(particle)]
        if any(verb.needs_addressee or (person and not surname and "object" in verb.takes) for verb in verbs):
            words.retag(i - 1, "NN")
            words.labels[i - 1] = ""


def lemmas_in_genitive_and_dative(words: TaggedWords) -> None:
    """*nach Angaben des **EU-Kommissars***: a noun for a speaker that the lemmatizer leaves in the genitive.

    So ***Insidern** zufolge*, which is in the dative before a postposition, and ***Gwisdeks** Frau Marie* before who is
    somebody's. A medium is called so in *Minister sagten **Reuters**, …*.
    """
    for i in words.standing(_SOMEBODYS):
        name = words.texts[i - 1] if i and words.tags[i - 1] == "NE" else ""
        if name[-1:] == "s" and words.lemmas[i - 1] == name and words.tag_after(i) == "NE" and not is_given_name(name):
            words.lemmas[i - 1] = name[:-1]
    for i in words.tagged("NE"):
        text = words.texts[i]
        if text[-1] != "s":
            continue
        if words.lemmas[i] != text and (noun_kind(text) == "media" or _ends_body_in_s(words, i)):
            words.lemmas[i] = text
            words.forget(i, "Case")
    for i in words.tagged("APPO"):
        text = words.texts[i - 1] if i else ""
        plural = text.endswith("n") and words.tags[i - 1] == "NN" and not is_speaker_noun(words.lemmas[i - 1])
        if plural and is_speaker_noun(text[:-1]):
            words.lemmas[i - 1] = text[:-1]
    for article in words.standing(_GENITIVE_ARTICLES):
        i = article + 1
        while i < len(words.tags) and words.tags[i] in IN_COMPOUNDS and not words.begins[i]:
            text = words.texts[i]
            if text[-1] == "s" and words.tags[i] == "NN" and not is_speaker_noun(words.lemmas[i]):
                known = (stem for stem in (text[:-1], text.removesuffix("es")) if is_speaker_noun(stem))
                words.lemmas[i] = next(known, words.lemmas[i])
            i += 1


def _ends_body_in_s(words: TaggedWords, i: int) -> bool:
    """*laut Ferrox **Electronics***: a body's name, and no genitive where it is nobody's and owns nothing.

    But *ein Sprecher Amnesty **Internationals***, *Ferrox **Internationals** Chef*, *nach Angaben Ferrox **Labors***.
    """
    label = words.labels[i]
    if label not in {"ORG", "MISC"} or words.begins[i] or words.tag_after(i) in _OWNED:
        return False
    start = i
    while start and not words.begins[start] and words.labels[start - 1] == label and words.tags[start - 1] in stts.NOUN:
        start -= 1
    if start == i:
        return False
    owned = words.texts[start - 1] if start and words.tag_before(start) == "NN" else ""
    return not owned or noun_kind(owned) in BODIES or noun_kind(words.lemmas[start - 1]) in BODIES


def places_before_bodies(words: TaggedWords) -> None:
    """*die **Passauer** Polizei*, *die **Kieler** SPD-Fraktionschefin Uta Lenz*: a noun to a tagger.

    *Das meldet die **Aargauer** Zeitung*: it knows of no such place, nor need claimx. Nor does it of the paper behind
    *die **Londoner** „Times“*.
    """
    for i in words.tagged("NN", "NE"):
        text = words.texts[i]
        if not text.endswith("er") or not text[0].isupper() or words.is_last(i):
            continue
        if words.texts[i + 1] in QUOTES and words.tag_before(i) == "ART" and is_of_place(text):
            words.retag(i, "ADJA")
            continue
        kind = noun_kind(words.texts[i + 1]) if words.tags[i + 1] == "NN" else "unknown"
        untold = words.tags[i] == "NN" and not is_speaker_noun(text) and words.lemmas[i] == text
        media = words.tags[i] == "NN" and kind == "media"
        if media or (kind in _OF_PLACES and is_of_place(text)) or (untold and kind in BODIES):
            words.retag(i, "ADJA")


def parties_before_roles(words: TaggedWords) -> None:
    """***SPD** Fraktionschef Jan Rehm sagte, …*: without a hyphen, and yet a part of his role, where it begins."""
    for i in words.tagged("NE", "NN"):
        if not words.begins[i] or i + 2 >= len(words.texts) or party_of(words.lowered[i]) is None:
            continue
        role = words.texts[i + 1]
        if words.tags[i + 1] == "NN" and is_person_word(role) and is_given_name(words.texts[i + 2], beside_name=True):
            words.retag(i, "ADJA")
            words.labels[i] = ""


def regions_behind_roles(words: TaggedWords) -> None:
    """*der Bezirksleiter **Küste** der Gewerkschaft, Jan Rehm*: a name, as *Nord* is."""
    for i in words.places(_REGIONS_OF_BODY):
        if words.tags[i] != "NN" or words.tag_before(i) != "NN":
            continue
        if is_person_word(words.texts[i - 1]) or words.lowered[i - 1].endswith(_REGIONAL_BODIES):
            words.retag(i, "NE")
