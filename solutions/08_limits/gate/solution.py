import asyncio


class Gate:
    """A gate that lets all through while it is open, and all who wait whenever it is opened."""

    def __init__(self) -> None:
        """Start with a closed gate."""
        self._opened = asyncio.Event()
        self._openings = 0

    def open(self) -> None:
        """Let through all who wait, and all who come from now on."""
        if not self._opened.is_set():
            self._openings += 1
            self._opened.set()

    def close(self) -> None:
        """Let all who come from now on wait."""
        self._opened.clear()

    async def wait(self) -> int:
        """Wait until the gate lets the caller through; return the number of that opening."""
        if self._opened.is_set():
            return self._openings
        # Worked out before the wait: after it, the gate may have been opened more than once.
        number = self._openings + 1
        await self._opened.wait()
        return number
