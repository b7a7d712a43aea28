"""A network of pages, each with its own delay."""

import asyncio

from grader.worker.seeded import body
from grader.worker.world.opaque import opaque
from grader.worker.world.stage import Stage


class Network:
    """Pages that take a while. `fetch` is what the student's code is given."""

    def __init__(self, stage: Stage) -> None:
        self._recorder = stage.recorder
        self._seed = stage.seed
        self._seconds: dict[str, float] = {}
        self.fetch = opaque(self._fetch, "fetch")

    def pages(self, *urls: str, seconds: float) -> list[str]:
        """Put up pages that take `seconds` each; gives their urls."""
        self._seconds.update(dict.fromkeys(urls, seconds))
        return list(urls)

    async def _fetch(self, url: str) -> str:
        """The body of the page, after its delay. A url that is not there raises LookupError."""
        with self._recorder.call("fetch", url) as call:
            if url not in self._seconds:
                raise LookupError(f"there is no page {url!r}")
            await asyncio.sleep(self._seconds[url])
            return call.answer(body(self._seed, url))
