"""One session asks three times."""

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer


async def main():
    async def kitchen(request):
        return web.Response(text="coming")

    app = web.Application()
    app.router.add_get("/{dish}", kitchen)
    async with TestServer(app) as server, ClientSession() as session:
        for dish in ["soup", "bread", "tea"]:
            async with session.get(server.make_url(f"/{dish}")) as answer:
                await answer.text()
