# ruff: noqa: E501  a page is easier to read in one line
"""Web pages of our own making, in the manner of content systems: how each says title, author, date and lead.

The article is the same everywhere; what differs is the markup, and what stands around the article.
"""

from __future__ import annotations

TITLE = "Krummbach saniert seine Brücken früher als geplant"
LEAD = (
    "Die Stadt zieht die Arbeiten um zwei Jahre vor. Das koste 17,5 Millionen Euro, sagte Bürgermeisterin Ute Krämer."
)
PARAGRAPHS = [
    "Der Gemeinderat hat am Montagabend beschlossen, alle drei Brücken über die Ahrle noch in diesem Jahr zu erneuern. "
    "„Wir können nicht länger warten“, sagte Krämer nach der Sitzung, die bis kurz vor Mitternacht gedauert hatte.",
    "Nach Angaben des Bauamts weisen die Pfeiler Risse von bis zu 4 Millimetern auf. Der Verkehrsclub begrüßte die "
    "Entscheidung, forderte aber eine Umleitung für den Radverkehr. Die Anwohner seien zu spät gefragt worden, "
    "kritisierte Vereinschef Ottmar Pfennigwerth.",
    "Die Arbeiten sollen im Mai beginnen und elf Monate dauern. Laut Krämer bleibt eine Spur immer offen.",
]
AUTHORS = ("Jona Wiesenthal", "Edda Lorenz")
DATE = "2026-02-24"
SITE = "Krummbacher Anzeiger"
URL = "https://anzeiger.example/lokales/bruecken-1.html"
FURNITURE = [
    "Ahrlebrücke: Gutachter sagte Einsturz voraus",  # other articles
    "Warum der Stadtrat vor dem Winter warnte",
    "Die Brücke am Morgen. Foto: Max Muster",  # a caption
    "Video: Krämer erklärt den Zeitplan",  # a player
    "Untertitel einblenden",
    "Ute Krämer, 52, sagte früher oft, sie wolle nie in die Politik",  # a box
    "Jetzt weiterlesen, sagte unser Angebot: 4 Wochen für 1 Euro",  # a paywall
    "Newsletter: Was Krummbach heute sagte",
    "Anzeige: Der Händler sagte, es gebe 30 Prozent Rabatt",
    "Kommentar von Otto: Das sagte ich schon 1998",
    "(öffnet im neuen Fenster)",
]
OTHERS, MORE, CAPTION, PLAYER, SUBTITLES, BOX, PAYWALL, NEWSLETTER, ADVERT, COMMENT, WINDOW = FURNITURE

_P = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
_BODY = "\n".join(_P)
_LINKED = _BODY.replace("Der Verkehrsclub", f'Der <a href="https://vc.example">Verkehrsclub {WINDOW}</a>')
_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "%s", '
    '"datePublished": "2026-02-24T06:30:00+01:00", "dateModified": "2026-02-25T09:00:00+01:00", "author": [{"@type": "Person", '
    '"name": "Jona Wiesenthal"}, {"@type": "Person", "name": "Edda Lorenz"}], "publisher": {"@type": "Organization", "name": '
    '"Krummbacher Anzeiger"}, "description": "%s"}</script>'
)
_GRAPH = (
    (_LD % (TITLE, LEAD))
    .replace(
        '{"@context": "https://schema.org", ',
        '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {',
    )
    .replace("}</script>", "}]}</script>")
)
_OG = (
    f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SITE}"><meta property="og:url" '
    f'content="{URL}"><meta property="og:description" content="{LEAD}"><meta property="article:published_time" '
    'content="2026-02-24T05:30:00Z"><meta name="author" content="Jona Wiesenthal, Edda Lorenz">'
)
_CANONICAL = f'<link rel="canonical" href="{URL}">'
_NAV = '<nav><a href="/">Startseite</a> <a href="/lokales">Lokales</a></nav>'
_FOOTER = "<footer><p>Impressum und Datenschutz. Der Verlag sagte: alle Rechte vorbehalten.</p></footer>"
_BYLINE = '<p class="byline">Von Jona Wiesenthal und Edda Lorenz</p>'


def _page(head: str, body: str, title: str = f"{TITLE} | {SITE}", lang: str = "de") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{_NAV}{body}{_FOOTER}</body></html>"
    )


def _article(lead: str, body: str = _BODY, after: str = "", headline: str = f"<h1>{TITLE}</h1>") -> str:
    return f"<main><article>{headline}{lead}{body}{after}</article></main>"


_FIGURE = f'<figure><img src="b.jpg"><figcaption>{CAPTION}</figcaption></figure>'
_LINKS = f'<ul class="related-articles"><li><a href="/2">{OTHERS}</a></li><li><a href="/3">{MORE}</a></li></ul>'

PAGES: dict[str, str] = {
    "JSON-LD, lead with a class": _page(_LD % (TITLE, LEAD) + _CANONICAL, _article(f'<p class="article__lead">{LEAD}</p>')),
    "graph of JSON-LD": _page(_GRAPH + _CANONICAL, _article(f'<div class="entry-intro"><p>{LEAD}</p></div>', after=_LINKS)),
    "Open Graph only": _page(_OG, _article(f'<p class="intro">{LEAD}</p>', after=_FIGURE)),
    "lead in the header": _page(
        _OG, f'<main><article><header><h1>{TITLE}</h1><p class="standfirst">{LEAD}</p></header>{_FIGURE}{_BODY}</article></main>'
    ),
    "lead in bold": _page(_LD % (TITLE, LEAD) + _CANONICAL, _article(f"<p><strong>{LEAD}</strong></p>", _LINKED)),
    "title for search engines": _page(
        (_LD % ("Brücken Krummbach: Sanierung, Kosten, Termine 2026", LEAD)) + _CANONICAL,
        _article(f'<p class="lead">{LEAD}</p>'),
        title="Brücken in Krummbach früher saniert: Kosten, Termine, Sperrungen",
    ),
    "section behind the title": _page(_LD % (f"{TITLE} | Börse", LEAD) + _CANONICAL, _article(f'<p class="excerpt">{LEAD}</p>')),
    "site and date behind the title": _page(
        _OG.replace(f'content="{TITLE}"', f'content="{TITLE} – KA – 24.02.2026"', 1),
        _article(f'<p class="intro">{LEAD}</p>', headline=f"<h2>{TITLE}</h2>"),
        title=f"{TITLE} – KA – 24.02.2026",
    ),
    "kicker in a line of its own": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        _article(f'<p class="teaser-text">{LEAD}</p>', headline=f'<span class="kicker">Verkehr</span><h1>{TITLE}</h1>'),
    ),
    "player before the text": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        _article(
            f'<p class="lead">{LEAD}</p><div class="audio-player"><p>{PLAYER}</p><p>{SUBTITLES}</p></div>', after=_FIGURE
        ),
    ),
    "link list between paragraphs": _page(
        _OG, _article(f'<p class="lead">{LEAD}</p>', _P[0] + f'<div class="mehr-zum-thema"><p>{OTHERS}</p><p>{MORE}</p></div>' + "".join(_P[1:]))
    ),
    "paywall behind the text": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        _article(f'<p class="lead">{LEAD}</p>', after=f'<div class="paywall-overlay"><p>{PAYWALL}</p></div>'),
    ),
    "advertisement and newsletter": _page(
        _OG,
        _article(
            f'<p class="vorspann">{LEAD}</p>',
            _P[0] + f'<div class="ad-slot"><p>{ADVERT}</p></div>' + _P[1] + f'<section class="newsletter-box"><p>{NEWSLETTER}</p></section>' + _P[2],
        ),
    ),
    "box on the person": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        _article(f'<p class="lead">{LEAD}</p>', _P[0] + f'<aside class="infobox"><h3>Zur Person</h3><p>{BOX}.</p></aside>' + "".join(_P[1:])),
    ),
    "comments of readers": _page(
        _OG, _article(f'<p class="lead">{LEAD}</p>') + f'<section id="comments"><h2>Kommentare</h2><p>{COMMENT}.</p></section>'
    ),
    "microdata": _page(
        f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{SITE}"><meta name="author" '
        f'content="Von Jona Wiesenthal und Edda Lorenz">{_CANONICAL}',
        f'<main><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>'
        f'<time itemprop="datePublished" datetime="2026-02-24T06:30:00+01:00">24. Februar 2026</time>'
        f'<p itemprop="description">{LEAD}</p><div itemprop="articleBody">{_BODY}</div></article></main>',
    ),
    "blocks without paragraphs' siblings": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        f'<div class="wrapper"><div class="story"><h1>{TITLE}</h1><div class="story-lead">{LEAD}</div>'
        + "".join(f'<div class="block"><p>{paragraph}</p></div>' for paragraph in PARAGRAPHS)
        + f"</div>{_LINKS}</div>",
    ),
    "lead that only the metadata tell": _page(
        _OG, f'<header class="c1"><h1>{TITLE}</h1><div class="c2">{LEAD}</div></header><div class="c3">{_BODY}</div>'
    ),
    "Austrian": _page(_LD % (TITLE, LEAD) + _CANONICAL, _article(f'<p class="article-intro">{LEAD}</p>', after=_LINKS), lang="de-AT"),
    "Swiss": _page(_OG, _article(f'<p class="lead-text">{LEAD}</p>', _LINKED, _FIGURE), lang="de-CH"),
    "hidden words for screen readers": _page(
        _OG,
        _article(
            f'<p class="summary">{LEAD}</p>',
            _BODY.replace("Der Verkehrsclub", f'Der <a href="x">Verkehrsclub<span class="sr-only"> {WINDOW}</span></a>'),
            f'<p class="image-caption">{CAPTION}</p><div class="teaser-list"><p>{OTHERS}</p></div>',
        ),
    ),
}  # fmt: skip
"""The pages by what is special about each."""
