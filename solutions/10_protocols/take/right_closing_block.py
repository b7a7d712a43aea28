"""A context manager of its own in the place of `contextlib.aclosing`. `anext` with a default."""

from contextlib import asynccontextmanager

NOTHING = object()


@asynccontextmanager
async def reading(source):
    iterator = aiter(source)
    try:
        yield iterator
    finally:
        try:
            close = iterator.aclose
        except AttributeError:
            close = None
        if close is not None:
            await close()


async def take(source, n) -> list:
    items = []
    async with reading(source) as iterator:
        for _ in range(n):
            item = await anext(iterator, NOTHING)
            if item is NOTHING:
                break
            items.append(item)
    return items
