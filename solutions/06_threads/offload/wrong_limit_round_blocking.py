# mistake: timeout-on-blocking
# fails: test_five_take_as_long_as_one, test_the_loop_is_free
import asyncio


async def read_all(read, names) -> list:
    answers = []
    for name in names:
        async with asyncio.timeout(10):
            answers.append(read(name))  # <- here
    return answers
