"""cpu_pool: work for all the cores.

Your library scans old books. Every scanned page gets a fingerprint, so that you can find pages that
were scanned twice. The fingerprint is computed in pure Python and keeps a processor core busy for a
while. In a coroutine it would block the event loop; you know that already. With threads the loop is
not blocked, but the work is no faster: only one thread of a Python program runs Python code at any
moment (the GIL, the global interpreter lock). The other cores of the machine do nothing. To use
them you need more than one *process*.

Write `hash_all`. It gets `digest`, an ordinary function that computes, and a list of pages:

    await hash_all(digest, ["page 1", "page 2"])
    → ["5f3ab6…", "901cc2…"]

What is checked:

- You return a list with the digest of every page, in the order given, whichever is ready first. The
  same page may come twice.
- Nothing is computed in your own process: `digest` runs in other processes, for every page, and
  also if there is only one page.
- At least two pages are computed at the same time. (By default a pool has as many processes as the
  machine has cores. For the checks there are always two cores or more.)
- While pages are computed, the event loop is free: it is never blocked for 0.6 seconds. (Only after
  an error may the loop be blocked, until the pages that are still being computed are done.)
- If `digest` fails for a page, `hash_all` raises its error, alone or in an ExceptionGroup.
- When you return, or raise an error, the processes that you started have ended.
- It also works for one page, and for none.

You can send `digest` to another process as it is (it can be pickled). Do not change the way in
which Python starts processes (the "start method").

New here: a pool of processes. Not needed here: threads.
"""

import asyncio
import os
import time


async def hash_all(digest, pages) -> list[str]:
    """Compute the digests of all pages, in several processes; return them in the pages' order."""
    # TODO: write this coroutine.
    raise NotImplementedError("hash_all is not implemented yet")


# From here on you need change nothing. To try your code, run `python cpu_pool.py`.


def slow_digest(page: str) -> str:
    """Simulates the fingerprint: it keeps a core busy for about half a second."""
    print(f"{page} is computed in process {os.getpid()}")
    number = sum(map(ord, page))
    end = time.process_time() + 0.5
    while time.process_time() < end:
        number = (number * 1_103_515_245 + 12_345) % 2**31
    return f"{len(page):02x}{sum(map(ord, page)):06x}"


async def main() -> None:
    """Compute the digests of four pages, and show how long it took."""
    print(f"this program is process {os.getpid()}")
    start = time.perf_counter()
    print(await hash_all(slow_digest, ["page 1", "page 2", "page 3", "page 4"]))
    print(f"{time.perf_counter() - start:.1f} s; one after another they need 2 s of CPU time")


if __name__ == "__main__":  # a new process may import this file, and must not run this part
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
