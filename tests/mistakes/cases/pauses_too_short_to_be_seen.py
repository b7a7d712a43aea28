# mistake: needless-pause
# asked: takes(under=0.2)
import asyncio


async def main():
    for _ in range(100):
        await asyncio.sleep(0.005)  # <- here
    return "counted"
