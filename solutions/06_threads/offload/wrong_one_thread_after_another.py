# mistake: serial-await
# fails: test_five_take_as_long_as_one
import asyncio


async def read_all(read, names) -> list:
    answers = []
    for name in names:
        answers.append(await asyncio.to_thread(read, name))  # <- here
    return answers
