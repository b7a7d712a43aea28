"""beacon: questions and answers by datagrams, which get lost.

Weather stations stand on a ridge. They ask each other for the wind, over UDP, because the radio link is
poor: a broken TCP connection would take minutes to recover. A UDP message is a *datagram*: it arrives whole
or not at all. Some get lost, some arrive twice, and some arrive so late that nobody waits for them any more.
In the first version each station asked one question at a time, and took whatever came next for the answer.
After one late answer, every station had the wind of the question before.

Write the class `Beacon`. It has one UDP socket, on which it answers questions and asks its own:

    beacon = Beacon(reply)                      # reply(b"wind?") → b"7 m/s", an ordinary function
    port = await beacon.open("127.0.0.1", 0)    # the port that it has got
    await beacon.ask(("127.0.0.1", 9000), b"wind?", pause=2, tries=3)
    → b"5 m/s"
    beacon.close()

A question is the byte `?`, four bytes with a number that the one who asks has chosen, and the text. The
answer is the byte `!`, the same four bytes, and the text of the answer.

What is checked, with real datagrams:

- To a question the beacon answers with `reply(text)`, to the address that it came from. It keeps no record: a
  question that arrives twice is answered twice.
- `ask` sends its question, and returns the text of the answer. If none has come after `pause` seconds, it
  sends the same datagram again, `tries` times in all. If `pause` seconds after the last time there is no
  answer, it raises TimeoutError.
- An answer belongs to the question with the same number, and counts only if it comes from the address that
  was asked. It may come at any time while the question waits, also after the second or third sending.
- Many questions may wait at the same time, and their answers come in any order. No two questions of a
  beacon have the same number, also if one of them waits no longer.
- Answers that nobody waits for are ignored: those that come late, or twice.
- Datagrams that are no question and no answer are ignored: too short, or with another first byte. If `reply`
  raises an exception, there is no answer to that question. Either way the beacon goes on, and no exception
  reaches the event loop.
- An `ask` that is cancelled ends as cancelled.
- Nothing is kept of a question that is over, however it ended. After `ask` has ended, no task is running.
- Whoever waits is woken, and does not check again and again. A pause may last a minute, or longer.
- Several beacons in one program are independent. After `close` the port is free.

New here: `loop.create_datagram_endpoint`, and numbers that join answers to their questions. Not needed here:
growing pauses, or a lock.
"""

import asyncio


class Beacon:
    """Answers questions, and asks them, by datagrams."""

    def __init__(self, reply) -> None:
        """Store the function that makes an answer of a question."""
        # TODO: write the four methods.
        raise NotImplementedError("Beacon is not implemented yet")

    async def open(self, host, port) -> int:
        """Open the socket; return its port."""
        raise NotImplementedError("Beacon is not implemented yet")

    async def ask(self, address, text, pause, tries) -> bytes:
        """Ask a question, up to `tries` times; return the answer. TimeoutError if there is none."""
        raise NotImplementedError("Beacon is not implemented yet")

    def close(self) -> None:
        """Close the socket."""
        raise NotImplementedError("Beacon is not implemented yet")


# From here on you need change nothing. To try your code, run `python beacon.py`.


async def main() -> None:
    """Two stations ask each other, and one asks where nobody answers."""
    north, south = Beacon(lambda text: b"7 m/s"), Beacon(lambda text: b"5 m/s")
    ports = [await beacon.open("127.0.0.1", 0) for beacon in (north, south)]
    print("north asks south:", await north.ask(("127.0.0.1", ports[1]), b"wind?", pause=1, tries=3))
    print("south asks north:", await south.ask(("127.0.0.1", ports[0]), b"wind?", pause=1, tries=3))
    south.close()
    try:
        await north.ask(("127.0.0.1", ports[1]), b"wind?", pause=0.3, tries=3)
    except TimeoutError:
        print("no answer")
    north.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except NotImplementedError as todo:
        print(f"{todo}. Open this file and write it.")
