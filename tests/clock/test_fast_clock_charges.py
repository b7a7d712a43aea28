"""What blocks the loop is on the clock, and a `time.sleep` is named by its line."""

import asyncio
import select
import socket
import subprocess
import sys
import time

import pytest


def exactly(seconds):
    return pytest.approx(seconds, abs=0.001)


def about(seconds):
    """Allow for what a busy machine adds to a real wait, and nothing below it."""
    return pytest.approx(seconds + 0.15, abs=0.16)


def here():
    return sys._getframe(1).f_lineno


def test_a_blocking_sleep_is_charged_with_its_line(clock, took):
    async def scenario():
        time.sleep(1)
        scenario.line = here() - 1

    assert took(scenario) == exactly(1)
    (blocked,) = clock.blocked
    assert (blocked.file, blocked.line, blocked.what) == (__file__, scenario.line, "time.sleep")
    assert blocked.seconds == 1


def test_a_sleep_imported_by_name_is_charged_too(clock, took):
    student = {"__name__": "student"}
    source = "from time import sleep\n\nasync def scenario():\n    sleep(1.5)\n"
    exec(compile(source, "student.py", "exec"), student)
    assert took(student["scenario"]) == exactly(1.5)
    assert [(blocked.file, blocked.line) for blocked in clock.blocked] == [("student.py", 4)]


def test_blocking_sleeps_in_a_gather_take_their_sum(clock, took):
    async def block():
        await asyncio.sleep(0)
        time.sleep(1)

    async def scenario():
        await asyncio.gather(block(), block(), block())

    assert took(scenario) == exactly(3)
    start = clock.blocked[0].start
    assert [blocked.start - start for blocked in clock.blocked] == [
        exactly(0),
        exactly(1),
        exactly(2),
    ]


def test_a_blocking_sleep_makes_other_timers_late(took):
    async def scenario():
        sleeping = asyncio.create_task(asyncio.sleep(1))
        await asyncio.sleep(0)
        time.sleep(3)
        await sleeping

    assert took(scenario) == exactly(3)


def test_a_timeout_cannot_interrupt_a_blocking_sleep(took):
    async def scenario():
        async def block():
            time.sleep(2)
            await asyncio.sleep(5)

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(block(), 1)

    assert took(scenario) == exactly(2)


def test_a_long_blocking_call_is_charged(clock, took):
    async def scenario():
        select.select([], [], [], 0.4)

    assert took(scenario) == about(0.4)
    (blocked,) = clock.blocked
    assert (blocked.what, blocked.file) == ("blocking call", None)
    assert blocked.seconds == about(0.4)


def test_a_student_who_times_a_blocking_call_sees_it(clock):
    async def scenario():
        start = time.perf_counter()
        select.select([], [], [], 0.3)
        return time.perf_counter() - start

    assert asyncio.run(scenario()) == about(0.3)


def test_a_receive_that_times_out_is_charged(clock, took):
    async def scenario():
        one, other = socket.socketpair()
        with one, other:
            one.settimeout(0.3)
            with pytest.raises(TimeoutError):
                one.recv(1)

    assert took(scenario) == about(0.3)


def test_a_child_process_run_to_its_end_blocks_the_loop(clock, took):
    async def scenario():
        subprocess.run(["sleep", "0.3"], check=True)

    assert took(scenario) == about(0.3)


def test_a_short_blocking_call_is_below_what_can_be_told_from_noise(clock, took):
    async def scenario():
        select.select([], [], [], 0.02)

    assert took(scenario) == 0
    assert clock.blocked == []


def test_a_sleep_without_a_loop_passes_on_the_clock(clock):
    start = clock.now()
    time.sleep(5)
    assert clock.now() - start == exactly(5)
    assert clock.blocked == []


@pytest.mark.parametrize("wrong", [-1, "1"])
def test_a_wrong_length_is_refused_as_by_the_real_sleep(clock, wrong):
    with pytest.raises((ValueError, TypeError)):
        time.sleep(wrong)
