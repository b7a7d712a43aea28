"""It leaves a generator early, and closes it."""

from contextlib import aclosing


async def ferries(sail, log):
    try:
        for name in ["Heron", "Tern"]:
            yield await sail(name)
    finally:
        log.append("gate closed")


async def main(sail):
    log = []
    async with aclosing(ferries(sail, log)) as coming:
        async for _ in coming:
            break
    return list(log)
