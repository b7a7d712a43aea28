# mistake: none
# fails: test_a_stalled_guest_is_dropped
import asyncio
import socket
from contextlib import suppress

TOO_MUCH = 500_000


class Chat:
    """What all guests share."""

    def __init__(self):
        self.rooms = {}  # room: its guests, as keys
        self.connections = set()
        self.all_gone = asyncio.Event()
        self.closing = False


class Guest(asyncio.Protocol):
    """One connection."""

    def __init__(self, chat):
        self.chat = chat
        self.room = self.name = None
        self.pending = bytearray()  # the beginning of a line

    def connection_made(self, transport):
        self.transport = transport
        transport.set_write_buffer_limits(high=TOO_MUCH)
        self.chat.connections.add(self)
        if self.chat.closing:
            self.dismiss()

    def connection_lost(self, error):
        self.leave()
        self.chat.connections.discard(self)
        if not self.chat.connections:
            self.chat.all_gone.set()

    def data_received(self, data):
        if self.chat.closing:
            return
        self.pending += data
        if b"\n" in data:
            *lines, rest = bytes(self.pending).split(b"\n")
            self.pending = bytearray(rest)
            for line in lines:
                self.line_received(line)

    def eof_received(self):
        self.leave()  # and the transport closes when all is sent

    def pause_writing(self):
        asyncio.get_running_loop().call_soon(self.drop)

    def line_received(self, line):
        if self.name is None:
            self.room, _, self.name = line.partition(b" ")
            self.write(b"welcome " + self.name)
            self.tell_others(self.name + b" joins")
            self.chat.rooms.setdefault(self.room, {})[self] = None
        else:
            self.tell_others(self.name + b": " + line)

    def tell_others(self, line):
        for guest in self.chat.rooms.get(self.room, ()):
            if guest is not self:
                guest.write(line)

    def write(self, line):
        if not self.transport.is_closing():
            self.transport.write(line + b"\n")

    def leave(self):
        members = self.chat.rooms.get(self.room, {})
        if self in members:
            del members[self]
            if not members:
                del self.chat.rooms[self.room]
            if not self.chat.closing:
                self.tell_others(self.name + b" leaves")

    def drop(self):
        self.leave()
        self.transport.close()

    def dismiss(self):
        """Say goodbye, and wait for the guest to hang up."""
        if not self.transport.is_closing():
            self.write(b"goodbye")
            with suppress(OSError):
                self.transport.write_eof()


async def serve(sock) -> None:
    """Serve a chat with rooms on a listening socket, until cancelled."""
    loop = asyncio.get_running_loop()
    chat = Chat()
    server = await loop.create_server(lambda: Guest(chat), sock=sock, start_serving=False)
    try:
        await server.start_serving()
        await loop.create_future()
    finally:
        server.close()
        chat.closing = True
        for guest in list(chat.connections):
            guest.dismiss()
        for _ in range(3):
            await asyncio.sleep(0)  # for those who are accepted in this very moment
        if chat.connections:
            chat.all_gone.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(0.6):
                    await chat.all_gone.wait()
        for guest in list(chat.connections):
            guest.transport.abort()
        if chat.connections:
            chat.all_gone.clear()
            await chat.all_gone.wait()
