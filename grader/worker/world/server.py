"""A real web server on 127.0.0.1, in the scenario's own loop."""

import asyncio
from typing import TYPE_CHECKING, Any

from grader.worker.world.network import body
from grader.worker.world.stage import Stage

if TYPE_CHECKING:
    import aiohttp
    from aiohttp import web


class Server:
    """Answers `GET /name` with JSON after a delay, and counts the connections made to it."""

    def __init__(self, stage: Stage) -> None:
        self._recorder = stage.recorder
        self._seed = stage.seed
        self._connections: set[object] = set()
        self._runner: web.AppRunner | None = None
        self._sessions: list[aiohttp.ClientSession] = []
        self._requests = 0

    @property
    def facts(self) -> dict[str, Any]:
        """What the server has counted, and the sessions that the student's code made."""
        return {
            "requests": self._requests,
            "connections": len(self._connections),
            "sessions": len(self._sessions),
            "open_sessions": sum(not session.closed for session in self._sessions),
        }

    async def start(self, *names: str, seconds: float, status: dict[str, int] | None = None) -> str:
        """Serve `/name` for each name, `seconds` late; gives the base url.

        `status` makes a name answer with an HTTP error instead of 200.
        """
        import aiohttp  # slow to import, and few exercises need it
        from aiohttp import web

        _notice_sessions(aiohttp.ClientSession, self._sessions)

        async def answer(request: web.Request) -> web.Response:
            return await self._answer(request, seconds, status or {})

        application = web.Application()
        for name in names:
            application.router.add_get(f"/{name}", answer)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _answer(
        self, request: "web.Request", seconds: float, status: dict[str, int]
    ) -> "web.Response":
        from aiohttp import web

        name = request.path.removeprefix("/")
        self._count(request)
        with self._recorder.call("GET", request.path) as call:
            call.line = None  # the server's task was not started by a line of the student's
            await asyncio.sleep(seconds)
            code = status.get(name, 200)
            return web.json_response(endpoint(self._seed, name, code), status=code)

    def _count(self, request: "web.Request") -> None:
        self._connections.add(request.transport)
        self._requests += 1

    async def stop(self) -> None:
        """Stop serving. Called after the time has been taken."""
        if self._runner is not None:
            await self._runner.cleanup()


def _notice_sessions(session_class: Any, sessions: "list[aiohttp.ClientSession]") -> None:
    """Keep every session that is made from now on in `sessions`."""
    make = getattr(session_class.__init__, "plain", session_class.__init__)

    def noticed(self: Any, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        sessions.append(self)

    noticed.plain = make  # type: ignore[attr-defined]
    session_class.__init__ = noticed


def endpoint(seed: str, name: str, code: int = 200) -> dict[str, str]:
    """What `GET /name` answers: the same in the worker and the grader."""
    return {"name": name, "data": body(seed, name)} if code < 400 else {"error": f"status {code}"}
