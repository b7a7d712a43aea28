# mistake: none
# fails: test_a_failure_reaches_all
import asyncio


class SingleFlight:

    def __init__(self) -> None:
        self._calls = {}

    async def get(self, key, fetch) -> object:
        call = self._calls.get(key)
        if call is None:
            call = self._calls[key] = _Call()
            call.task = asyncio.create_task(self._run(call, key, fetch))
        seat = asyncio.get_running_loop().create_future()
        call.seats.add(seat)
        try:
            fine, result = await seat
        except asyncio.CancelledError:
            call.seats.discard(seat)
            if not call.seats and not call.over:
                self._forget(key, call)
                call.task.cancel()
                while not call.task.done():
                    try:
                        await asyncio.wait([call.task])
                    except asyncio.CancelledError:
                        pass
            raise
        if not fine:
            raise result
        return result

    async def _run(self, call, key, fetch) -> None:
        try:
            outcome = True, await fetch(key)
        except Exception as error:
            outcome = False, error
        finally:
            self._forget(key, call)
        call.over = True
        for seat in call.seats:
            if not seat.done():
                seat.set_result(outcome)

    def _forget(self, key, call) -> None:
        if self._calls.get(key) is call:
            del self._calls[key]


class _Call:
    def __init__(self) -> None:
        self.task = None
        self.seats = set()
        self.over = False
