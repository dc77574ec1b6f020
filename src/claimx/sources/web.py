"""Fetches a page from its address: one polite request, with limits on time, size and where it may lead."""

from __future__ import annotations

import ipaddress
import socket
from importlib.metadata import version
from typing import Any, NamedTuple
from urllib.parse import urljoin

from claimx.sources.limits import TooSlowError, all_of, within
from claimx.sources.places import is_address

SECONDS = 20
"""Longest wait for a connection, and then for each piece of the answer."""

MAX_SECONDS = 60
"""Longest wait for all of the answer."""

_REDIRECTS = 5
_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".intern", ".intranet", ".lan", ".home.arpa")


class Response(NamedTuple):
    """What an address gave."""

    data: bytes
    kind: str
    """Media type, such as `text/html`."""
    url: str
    """Where it was in the end."""


def fetch(url: str) -> Response:
    """Get what is at an address.

    One that leads into a private network, to this machine or to a file is refused, unless it was given as one of that
    network: `http://10.0.0.7/`, `http://localhost:8000/`, `http://wiki.internal/`, `http://wiki/`.

    Raises:
        ValueError: Nobody answers, the answer is no page, or is too long; the message says what to do.
    """
    # urllib3 does certificates and packed answers; trafilatura brings it.
    from urllib3.exceptions import HTTPError

    try:
        with within(MAX_SECONDS):
            return _followed(url)
    except TooSlowError:
        raise ValueError(f"cannot be fetched: not all of the answer came within {MAX_SECONDS} seconds") from None
    except (HTTPError, UnicodeError) as error:
        raise ValueError(_why(getattr(error, "reason", None) or error)) from None


def _followed(url: str) -> Response:
    """What is at the end of all redirects."""
    from urllib3 import Retry
    from urllib3.util import parse_url

    agent = f"claimx/{version('claimx')} (one request, made by a person)"
    headers = {"User-Agent": agent, "Accept": "text/html, application/xhtml+xml, */*;q=0.5", "Accept-Encoding": "gzip"}
    reach = _Reach(parse_url(url).host or "")
    with _pools(reach) as pools:
        for _ in range(_REDIRECTS + 1):
            answer = pools.request("GET", url, headers=headers, preload_content=False, retries=Retry(0), redirect=False)
            target = answer.get_redirect_location()
            if not target:
                break
            answer.close()
            reach.led_elsewhere = True
            url = urljoin(url, target) if parse_url(target) else ""
            if not is_address(url):
                raise ValueError(f"leads to what is no page of the web: {url}")
        else:
            raise ValueError("cannot be fetched: it leads from address to address without end")
        if answer.status != 200:
            raise ValueError(f"the server answers {answer.status}{_ADVICE.get(answer.status, '')}")
        data = all_of(answer)
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Response(data, kind, url)


class _Reach:
    """Which addresses of private networks may be connected to: those to which the user's own word led."""

    def __init__(self, host: str) -> None:
        host = host.strip("[]").rstrip(".").lower()
        try:
            self._is_meant = not ipaddress.ip_address(host).is_global
        except ValueError:
            self._is_meant = "." not in host or host.endswith(_PRIVATE_NAMES)
        self._meant: set[str] = set()
        self.led_elsewhere = False
        """Whether it is a server that named the address now, and not the user."""

    def check(self, connection: socket.socket) -> socket.socket:
        """The same connection. That it is looked at only now leaves no time for its name to change what it means.

        Raises:
            ValueError: It leads to a private address, which is not what was asked for.
        """
        peer = connection.getpeername()[0].partition("%")[0]
        address = ipaddress.ip_address(peer)
        address = getattr(address, "ipv4_mapped", None) or address
        if self._is_meant and not self.led_elsewhere:
            self._meant.add(peer)
        if not address.is_global and peer not in self._meant:
            connection.close()
            raise ValueError(f"leads to the private address {peer}: name that itself if you mean it")
        return connection


def _pools(reach: _Reach) -> Any:
    """Connections of urllib3 that stay within reach."""
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager

    class Http(HTTPConnectionPool.ConnectionCls):  # type: ignore[misc, valid-type]
        def _new_conn(self) -> socket.socket:
            return reach.check(super()._new_conn())

    class Https(HTTPSConnectionPool.ConnectionCls):  # type: ignore[misc, valid-type]
        def _new_conn(self) -> socket.socket:
            return reach.check(super()._new_conn())

    pools = PoolManager(timeout=SECONDS)
    pools.pool_classes_by_scheme = {
        "http": type("HttpPool", (HTTPConnectionPool,), {"ConnectionCls": Http}),
        "https": type("HttpsPool", (HTTPSConnectionPool,), {"ConnectionCls": Https}),
    }
    return pools


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
