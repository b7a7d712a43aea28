"""Real web servers on 127.0.0.1, in the scenario's own loop."""

import asyncio
from collections.abc import Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from grader.worker.facts import ServerFacts
from grader.worker.seeded import endpoint
from grader.worker.web_page import WebPage, send
from grader.worker.world.sessions import Sessions
from grader.worker.world.stage import Stage

if TYPE_CHECKING:
    from aiohttp import web


class Server:
    """Answers `GET /name` with JSON after a delay, or is a site of pages; counts the connections."""

    def __init__(self, stage: Stage) -> None:
        self._recorder = stage.recorder
        self._seed = stage.seed
        self._connections: set[object] = set()
        self._runners: list[web.AppRunner] = []
        self._sessions = Sessions(stage)
        self._watching = ExitStack()
        self._requests = 0
        self._answers: Mapping[str, Any] = {}

    @property
    def facts(self) -> ServerFacts:
        """What the server has counted, and the sessions that the student's code made."""
        return ServerFacts(
            requests=self._requests,
            connections=len(self._connections),
            sessions=len(self._sessions.made),
            open_sessions=self._sessions.open_at_return,
            session_requests=self._sessions.requests,
        )

    async def start(
        self,
        *names: str,
        seconds: float | Mapping[str, float],
        status: dict[str, int] | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> str:
        """Serve `/name` for each name, `seconds` late, or as late as `seconds` says for it.

        Gives the base url.

        `status` makes a name answer with an HTTP error instead of 200. `answers` is the JSON that
        a name answers with instead of its own.
        """
        from aiohttp import web  # slow to import, and few exercises need it

        async def answer(request: web.Request) -> web.Response:
            name = request.path.removeprefix("/")
            late = seconds.get(name, 0.0) if isinstance(seconds, Mapping) else seconds
            return await self._answer(request, late, status or {})

        self._answers = answers or {}
        application = web.Application()
        for name in names:
            application.router.add_get(f"/{name}", answer)
        return await self._serve(web.AppRunner(application, shutdown_timeout=0.1))

    async def site(self, pages: Mapping[str, WebPage], name: str = "GET") -> str:
        """Serve pages under their paths, with the query; gives the base url. Of each site, one port.

        What is not in `pages`, which may be filled later, is a 404. Requests are calls of `name`. One
        whose client leaves ends as cancelled.
        """
        from aiohttp import web

        async def answer(request: web.Request) -> web.StreamResponse:
            self._count(request)
            with self._recorder.call(name, request.path_qs) as call:
                self._sessions.attribute(call, request.path)
                return await send(pages.get(request.path_qs, WebPage(status=404)), request)

        application = web.Application()
        application.router.add_get("/{path:.*}", answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1, handler_cancellation=True)
        return await self._serve(runner)

    async def _serve(self, runner: "web.AppRunner") -> str:
        from aiohttp import web

        if not self._runners:
            self._watching.enter_context(self._sessions.watching())
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        host, port = runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def _answer(
        self, request: "web.Request", seconds: float, status: dict[str, int]
    ) -> "web.Response":
        from aiohttp import web

        name = request.path.removeprefix("/")
        self._count(request)
        with self._recorder.call("GET", request.path) as call:
            self._sessions.attribute(call, request.path)
            await asyncio.sleep(seconds)
            code = status.get(name, 200)
            own = endpoint(self._seed, name, code)
            return web.json_response(self._answers.get(name, own), status=code)

    def _count(self, request: "web.Request") -> None:
        self._connections.add(request.transport)
        self._requests += 1

    async def stop(self) -> None:
        """Stop serving. Called after the time has been taken."""
        self._watching.close()
        for runner in self._runners:
            await runner.cleanup()
