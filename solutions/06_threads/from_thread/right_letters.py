"""A mailbox with a task that empties it: letters in a deque, and each has an event for threads."""

import asyncio
import threading
from collections import deque


class Letter:
    def __init__(self, coro):
        self.coro, self.arrived, self.task = coro, threading.Event(), None
        self.unwanted = False

    def carry(self):
        self.task = asyncio.create_task(self.coro)
        self.task.add_done_callback(lambda _: self.arrived.set())
        if self.unwanted:
            self.task.cancel()

    def take_back(self):
        self.unwanted = True
        if self.task is not None:
            self.task.cancel()


class Mailbox:
    def __init__(self):
        self.letters, self.full = deque(), asyncio.Event()
        self.postman = asyncio.create_task(self.empty_it())

    async def empty_it(self):
        while await self.full.wait():
            self.full.clear()
            while self.letters:
                self.letters.popleft().carry()


mailboxes = {}


def throw_in(loop, letter):
    if loop not in mailboxes:
        mailboxes[loop] = Mailbox()
    mailboxes[loop].letters.append(letter)
    mailboxes[loop].full.set()


def submit(loop, coro, seconds) -> object:
    letter = Letter(coro)
    loop.call_soon_threadsafe(throw_in, loop, letter)
    if not letter.arrived.wait(seconds):
        loop.call_soon_threadsafe(letter.take_back)
        raise TimeoutError(f"no answer within {seconds} s")
    return letter.task.result()
