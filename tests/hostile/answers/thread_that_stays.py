# verdict: fail
# why: a thread that goes on after the call, in a process that can be told by its name, and writes later
# harm: process, file
# prevented from level: 0

import ctypes
import threading
import time


def later():
    time.sleep(2)
    open("{{FILE}}", "w").close()
    time.sleep(40)


async def fetch_three(fetch, urls):
    ctypes.CDLL(None).prctl(15, b"{{NAME}}", 0, 0, 0)
    threading.Thread(target=later).start()
    return []
