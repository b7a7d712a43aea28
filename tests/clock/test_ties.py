"""Timers that are due at the same moment fire in the order that a seed draws."""

import asyncio
import random

from grader.worker.clock.fast import FastClock
from grader.worker.clock.ties import shuffle_ties


def order_of_ties(seed):
    """The order in which ten sleeps of the same length end, and the moment of the last."""
    ended = []

    async def sleeps(number):
        await asyncio.sleep(2)
        ended.append(number)

    async def main():
        if seed is not None:
            shuffle_ties(asyncio.get_running_loop(), random.Random(seed))
        async with asyncio.TaskGroup() as group:
            for number in range(10):
                group.create_task(sleeps(number))

    clock = FastClock()
    with clock.installed():
        asyncio.run(main())
        return ended, clock.now()


def test_the_seed_draws_the_order_and_repeats_it():
    orders = [order_of_ties(seed)[0] for seed in (1, 2, 1)]
    assert sorted(orders[0]) == list(range(10))
    assert orders[0] == orders[2] != orders[1]


def test_all_of_one_moment_fire_at_that_moment():
    seconds = order_of_ties(1)[1] - order_of_ties(None)[1]
    assert abs(seconds) < 1e-8
