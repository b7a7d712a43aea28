# mistake: none
# fails: test_the_end
import asyncio


async def serve(sock) -> None:
    loop = asyncio.get_running_loop()
    rooms, guests = {}, set()
    server = await loop.create_server(lambda: Guest(rooms, guests), sock=sock)
    try:
        await asyncio.Event().wait()
    finally:
        server.close()
        rooms.clear()
        for guest in list(guests):
            guest.room = None
            guest.transport.write(b"goodbye\n")
            guest.transport.close()
        if guests:
            await asyncio.wait([guest.lost for guest in guests], timeout=0.4)  # <- here


class Guest(asyncio.Protocol):
    def __init__(self, rooms, guests):
        self.rooms, self.guests = rooms, guests
        self.room = None
        self.name = ""
        self.rest = b""
        self.lost = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        # Above the upper limit, the loop calls `pause_writing`.
        transport.set_write_buffer_limits(high=600_000)
        self.guests.add(self)

    def data_received(self, data):
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            self.heard(line.decode("utf-8"))

    def heard(self, line):
        if self.room is not None:
            self.tell_others(f"{self.name}: {line}")
            return
        room, self.name = line.split(" ", 1)
        self.room = self.rooms.setdefault(room, [])
        self.tell_others(f"{self.name} joins")
        self.room.append(self)
        self.send(f"welcome {self.name}")

    def tell_others(self, text):
        for guest in list(self.room):
            if guest is not self:
                guest.send(text)

    def send(self, text):
        self.transport.write(text.encode() + b"\n")

    def pause_writing(self):
        if self.room is not None:
            self.transport.abort()

    def connection_lost(self, error):
        self.guests.discard(self)
        if not self.lost.done():
            self.lost.set_result(None)
        if self.room is not None and self in self.room:
            self.room.remove(self)
            self.tell_others(f"{self.name} leaves")
