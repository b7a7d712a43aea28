"""Starts a fresh Python for each page, and feeds it through its standard input."""

import asyncio
import os
import pickle
import sys

CHILD = """
import os, pickle, sys
out = os.fdopen(os.dup(1), "wb")
os.dup2(2, 1)  # what digest prints goes to the errors
sys.path[:] = pickle.load(sys.stdin.buffer)
digest, page = pickle.load(sys.stdin.buffer)
try:
    answer = True, digest(page)
except Exception as error:
    answer = False, error
pickle.dump(answer, out)
"""


async def hash_all(digest, pages) -> list[str]:
    """A fresh Python for each page, fed through its standard input."""
    room = asyncio.Semaphore(os.cpu_count() or 2)

    async def one(page):
        async with room:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                CHILD,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            out, _ = await process.communicate(
                pickle.dumps(sys.path) + pickle.dumps((digest, page))
            )
        good, value = pickle.loads(out)
        if not good:
            raise value
        return value

    answers = await asyncio.gather(*(one(page) for page in pages), return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException):
            raise answer
    return answers
