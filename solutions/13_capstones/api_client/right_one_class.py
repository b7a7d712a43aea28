"""Everything is in one class; `wait_for` is the deadline, and futures are the line.

A timer lets the first one in the line go, and is set again for the next one.
"""

import asyncio
import collections
import random


class ApiError(Exception):
    pass


class CircuitOpen(Exception):
    pass


class Client:
    def __init__(self, send, timeout, interval, pause, failures, cooldown) -> None:
        self.send, self.timeout, self.interval, self.pause = send, timeout, interval, pause
        self.failures, self.cooldown = failures, cooldown
        self.waiting = collections.deque()
        self.timer = None
        self.next_at = 0.0
        self.in_a_row = 0
        self.state = "closed"
        self.opened_at = 0.0
        self.event_loop = asyncio.get_running_loop()

    async def call(self, method, path) -> object:
        return await asyncio.wait_for(self.until_answered(method, path), self.timeout)

    async def until_answered(self, method, path):
        limit = self.pause
        while True:
            status, headers, result = await self.once(method, path)
            if status < 400:
                return result
            twice = method in ("GET", "PUT", "DELETE")
            if status != 429 and not (status == 503 and twice):
                raise result if isinstance(result, Exception) else ApiError(status)
            if status == 429 and "Retry-After" in headers:
                seconds = float(headers["Retry-After"])
                self.next_at = max(self.next_at, self.event_loop.time() + seconds)
            else:
                await asyncio.sleep(limit * (1 + random.random()) / 2)
                limit = 2 * limit

    async def once(self, method, path):
        if not self.may_send():
            raise CircuitOpen("the server is down")
        await self.stand_in_line()
        if not self.may_send():
            raise CircuitOpen("the server went down meanwhile")
        before, is_trial = self.state, self.state == "open"
        if is_trial:
            self.state = "trial"
        try:
            answer = await self.send(method, path)
        except ConnectionError as error:
            answer = 503, {}, error
        except BaseException:
            if is_trial:
                self.state = "open"
            raise
        else:
            if answer[0] == 503:
                answer = 503, {}, None
        if is_trial or self.state == before == "closed":
            self.count(answer[0] == 503, is_trial)
        return answer

    def may_send(self):
        if self.state == "open":
            return self.event_loop.time() >= self.opened_at + self.cooldown
        return self.state == "closed"

    def count(self, failed, is_trial):
        self.in_a_row = self.in_a_row + 1 if failed else 0
        if failed and (is_trial or self.in_a_row >= self.failures):
            self.state, self.opened_at = "open", self.event_loop.time()
        else:
            self.state = "closed"

    async def stand_in_line(self):
        me = self.event_loop.create_future()
        self.waiting.append(me)
        self.let_one_go()
        await me

    def let_one_go(self):
        while self.waiting and self.waiting[0].done():
            self.waiting.popleft()  # it was cancelled
        if self.waiting and self.event_loop.time() >= self.next_at:
            self.next_at = self.event_loop.time() + self.interval
            self.waiting.popleft().set_result(None)
        if self.waiting and (self.timer is None or self.timer.when() <= self.event_loop.time()):
            self.timer = self.event_loop.call_at(self.next_at, self.let_one_go)
