"""Sends again by timers of the loop, and awaits one future, which the last timer fails."""

import asyncio


class Beacon:
    """Answers questions, and asks them, by datagrams."""

    def __init__(self, reply) -> None:
        """Store the function that makes an answer of a question."""
        self.reply, self.last, self.open_questions = reply, 0, {}

    async def open(self, host, port) -> int:
        """Open the socket; return its port."""
        made = asyncio.get_running_loop().create_datagram_endpoint(
            lambda: self, local_addr=(host, port)
        )
        self.transport, _ = await made
        _, port = self.transport.get_extra_info("sockname")
        return port

    async def ask(self, address, text, pause, tries) -> bytes:
        """Ask a question, up to `tries` times; return the answer. TimeoutError if there is none."""
        loop, self.last = asyncio.get_running_loop(), self.last + 1
        number, answer = self.last.to_bytes(4, "big"), loop.create_future()
        self.open_questions[number] = answer, address
        begin = loop.time()
        timers = [
            loop.call_at(begin + n * pause, self.send, b"?" + number + text, address)
            for n in range(tries)
        ]
        timers.append(loop.call_at(begin + tries * pause, self.give_up, answer))
        try:
            return await answer
        finally:
            for timer in timers:
                timer.cancel()
            del self.open_questions[number]

    def send(self, data, address):
        """Send a datagram."""
        self.transport.sendto(data, address)

    def give_up(self, answer):
        """There is no answer."""
        if not answer.done():
            answer.set_exception(TimeoutError("nobody answered"))

    def connection_made(self, transport):
        """The socket is open."""

    def connection_lost(self, error):
        """The socket is closed."""

    def error_received(self, error):
        """The system says that something was not delivered."""

    def datagram_received(self, data, address):
        """Take in one datagram."""
        match data[:1], data[1:5], data[5:]:
            case b"?", number, text if len(number) == 4:
                self.answer(number, text, address)
            case b"!", number, text if number in self.open_questions:
                answer, asked = self.open_questions[number]
                if asked == address and not answer.done():
                    answer.set_result(text)

    def answer(self, number, text, address):
        """Answer a question, if there is an answer."""
        try:
            self.send(b"!" + number + self.reply(text), address)
        except Exception as error:
            print(f"no answer: {error!r}")

    def close(self) -> None:
        """Close the socket."""
        self.transport.close()
