"""Runs the loop in a thread of its own, which would also work where a loop is already running."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run_greeting(greet, name) -> str:
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, greet(name)).result()
