"""Notice the aiohttp sessions that the student's code makes, and the lines that ask for something."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from grader.worker.calls import RecordedCall
from grader.worker.patching import patched
from grader.worker.world.stage import Stage


class Sessions:
    """The sessions made while `watching`, and the student's lines behind their requests.

    `made` are the sessions, `requests` is how often they asked, and `open_at_return` how many were
    open when the student's code returned.
    """

    def __init__(self, stage: Stage) -> None:
        self._recorder = stage.recorder
        self.requests = 0
        self.open_at_return = 0
        self.made: list[Any] = []
        stage.probes.at_return.append(self._look)
        self._asked: dict[str, list[tuple[float, list[int]]]] = defaultdict(list)

    def _look(self) -> None:
        self.open_at_return = sum(not session.closed for session in self.made)

    def attribute(self, call: RecordedCall, path: str) -> None:
        """Note in the server's call which lines of the student's asked for it, and when."""
        if self._asked[path]:
            call.attribute(*self._asked[path].pop(0))

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch aiohttp in the block."""
        import aiohttp  # slow to import, and few exercises need it

        session_class = aiohttp.ClientSession
        make, request = session_class.__init__, session_class._request

        def made(session: Any, *args: Any, **kwargs: Any) -> None:
            make(session, *args, **kwargs)
            self.made.append(session)

        async def requested(session: Any, method: str, url: Any, **kwargs: Any) -> Any:
            path = session._build_url(url).path
            recorder = self._recorder
            self.requests += 1
            self._asked[path].append((recorder.elapsed, recorder.student_lines()))
            return await request(session, method, url, **kwargs)

        with patched(
            (session_class, "__init__", made),
            (session_class, "_request", requested),
        ):
            yield
