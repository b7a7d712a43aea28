# mistake: half-written-file
# fails: test_never_half_a_file


async def download(session, url, path, progress) -> None:
    async with session.get(url) as response:
        response.raise_for_status()
        total = int(response.headers.get("Content-Length", 0))
        done = 0
        with open(path, "wb") as file:  # <- here
            async for piece in response.content.iter_chunked(8192):
                file.write(piece)
                done += len(piece)
                progress(done, total)
