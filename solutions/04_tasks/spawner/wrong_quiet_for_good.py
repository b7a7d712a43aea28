# mistake: forgotten-task
# fails: test_waits_for_all, test_two_spawners
# Takes one quiet moment for the end of all.
import asyncio


class Spawner:
    """Runs coroutines in the background; `aclose` waits for them and raises their errors."""

    def __init__(self) -> None:
        """Start with no tasks."""
        self._running: set[asyncio.Task] = set()
        self._errors: list[Exception] = []
        self._idle = asyncio.Event()

    def spawn(self, coro) -> None:
        """Start a coroutine in the background and return immediately."""
        task = asyncio.create_task(coro)
        self._running.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task) -> None:
        """Note how a task has ended; after the last one, wake `aclose`."""
        self._running.discard(task)
        if not task.cancelled():
            error = task.exception()
            if error is not None:
                self._errors.append(error)
        if not self._running:
            self._idle.set()

    async def aclose(self) -> None:
        """Wait until all tasks are over; if any failed, raise an ExceptionGroup of their errors."""
        if self._running:
            await self._idle.wait()  # <- here
        if self._errors:
            raise ExceptionGroup("errors of background tasks", self._errors)
