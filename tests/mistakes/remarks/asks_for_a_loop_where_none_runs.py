# remark: deprecated-api
import asyncio
import threading


def ask():
    try:
        asyncio.get_event_loop()  # <- here
    except RuntimeError:
        return "no loop"


async def main():
    return await asyncio.to_thread(ask)
