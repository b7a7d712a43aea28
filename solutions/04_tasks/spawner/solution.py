import asyncio


class Spawner:
    """Runs coroutines in the background; `aclose` waits for them and raises their errors."""

    def __init__(self) -> None:
        """Start with no tasks."""
        self._running = set()
        self._errors = []

    def spawn(self, coro) -> None:
        """Start a coroutine in the background and return immediately."""
        task = asyncio.create_task(coro)
        # The loop holds only a weak reference: this set is what keeps the task alive.
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task) -> None:
        # Let go of the task, or a spawner that runs for weeks grows and grows. Its error would go
        # with it, so that is kept. Asking a cancelled task for its error would raise.
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._errors.append(error)

    async def aclose(self) -> None:
        """Wait until all tasks are over; if any failed, raise an ExceptionGroup of their errors."""
        # More than once round: a task may have spawned another one meanwhile.
        while self._running:
            await asyncio.wait(self._running)
        if self._errors:
            raise ExceptionGroup("background tasks failed", self._errors)
