# remark: none
import asyncio
from concurrent.futures import ThreadPoolExecutor


async def main(fetch):
    pool = ThreadPoolExecutor(2)
    await asyncio.get_running_loop().run_in_executor(pool, str, 1)
    return await fetch(1)
