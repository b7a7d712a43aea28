"""`to_thread` carries the variable along."""

import asyncio
from contextvars import ContextVar

table = ContextVar("table", default="no table")


def write_bill():
    return f"bill for {table.get()}"


async def main():
    table.set("table 7")
    return await asyncio.to_thread(write_bill)
