# mistake: swallowed-cancel
# fails: test_cancelled
import aiohttp
from crawler_visits import Crawl

PATIENCE = aiohttp.ClientTimeout(total=10)


async def crawl(start, limit) -> dict:
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
        return await Crawl(session, start, limit).run()
