"""The pool starts its processes in the system's own way."""

import asyncio
from concurrent.futures import ProcessPoolExecutor


async def main():
    with ProcessPoolExecutor(1) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, len, "boat")
