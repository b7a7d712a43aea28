"""It gives the board back, whatever happens."""

import asyncio


async def iron_shirt(board, iron):
    await board.acquire()
    try:
        await iron("shirt")
    finally:
        board.release()


async def main(iron):
    board = asyncio.Lock()
    worker = asyncio.create_task(iron_shirt(board, iron))
    await asyncio.sleep(0.5)
    worker.cancel()
    await asyncio.wait({worker})
    return board.locked()
