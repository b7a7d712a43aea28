# mistake: none
# fails: test_asks
import asyncio
import secrets
from contextlib import suppress

NUMBER = 4
HEAD = 1 + NUMBER


class Beacon:
    """Answers questions, and asks them, by datagrams."""

    def __init__(self, reply) -> None:
        """Store the function that makes an answer of a question."""
        self._reply = reply
        self._asked = 0
        # The questions that wait for an answer, by their number and the address that was asked.
        self._waiting = {}

    async def open(self, host, port) -> int:
        """Open the socket; return its port."""
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(
            lambda: Received(self._take_in), local_addr=(host, port)
        )
        return self._transport.get_extra_info("sockname")[1]

    async def ask(self, address, text, pause, tries) -> bytes:
        """Ask a question, up to `tries` times; return the answer. TimeoutError if there is none."""
        loop = asyncio.get_running_loop()
        number = secrets.token_bytes(NUMBER)
        answer = loop.create_future()
        transport, _ = await loop.create_datagram_endpoint(
            lambda: Once(number, answer), remote_addr=address
        )
        try:
            for _ in range(tries):
                transport.sendto(b"?" + number + text)
                await asyncio.wait([answer], timeout=pause)
                if answer.done():
                    return answer.result()
            raise TimeoutError(f"no answer from {address}")
        finally:
            transport.close()

    def _take_in(self, data, address):
        kind, number, text = data[:1], data[1:HEAD], data[HEAD:]
        if len(data) < HEAD:
            return
        if kind == b"?":
            with suppress(Exception):
                self._transport.sendto(b"!" + number + self._reply(text), address)

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


class Received(asyncio.DatagramProtocol):
    """Passes on what is received, to a function."""

    def __init__(self, take_in):
        self.datagram_received = take_in


class Once(asyncio.DatagramProtocol):
    """Waits for one answer."""

    def __init__(self, number, answer):
        self.number, self.answer = number, answer

    def datagram_received(self, data, address):
        """Take in one datagram."""
        if data[:HEAD] == b"!" + self.number and not self.answer.done():
            self.answer.set_result(data[HEAD:])
