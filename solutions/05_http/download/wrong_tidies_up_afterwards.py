# mistake: half-written-file
# fails: test_never_half_a_file


async def download(session, url, path, progress) -> None:
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        try:
            with open(path, "wb") as file:  # <- here
                async for piece in response.content.iter_chunked(65536):
                    file.write(piece)
                    done += len(piece)
                    progress(done, response.content_length)
        except BaseException:
            path.unlink()
            raise
