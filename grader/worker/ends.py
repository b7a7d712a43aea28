"""What became of a task, for a scenario that tells it to a check."""

import asyncio
from typing import Any


def end_of(task: "asyncio.Task[Any]") -> Any:
    """What a task returned; else, as text, its error, `cancelled` or `still waiting`."""
    if not task.done():
        return "still waiting"
    if task.cancelled():
        return "cancelled"
    error = task.exception()
    return task.result() if error is None else f"{type(error).__name__}: {error}"
