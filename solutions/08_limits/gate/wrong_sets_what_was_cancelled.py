# mistake: set-twice
# fails: test_a_thousand, test_busy_days, test_cancelled_as_it_opens
import asyncio


class Gate:

    def __init__(self) -> None:
        self._waiters = []
        self._open = False
        self._number = 0

    def open(self) -> None:
        if self._open:
            return
        self._open = True
        self._number += 1
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            waiter.set_result(self._number)  # <- here

    def close(self) -> None:
        self._open = False

    async def wait(self) -> int:
        if self._open:
            return self._number
        waiter = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter in self._waiters:
                self._waiters.remove(waiter)
            raise
