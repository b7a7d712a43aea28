# mistake: none
# fails: test_goodbye
import asyncio
import collections

MOST = 500_000
"""Bytes that may wait for a guest."""


async def serve(sock) -> None:
    house = House()
    server = await asyncio.start_server(house.visit, sock=sock)
    try:
        await asyncio.get_running_loop().create_future()  # until cancelled
    finally:
        server.close()
        await house.close()


class House:
    def __init__(self):
        self.visits = {}  # the task of each guest
        self.rooms = collections.defaultdict(set)

    async def visit(self, reader, writer):
        self.visits[writer] = asyncio.current_task()
        try:
            await self.talk(reader, writer)
        except OSError:
            pass  # the guest vanished
        finally:
            del self.visits[writer]
            writer.close()

    async def talk(self, reader, writer):
        first = await reader.readline()
        if not first.endswith(b"\n"):
            return  # the end of the connection
        name_of_room, _, name = first[:-1].decode().partition(" ")
        room = self.rooms[name_of_room]
        tell(room, f"{name} joins")
        room.add(writer)
        tell({writer}, f"welcome {name}")
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                tell(room - {writer}, f"{name}: {line[:-1].decode()}")
        finally:
            room.discard(writer)
            tell(room, f"{name} leaves")

    async def close(self):
        for room in self.rooms.values():
            room.clear()  # nobody hears of others who leave now
        visits = list(self.visits.values())
        for writer in self.visits:
            writer.transport.abort()
        await asyncio.gather(*visits)


def tell(guests, text):
    for writer in guests:
        writer.write(f"{text}\n".encode())
        if writer.transport.get_write_buffer_size() > MOST:
            writer.transport.abort()


async def say_goodbye(writer):
    writer.write(b"goodbye\n")
    writer.close()
    try:
        async with asyncio.timeout(0.5):
            await writer.wait_closed()
    except TimeoutError:
        writer.transport.abort()
    except OSError:
        pass  # the guest vanished
