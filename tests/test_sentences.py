"""Where sentences begin: a table of texts in which `‖` stands before every sentence but the first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Token

from claimx.analysis.text.sentences import claimx_sentences, load_abbreviations, sentence_starts

MARK = "‖"

PLAIN = [
    "Der Minister trat vor die Presse. ‖Er wirkte müde.",
    "Was nun? ‖Niemand weiß es! ‖Alle warten.",
    "Es kam, wie es kommen musste … ‖Die Stadt war leer.",
    "Das Haus (es steht seit 1910) wird verkauft. ‖Der Preis ist geheim.",
    "Der Umsatz stieg auf 3.200 Euro. ‖2019 waren es 2.900 Euro.",
    "Die Partie endete 3:1. ‖Trainer Vogt war zufrieden.",
    "Das Beben hatte die Stärke 5,9. ‖Verletzt wurde niemand.",
    "Mehr steht auf claimx.example.org im Netz. ‖Die Seite ist neu.",
    "Die Leitung fiel aus.Die Techniker kamen schnell.".replace("aus.Die", "aus.‖Die"),
    "Die Partei Die Linke.PDS trat an.",
    "Die Preise steigen; ‖das spüren alle.",
    "Das schrieb sie auf X. ‖Karl Brandt widersprach.",
    "Das schrieb sie auf der Plattform X. ‖Kritik kam aus Kiel.",
    "Der Kurznachrichtendienst hieß früher anders, und X. Müller mag ihn.",
    "Sie sei faul. ‖(lacht) Das sagt er immer.",
    "Das Tier (etwa 3 Mio. (geschätzt) Stück) ist klein.",
    "Drei Orte (Ulm; Aalen; Gmünd) sind dabei.",
]

QUOTATIONS = [
    "„Wir haben keine Zeit.“ ‖Damit verließ sie den Saal.",
    "„Wir haben keine Zeit.“ sagte die Kanzlerin.",
    "„Wir haben keine Zeit“, sagte die Kanzlerin. ‖Dann ging sie.",
    "„Haben wir Zeit?“ fragte er. ‖„Nein!“, rief sie.",
    "Er sagte: „Wir gehen. ‖Das ist sicher. ‖Und zwar bald.“ ‖Dann ging er.",
    "Der Trainer war knapp: „Ein guter Start.“ ‖Mehr wollte er nicht sagen.",
    "Sie sprach von einem „Test“. ‖Er schwieg.",
    '"Das reicht nicht." ‖Der Sprecher blieb dabei.',
    '"Das reicht nicht", sagte er. ‖"Wir brauchen mehr." ‖So endete der Abend.',
    "»Das war knapp.« ‖Die Feuerwehr rückte ab.",
    "«Das war knapp.» ‖Die Feuerwehr rückte ab.",
    "“Das war knapp.” ‖Die Feuerwehr rückte ab.",
    "Sie rief: ‚Halt!‘ ‖Niemand hielt an.",
    "„Er nannte es ‚dumm.‘“ ‖Das saß.",
    "Die Lage ist ernst. ‖„Aber wir schaffen das“, sagte sie.",
    "Er fragte: „Warum?“ – und ging.",
    "Die Lage ist ernst. ‖``Aber wir schaffen das'', sagte sie. ‖``Bald.'' ‖Dann ging sie.",
    "„Nein …“ sagte er. ‖„Doch …“ ‖Sie ging.",
    "Er sagte: „Ja.“ ‖„Nein“, sagte sie.",
]

BRACKETS = [
    "Er gewann. ‖(Das Protokoll liegt vor.) ‖Sie verlor.",
    "Der angebliche (!) Experte schwieg.",
    "Er zahlte (wohl?) Steuern.",
    "„Wir […] Deutschen sind so“, sagte er.",
    "„(...) Wir sind so“, sagte er.",
    "Die (ehem.) Ministerin kam.",
    "Sie ist Mitglied der Partei (SPD). ‖Er nicht.",
]

ORDINALS = [
    "Am 3. Mai beginnt der Prozess.",
    "Er wurde am 24. Dezember 1954 geboren.",
    "Im 19. Jahrhundert war das anders.",
    "Das 1. Quartal lief gut. ‖Das 2. Quartal nicht.",
    "Der Verein spielt in der 2. Bundesliga.",
    "Vom 3. 5. bis zum 7. 5. ist geschlossen.",
    "Das war im Jahr 1998. ‖Merkel war noch Ministerin.",
    "Am Ende stand er auf Platz 3. ‖Schmidt wurde Erster.",
    "Er wohnt in Zimmer 12. ‖Dort ist es ruhig.",
    "Papst Benedikt XVI. Ratzinger war Theologe.",
    "Das Stück handelt von Wilhelm II. ‖Die Kritik lobte es.",
    "Die Höhe regelt das Arbeitslosengeld II. ‖Mehrmals wurde es gekürzt.",
    "Sie steht in Halle 4. ‖Besucher drängen sich.",
    "Die Frist endet am 31.12. ‖Danach ist Schluss.",
]

ABBREVIATIONS = [
    "Dr. Müller und Prof. Dr. Huber kamen.",
    "Prof. Dr.-Ing. Huber, Dipl.-Ing. Graf, Mag. Kern und Dr. h. c. Vogt kamen.",
    "Mind. 300 Gäste kamen. ‖Ca. 20 blieben.",
    "Anna Weiß, geb. Müller, sitzt i. d. R. im Büro.",
    "Nach Art. 5 Abs. 1 S. 2 GG ist das erlaubt.",
    "Der Täter ist Ali B. ‖Er schwieg. ‖Heiko M. (34) auch.",
    "Viele Tiere, z. B. Hunde und u. a. Katzen, litten.",
    "Sie kaufen z.B. Brot und d.h. Mehl.",
    "Der Schaden beträgt 3 Mio. Euro.",
    "Der Schaden beträgt 3 Mio. ‖Die Versicherung zahlt.",
    "Es gab Brot, Käse usw. ‖Danach sprach der Wirt.",
    "Es kamen ca. 300 Gäste.",
    "Der Fall liegt bei der St. Galler Polizei.",
    "Die Firma Huber & Co. KG zog um.",
    "Nach Art. 5 Abs. 2 ist das erlaubt.",
    "Die Weser AG. ‖Der Name bleibt.",
    "Das geschah um 300 v. Chr. in Rom.",
    "Die US-Firma Apple Inc. Chef Cook sprach.",
    "Der Präsident George W. Bush reiste ab.",
    "J. R. R. Tolkien schrieb viel.",
    "Hans-J. Vogel und H.-J. Wischnewski waren da.",
    "Hr. Meier und Fr. Schulz kamen um 14.30 Uhr. ‖Sie blieben bis 16 Uhr. ‖Danach fuhren sie.",
    "Es fehlt an Vitamin C. ‖Das ist bekannt.",
    "Das sagte Innenminister a. D. Otto Kraus.",
]

LAYOUT = [
    "Sturm über Kiel\n\n‖Der Sturm war stark.",
    "Sturm über der schönen alten Hansestadt Kiel\n‖Der Sturm, der am Montag über die Stadt zog, war sehr stark.",
    "Der Sturm zog am Montag über die Stadt und\nKiel war ohne Strom, teilten die Stadtwerke der\nPresse mit. ‖Gut.",
    "Nach Angaben von Dr.\nHuber war der Sturm am Montag besonders stark.",
    "Gefordert werden:\n‖- mehr Geld\n‖- weniger Arbeit\n‖- Urlaub",
    "Gefordert werden:\n\n‖• Mehr Geld\n‖• Weniger Arbeit",
    "Die Plätze:\n‖1. Ulm\n‖2. Aalen",
    "Der Satz bricht\n\n‖ab und geht weiter.",
    "Erster Absatz.\n \n‖Zweiter Absatz.\r\n\r\n‖Dritter Absatz.",
    "\n\nErster Absatz. ‖Noch ein Satz.\n",
]


def split(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


TABLE = [*PLAIN, *QUOTATIONS, *BRACKETS, *ORDINALS, *ABBREVIATIONS, *LAYOUT]


@pytest.mark.parametrize("marked", TABLE)
def test_sentences(marked: str) -> None:
    assert split(marked.replace(MARK, "")) == [sentence.strip() for sentence in marked.split(MARK)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "…", "“", "?!?!", "\r\n.\r\n"])
def test_text_without_words_is_no_error(text: str) -> None:
    assert all(0 <= start < len(text) for start in sentence_starts(text))


def test_starts_stand_on_characters_and_in_order() -> None:
    text = "  Er kam.   Sie ging.\n\n   Alle schliefen. "
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert [text[start] for start in starts] == ["E", "S", "A"]


def test_component_marks_tokens() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("claimx_sentences")
    doc = nlp("Am 3. Mai kam Dr. Huber. „Er ging.“ sagte sie. Das war alles.")
    assert [sentence.text for sentence in doc.sents] == [
        "Am 3. Mai kam Dr. Huber.",
        "„Er ging.“ sagte sie.",
        "Das war alles.",
    ]


def by_mark(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).text[-1] in ".:!?“”»«"


BOUNDARIES: dict[str, Callable[[Token], bool]] = {
    "nowhere": lambda token: False,
    "at every mark": by_mark,
    "at every word": lambda token: True,
    "at every third word": lambda token: token.i % 3 == 0,
    "at capitals": lambda token: token.text[0].isupper(),
}


@pytest.mark.parametrize("boundaries", BOUNDARIES)
def test_component_repairs_what_a_parser_broke(boundaries: str) -> None:
    """A parser's sentences are trees: the words of each hang on its first, and spaCy lets nobody set them anew."""
    tokenizer = spacy.blank("de").tokenizer
    for text in (marked.replace(MARK, "") for marked in TABLE):
        plain = tokenizer(text)
        first = [token.i == 0 or BOUNDARIES[boundaries](token) for token in plain]
        heads = [max(i for i in range(token.i + 1) if first[i]) for token in plain]
        words, spaces = [token.text for token in plain], [bool(token.whitespace_) for token in plain]
        parsed = Doc(plain.vocab, words=words, spaces=spaces, heads=heads, deps=["dep"] * len(plain))
        assert [token.is_sent_start for token in parsed] == first
        starts = {token.idx for token in plain} & set(sentence_starts(text)[1:])
        assert [token.idx for token in claimx_sentences(parsed)[1:] if token.is_sent_start] == sorted(starts)


def test_component_accepts_an_empty_document_and_leading_space() -> None:
    nlp = spacy.blank("de")
    assert len(claimx_sentences(nlp.make_doc(""))) == 0
    assert [sentence.text.strip() for sentence in claimx_sentences(nlp.make_doc("\n Er kam. Sie ging.")).sents] == [
        "Er kam.",
        "Sie ging.",
    ]


def test_a_boundary_inside_a_token_is_left_out() -> None:
    doc = Doc(spacy.blank("de").vocab, words=["aus.Die", "Techniker", "."], spaces=[True, False, False])
    assert len(list(claimx_sentences(doc).sents)) == 1


def test_lexicon_has_no_word_in_two_roles() -> None:
    known = load_abbreviations()
    assert not known.never_final & known.may_be_final
    assert not known.openers & (known.never_final | known.may_be_final)
