"""double: twice a number, after a moment.

A scale in a lab is slow: it answers a moment after it has been asked. Nobody should stand still
meanwhile. Write `double`: it waits a moment and returns twice the number that it is given. What is
checked: the result, exactly, and that it waits for at least as long as it was told to.
"""

import asyncio


async def double(number) -> int:
    """Wait a moment, and return twice the number."""
    # TODO: write this coroutine.
    raise NotImplementedError("double is still to do")
