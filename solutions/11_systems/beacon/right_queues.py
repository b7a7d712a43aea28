"""Has a queue for each question, an inner protocol, and numbers drawn at random."""

import asyncio
import contextlib
import os


class Beacon:
    """Answers questions, and asks them, by datagrams."""

    def __init__(self, reply) -> None:
        """Store the function that makes an answer of a question."""
        self.reply = reply
        self.inboxes = {}
        self.port = None

    async def open(self, host, port) -> int:
        """Open the socket; return its port."""
        loop = asyncio.get_running_loop()
        self.port, _ = await loop.create_datagram_endpoint(
            lambda: Postman(self), local_addr=(host, port)
        )
        return self.port.get_extra_info("sockname")[1]

    async def ask(self, address, text, pause, tries) -> bytes:
        """Ask a question, up to `tries` times; return the answer. TimeoutError if there is none."""
        while (number := os.urandom(4)) in self.inboxes:
            pass
        inbox = self.inboxes[number] = asyncio.Queue()
        try:
            for left in reversed(range(tries)):
                self.port.sendto(b"?" + number + text, address)
                with contextlib.nullcontext() if not left else contextlib.suppress(TimeoutError):
                    return await self.answer_from(address, inbox, pause)
        finally:
            del self.inboxes[number]

    async def answer_from(self, address, inbox, pause):
        """The first answer of this address, within the pause."""
        async with asyncio.timeout(pause):
            while True:
                text, sender = await inbox.get()
                if sender == address:
                    return text

    def close(self) -> None:
        """Close the socket."""
        self.port.close()


class Postman(asyncio.DatagramProtocol):
    """Sorts what arrives."""

    def __init__(self, beacon):
        self.beacon = beacon

    def datagram_received(self, data, address):
        """Take in one datagram."""
        number = data[1:5]
        if len(number) == 4 and data.startswith(b"?"):
            try:
                answer = self.beacon.reply(data[5:])
            except Exception as error:
                print(f"no answer to {data[5:]!r}: {error!r}")
            else:
                self.beacon.port.sendto(b"!" + number + answer, address)
        elif data.startswith(b"!") and number in self.beacon.inboxes:
            self.beacon.inboxes[number].put_nowait((data[5:], address))
