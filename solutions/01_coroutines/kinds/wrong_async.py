# mistake: async-not-asked
# fails: all
import asyncio
import inspect


async def kind(thing) -> str:  # <- here
    if inspect.iscoroutinefunction(thing):
        return "coroutine function"
    if inspect.iscoroutine(thing):
        return "coroutine"
    if isinstance(thing, asyncio.Task):
        return "task"
    if asyncio.isfuture(thing):
        return "future"
    return "something else"
