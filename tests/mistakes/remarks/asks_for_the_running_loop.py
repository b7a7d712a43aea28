# remark: none
import asyncio


async def main():
    return asyncio.get_event_loop() is asyncio.get_running_loop()
