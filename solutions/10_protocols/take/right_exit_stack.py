"""An exit stack, on which the closing is put only if there is one. Counts down in an `async for`."""

from contextlib import AsyncExitStack


async def take(source, n) -> list:
    iterator = source.__aiter__()
    async with AsyncExitStack() as stack:
        if close := getattr(iterator, "aclose", None):
            stack.push_async_callback(close)
        items = []
        if n == 0:
            return items
        async for item in iterator:
            items.append(item)
            if len(items) == n:
                break
        return items
