# mistake: none
# asked: takes(under=1)
import asyncio


async def swim(lane, dry):
    try:
        await lane(9)
    finally:
        await dry(1)


async def main(lane, dry):
    swimmers = [asyncio.create_task(swim(lane, dry)) for _ in range(3)]
    asyncio.get_running_loop().call_later(0.5, swimmers[0].cancel)
    await asyncio.wait(swimmers, return_when=asyncio.FIRST_COMPLETED)
    for swimmer in swimmers:
        swimmer.cancel()
    await asyncio.wait(swimmers)
    return "closed"
