# mistake: one-of-those-done
# asked: fills("carry", 2)
import asyncio


async def main(carry):
    waiting, running = iter([1, 1, 1, 1]), set()

    def start():
        if (box := next(waiting, None)) is not None:
            running.add(asyncio.create_task(carry(box)))

    start(), start()
    await asyncio.wait(running)  # so both are done at once, on any clock
    while running:
        done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        running.difference_update(done)
        start()  # <- here
    return "carried"
