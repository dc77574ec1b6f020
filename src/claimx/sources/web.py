"""Fetches a page from its address: one polite request, with limits on time and size."""

from __future__ import annotations

from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import urljoin

from claimx.sources.article import MAX_BYTES

SECONDS = 20
"""Longest wait for a connection, and then for each piece of the answer."""

_REDIRECTS = 5


class Response(NamedTuple):
    """What an address gave."""

    data: bytes
    kind: str
    """Media type, such as `text/html`."""
    url: str
    """Where it was in the end."""


def fetch(url: str) -> Response:
    """Get what is at an address.

    Raises:
        ValueError: Nobody answers, the answer is no page, or is too long; the message says what to do.
    """
    # urllib3 does redirects, certificates and packed answers; trafilatura brings it.
    import urllib3
    from urllib3.exceptions import HTTPError, MaxRetryError

    agent = f"claimx/{version('claimx')} (one request, made by a person)"
    headers = {"User-Agent": agent, "Accept": "text/html, application/xhtml+xml, */*;q=0.5", "Accept-Encoding": "gzip"}
    retries = urllib3.Retry(total=_REDIRECTS, connect=0, read=0, status=0, other=0, redirect=_REDIRECTS)
    try:
        with urllib3.PoolManager(timeout=SECONDS, retries=retries) as pool:
            answer = pool.request("GET", url, headers=headers, preload_content=False)
            data = b"" if answer.status != 200 else answer.read(MAX_BYTES + 1, decode_content=True)
            answer.release_conn()
    except MaxRetryError as error:
        raise ValueError(_why(error.reason or error)) from None
    except (HTTPError, ValueError, UnicodeError) as error:
        raise ValueError(_why(error)) from None
    if answer.status != 200:
        raise ValueError(f"the server answers {answer.status}{_ADVICE.get(answer.status, '')}")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Response(data, kind, urljoin(url, answer.geturl() or ""))


_ADVICE = {
    401: ": the page is for those who log in; save it from your browser, and name the file",
    402: ": the page is for subscribers; save it from your browser, and name the file",
    403: ": it does not let programs in; save the page from your browser, and name the file",
    404: ": there is no such page",
    410: ": the page is gone",
    429: ": too many requests; wait, and try again",
}


def _why(error: Exception) -> str:
    name = type(error).__name__
    known = {
        "NameResolutionError": "no server of that name; is the address right, and is there a connection?",
        "NewConnectionError": "no connection to that server",
        "ConnectTimeoutError": f"no answer within {SECONDS} seconds",
        "ReadTimeoutError": f"no answer within {SECONDS} seconds",
        "SSLError": "the server's certificate is not valid",
        "LocationParseError": "not an address",
        "LocationValueError": "not an address",
        "ResponseError": "it leads from address to address without end",
        "DecodeError": "the answer is damaged",
        "ProtocolError": "the connection broke off",
    }
    return f"cannot be fetched: {known.get(name, name)}"
