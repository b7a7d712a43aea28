# verdict: fail
# why: a thread that goes on after the call

import threading
import time


async def fetch_three(fetch, urls):
    threading.Thread(target=time.sleep, args=(40,)).start()
    return []
