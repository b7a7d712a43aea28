# mistake: missing-call
# fails: test_begins_anew_after_a_call
import asyncio


class Debounce:
    """Calls `action` when `seconds` have passed without a touch."""

    def __init__(self, seconds, action) -> None:
        """Start with no call scheduled."""
        self._loop = asyncio.get_running_loop()
        self._seconds = seconds
        self._action = action
        self._timer = None
        self._deadline = 0.0
        self._value = None

    def touch(self, value) -> None:
        """Call `action(value)` after `seconds`, unless another touch comes first."""
        self._value = value
        self._deadline = self._loop.time() + self._seconds
        if self._timer is None:
            self._arm()

    def cancel(self) -> None:
        """Cancel the pending call, if there is one."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _arm(self) -> None:
        self._timer = self._loop.call_at(self._deadline, self._expired)

    def _expired(self) -> None:
        if self._loop.time() < self._deadline:
            self._arm()
            return
        self._action(self._value)
        self._timer = None
