"""The templates of web pages in `page/`, each with the style sheet and the script of its name.

Jinja escapes every text on its way in, and a page's own Content Security Policy allows the one style sheet and the one
script that it carries: no text of an article can act in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from claimx.render.plain import harmless, one_line


@cache
def page_template(name: str) -> Template:
    """The template of a page.

    Args:
        name: Of its files, without their suffixes.
    """
    environment = Environment(
        loader=PackageLoader("claimx.render", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = one_line
    environment.filters["kept"] = _kept
    environment.filters["words"] = lambda name: name.replace("_", " ")
    environment.filters["percent"] = lambda share: f"{100 * share:.2f}%"
    for kind, suffix in (("style", "css"), ("script", "js")):
        text = (files("claimx.render") / "page" / f"{name}.{suffix}").read_text("utf-8")
        environment.globals |= {kind: Markup(text), f"{kind}_hash": _policy_hash(text)}
    return environment.get_template(f"{name}.html")


def _kept(text: str) -> str:
    """Text in the flow of a paragraph: the spaces at its ends count."""
    return harmless(re.sub(r"\s+", " ", text))


def _policy_hash(text: str) -> str:
    """What a Content Security Policy calls an inline style sheet or script."""
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}"
