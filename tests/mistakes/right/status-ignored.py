"""It looks at the status before it reads."""

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer


async def main():
    async def soup(request):
        return web.Response(text="leek soup")

    app = web.Application()
    app.router.add_get("/soup", soup)
    async with TestServer(app) as server, ClientSession() as session:
        answer = await session.get(server.make_url("/soup"))
        answer.raise_for_status()
        return await answer.text()
