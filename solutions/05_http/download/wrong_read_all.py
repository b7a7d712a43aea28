# mistake: body-in-memory
# fails: test_memory_stays_flat, test_reports_progress
import asyncio


async def download(session, url, path, progress) -> None:
    async with session.get(url) as response:
        response.raise_for_status()
        body = await response.read()  # <- here
    part = path.with_suffix(".part")
    with part.open("wb") as file:
        for start in range(0, len(body), 2**20):
            file.write(body[start : start + 2**20])
            await asyncio.sleep(0)
    part.replace(path)
    progress(len(body), len(body))
