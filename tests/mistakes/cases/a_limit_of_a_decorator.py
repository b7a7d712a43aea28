# mistake: guessed-time-limit
# asked: gives("dive 3")
import asyncio
import functools


def patient(seconds):
    def decorate(function):
        @functools.wraps(function)
        async def call(*arguments):
            return await asyncio.wait_for(function(*arguments), seconds)  # <- here

        return call

    return decorate


async def main(dive):
    return await patient(2)(dive)(3)
