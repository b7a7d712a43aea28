# remark: session-left-open
import aiohttp


async def main():
    session = aiohttp.ClientSession()  # <- here
    return session.closed
