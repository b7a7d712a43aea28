# remark: none
import threading
import time


async def main(fetch):
    threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
    return await fetch(1)
