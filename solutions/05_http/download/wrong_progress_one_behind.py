# mistake: none
# fails: test_reports_progress


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    done = 0
    async with session.get(url) as response:
        response.raise_for_status()
        with part.open("wb") as file:
            async for piece in response.content.iter_chunked(65536):
                progress(done, response.content_length)  # <- here
                file.write(piece)
                done += len(piece)
    part.replace(path)
