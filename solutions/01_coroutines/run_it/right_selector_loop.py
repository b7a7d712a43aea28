"""Names the kind of event loop, and closes it with `closing`."""

import asyncio
from contextlib import closing


def run_greeting(greet, name) -> str:
    with closing(asyncio.SelectorEventLoop()) as loop:
        return loop.run_until_complete(greet(name))
