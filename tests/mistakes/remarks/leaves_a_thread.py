# remark: thread-left-running
import threading
import time


async def main(fetch):
    threading.Thread(target=time.sleep, args=(20,)).start()  # <- here
    return await fetch(1)
