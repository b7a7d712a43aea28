# mistake: half-written-file
# fails: test_never_half_a_file


async def download(session, url, path, progress) -> None:
    done = 0
    async with session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        with open(path, "wb") as file:  # <- here
            async for piece in response.content.iter_chunked(65536):
                done += file.write(piece)
                progress(done, total)
    if path.stat().st_size != total:
        path.unlink()
        raise IOError("incomplete download")
