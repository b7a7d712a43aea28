# remark: none
import asyncio


async def main(fetch):
    stop, beats = asyncio.Event(), []
    asyncio.get_running_loop().call_later(2, stop.set)
    while not stop.is_set():
        beats.append(len(beats))
        await asyncio.sleep(0.1)
    return beats
