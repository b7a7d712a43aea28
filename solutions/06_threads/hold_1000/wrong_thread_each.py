# mistake: thread-for-each
# fails: test_gives_the_greetings, test_all_open_at_once, test_stays, test_in_time, test_one_thread, test_closes_all
import asyncio
import socket
import threading
import time


async def hold(host, port, n, seconds) -> list[str]:
    greetings = []

    def visit():
        with socket.create_connection((host, port)) as sock, sock.makefile() as lines:
            greetings.append(lines.readline().strip())
            time.sleep(seconds)

    threads = [threading.Thread(target=visit) for _ in range(n)]
    for thread in threads:
        thread.start()  # <- here
        await asyncio.sleep(0)
    for thread in threads:
        await asyncio.to_thread(thread.join)
    return greetings
