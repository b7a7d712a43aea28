"""A generator that ends after `n` items and closes what it reads from; a comprehension reads it to its end."""

from contextlib import aclosing, nullcontext


async def first(iterator, n):
    closing = aclosing(iterator) if hasattr(iterator, "aclose") else nullcontext(iterator)
    async with closing:
        for _ in range(n):
            try:
                item = await anext(iterator)
            except StopAsyncIteration:
                return
            yield item


async def take(source, n) -> list:
    async with aclosing(first(aiter(source), n)) as items:
        return [item async for item in items]
