"""Write the places that speak for whoever governs there: *Duschanbe wies die Darstellung zurück*.

Countries and the cities of the world's time zones, most of them capitals, are those of Unicode CLDR, which Babel brings
(Unicode licence); the states and large cities of the German-speaking countries are listed here, and states of others.
What is a noun for a person, too, or a given name far from here, is left out: *Bayern*, *Sofia*.

    python training/scripts/make_places.py src/claimx/lexicon/places.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

from claimx.knowledge.given_names import given_name_gender
from claimx.knowledge.nouns import is_for_person

_HEADER = (
    "# Places that speak for whoever governs there, beside those of speaker_nouns.jsonl.\n"
    "# Source: training/scripts/make_places.py, from Unicode CLDR (Unicode licence) and our own list."
)
_CONTINENTS = frozenset({"Africa", "Asia", "Europe"})
_OF_GERMAN_SPEAKING_COUNTRIES = """
Baden-Württemberg Brandenburg Bremen Hamburg Hessen Mecklenburg-Vorpommern Niedersachsen Nordrhein-Westfalen
Rheinland-Pfalz Saarland Sachsen Sachsen-Anhalt Schleswig-Holstein Thüringen Südtirol
Burgenland Kärnten Niederösterreich Oberösterreich Salzburg Steiermark Tirol Vorarlberg
Aargau Appenzell Basel-Landschaft Basel-Stadt Freiburg Genf Glarus Graubünden Luzern Neuenburg Nidwalden Obwalden
Schaffhausen Solothurn Tessin Thurgau Waadt Wallis
Aachen Augsburg Basel Bern Bielefeld Bochum Bonn Braunschweig Bregenz Chemnitz Cottbus Darmstadt Dortmund Dresden
Duisburg Düsseldorf Eisenstadt Erfurt Erlangen Flensburg Gelsenkirchen Göttingen Graz Greifswald Heidelberg Heilbronn
Hildesheim Ingolstadt Innsbruck Jena Karlsruhe Kassel Kiel Klagenfurt Koblenz Köln Konstanz Krefeld Lausanne Leipzig
Leverkusen Linz Lugano Lübeck Ludwigshafen Lüneburg Magdeburg Mainz Mannheim München Nürnberg Oldenburg Osnabrück
Paderborn Passau Pforzheim Potsdam Regensburg Reutlingen Rostock Saarbrücken Schwerin Stuttgart Tübingen
Villach Wiesbaden Winterthur Wolfsburg Wuppertal Würzburg Zwickau
Bamberg Bayreuth Bottrop Bremerhaven Cuxhaven Delmenhorst Düren Emden Esslingen Fürth Gießen Görlitz Gütersloh
Hanau Hannover Iserlohn Kaiserslautern Landshut Ludwigsburg Marburg Mönchengladbach Mülheim Münster Neumünster Neuss
Norderstedt Oberhausen Offenbach Recklinghausen Remscheid Rosenheim Salzgitter Solingen Stralsund Trier Wilhelmshaven
Ansbach Arnsberg Aschaffenburg Bautzen Bernau Bocholt Böblingen Celle Coburg Dessau Detmold Dinslaken Dormagen
Eberswalde Eisenach Elmshorn Euskirchen Falkensee Freiberg Friedrichshafen Fulda Gera Gladbeck Goslar Gotha Göppingen
Grevenbroich
Gummersbach Halberstadt Hameln Herford Herne Hoyerswerda Husum Itzehoe Kaufbeuren Kempten Kleve Limburg Lingen Lippstadt
Lüdenscheid Lünen Meißen Memmingen Minden Moers Neubrandenburg Neu-Ulm Neuwied Nordhausen Nordhorn Offenburg Oranienburg
Pinneberg Pirna Plauen Quedlinburg Radebeul Ratingen Ravensburg Rendsburg Riesa Schweinfurt Siegburg Sindelfingen Soest
Speyer Stendal Straubing Suhl Troisdorf Ulm Unna Velbert Viersen Villingen Waiblingen Weimar Wernigerode Wesel Wetzlar
Wismar Worms
Aarau Chur Dornbirn Frauenfeld Leoben Olten Steyr
"""
_OF_OTHER_COUNTRIES = """
Alabama Alaska Arizona Arkansas Kalifornien Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana
Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming
Alberta Manitoba Ontario Quebec Queensland Tasmanien
Andalusien Aragonien Asturien Bretagne Elsass England Flandern Galicien Kalabrien Kampanien Katalonien Korsika
Lothringen Lombardei Normandie Nordirland Piemont Sardinien Schottland Sizilien Toskana Umbrien Venetien Wales Wallonien
"""


def places() -> list[str]:
    """The names, sorted."""
    german = Locale("de")
    names = {
        name for code, name in german.territories.items() if re.fullmatch("[A-Z]{2}", code) and code[0] not in "QX"
    }
    for zone in get_global("zone_territories"):
        continent, _, city = zone.partition("/")
        if continent in _CONTINENTS:
            names.add(german.time_zones.get(zone, {}).get("city") or city.rpartition("/")[2].replace("_", " "))
    names |= {*_OF_OTHER_COUNTRIES.split()}
    near = {*_OF_GERMAN_SPEAKING_COUNTRIES.split()}  # whatever else *Kiel* may be somewhere
    return sorted(n for n in names | near if _is_plain(n) and (n in near or not given_name_gender(n)))


def _is_plain(name: str) -> bool:
    return " " not in name and not is_for_person(name.lower())


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("target", type=Path)
    rows = [json.dumps({"place": name}, ensure_ascii=False) for name in places()]
    parser.parse_args().target.write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
