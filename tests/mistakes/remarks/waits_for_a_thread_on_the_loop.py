# remark: blocking-call
import threading
import time


async def main():
    thread = threading.Thread(target=time.sleep, args=(0.5,))
    thread.start()
    thread.join()  # <- here
