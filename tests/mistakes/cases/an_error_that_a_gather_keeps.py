# mistake: swallowed-error
# asked: raises(LookupError)
import asyncio


async def main(read):
    await asyncio.gather(read("torn"), read("whole"), return_exceptions=True)  # <- here
    return "read"
