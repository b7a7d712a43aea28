# mistake: none
# fails: test_a_write_that_fails
import asyncio


async def pump(source, write, limit) -> None:
    room, turn = asyncio.Semaphore(limit), asyncio.Lock()

    async def write_in_turn(item):
        async with turn:
            room.release()
            await write(item)

    async with asyncio.TaskGroup() as group:
        async for item in source:
            await room.acquire()
            group.create_task(write_in_turn(item))
