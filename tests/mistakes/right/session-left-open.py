"""The session is closed at the end of the block."""

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer


async def main():
    async def menu(request):
        return web.Response(text="leek soup")

    app = web.Application()
    app.router.add_get("/", menu)
    async with TestServer(app) as server, ClientSession() as session:
        answer = await session.get(server.make_url("/"))
        return await answer.text()
