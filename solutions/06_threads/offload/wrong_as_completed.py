# mistake: completion-order
# fails: test_the_order_given
import asyncio


async def read_all(read, names) -> list:
    answers = []
    for reading in asyncio.as_completed(
        [asyncio.to_thread(read, name) for name in names]
    ):  # <- here
        answers.append(await reading)
    return answers
