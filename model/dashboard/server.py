"""Serving the page, to this machine alone."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

HOST = "127.0.0.1"
"""Whoever wants the page from elsewhere has to come through this machine."""
_NAMES = (HOST, "localhost")
_PAGE = "model.dashboard.page:Page"
_REFUSED = b"refused: not a page of this server"
_PATIENCE = 2
"""Seconds that open pages are given to say goodbye when the server ends."""

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def listening(port: int) -> socket.socket:
    """A socket of this machine's own loopback; with port 0, at any free one.

    Raises ``OSError`` where the port is taken or may not be had.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen()
    except OSError:
        found.close()
        raise
    return found


def address_of(listener: socket.socket) -> str:
    """What to type into a browser."""
    return f"http://{HOST}:{listener.getsockname()[1]}/"


def serve(listener: socket.socket, browser: bool, ready: Callable[[], None]) -> None:
    """Serve the page until interrupted, telling when it is `ready`."""
    import uvicorn

    port = listener.getsockname()[1]
    config = uvicorn.Config(
        Guarded(_application(), port),
        log_level="error",
        lifespan="on",
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_announce, args=(server, listener, browser, ready), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listener])


class Guarded:
    """An application that answers only pages of its own: a page of another site that a reader has
    open cannot reach it, by whatever name it calls this machine.
    """

    def __init__(self, application: App, port: int) -> None:
        self._application = application
        self._hosts = {f"{name}:{port}".encode() for name in _NAMES}
        self._origins = {b"http://" + host for host in self._hosts}

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan" or self._is_own(dict(scope["headers"])):
            await self._application(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            headers = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": _REFUSED})

    def _is_own(self, headers: dict[bytes, bytes]) -> bool:
        origin = headers.get(b"origin")
        return headers.get(b"host") in self._hosts and (origin is None or origin in self._origins)


def _announce(
    server: Any, listener: socket.socket, browser: bool, ready: Callable[[], None]
) -> None:
    from time import sleep

    while not server.started:
        if server.should_exit:
            return
        sleep(0.05)
    ready()
    if browser:
        webbrowser.open(address_of(listener))


def _application() -> App:
    """Solara's application with the page in it, and the library that draws beside it."""
    import warnings

    import solara.server.app as solara_app
    import solara.server.settings as settings
    from starlette.applications import Starlette
    from starlette.middleware.gzip import GZipMiddleware  # which costs more than it saves here
    from starlette.responses import FileResponse
    from starlette.routing import Route

    warnings.filterwarnings("ignore", "Cookies with samesite=none", UserWarning)
    settings.telemetry.mixpanel_enable = False
    settings.theme.title = "Belt and Road in Kazakhstan"
    settings.theme.loader = "plain"
    settings.theme.show_banner = False
    settings.assets.fontawesome_enabled = False
    from solara.server import starlette

    solara_app.apps["__default__"] = solara_app.AppScript(_PAGE)

    async def plotly(_: object) -> FileResponse:
        return FileResponse(_plotly_file(), headers={"cache-control": "max-age=86400"})

    own: Iterable[Any] = [Route("/drawing/plotly.min.js", endpoint=plotly)]
    return Starlette(
        routes=[*own, *starlette.routes],
        middleware=[each for each in starlette.middleware if each.cls is not GZipMiddleware],
        lifespan=starlette.lifespan,
    )


def _plotly_file() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("plotly")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("no module named plotly", name="plotly")
    return Path(spec.origin).parent / "package_data" / "plotly.min.js"
