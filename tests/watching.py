"""What the tests of the watch share: a wrong answer, and when the watch is ready."""

SERIAL = """
async def double(number) -> int:
    return 2 * number
"""


def ready(term):
    """The files are watched once the first grading is over; what is saved before may go unseen."""
    while term.read(1.5):
        pass
    return term


def command(kit):
    """How to start a watch in a terminal."""
    how = kit.command("watch", TERM="xterm-256color")
    return {name: how[name] for name in ("args", "cwd", "env")}
