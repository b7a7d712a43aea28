import asyncio
import random

SAFE_TWICE = {"GET", "PUT", "DELETE"}


class ApiError(Exception):
    """The server refused a request. It is raised with the status."""


class CircuitOpen(Exception):
    """Nothing was sent, because the server is down."""


class Line:
    """Lets one through every `interval` seconds, and nobody while it is closed."""

    def __init__(self, interval):
        self.interval = interval
        self.next_at = 0.0
        self.lock = asyncio.Lock()

    async def turn(self):
        # The lock is the line: it is fair, and who is cancelled leaves it. Who is at its head looks
        # again after a sleep, because the line may have been closed meanwhile.
        loop = asyncio.get_running_loop()
        async with self.lock:
            while (wait := self.next_at - loop.time()) > 0:
                await asyncio.sleep(wait)
            self.next_at = loop.time() + self.interval

    def close_for(self, seconds):
        until = asyncio.get_running_loop().time() + seconds
        self.next_at = max(self.next_at, until)


class Circuit:
    """Opens after some failures in a row, and closes again when a trial succeeds."""

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
            answer = await sending
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
    """Calls an API through `send`: politely, and not for longer than `timeout` seconds a call."""

    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None:
        """Make a client whose circuit is closed, and that has sent nothing yet."""
        self.send, self.timeout, self.pause = send, timeout, pause
        self.line = Line(interval)
        self.circuit = Circuit(failures, cooldown)

    async def call(self, method, path) -> object:
        """Send a request, again if that is safe and useful, and return the body of the answer."""
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
