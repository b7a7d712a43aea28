import asyncio


async def visit(host, port, seconds) -> str:
    """One visitor, from coming to leaving."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        greeting = await reader.readline()
        await asyncio.sleep(seconds)
    finally:
        # `close` only asks for it; the connection is closed when `wait_closed` is over.
        writer.close()
        await writer.wait_closed()
    return greeting.decode().rstrip("\n")


async def hold(host, port, n, seconds) -> list[str]:
    """Keep n connections open at the same time; return the greeting line of each."""
    # A visitor who waits costs a few kilobytes and no thread, so all can be there at once. If one
    # fails, the group sends the others home, and their connections are closed on the way.
    async with asyncio.TaskGroup() as group:
        visits = [group.create_task(visit(host, port, seconds)) for _ in range(n)]
    return [task.result() for task in visits]
