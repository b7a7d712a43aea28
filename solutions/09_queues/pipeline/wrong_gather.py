# mistake: orphaned-siblings
# fails: test_a_cancel_ends_all, test_an_error_ends_all, test_two_errors_at_once
import asyncio


async def pipeline(items, *stages) -> list:
    belts = [asyncio.Queue() for _ in range(len(stages) + 1)]
    for item in items:
        belts[0].put_nowait(item)

    async def run(stage, before, after):
        for _ in items:
            after.put_nowait(await stage(await before.get()))

    places = enumerate(stages)
    await asyncio.gather(*(run(stage, belts[n], belts[n + 1]) for n, stage in places))  # <- here
    return [belts[-1].get_nowait() for _ in items]
