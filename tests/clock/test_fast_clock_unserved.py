"""What the fast clock does not serve exactly is noted, and nothing else is."""

import _thread
import asyncio
import queue
import select
import signal
import socket
import subprocess
import threading
import time

import pytest


class OwnLoop(asyncio.BaseEventLoop):
    """A loop that is none of asyncio's: it sleeps until its next timer."""

    class _Sleeper:
        def select(self, timeout=None):
            select.select([], [], [], timeout or 0)
            return []

    def __init__(self):
        super().__init__()
        self._selector = self._Sleeper()

    def _process_events(self, events):
        pass


def again(wait, times=8):
    """A wait of 0.06 seconds that blocks the loop, again and again."""

    async def scenario():
        for _ in range(times):
            wait()
            await asyncio.sleep(0)

    return lambda: asyncio.run(scenario())


def lock():
    held = threading.Lock()
    held.acquire()
    return held


def sock():
    one, other = socket.socketpair()
    one.settimeout(0.06)
    try:
        one.recv(1)
    except TimeoutError:
        one.close()
        other.close()


def empty(make):
    def get():
        with pytest.raises(queue.Empty):
            make().get(timeout=0.06)

    return get


def alarm():
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    again(lambda: select.select([], [], [], 0.2), times=1)()
    signal.signal(signal.SIGALRM, before)


def own_loop():
    loop = OwnLoop()
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()


def bare_thread():
    done = lock()
    _thread.start_new_thread(done.release, ())
    assert done.acquire(timeout=20)


SHORT = "short blocking calls"
UNSERVED = {
    "lock.acquire": (again(lambda: lock().acquire(timeout=0.06)), SHORT),
    "Event.wait": (again(lambda: threading.Event().wait(0.06)), SHORT),
    "Queue.get": (again(empty(queue.Queue)), SHORT),
    "SimpleQueue.get": (again(empty(queue.SimpleQueue)), SHORT),
    "select": (again(lambda: select.select([], [], [], 0.06)), SHORT),
    "socket": (again(sock), SHORT),
    "setitimer": (alarm, "setitimer"),
    "a loop of one's own": (own_loop, "outside asyncio"),
    "_thread": (bare_thread, "start_new_thread"),
}
SERVED = {
    "sleep": again(lambda: time.sleep(0.06)),
    "asyncio.sleep": lambda: asyncio.run(asyncio.sleep(5)),
    "to_thread": lambda: asyncio.run(asyncio.to_thread(time.sleep, 2)),
    "a thread": again(lambda: threading.Thread(target=int).start()),
    "a process": lambda: subprocess.run(["true"], check=True),
}


@pytest.mark.parametrize("name", UNSERVED)
def test_it_is_noted(clock, name):
    use, what = UNSERVED[name]
    use()
    assert what in " ".join(clock.unserved.found)


@pytest.mark.parametrize("name", SERVED)
def test_what_is_served_is_not_noted(clock, name):
    SERVED[name]()
    assert clock.unserved.found == []
