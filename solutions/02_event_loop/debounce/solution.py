import asyncio


class Debounce:
    """Calls `action` when `seconds` have passed without a touch."""

    def __init__(self, seconds, action) -> None:
        """Start with no call scheduled."""
        self._seconds = seconds
        self._action = action
        self._timer = None

    def touch(self, value) -> None:
        """Call `action(value)` after `seconds`, unless another touch comes first."""
        # The wait starts anew by giving up the old timer and asking for a new one. Left alone, the
        # old one would go off as well, in the middle of the burst.
        self.cancel()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._seconds, self._action, value)

    def cancel(self) -> None:
        """Cancel the pending call, if there is one."""
        # A timer that has gone off may be cancelled too: that does nothing.
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
