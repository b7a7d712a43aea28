"""Another program, a deadline, and nothing left behind."""

import asyncio
import os
import signal
from contextlib import contextmanager, suppress
from types import SimpleNamespace

from grader import NotSeen, Shows, expect, inputs, points, scenario

NEEDS = "processes"

ASKS = "async def run(command, seconds) -> tuple[int, bytes]"

HINTS = (
    "A pipe holds only so much. Who reads while the command writes? And a command may start others: "
    "which of them does `process.kill()` reach?",
    "`create_subprocess_exec` can send both streams into one pipe, and `communicate()` reads until the "
    "end. With `start_new_session=True` the command leads a process group of its own. `os.killpg` "
    "sends a signal to all of a group.",
    "Put `asyncio.timeout` around `communicate()`. On any exception, a cancellation too: kill the group "
    "with SIGKILL, await `process.wait()`, and raise the exception again. The group may be there although "
    "the command is gone, and it may be gone as well.",
)

STUBBORN = """
exec 9>PIPE; echo $$ >&9
trap "" TERM INT HUP
sleep 2 & echo $! >&9
sleep 2 & echo $! >&9
wait
"""
"""It writes the process ids of itself and of two children into a pipe that all three keep open."""
LEAVES_ONE = "exec 9>PIPE; echo $$ >&9; sleep 2 & echo $! >&9; echo it has started"
"""It ends at once, and leaves a child that still could write."""
TALKS = "exec 9>PIPE; echo $$ >&9; while :; do echo tick; sleep 0.1; done"
MIXED = "echo 1; echo 2 >&2; echo 3; echo 4 >&2; echo 5"
LOUD = "for i in 1 2 3; do head -c 70000 /dev/zero; head -c 70000 /dev/zero >&2; done"
BOTH = "(head -c 200000 /dev/zero) & (head -c 200000 /dev/zero >&2) & wait; echo"
MEGABYTES = "head -c 3000000 /dev/zero"
LATE = "(sleep 0.6; echo late) & echo early"
PATIENCE = 30
"""Hundredths of a second that a process has for its end, once it is killed."""
SECONDS, MOMENT = 0.5, 0.6
"""A deadline, and what it may take to end a command."""


@inputs
def words(rng):
    """Arguments that a shell would take apart, and an exit status."""
    odd = ["two  words", "$HOME", "it's", '"', "*", "; exit 9", "", "\\n"]
    return SimpleNamespace(arguments=rng.sample(odd, 5), status=rng.randrange(1, 120))


class Alive:
    """A named pipe that a command and all of its children hold open as long as they live."""

    def __init__(self, path):
        self.path = str(path)
        os.mkfifo(self.path)
        self._end = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)
        self._said = b""

    async def found(self):
        """What is seen of it, a moment later: who is killed needs one to go."""
        for _ in range(PATIENCE):
            if self.seen() == "gone":
                break
            await asyncio.sleep(0.01)
        return self.seen()

    def seen(self):
        """`nothing`, if it never started; `running`, or `gone`."""
        with suppress(BlockingIOError):
            while part := os.read(self._end, 1000):
                self._said += part
            return "gone" if self._said else "nothing"
        return "running"

    def close(self):
        """End what is left of it."""
        left = self.seen() == "running"
        for pid in self._said.split() if left else ():
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        os.close(self._end)


@contextmanager
def alive(folder, number=1):
    """So many of these pipes."""
    with folder.temporary() as place:
        pipes = [Alive(place / f"pipe-{n}") for n in range(number)]
        try:
            yield pipes if number > 1 else pipes[0]
        finally:
            for pipe in pipes:
                pipe.close()


def sh(script, pipe=None):
    """A command of the shell. The path of a pipe is written into it: `$0` may be anything."""
    return ["sh", "-c", script if pipe is None else script.replace("PIPE", pipe.path)]


async def end_of_run(work):
    """How it ended, in a word or as its result."""
    try:
        return await work
    except (Exception, asyncio.CancelledError) as error:
        if isinstance(error, NotImplementedError):
            raise
        return type(error).__name__


async def at_the_deadline(student, folder, script):
    with alive(folder) as pipe:
        end = await end_of_run(student.run(sh(script, pipe), SECONDS))
        return end, await pipe.found()


async def when_cancelled(student, folder, observer, script):
    with alive(folder) as pipe:
        work = student.run(sh(script, pipe), 15)
        end = await end_of_run(observer.cancel_after(SECONDS, work))
        return end, await pipe.found()


# -- scenarios


@scenario(clock="wall")
async def short_ones(student, words):
    show = sh(f'for each in "$0" "$@"; do printf "<%s>\\n" "$each"; done; exit {words.status}')
    commands = [[*show, *words.arguments], sh(MIXED), ["true"], sh("kill -9 $$")]
    return [await student.run(command, 5) for command in commands]


@scenario(clock="wall", limit=6)
async def long_output(student):
    results = []
    for script in (LOUD, BOTH, MEGABYTES):
        status, output = await student.run(sh(script), 2.5)
        results.append((status, type(output).__name__, len(output)))
    return results


@scenario(clock="wall")
async def late_output(student):
    return await student.run(sh(LATE), 5)


@scenario(clock="wall")
async def stubborn(student, folder):
    return await at_the_deadline(student, folder, STUBBORN)


@scenario(clock="wall")
async def leaves_one(student, folder):
    return await at_the_deadline(student, folder, LEAVES_ONE)


@scenario(clock="wall")
async def talks(student, folder):
    return await at_the_deadline(student, folder, TALKS)


@scenario(clock="wall")
async def stubborn_cancelled(student, folder, observer):
    return await when_cancelled(student, folder, observer, STUBBORN)


@scenario(clock="wall")
async def leaves_one_cancelled(student, folder, observer):
    return await when_cancelled(student, folder, observer, LEAVES_ONE)


@scenario(clock="wall")
async def several(student):
    commands = [sh(f"sleep 0.8; echo {n}") for n in range(4)]
    return await asyncio.gather(*(student.run(command, 5) for command in commands))


@scenario(clock="wall")
async def one_of_two(student, folder, observer):
    """Two at the same time: one is cancelled, and the other one has to go on."""
    with alive(folder, 2) as (first, second):
        other = asyncio.create_task(end_of_run(student.run(sh(STUBBORN, second), 1.2)))
        end = asyncio.create_task(
            end_of_run(observer.cancel_after(0.5, student.run(sh(STUBBORN, first), 15)))
        )
        await asyncio.sleep(0.8)  # how long the cancelled one takes to end is another question
        meanwhile = second.seen()
        seen = [await end, await first.found(), meanwhile]
        return [*seen, await other, await second.found()]


@scenario(clock="wall")
async def no_such_program(student):
    await student.run(["no-such-program-here", "--help"], 5)


# -- checks


@points(1)
def test_gives_status_and_output(short_ones):
    """It returns the exit status, and the output. Arguments arrive as they are."""
    words, value = short_ones.inputs, short_ones.value.plain
    shown = "".join(f"<{each}>\n" for each in words.arguments).encode()
    expect(value[0], (words.status, shown), "a command that writes its arguments")
    expect(value[2:], [(0, b""), (-9, b"")], "`true`, and a command that ends by signal 9")


@points(1)
def test_both_streams_in_order(short_ones):
    """The output has both streams, in the order in which they were written."""
    expect(short_ones.value.plain[1], (0, b"1\n2\n3\n4\n5\n"), "lines on both streams in turn")


@points(2)
def test_long_output(long_output):
    """Output of any length arrives, also if much comes on both streams."""
    sizes = 420_000, 400_001, 3_000_000
    whose = "both streams in turn", "both streams at once", "one stream"
    for (status, kind, got), size, what in zip(long_output.value.plain, sizes, whose, strict=True):
        expect(kind, "bytes", f"much output on {what}: its type")
        expect(got, size, f"much output on {what}: the bytes that came")
        expect(status, 0, f"much output on {what}: the exit status")


@points(1)
def test_waits_for_late_output(late_output):
    """It waits for a program in the background that still writes."""
    expect(
        late_output.value.plain,
        (0, b"early\nlate\n"),
        "a command that ends early, with a program in the background that writes: status and output",
    )


@points(1)
def test_raises_timeout(stubborn, leaves_one, talks):
    """After `seconds` it raises TimeoutError."""
    for evidence in stubborn, leaves_one, talks:
        expect(evidence.part(0), "TimeoutError", "how `run` ended at its deadline")


@points(2, shows="child-left-running")
def test_nothing_left_at_the_deadline(stubborn, talks):
    """At the deadline the command and its children are ended, even if they ignore polite signals."""
    is_gone(stubborn.value.plain, "at the deadline", "the command or a child of it")
    is_gone(talks.value.plain, "at the deadline", "the command")


def is_gone(seen, when, who, headline=""):
    """Nothing of a command may be left."""
    _, found = seen
    if found == "nothing":
        raise NotSeen("the command never started")
    if found != "gone":
        what = f"{when}: when `run` ended, {who} still ran"
        raise Shows(what, "child-left-running", headline)


@points(2, shows="child-left-running")
def test_nothing_left_in_the_background(leaves_one, leaves_one_cancelled):
    """A program in the background is ended too, although the command has ended by itself."""
    who = "a program that the command had left in the background"
    headline = "The command had ended, and a program that it had started was still running."
    is_gone(leaves_one.value.plain, "at the deadline", who, headline)
    is_gone(leaves_one_cancelled.value.plain, "after a cancellation", who, headline)


@points(2, shows="child-left-running")
def test_nothing_left_after_a_cancel(stubborn_cancelled):
    """After a cancellation nothing of the command is left."""
    who = "the command or a child of it"
    is_gone(stubborn_cancelled.value.plain, "after a cancellation", who)


@points(1, shows="swallowed-cancel")
def test_ends_as_cancelled(stubborn_cancelled, leaves_one_cancelled):
    """If it is cancelled, it ends as cancelled."""
    for evidence in stubborn_cancelled, leaves_one_cancelled:
        expect(evidence.part(0), "CancelledError", "how `run` ended after a cancellation")


@points(1)
def test_takes_a_moment(stubborn, leaves_one, talks, stubborn_cancelled, leaves_one_cancelled):
    """At the deadline, and after a cancellation, it takes no more than a moment."""
    for evidence in stubborn, leaves_one, talks, stubborn_cancelled, leaves_one_cancelled:
        evidence.took(over=SECONDS - 0.05, under=SECONDS + MOMENT)


@points(1)
def test_no_zombie(stubborn, leaves_one, stubborn_cancelled, short_ones):
    """The exit status of every command is collected."""
    for evidence in stubborn, leaves_one, stubborn_cancelled, short_ones:
        evidence.must_have_returned()
        if evidence is not short_ones and evidence.value.plain[1] == "nothing":
            raise NotSeen("the command never started")
        message = "when `run` had ended, the exit status of a command was not collected"
        assert not evidence.noticed.children_left, f"{message}: nobody waited for its end"


@points(2)
def test_at_the_same_time(several):
    """Several commands run at the same time, and the event loop is never blocked."""
    expect(
        several.value.plain,
        [(0, f"{n}\n".encode()) for n in range(4)],
        "the results of four commands",
    )
    several.never_blocked(under=0.4)
    several.took(over=0.75, under=1.6)


@points(1, shows="polling")
def test_is_woken(several):
    """Nothing checks again and again whether a command has ended."""
    several.must_have_returned()
    if several.elapsed < 0.75:
        raise NotSeen("no command took its time")
    several.never_polled(under=120)


@points(1)
def test_others_go_on(one_of_two):
    """Whoever cancels one command ends that one, and no other."""
    end, first, second, other, second_later = one_of_two.value.plain
    expect(end, "CancelledError", "two at the same time: how the `run` that was cancelled ended")
    expect(first, "gone", "two at the same time: the command whose `run` was cancelled")
    expect(second, "running", "two at the same time: the other command, 0.3 s after that")
    expect(
        other, "TimeoutError", "two at the same time: how the other `run` ended, at its deadline"
    )
    expect(second_later, "gone", "two at the same time: the other command, after its deadline")


@points(1)
def test_no_such_program(no_such_program):
    """A program that does not exist raises FileNotFoundError."""
    no_such_program.raised(FileNotFoundError)
