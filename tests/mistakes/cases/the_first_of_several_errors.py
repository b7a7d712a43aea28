# mistake: second-error-lost
# asked: raises_all(3)
import asyncio


async def main(bake):
    try:
        async with asyncio.TaskGroup() as group:
            for _ in range(3):
                group.create_task(bake("torn"))
    except ExceptionGroup as several:
        raise several.exceptions[0] from None  # <- here
