"""Each call has a ticket, an event; the deadline is a moment; the circuit is a context manager."""

import asyncio
import contextlib
import random

AGAIN = frozenset({"GET", "PUT", "DELETE"})


class ApiError(Exception):
    pass


class CircuitOpen(Exception):
    pass


class Client:
    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None:
        self.send, self.timeout, self.pause = send, timeout, pause
        self.interval, self.failures, self.cooldown = interval, failures, cooldown
        self.last = self.blocked_until = float("-inf")
        self.tickets = []
        self.bad = 0
        self.reopens = None
        self.trial = None

    async def call(self, method, path) -> object:
        deadline = asyncio.get_running_loop().time() + self.timeout
        async with asyncio.timeout_at(deadline):
            return await self.attempts(method, path, self.pause)

    async def attempts(self, method, path, limit):
        self.refuse_if_open()
        await self.my_turn()
        self.refuse_if_open()
        try:
            with self.circuit() as seen:
                status, headers, body = await self.send(method, path)
                seen.append(status)
        except ConnectionError:
            if method not in AGAIN:
                raise
        else:
            if status < 400:
                return body
            if status not in (429, 503) or (status == 503 and method not in AGAIN):
                raise ApiError(status)
            if status == 429 and "Retry-After" in headers:
                until = self.now() + int(headers["Retry-After"])
                self.blocked_until = max(self.blocked_until, until)
                return await self.attempts(method, path, limit)
        await asyncio.sleep(random.uniform(0.5 * limit, limit))
        return await self.attempts(method, path, 2 * limit)

    def now(self):
        return asyncio.get_running_loop().time()

    async def my_turn(self):
        ticket = asyncio.Event()
        self.tickets.append(ticket)
        self.tickets[0].set()
        try:
            await ticket.wait()
            while self.now() < (due := max(self.last + self.interval, self.blocked_until)):
                await asyncio.sleep(due - self.now())
            self.last = self.now()
        finally:
            self.tickets.remove(ticket)
            if self.tickets:
                self.tickets[0].set()

    def refuse_if_open(self):
        if self.reopens is not None and (self.trial or self.now() < self.reopens):
            raise CircuitOpen

    @contextlib.contextmanager
    def circuit(self):
        me, seen = object(), []
        if self.reopens is not None:
            self.trial = me
        try:
            yield seen
        except ConnectionError:
            seen.append(503)
            raise
        finally:
            mine = self.trial is me
            if mine:
                self.trial = None
            if seen and (mine or self.reopens is None):
                self.judge(seen[0] == 503, mine)

    def judge(self, failed, trial):
        self.bad = self.bad + 1 if failed else 0
        is_open = failed and (trial or self.bad >= self.failures)
        self.reopens = self.now() + self.cooldown if is_open else None
