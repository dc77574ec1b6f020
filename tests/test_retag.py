"""Which tags are put right: each rule on words as a tagger may give them, and beside it where it must leave them.

A word is written `text|TAG`, with the tag that it gets behind `>` where that is another one; `/` stands before its
lemma, `:` before the kind of name that it is part of, and `+Mood` says that the morphology takes it for a verb. A
sentence begins behind a full stop.
"""

from __future__ import annotations

import re

import pytest

from claimx.analysis.syntax.retag import correct_tags
from claimx.analysis.syntax.tagged_words import TaggedWords

WORD = re.compile(
    r"(?P<text>.+)\|(?P<tag>[A-Z$(,.]+)(/(?P<lemma>\w+))?(:(?P<label>[A-Z]+))?(?P<mood>\+Mood)?(>(?P<then>[A-Z]+))?"
)

ROWS = """
    Der|ART frühere|ADJA Diplomat|NE>NN und|KON Anwalt|NN
    Das|ART Amt|NN widersprach|VVFIN dem|PRELS>PDS .|$.
    ein|ART Mann|NN ,|$, dem|PRELS Lenz|NE dankt|VVFIN .|$.
    Das|ART>PDS sagten|ADJA>VVFIN Fachleute|NN am|APPRART Montag|NN .|$.
    Das|ART alte|ADJA Haus|NN sagten|VVFIN
    die|ART Passauer|NN>ADJA Polizei|NN
    die|ART Passauer|NN Tore|NN
    der|ART Trainer|NN Polizei|NN
    Der|ART junge|ADJA Koch|NE und|KON Sport|NN
    Hausmediziner|ADJA>NN Kluge|NN>NE rechnet|VVFIN .|$. Stefan|NE:PER Kluge|NE:PER kam|VVFIN
    Hausmediziner|ADJA Kluge|NN rechnet|VVFIN
    Streit|NN um|APPR belastete|VVFIN>ADJA Eier|NN
    Er|PPER belastete|VVFIN Eier|NN
    Verkehrs-|NN>TRUNC und|KON Baudirektor|NN
    Verkehrs-|ADJA und|KON Baudirektor|NN
    A-|NN und|KON B|NN
    1-|NN und|KON zwei|CARD
    Verkehr|NN und|KON Bau|NN
    nach|APPR Hamms|ADJA>NE Ansicht|NN
    nach|APPR dahlkes|ADJA Ansicht|NN
    nach|APPR Großes|ADJA Ansicht|NN
    laut|APPR Ümit|APPR>NE Holm|NE
    laut|APPR rundschau.de|ADV>NE
    laut|APPR rundschau.xy|ADV
    Gemäss|NE>APPR der|ART Bank|NN
    Im|APPRART Amt|NN hiess|NE>VVFIN es|PPER
    Die|ART Wirtin|NN seufzt|NE>VVFIN .|$.
    Die|ART Wirtin|NN lacht|VVFIN und|KON seufzt|FM>VVFIN .|$.
    Ute|NE van|NE der|NE Meer|NE lacht|VVFIN .|$.
    sagt|VVFIN sie|PPER ,|$, und|KON ihr|PPOSAT Mann|NN ergänzt|VVPP>VVFIN :|$.
    hat|VAFIN gezögert|VVPP ,|$, und|KON den|ART Plan|NN bestätigt|VVPP :|$.
    ,|$, wie|KOKOM>PWAV Weiß|NE berichtet|VVPP>VVFIN
    ,|$, wie|KOKOM>PWAV Weiß|NE berichtet|VVPP>VVFIN .|$.
    ,|$, wie|KOKOM>PWAV Weiß|NE (|$( SPD|NE )|$( berichtet|VVPP>VVFIN .|$.
    ,|$, wie|KOKOM bereits|ADV berichtet|VVPP .|$.
    ,|$, wie|KOKOM vom|APPRART Amt|NN berichtet|VVPP .|$.
    ,|$, wie|PWAV Weiß|NE berichtet|VVPP hat|VAFIN .|$.
    Er|PPER lebt|VVFIN wie|KOKOM Weiß|NE berichtet|VVPP .|$.
    hatte|VAFIN die|ART „|$( Bild|NN “|$( berichtet|VVFIN>VVPP ,|$,
    hatte|VAFIN „|$( Er|PPER geht|VVFIN “|$( berichtet|VVFIN ,|$,
    Phạm|NN>NE kam|VVFIN
    Übung|NN half|VVFIN
    Nach|APPR deren|PDS>PPOSAT Angaben|NN
    Nach|APPR deren|PDS>PPOSAT neuen|ADJA Angaben|NN
    Frau|NN ,|$, deren|PRELAT Mann|NN
    Nach|APPR deren|PDS starb|VVFIN
    Ein|ART Bericht|NN ,|$, demzufolge|ADV>PWAV Geld|NN fehlt|VVFIN
    Geld|NN fehlt|VVFIN demzufolge|ADV>PROAV heute|ADV
    Demzufolge|ADV>PROAV fehlt|VVFIN Geld|NN
    Das|PDS sagt|VVFIN ihr|PPER>PPOSAT junger|ADJA Kollege|NN
    Ihr|PPER>PPOSAT Kollege|NN kam|VVFIN
    Das|PDS sagt|VVFIN ihr|PPER Kollege|NN
    Ihm|PPER Kollege|NN kam|VVFIN
    Das|PDS sagt|VVFIN ihr|PPER
    Das|PDS sagt|VVFIN ihr|PPER .|$. Junger|ADJA Kollege|NN
    Sie|PPER skandierten|ADJA>VVFIN Parolen|NN
    Die|ART erlaubten|ADJA Mengen|NN
    Sie|PPER erlaubte|ADJA>VVFIN Mengen|NN
    Sie|PPER benötige|ADJA>VVFIN Hilfe|NN
    Heute|ADV erlaubten|ADJA/erlauben>VVFIN sie|PPER
    Heute|ADV erlaubten|ADJA/erlaubt sie|PPER
    Heute|ADV schöne|ADJA+Mood>VVFIN sie|PPER
    Das|ART>PDS teilte|ADJA>VVFIN Ministerin|NN Weiß|NE mit|PTKVZ
    Heute|ADV teilte|ADJA>VVFIN Weiß|NE mit|PTKVZ
    Heute|ADV teilte|ADJA Weiß|NE kam|VVFIN mit|PTKVZ
    Heute|ADV schöne|ADJA Weiß|NE mit|PTKVZ
    Heute|ADV Leute|NN heute|ADV mit|PTKVZ
    Heute|ADV teilte|ADJA>VVFIN mit|PTKVZ
    teilte|ADJA mit|PTKVZ
    Er|PPER kam|VVFIN .|$. Heute|ADV teilte|ADJA>VVFIN Weiß|NE mit|PTKVZ
    der|ART selbst|ADV ernannte|VVFIN>ADJA Retter|NN Ole|NE sagte|VVFIN
    der|ART völlig|ADJD ernannte|VVFIN>ADJA Retter|NN sagte|VVFIN
    der|ART selbst|ADV ernannte|VVFIN Retter|NN heute|ADV
    dann|ADV selbst|ADV ernannte|VVFIN Retter|NN sagte|VVFIN
    der|ART Mann|NN ernannte|VVFIN Retter|NN sagte|VVFIN
    der|ART selbst|ADV ernennt|VVFIN Retter|NN sagte|VVFIN
    der|ART selbst|ADV ernannte|VVFIN heute|ADV sagte|VVFIN
    Klaus|NE alias|ADV>KON Kalle|NE
    Harburgs|NE Torwart|NE>NN Stefan|NE Böhm|NE
    Harburgs|NE Krug|NE Stefan|NE Böhm|NE
    der|ART Däne|NE>NN kam|VVFIN
    dann|ADV Däne|NE kam|VVFIN
    der|ART Krug|NE kam|VVFIN
    Bühlers|NE Worten|NE>NN zufolge|APPO
    Bühler|NE Worten|NE zufolge|APPO
    Anders|ADV sieht|VVFIN das|ART>PDS Bürgermeister|NN Karl|NE:PER Brandt|NE:PER
    Anders|ADV sieht|VVFIN das|ART Mitglied|NN Karl|NE:PER Brandt|NE:PER
    Anders|ADV sieht|VVFIN das|ART Bürgermeister|NN Kiel|NE:LOC
    Anders|ADV sieht|VVFIN der|ART Bürgermeister|NN Karl|NE:PER
    Anders|ADV sieht|VVFIN das|ART Haus|NN Karl|NE:PER
    Anders|ADV sieht|VVFIN das|ART>PDS Stadtrat|NN Karl|NE:PER
    wie|KOKOM der|PRELS>ART Konzern|NN mitteilte|VVFIN
    den|ART Mann|NN der|PRELS kam|VVFIN
    Es|PPER wird|VAFIN/werden daran|PROAV erinnert|VVFIN>VVPP ,|$, dass|KOUS
    Es|PPER wird|VAFIN/werden daran|PROAV erinnert|VVFIN sehr|ADV ,|$,
    Sie|PPER sollte|VMFIN sich|PRF distanzieren|VVFIN/distanzieren>VVINF .|$.
    Sie|PPER hatten|VAFIN/haben sich|PRF verhalten|VVFIN/verhalten>VVPP .|$.
    Sie|PPER ließ|VVFIN/lassen heute|ADV wissen|VVFIN/wissen>VVINF ,|$, dass|KOUS
    Sie|PPER sah|VVFIN/sehen heute|ADV wissen|VVFIN/wissen ,|$, dass|KOUS
    Sie|PPER hat|VAFIN/haben gelacht|VVPP und|KON sagte|VVFIN ,|$, dass|KOUS
    Sie|PPER hat|VAFIN/haben heute|ADV sagte|VVFIN ,|$, dass|KOUS
    Es|PPER wird|VAFIN/werden ,|$, wer|PWS erinnert|VVFIN ,|$, dass|KOUS
    Hat|VAFIN/haben Kapitän|NN ,|$, Jan|NE ,|$, behauptet|VVFIN>VVPP ,|$, dass|KOUS
    Hat|VAFIN/haben sie|PPER ,|$, Jan|NE ,|$, behauptet|VVFIN ,|$, dass|KOUS
    Hat|VAFIN/haben Kapitän|NN ,|$, gern|ADV ,|$, behauptet|VVFIN ,|$, dass|KOUS
    Hat|VAFIN/haben Kapitän|NN ,|$, Jan|NE kam|VVFIN ,|$, behauptet|VVFIN ,|$, dass|KOUS
    Er|PPER lobt|VVFIN Plan|NN und|KON verlangt|VVPP>VVFIN ,|$, dass|KOUS
    Er|PPER hat|VAFIN Plan|NN und|KON verlangt|VVPP ,|$, dass|KOUS
    Er|PPER lobt|VVFIN heute|ADV und|KON verlangt|VVPP ,|$, dass|KOUS
    Er|PPER lobt|VVFIN Plan|NN und|KON gefahren|VVPP ,|$, dass|KOUS
    Er|PPER lobt|VVFIN .|$. Plan|NN und|KON verlangt|VVPP ,|$, dass|KOUS
    und|KON verlangt|VVPP>VVFIN
    Sie|PPER riet|VVFIN Geduld|NN mitzubringen|VVINF>VVIZU
    Sie|PPER riet|VVFIN Geduld|NN bringen|VVINF
    ein|ART Turm|NN ,|$, von|APPR dem|ART>PRELS Weiß|NE sagt|VVFIN ,|$, es|PPER
    ein|ART Turm|NN ,|$, den|ART>PRELS Weiß|NE sieht|VVFIN .|$.
    ein|ART Turm|NN ,|$, der|ART Weiß|NE sieht|VVFIN .|$.
    ein|ART Turm|NN ,|$, von|APPR der|ART>PRELS Weiß|NE sieht|VVFIN .|$.
    ein|ART Turm|NN ,|$, den|ART Weiß|NE kam|VVFIN sieht|VVFIN .|$.
    ein|ART Turm|NN ,|$, den|ART>PRELS sieht|VVFIN .|$.
    ein|ART Turm|NN ,|$, den|ART Weiß|NE zu|PTKZU sehen|VVINF .|$.
    ein|ART Turm|NN ,|$, den|ART>PRELS Leute|NN sehen|VVINF .|$.
    Leute|NN ,|$, die|PRELS in|APPR Kiel|NE betonen|VVINF>VVFIN ,|$, wie|PWAV
    Leute|NN ,|$, die|PRELS in|APPR Kiel|NE zu|PTKZU betonen|VVINF ,|$, wie|PWAV
    Leute|NN ,|$, die|PRELS Kiel|NE sehen|VVINF wollen|VMFIN .|$.
    Der|ART Harz|NN ,|$, der|PRELS>ART Solling|NE und|KON Kiel|NE seien|VAFIN die|ART Orte|NN
    Der|ART Ort|NN ,|$, der|PRELS Kiel|NE gefiel|VVFIN ,|$, sei|VAFIN der|ART Ort|NN
    ein|ART Turm|NN den|ART Weiß|NE sieht|VVFIN .|$.
    den|ART Weiß|NE sieht|VVFIN .|$.
    der|ART im|APPRART Dax|NE notierte|VVFIN>ADJA Konzern|NN kam|VVFIN
    ,|$, die|PRELS>ART von|APPR Leuten|NN nominierte|VVFIN>ADJA Elena|NE ,|$, kam|VVFIN
    ,|$, der|PRELS im|APPRART Dax|NE steht|VVFIN Konzern|NN kam|VVFIN
    ,|$, der|PRELS auf|APPR Sand|NN baute|VVFIN .|$. Karl|NE kam|VVFIN
    ,|$, der|PRELS heute|ADV Leute|NN nominierte|VVFIN Elena|NE kam|VVFIN
    die|ART zu|APPR>PTKA hohen|ADJA Preise|NN
    die|ART zu|APPR>PTKA vielen|ADJA Fragen|NN stehen|VVFIN
    seiner|PPOSAT Ansicht|NN nach|APPR zu|APPR>PTKA hohen|ADJA Preise|NN
    der|ART zu|APPR langen|ADJA Strafen|NN verurteilte|ADJA Mann|NN
    die|ART zu|APPR großen|ADJA Teilen|NN vom|APPRART Staat|NN bezahlten|ADJA Häuser|NN
    die|ART zu|APPR>PTKA hohen|ADJA Preise|NN vom|APPRART neuen|ADJA Staat|NN
    das|ART zu|APPR großem|ADJA Teil|NN gesperrte|VVFIN
    Er|PPER ging|VVFIN zu|APPR hohen|ADJA Bergen|NN
    die|ART zu|APPR Hause|NN gebliebenen|ADJA Kinder|NN
    als|KOKOM>KOUS Ida|NE eintraf|VVFIN ,|$, kam|VVFIN
    Er|PPER ging|VVFIN ,|$, als|KOKOM>KOUS Ida|NE eintraf|VVFIN .|$.
    Er|PPER ging|VVFIN schneller|ADJD als|KOKOM Ida|NE lief|VVFIN .|$.
    Sie|PPER zeigte|VVFIN ,|$, wie|KOKOM>PWAV sehr|ADV das|ART Amt|NN irrte|VVFIN .|$.
    Sie|PPER zeigte|VVFIN ,|$, wie|KOKOM sehr|ADV das|ART Amt|NN .|$.
    Sie|PPER lief|VVFIN ,|$, wie|KOKOM er|PPER immer|ADV lief|VVFIN .|$.
    Er|PPER ging|VVFIN ,|$, als|KOKOM Ida|NE lief|VVFIN heute|ADV .|$.
    Er|PPER ging|VVFIN ,|$, als|KOKOM Ida|NE .|$. Sie|PPER lief|VVFIN .|$.
"""


@pytest.mark.parametrize("row", [row.strip() for row in ROWS.strip().splitlines()])
def test_tags_are_put_right(row: str) -> None:
    words = [match for word in row.split() if (match := WORD.fullmatch(word))]
    texts = [word["text"] for word in words]
    tagged = TaggedWords(
        texts,
        [text.lower() for text in texts],
        [word["tag"] for word in words],
        [word["lemma"] or word["text"] for word in words],
        [word["label"] or "" for word in words],
        [{"Mood": "Ind"} if word["mood"] else {} for word in words],
        [i == 0 or texts[i - 1] == "." for i in range(len(texts))],
    )
    correct_tags(tagged)
    assert len(words) == len(row.split())
    assert dict(zip(texts, tagged.tags, strict=True)) == {word["text"]: word["then"] or word["tag"] for word in words}
