# mistake: none
# fails: test_malformed
import asyncio
import itertools
import socket
import struct


class Question:
    """A question that waits."""

    def __init__(self, address):
        self.address, self.answer, self.answered = address, None, asyncio.Event()


class Beacon:
    """Answers questions, and asks them, by datagrams."""

    def __init__(self, reply) -> None:
        """Store the function that makes an answer of a question."""
        self._reply = reply
        self._numbers = itertools.count(1)
        self._questions = {}

    async def open(self, host, port) -> int:
        """Open the socket; return its port."""
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        self._socket.bind((host, port))
        self._reading = asyncio.create_task(self._read())
        return self._socket.getsockname()[1]

    async def _read(self):
        loop = asyncio.get_running_loop()
        while True:
            data, address = await loop.sock_recvfrom(self._socket, 65536)
            kind, number = struct.unpack(">cI", data[:5])
            if kind == b"?":
                answer = struct.pack(">cI", b"!", number) + self._reply(data[5:])
                await loop.sock_sendto(self._socket, answer, address)
            elif number in self._questions and self._questions[number].address == address:
                self._questions[number].answer = data[5:]
                self._questions[number].answered.set()

    async def ask(self, address, text, pause, tries) -> bytes:
        """Ask a question, up to `tries` times; return the answer. TimeoutError if there is none."""
        number, loop = next(self._numbers), asyncio.get_running_loop()
        question = self._questions[number] = Question(address)
        try:
            for _ in range(tries):
                data = struct.pack(">cI", b"?", number) + text
                await loop.sock_sendto(self._socket, data, address)
                try:
                    await asyncio.wait_for(question.answered.wait(), pause)
                except TimeoutError:
                    continue
                return question.answer
            raise TimeoutError
        finally:
            self._questions.pop(number)

    def close(self) -> None:
        """Close the socket."""
        self._reading.cancel()
        self._socket.close()
