# verdict: limit, fail, timeout, crash
# why: starts threads, at most 3,000

import threading
import time


async def fetch_three(fetch, urls):
    for _ in range(3000):
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
    return []
