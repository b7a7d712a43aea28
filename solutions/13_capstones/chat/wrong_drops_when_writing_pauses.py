# mistake: none
# fails: test_a_slow_guest_stays
# Takes the pause that asyncio asks for at 64 KiB for the end of a guest.
import asyncio
import socket

LONGEST = 60_001


class House:
    """All rooms of one server, and all guests, also those without a room."""

    def __init__(self) -> None:
        self.rooms = {}
        self.guests = set()
        self.closing = False

    def tell(self, room, line, but=None) -> None:
        """Send a line to a room."""
        for guest in list(self.rooms.get(room, ())):
            if guest is not but and not guest.transport.is_closing():
                guest.transport.write(line + b"\n")

    def enter(self, guest) -> None:
        """A guest has said its name."""
        self.rooms.setdefault(guest.room, {})[guest] = None
        guest.transport.write(b"welcome " + guest.name + b"\n")
        self.tell(guest.room, guest.name + b" joins", but=guest)

    def leave(self, guest) -> None:
        """A guest goes, if it is still here."""
        if guest in self.rooms.get(guest.room, ()):
            del self.rooms[guest.room][guest]
            if not self.rooms[guest.room]:
                del self.rooms[guest.room]
            self.tell(guest.room, guest.name + b" leaves")

    async def close(self) -> None:
        """Say goodbye to all, and wait until they are gone, but not for long."""
        self.closing = True
        self.rooms.clear()
        for guest in self.guests:
            guest.goodbye()
        gone = [guest.gone for guest in self.guests]
        try:
            if gone:
                await asyncio.wait(gone, timeout=0.6)
        finally:
            for guest in self.guests:
                guest.transport.abort()
            if gone:
                await asyncio.wait(gone)


class Guest(asyncio.Protocol):
    """One connection."""

    def __init__(self, house) -> None:
        self.house = house
        self.begun = bytearray()
        self.room = self.name = None
        self.gone = asyncio.get_running_loop().create_future()

    def connection_made(self, transport) -> None:
        self.transport = transport
        self.house.guests.add(self)
        if self.house.closing:
            self.goodbye()

    def data_received(self, data) -> None:
        if self.house.closing or self.transport.is_closing():
            return
        self.begun += data
        *lines, rest = bytes(self.begun).split(b"\n")
        self.begun = bytearray(rest)
        for line in lines:
            if self.transport.is_closing():
                return
            self.hear(line)
        if len(rest) > LONGEST:
            self.drop()

    def hear(self, line) -> None:
        """Take one whole line."""
        if self.name is not None:
            self.house.tell(self.room, self.name + b": " + line, but=self)
            return
        room, space, name = line.partition(b" ")
        if not space:
            self.transport.close()
            return
        self.room, self.name = room, name
        self.house.enter(self)

    def pause_writing(self) -> None:
        """Too much waits for this guest, who seems to read no more."""
        if not self.house.closing:
            self.transport.abort()
            asyncio.get_running_loop().call_soon(self.house.leave, self)

    def eof_received(self) -> bool:
        self.house.leave(self)
        return False

    def connection_lost(self, error) -> None:
        self.house.leave(self)
        self.house.guests.discard(self)
        if not self.gone.done():
            self.gone.set_result(None)

    def drop(self) -> None:
        """Close the connection at once, with all that waits."""
        self.transport.abort()
        self.house.leave(self)

    def goodbye(self) -> None:
        """Send the last line."""
        if not self.transport.is_closing():
            self.transport.write(b"goodbye\n")
            self.transport.close()


async def serve(sock) -> None:
    """Serve a chat with rooms on a listening socket, until cancelled."""
    house = House()
    server = await asyncio.get_running_loop().create_server(lambda: Guest(house), sock=sock)
    try:
        await asyncio.get_running_loop().create_future()
    finally:
        for _ in range(3):
            await asyncio.sleep(0)
        server.close()
        await house.close()
