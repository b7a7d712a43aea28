# mistake: lock-step
# fails: test_a_big_bakery, test_an_error_ends_all, test_no_stage_idles
import asyncio


async def pipeline(items, *stages) -> list:
    row = [[] for _ in range(len(stages) + 1)]
    row[0] = list(items)
    while len(row[-1]) < len(items):
        busy = [number for number in range(len(stages)) if row[number]]
        loaves = [row[number].pop(0) for number in busy]
        calls = [stages[n](loaf) for n, loaf in zip(busy, loaves, strict=True)]
        for number, loaf in zip(busy, await asyncio.gather(*calls), strict=True):  # <- here
            row[number + 1].append(loaf)
    return row[-1]
