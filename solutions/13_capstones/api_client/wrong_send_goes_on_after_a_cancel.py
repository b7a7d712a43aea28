# mistake: none
# fails: test_cancelled, test_one_deadline
import asyncio
import random

SAFE_TWICE = {"GET", "PUT", "DELETE"}


class ApiError(Exception):
    pass


class CircuitOpen(Exception):
    pass


class Line:
    def __init__(self, interval):
        self.interval = interval
        self.next_at = 0.0
        self.lock = asyncio.Lock()

    async def turn(self):
        loop = asyncio.get_running_loop()
        async with self.lock:
            while (wait := self.next_at - loop.time()) > 0:
                await asyncio.sleep(wait)
            self.next_at = loop.time() + self.interval

    def close_for(self, seconds):
        until = asyncio.get_running_loop().time() + seconds
        self.next_at = max(self.next_at, until)


class Circuit:
    def __init__(self, failures, cooldown):
        self.failures, self.cooldown = failures, cooldown
        self.failed = 0
        self.trial_at = None  # when a trial may be sent, if the circuit is open
        self.in_trial = False

    def check(self):
        if self.in_trial:
            raise CircuitOpen
        if self.trial_at is not None and asyncio.get_running_loop().time() < self.trial_at:
            raise CircuitOpen

    async def watch(self, sending):
        trial = self.in_trial = self.trial_at is not None
        try:
            answer = await asyncio.shield(sending)  # <- here
        except ConnectionError:
            self.note(trial, failed=True)
            raise
        else:
            self.note(trial, failed=answer[0] == 503)
            return answer
        finally:
            if trial:
                self.in_trial = False

    def note(self, trial, failed):
        if self.trial_at is not None and not trial:
            return  # it was sent before the circuit opened
        self.failed = self.failed + 1 if failed else 0
        self.trial_at = None
        if trial and failed or self.failed >= self.failures:
            self.trial_at = asyncio.get_running_loop().time() + self.cooldown


class Client:
    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None:
        self.send, self.timeout, self.pause = send, timeout, pause
        self.line = Line(interval)
        self.circuit = Circuit(failures, cooldown)

    async def call(self, method, path) -> object:
        async with asyncio.timeout(self.timeout):
            limit = self.pause
            while True:
                try:
                    status, headers, body = await self._send_in_turn(method, path)
                except ConnectionError:
                    if method not in SAFE_TWICE:
                        raise
                    status, headers = 503, {}
                if status < 400:
                    return body
                if not (status == 429 or status == 503 and method in SAFE_TWICE):
                    raise ApiError(status)
                if status == 429 and "Retry-After" in headers:
                    self.line.close_for(float(headers["Retry-After"]))
                else:
                    await asyncio.sleep(random.uniform(limit / 2, limit))
                    limit *= 2

    async def _send_in_turn(self, method, path):
        self.circuit.check()
        await self.line.turn()
        self.circuit.check()
        return await self.circuit.watch(self.send(method, path))
