"""Each lambda has its own voice."""

import asyncio


async def main(sing):
    voices = ["soprano", "alto", "bass"]
    parts = [lambda voice=voice: sing(voice) for voice in voices]
    return await asyncio.gather(*[part() for part in parts])
