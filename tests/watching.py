"""Shared by the tests of the watch: a wrong answer, and how to wait until the watch is ready."""

SERIAL = """
async def double(number) -> int:
    return 2 * number
"""


def ready(term):
    """Wait until the first grading is over: a file that is saved earlier may be missed."""
    while term.read(1.5):
        pass
    return term


def command(kit):
    """The arguments to start a watch in a terminal."""
    how = kit.command("watch", TERM="xterm-256color")
    return {name: how[name] for name in ("args", "cwd", "env")}
