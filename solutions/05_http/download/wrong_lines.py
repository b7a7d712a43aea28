# mistake: unexpected-error
# fails: test_memory_stays_flat, test_reports_progress


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        with part.open("wb") as file:
            async for line in response.content:  # <- here
                file.write(line)
                done += len(line)
                progress(done, response.content_length)
    part.replace(path)
