# mistake: shared-between-calls
# fails: test_each_call_asks_anew
import asyncio

known: dict = {}


async def posts_by_user(get_user, get_posts, ids) -> dict:
    async def one(number):
        if number not in known:  # <- here
            known[number] = await get_user(number)
        return number, await get_posts(known[number])

    return dict(await asyncio.gather(*(one(number) for number in ids)))
