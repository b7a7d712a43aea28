# mistake: kept-for-ever
# fails: test_keeps_nothing
import asyncio
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
        self._asked += 1
        number = self._asked.to_bytes(NUMBER, "big")
        answer = self._waiting[number, address] = asyncio.get_running_loop().create_future()
        try:
            for _ in range(tries):
                self._transport.sendto(b"?" + number + text, address)
                # `wait` leaves the future alone when the time is up; `wait_for` would cancel it.
                await asyncio.wait([answer], timeout=pause)
                if answer.done():
                    return answer.result()
            raise TimeoutError(f"no answer from {address}")
        except asyncio.CancelledError:
            del self._waiting[number, address]  # <- here
            raise

    def _take_in(self, data, address):
        kind, number, text = data[:1], data[1:HEAD], data[HEAD:]
        if len(data) < HEAD:
            return
        if kind == b"?":
            with suppress(Exception):
                self._transport.sendto(b"!" + number + self._reply(text), address)
        elif kind == b"!":
            answer = self._waiting.get((number, address))
            if answer is not None and not answer.done():
                del self._waiting[number, address]
                answer.set_result(text)

    def close(self) -> None:
        """Close the socket."""
        self._transport.close()


class Received(asyncio.DatagramProtocol):
    """Passes on what is received, to a function."""

    def __init__(self, take_in):
        self.datagram_received = take_in
