# mistake: none
# asked: takes(under=1.5)
import asyncio


async def main(log_in, fetch):
    user = await log_in("ada")
    return await asyncio.gather(fetch(f"{user}'s map"), fetch(f"{user}'s globe"))
