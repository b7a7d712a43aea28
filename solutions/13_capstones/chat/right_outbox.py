"""Each guest has an outbox and a task that sends it, so `drain` delays only that task."""

import asyncio
import contextlib

ROOM_IN_OUTBOX = 300_000


async def serve(sock) -> None:
    guests = set()

    async def visit(reader, writer):
        guest = Guest(writer, guests)
        guests.add(guest)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await guest.talk(reader)
        guests.discard(guest)
        if guest.name is not None:
            guest.tell_others(f"{guest.name} leaves")
        guest.tell(None)

    server = await asyncio.start_server(visit, sock=sock)
    try:
        await asyncio.Event().wait()
    finally:
        server.close()
        everybody = list(guests)
        guests.clear()
        for guest in everybody:
            guest.tell("goodbye")
            guest.tell(None)
        if everybody:
            sending = [guest.sending for guest in everybody]
            await asyncio.wait(sending, timeout=0.6)
            for guest in everybody:
                if not guest.sending.done():
                    guest.writer.transport.abort()
            await asyncio.wait(sending)


class Guest:
    def __init__(self, writer, guests):
        self.writer, self.guests = writer, guests
        self.room = self.name = None
        self.outbox, self.waiting = asyncio.Queue(), 0
        self.sending = asyncio.create_task(self.send_all())

    async def talk(self, reader):
        first = (await reader.readuntil(b"\n")).decode()
        self.room, self.name = first.removesuffix("\n").split(" ", 1)
        self.tell_others(f"{self.name} joins")
        self.tell(f"welcome {self.name}")
        while True:
            line = (await reader.readuntil(b"\n")).decode()
            self.tell_others(f"{self.name}: {line[:-1]}")

    def tell_others(self, text):
        for guest in self.guests:
            if guest is not self and guest.room == self.room:
                guest.tell(text)

    def tell(self, text):
        data = b"" if text is None else f"{text}\n".encode()
        self.waiting += len(data)
        if self.waiting > ROOM_IN_OUTBOX:
            self.writer.transport.abort()
        else:
            self.outbox.put_nowait(data)

    async def send_all(self):
        with contextlib.suppress(OSError):
            while data := await self.outbox.get():
                self.writer.write(data)
                await self.writer.drain()
                self.waiting -= len(data)
            self.writer.close()
            await self.writer.wait_closed()
