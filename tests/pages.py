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
_GRAPH_BY_ID = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["Article", "NewsArticle"], '
    f'"@id": "{URL}#article", "headline": "{TITLE}", "datePublished": "2026-02-24T05:30:00+00:00", '
    '"author": [{"@id": "#p1"}, {"@id": "#p2"}], "publisher": {"@id": "#org"}, '
    f'"isPartOf": {{"@id": "{URL}"}}}}, {{"@type": "WebPage", "@id": "{URL}", "url": "{URL}", "description": "{LEAD}"}}, '
    '{"@type": "Person", "@id": "#p1", "name": "Jona Wiesenthal"}, {"@type": "Person", "@id": "#p2", "name": "Edda Lorenz"}, '
    f'{{"@type": "NewsMediaOrganization", "@id": "#org", "name": "{SITE}"}}]}}</script>'
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
    "live ticker": _page(
        (_LD % (TITLE, LEAD)).replace("NewsArticle", "LiveBlogPosting").replace(
            '"publisher"', '"liveBlogUpdate": [{"@type": "BlogPosting", "headline": "18.02 Uhr", "articleBody": "x"}], "publisher"'
        )
        + _CANONICAL,
        f'<main><div class="liveblog"><h1>{TITLE}</h1><p class="liveblog__intro">{LEAD}</p>'
        + "".join(
            f'<article class="liveblog-entry" id="e{n}"><header><time class="timestamp" datetime="2026-02-24T1{n}:02">1{n}.02 Uhr</time></header>'
            f'{paragraph}<div class="share-tools"><a href="#">{WINDOW}</a></div></article>'
            for n, paragraph in enumerate(_P)
        )
        + f'</div><aside>{_LINKS}</aside></main>',
    ),
    "paywall teaser": _page(
        (_LD % (TITLE, LEAD)).replace('"publisher"', '"isAccessibleForFree": false, "hasPart": {"@type": "WebPageElement", "cssSelector": ".p"}, "publisher"')
        + _CANONICAL,
        _article(
            f'<p class="article-teaser">{LEAD}</p>',
            f'<div class="article-body article-body--truncated">{_BODY}</div>',
            f'<div data-testid="offer" class="js-paywall offer-page"><h2>Weiterlesen mit Plus</h2><p>{PAYWALL}</p><ul><li>Monatlich kündbar</li></ul></div>',
        ),
    ),
    "WordPress": _page(
        f'<meta name="generator" content="WordPress 6.7"><meta property="og:site_name" content="{SITE}">{_CANONICAL}',
        f'<div id="page" class="site"><main id="main" class="site-main"><article id="post-12" class="post-12 post type-post status-publish hentry category-lokales">'
        f'<header class="entry-header"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date '
        'published" datetime="2026-02-24T06:30:00+01:00">24. Februar 2026</time><time class="updated" datetime="2026-02-25T06:30:00+01:00">25. Februar 2026</time></span>'
        '<span class="byline"> von <span class="author vcard"><a class="url fn n" href="/author/jw">Jona Wiesenthal</a></span> und '
        '<span class="author vcard"><a class="url fn n" href="/author/el">Edda Lorenz</a></span></span></div></header>'
        f'<div class="entry-content"><p><strong>{LEAD}</strong></p><figure class="wp-block-image"><img src="b.jpg"><figcaption class="wp-element-caption">{CAPTION}</figcaption></figure>'
        f'{_BODY}<div class="sharedaddy sd-sharing-enabled"><p>Teilen mit {WINDOW}</p></div><div id="jp-relatedposts" class="jp-relatedposts"><p>{OTHERS}</p></div></div>'
        f'<footer class="entry-footer"><p>Schlagwörter: Brücken</p></footer></article><div id="comments" class="comments-area"><ol><li><p>{COMMENT}.</p></li></ol>'
        f'<div id="respond" class="comment-respond"><p>Schreibe einen Kommentar</p></div></div></main><aside class="widget-area"><section class="widget"><p>{MORE}</p></section></aside></div>',
        title=f"{TITLE} – {SITE}",
    ),
    "Drupal": _page(
        f'<meta name="Generator" content="Drupal 10"><meta name="dcterms.title" content="{TITLE}"><meta name="dcterms.creator" content="Jona Wiesenthal, Edda Lorenz">'
        f'<meta name="dcterms.date" content="2026-02-24T06:30+01:00"><meta name="dcterms.publisher" content="{SITE}"><meta name="description" content="{LEAD}">{_CANONICAL}',
        f'<main role="main"><div id="block-content" class="block block-system"><article about="/b" class="node node--type-article node--view-mode-full">'
        f'<h1 class="page-header"><span class="field field--name-title">{TITLE}</span></h1><div class="field field--name-field-teaser field--type-text-long"><p>{LEAD}</p></div>'
        f'<div class="field field--name-field-image"><img src="b.jpg"><div class="field--name-field-bildunterschrift image-caption">{CAPTION}</div></div>'
        f'<div class="clearfix text-formatted field field--name-body field--type-text-with-summary"><div class="field__item">{_BODY}</div></div>'
        f'<div class="field field--name-field-related"><div class="views-row related-content"><p>{OTHERS}</p></div></div></article></div></main>',
    ),
    "graph whose authors stand elsewhere": _page(
        _GRAPH_BY_ID
        + _CANONICAL,
        _article(f'<div class="td-post-sub-title">{LEAD}</div>', after=f'<div class="td-a-rec td-a-rec-id-content_bottom"><p>{ADVERT}</p></div>'),
    ),
    "AMP": _page(
        _LD % (TITLE, LEAD) + _CANONICAL + '<style amp-custom>p{margin:0}</style><script async src="v0.js"></script>',
        f'<amp-sidebar id="menu" layout="nodisplay"><p>{MORE}</p></amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1>'
        f'</header><div class="amp-wp-article-content"><p class="lead">{LEAD}</p><amp-img src="b.jpg" width="4" height="3"></amp-img><p class="wp-caption-text">{CAPTION}</p>{_P[0]}'
        f'<amp-ad width="300" height="250" type="x"><div placeholder><p>{ADVERT}</p></div></amp-ad>{_P[1]}<amp-iframe src="x"><p placeholder>{PLAYER}</p></amp-iframe>{_P[2]}'
        f'<amp-social-share type="x"></amp-social-share></div></article>',
    ),
    "table of old": (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><META HTTP-EQUIV="Content-Language" CONTENT="de"><TITLE>{SITE}: {TITLE}</TITLE>'
        f'<META NAME="author" CONTENT="Jona Wiesenthal und Edda Lorenz"><META NAME="date" CONTENT="2026-02-24"><META NAME="publisher" CONTENT="{SITE}"><LINK REL="canonical" HREF="{URL}"></HEAD>'
        f'<BODY BGCOLOR="#ffffff"><TABLE WIDTH="800"><TR><TD WIDTH="150" VALIGN="top"><FONT SIZE="1"><A HREF="/">Startseite</A><BR><A HREF="/2">{OTHERS}</A><BR><A HREF="/3">{MORE}</A></FONT></TD>'
        f'<TD VALIGN="top"><FONT SIZE="5"><B>{TITLE}</B></FONT><P><B>{LEAD}</B></P><P>' + "</P><P>".join(PARAGRAPHS) + "</P></TD></TR></TABLE></BODY></HTML>"
    ),
    "newsletter that is a page": _page(
        _OG,
        f'<div class="single-post-container"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title published">{TITLE}</h1><h3 class="subtitle">{LEAD}</h3>'
        f'<div class="byline-wrapper"><a href="/@jw">Jona Wiesenthal</a></div></div><div class="available-content"><div class="body markup">{_P[0]}<div class="captioned-image-container"><figure>'
        f'<img src="b.jpg"><figcaption class="image-caption">{CAPTION}</figcaption></figure></div>{_P[1]}<div class="subscription-widget-wrap"><div class="subscription-widget"><p>{NEWSLETTER}</p>'
        f'</div></div>{_P[2]}</div></div><div class="post-footer"><p>{OTHERS}</p></div></article><div class="comments-page"><p>{COMMENT}.</p></div></div>',
    ),
    "place before the text": _page(
        _LD % (TITLE, LEAD) + _CANONICAL,
        _article(
            f'<p class="article-preheadline">Verkehr</p><h2 class="subline">{LEAD}</h2>',
            _BODY.replace("<p>Der Gemeinderat", '<p><span class="spitzmarke">Krummbach.</span> Der Gemeinderat'),
            f'<p class="article-agency-note">Der Verlag sagte: alle Rechte vorbehalten.</p><div class="nfy-related"><p>{OTHERS}</p></div>',
        ),
    ),
    "report of an agency": _page(
        _OG,
        f'<main><article data-source="dpa"><h1>{TITLE}</h1><h2>{LEAD}</h2><section class="main">{_BODY}</section><section class="service"><p class="copyright">© Agentur, 260224-930-12345/1</p></section>'
        f'<section class="notebook"><h3>Redaktionshinweise</h3><p>Die Agentur sagte: Bilder folgen.</p></section></article></main>',
    ),
}  # fmt: skip
"""The pages by what is special about each."""
