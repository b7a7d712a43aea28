# mistake: status-ignored
# fails: test_an_error_page_is_no_film


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        if response.status != 200:  # <- here
            print(f"Failed to download: {response.status}")
            return
        done = 0
        with part.open("wb") as file:
            async for piece in response.content.iter_chunked(65536):
                file.write(piece)
                done += len(piece)
                progress(done, response.content_length)
    part.replace(path)
