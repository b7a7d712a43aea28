"""A loop of its own is right in a program that has none yet: this is a function to be awaited."""

import asyncio


async def soft_boiled(boil):
    return await boil("eggs")


def script(boil):
    return asyncio.run(soft_boiled(boil))


async def main(boil):
    return await soft_boiled(boil)
