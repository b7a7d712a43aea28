"""Notice the aiohttp sessions that the student's code makes, and the lines that ask for something."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.calls import Call
from grader.worker.patching import patched
from grader.worker.world.stage import Stage


class Sessions:
    """The sessions made while `watching`, and the student's lines behind their requests."""

    def __init__(self, stage: Stage) -> None:
        self._recorder = stage.recorder
        self._requests = 0
        self._open_at_return = 0
        stage.probes.at_return.append(self._look)
        self._made: list[Any] = []
        self._asked: dict[str, list[tuple[float, list[int]]]] = defaultdict(list)

    @property
    def facts(self) -> dict[str, int]:
        """How many sessions were made, were open when the student's code returned, and asked."""
        return {
            "sessions": len(self._made),
            "open_sessions": self._open_at_return,
            "session_requests": self._requests,
        }

    def _look(self) -> None:
        self._open_at_return = sum(not session.closed for session in self._made)

    def attribute(self, call: Call, path: str) -> None:
        """Note in the server's call which lines of the student's asked for it, and when."""
        if self._asked[path]:
            call.asked, call.lines = self._asked[path].pop(0)
            call.line = call.lines[0] if call.lines else None

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch aiohttp in the block."""
        import aiohttp  # slow to import, and few exercises need it

        session_class = aiohttp.ClientSession
        make, request = session_class.__init__, session_class._request

        def made(session: Any, *args: Any, **kwargs: Any) -> None:
            make(session, *args, **kwargs)
            self._made.append(session)

        async def requested(session: Any, method: str, url: Any, **kwargs: Any) -> Any:
            path = session._build_url(url).path
            recorder = self._recorder
            self._requests += 1
            self._asked[path].append((recorder.elapsed, recorder.student_lines()))
            return await request(session, method, url, **kwargs)

        with patched(
            (session_class, "__init__", made),
            (session_class, "_request", requested),
        ):
            yield
