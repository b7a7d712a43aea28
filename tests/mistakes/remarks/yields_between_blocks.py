# remark: none
import asyncio


async def main():
    total, blocks = 0, list(range(200))
    while blocks:
        total += blocks.pop()
        await asyncio.sleep(0)
    return total
