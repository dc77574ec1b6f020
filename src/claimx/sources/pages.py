"""The article of a web page: its text with its lead, and what the page says of it, without what stands around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from claimx.sources.article import About, Content, string

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Meta = dict[str, Any]
Role = Literal["element", "inline", "lead"]

_SHORTEST_LEAD = 40
_LARGEST_FURNITURE = 0.4
"""An element that holds a larger part of the page's text is none, whatever it is called."""

_SEPARATORS = re.compile(r"\s+[|–—·•:»-]+\s+")
_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-Z]\w+)\s?\d{4}|\d{4}-\d\d-\d\d")
_DOMAIN = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|at|ch|com|net|org|eu|info|news|tv)", re.I)
_TITLE_TAIL_WORDS = 3
_SPACE = re.compile(r"\s+")
_BLOCKS = "self::p or self::h2 or self::h3 or self::li or self::div or self::section or self::article"
_NEVER_ARTICLE = (
    "//nav | //aside | //footer | //form | //button | //figcaption | //template | //noscript | //script | //style"
    " | //amp-ad | //amp-sidebar | //amp-iframe | //amp-social-share | //amp-video | //iframe"
    " | //*[@hidden] | //*[@aria-hidden='true'] | //*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_NO_LEAD = "ancestor-or-self::a | .//h1 | .//p[2] | ancestor::header[not(ancestor::article or ancestor::main)]"
_ARTICLE_TYPES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting)$")


def page(html: str) -> Content:
    """Take the article out of a web page.

    Raises:
        ValueError: There is none on it.
    """
    import trafilatura

    tree = _tree(html)
    if tree is None:
        raise ValueError("no article found on this page")
    known = trafilatura.extract_metadata(html)
    about = _about(tree, known)
    description = string(_name(_json_ld(tree).get("description")) or _meta(tree).get("og:description"))
    _prune(tree)
    _unfold_layout(tree)
    _join_entries(tree)
    lead = _lead(tree) or _described(tree, description)
    text = trafilatura.extract(tree, include_comments=False, include_tables=True, deduplicate=False)
    if not text:
        raise ValueError("no article found on this page")
    paragraphs = [_without_inline(line) for line in text.split("\n")]
    return Content("\n\n".join(_with_lead(list(filter(None, paragraphs)), lead, about.title)), about)


def main_text(html: str) -> str:
    """The words of a piece of HTML that is all article, such as an e-mail, a chapter or an entry of a feed."""
    if "<" not in html:
        return html
    tree = _tree(html)
    if tree is None:
        return ""
    for element in tree.xpath("//script | //style | //head | //template"):
        element.drop_tree()
    for element in tree.xpath("//br"):
        element.tail = "\n" + (element.tail or "")
    leaves = tree.xpath(f"//*[self::p or self::h1 or self::h4 or self::td or self::blockquote or {_BLOCKS}]")
    leaves = [leaf for leaf in leaves if not leaf.xpath(f".//*[self::p or self::h1 or self::td or {_BLOCKS}]")]
    texts = [_words(leaf) for leaf in leaves] or [_words(tree)]
    return "\n\n".join(filter(None, texts))


def _tree(html: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _words(element: HtmlElement) -> str:
    return _SPACE.sub(" ", str(element.text_content())).strip()


# What the page says of the article.


def _about(tree: HtmlElement, known: Any) -> About:
    meta = _meta(tree)
    data = _json_ld(tree)
    site = string(meta.get("og:site_name")) or _name(data.get("publisher")) or string(known.sitename)
    locale = (meta.get("og:locale") or "").replace("_", "-")
    languages = (tree.get("lang"), data.get("inLanguage"), locale, meta.get("content-language"))
    return About(
        title=_title(tree, meta, data, site, string(known.title)),
        authors=tuple(_authors(data.get("author"), meta, string(known.author), site)),
        published=_published(tree, meta, data, string(known.date)),
        url=_url(tree, meta, data, string(known.url)),
        site=site,
        language=next(filter(None, map(_name, languages)), None),
    )


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The `meta` elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            found.setdefault(name.lower(), element.get("content").strip())
    return found


def _json_ld(tree: HtmlElement) -> Meta:
    """What the page says in JSON-LD of its article, the first one that has a headline."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            types = item.get("@type") or ""
            names = types if isinstance(types, list) else [types]
            if item.get("headline") and any(_ARTICLE_TYPES.match(str(name)) for name in names):
                return item
    return {}


def _objects(value: Any, depth: int = 0) -> Iterator[Meta]:
    if depth > 5:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for part in value if (name := _name(part))), None)
    return _name(value.get("name")) if isinstance(value, dict) else string(value) if isinstance(value, str) else None


def _title(tree: HtmlElement, meta: dict[str, str], data: Meta, site: str | None, known: str | None) -> str | None:
    """The headline that readers see: the heading that the page's other titles are about, else the best of those."""
    page_title = next((_words(element) for element in tree.iter("title")), "")
    others = [t for t in (_name(data.get("headline")), meta.get("og:title"), page_title, known) if t]
    words = {word for title in others for word in _content_words(title)}
    headings = [text for element in tree.iter("h1") if (text := _words(element)) and text != site]
    scored = [(len(_content_words(text) & words) / max(len(_content_words(text)), 1), text) for text in headings]
    if scored:
        share, best = max(scored, key=lambda pair: pair[0])
        if share >= 0.5 or (len(headings) == 1 and len(best.split()) >= 3):
            return best
    return next((_without_site(title, site) for title in others), None)


def _content_words(title: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{3,}", title)}


def _without_site(title: str, site: str | None) -> str:
    """A title without what publishers put behind it: *| Börse*, *– DW – 13.06.2023*, *- beispiel.de*."""
    title = _SPACE.sub(" ", title).strip()
    if site and (named := re.match(rf"{re.escape(site)}\s*[:|–—-]\s+(?=\S)", title, re.I)):
        title = title[named.end() :]  # Das Blatt: Krise ohne Ende
    while True:
        cuts = list(_SEPARATORS.finditer(title))
        if not cuts:
            return title
        tail = title[cuts[-1].end() :]
        mark = cuts[-1][0].strip()
        goes = (
            mark in ("|", "·", "•", "»")
            or (site and tail.casefold() in site.casefold())
            or (site and site.casefold() in tail.casefold())
            or bool(_DATE.fullmatch(tail) or _DOMAIN.fullmatch(tail))
            or (mark in "–—-" and len(tail.split()) <= _TITLE_TAIL_WORDS and tail.isupper())
        )
        if not goes:
            return title
        title = title[: cuts[-1].start()]


def _authors(value: Any, meta: dict[str, str], known: str | None, site: str | None) -> list[str]:
    names = [name for part in (value if isinstance(value, list) else [value]) if (name := _name(part))]
    if not names and (named := meta.get("author") or meta.get("article:author")):
        names = re.split(r"\s*(?:[;|]|,\s|\bund\b)\s*", re.sub(r"^(?:Von|von|Text:)\s+", "", named))
    if not names and known:
        names = known.split("; ")
    kept = (name.strip() for name in names if not name.startswith(("http", "@")))
    return list(dict.fromkeys(name for name in kept if name and name.casefold() != (site or "").casefold()))


def _published(tree: HtmlElement, meta: dict[str, str], data: Meta, known: str | None) -> str | None:
    names = ("article:published_time", "date", "dc.date", "dc.date.issued", "datepublished", "publish-date", "pubdate")
    times = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime") or tree.xpath("//time/@datetime")[:1]
    for value in (data.get("datePublished"), *(meta.get(name) for name in names), *times, known):
        if isinstance(value, str) and (moment := _moment(value.strip())):
            return moment
    return None


def _moment(value: str) -> str | None:
    """A date in ISO 8601 that is one."""
    value = re.sub(r"[Zz]$", "+00:00", value)
    value = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", re.sub(r"\.\d+(?=[+-]|$)", "", value))
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return value if len(value) == 10 else moment.isoformat()


def _url(tree: HtmlElement, meta: dict[str, str], data: Meta, known: str | None) -> str | None:
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    for value in (*canonical, meta.get("og:url"), _id(data.get("mainEntityOfPage")), data.get("url"), known):
        if isinstance(value, str) and value.startswith(("https://", "http://")):
            return value
    return None


def _id(value: Any) -> Any:
    return value.get("@id") if isinstance(value, dict) else value


# What stands on the page, and is no part of the article or is lost of it.


@cache
def _patterns(role: Role) -> re.Pattern[str]:
    from claimx.knowledge.pages import page_furniture

    return re.compile("|".join(f"(?:{pattern})" for pattern in page_furniture(role)), re.I)


def _prune(tree: HtmlElement) -> None:
    """Take out what is no part of any article: players, captions, link lists, boxes, advertisements."""
    whole = len(_words(tree)) or 1
    for element in tree.xpath(_NEVER_ARTICLE):
        if element.tag == "noscript" or element.getparent() is None:
            continue
        if element.tag in ("script", "style") or len(_words(element)) <= _LARGEST_FURNITURE * whole:
            element.drop_tree()
    named = _patterns("element")
    for element in tree.xpath("//*[@class or @id]"):
        if element.tag in ("html", "body", "main", "article", "h1"):
            continue
        names = [*(element.get("class") or "").split(), element.get("id") or ""]
        if any(_fits(named, name) for name in names) and len(_words(element)) <= _LARGEST_FURNITURE * whole:
            element.drop_tree()


def _unfold_layout(tree: HtmlElement) -> None:
    """Make blocks of a table that lays the page out, as pages of old do: a cell of it holds paragraphs.

    A cell of nothing but links is a menu, and goes.
    """
    for table in tree.xpath("//table[.//td//p[2] or .//td//h1 or .//td//table]"):
        for part in table.xpath("descendant-or-self::*"):
            if part.tag not in ("table", "tbody", "tr", "td", "th"):
                continue
            words = len(_words(part))
            linked = sum(len(_words(link)) for link in part.xpath(".//a"))
            if part.tag in ("td", "th") and words and linked >= _ALL_LINKS * words:
                part.drop_tree()
            else:
                part.tag = "div"


_ALL_LINKS = 0.9


def _join_entries(tree: HtmlElement) -> None:
    """Take the entries of a live ticker, each of which is an `article` in the markup, for parts of one."""
    entries = tree.xpath("//article")
    sizes = [len(_words(entry)) for entry in entries]
    if len(entries) < 2 or max(sizes) > _LARGEST_ENTRY * sum(sizes) or tree.xpath("//article//h1 | //article//article"):
        return
    for entry in entries:
        entry.tag = "div"


_LARGEST_ENTRY = 0.6
"""Of all entries; one that is larger is the article, and the others are about other things."""


def _fits(pattern: re.Pattern[str], name: str) -> bool:
    """Whether a class or id is of the pattern, also behind the name of a block, as in `article__newsletter`."""
    return any(pattern.fullmatch(part) for part in (name, name.rpartition("__")[2]))


def _lead(tree: HtmlElement) -> str | None:
    """The lead, where the page has an element for it."""
    named = _patterns("lead")
    for element in tree.xpath("//*[@class or @itemprop='description']"):
        names = (element.get("class") or "").split()
        if element.get("itemprop") == "description" or any(named.fullmatch(name) for name in names):
            words = _words(element)
            if len(words) >= _SHORTEST_LEAD and not element.xpath(_NO_LEAD):
                return _without_inline(words)
    return None


def _described(tree: HtmlElement, description: str | None) -> str | None:
    """The lead of a page that says in its metadata what it is, where that stands on the page as well."""
    if not description or len(description) < _SHORTEST_LEAD:
        return None
    beginning = _SPACE.sub(" ", description)[:_SHORTEST_LEAD]
    for element in tree.xpath("//body//*[not(*[text()[normalize-space()]])]"):
        words = _words(element)
        if words.startswith(beginning) and len(words) < 3 * len(description):
            return _without_inline(words)
    return None


def _with_lead(paragraphs: list[str], lead: str | None, title: str | None) -> Iterable[str]:
    """The paragraphs with the lead before them, where they lack it; behind the title, where that is the first."""
    body = _SPACE.sub(" ", " ".join(paragraphs))
    if not lead or lead[:60] in body:
        return paragraphs
    first = bool(title and paragraphs and paragraphs[0].lstrip("# ") == title)
    return [*paragraphs[:first], lead, *paragraphs[first:]]


def _without_inline(paragraph: str) -> str:
    return _patterns("inline").sub("", paragraph).strip()
