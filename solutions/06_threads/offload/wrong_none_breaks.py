# mistake: wait-on-nothing
# fails: test_one_name_and_none
import asyncio


async def read_all(read, names) -> list:
    tasks = [asyncio.create_task(asyncio.to_thread(read, name)) for name in names]
    done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)  # <- here
    return [task.result() for task in tasks]
