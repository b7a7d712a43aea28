"""`contextlib.closing` closes the loop at the end of its block, and a task does the work."""

from asyncio import new_event_loop
from contextlib import closing


def run_greeting(greet, name) -> str:
    with closing(new_event_loop()) as loop:
        task = loop.create_task(greet(name))
        return loop.run_until_complete(task)
