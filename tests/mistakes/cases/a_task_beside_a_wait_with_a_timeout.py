# mistake: forgotten-task
# asked: leaves_nothing
import asyncio


async def blink(fetch):
    while True:
        await fetch("lamp")


def lamp(fetch):
    return asyncio.create_task(blink(fetch))  # <- here


async def main(fetch):
    light = lamp(fetch)
    tasks = [asyncio.create_task(fetch(name)) for name in ("a", "b")]
    await asyncio.wait(tasks, timeout=5)
    assert not light.done()
    return "done"
