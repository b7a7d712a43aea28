# mistake: unasked-call
# fails: test_one_call_for_a_burst
import asyncio


class Debounce:
    """Calls `action` when `seconds` have passed without a touch."""

    def __init__(self, seconds, action) -> None:
        """Start with no call scheduled."""
        self.seconds = seconds
        self.action = action
        self.timer = None
        self.value = None

    def touch(self, value) -> None:
        """Call `action(value)` after `seconds`, unless another touch comes first."""
        if self.timer is not None and value == self.value:  # <- here
            return
        self.cancel()
        self.value = value
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.fire)

    def fire(self):
        self.timer = None
        self.action(self.value)

    def cancel(self) -> None:
        """Cancel the pending call, if there is one."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
