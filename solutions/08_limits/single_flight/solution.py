import asyncio


class SingleFlight:
    """Makes one call of many that ask for the same at the same time."""

    def __init__(self) -> None:
        """Start with no call."""
        self._calls = {}
        self._waiting = {}

    async def get(self, key, fetch) -> object:
        """Return what `fetch(key)` returns; join a call with this key that is running."""
        call = self._calls.get(key)
        if call is None:
            call = self._start(key, fetch)
        self._waiting[call] += 1
        try:
            return await asyncio.shield(call)
        finally:
            self._waiting[call] -= 1
            if self._waiting[call] == 0:
                del self._waiting[call]
                await self._stop(key, call)

    def _start(self, key, fetch) -> asyncio.Task:
        call = self._calls[key] = asyncio.create_task(fetch(key))
        self._waiting[call] = 0
        call.add_done_callback(lambda _: self._forget(key, call))
        return call

    async def _stop(self, key, call) -> None:
        """Cancel a call that nobody waits for, and wait for its end."""
        self._forget(key, call)
        if not call.done():
            call.cancel()
            await asyncio.wait([call])

    def _forget(self, key, call) -> None:
        """Let the next caller start a new call, unless one has already."""
        if self._calls.get(key) is call:
            del self._calls[key]
