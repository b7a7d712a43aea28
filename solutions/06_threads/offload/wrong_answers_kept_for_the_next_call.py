# mistake: shared-between-calls
# fails: test_one_name_and_none
import asyncio

KNOWN = {}


async def read_all(read, names) -> list:
    new = [name for name in names if name not in KNOWN]  # <- here
    heard = iter(await asyncio.gather(*(asyncio.to_thread(read, name) for name in new)))
    answers = [KNOWN[name] if name in KNOWN else next(heard) for name in names]
    KNOWN.update(zip(names, answers, strict=True))
    return answers
