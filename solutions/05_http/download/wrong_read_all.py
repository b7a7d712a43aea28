# mistake: none
# fails: test_memory_stays_flat, test_reports_progress
import asyncio


async def download(session, url, path, progress) -> None:
    async with session.get(url) as response:
        response.raise_for_status()
        body = await response.read()  # <- here
    part = path.with_suffix(".part")
    await asyncio.to_thread(part.write_bytes, body)
    part.replace(path)
    progress(len(body), len(body))
