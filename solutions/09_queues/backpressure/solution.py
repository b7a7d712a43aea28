import asyncio

END = object()  # no item is this object


async def pump(source, write, limit) -> None:
    """Write all items of the source; at most `limit` of them wait in between."""
    between = asyncio.Queue(maxsize=limit)

    async def reader():
        async for item in source:
            await between.put(item)  # waits while the queue is full: that is the backpressure
        await between.put(END)

    async def writer():
        while (item := await between.get()) is not END:
            await write(item)

    # When one of them fails, the group cancels the other one, and waits until it has ended.
    async with asyncio.TaskGroup() as group:
        group.create_task(reader())
        group.create_task(writer())
