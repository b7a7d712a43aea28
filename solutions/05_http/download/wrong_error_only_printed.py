# mistake: swallowed-error
# fails: test_a_cut_is_an_error
import aiohttp


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        try:
            with part.open("wb") as file:
                async for piece in response.content.iter_chunked(65536):
                    file.write(piece)
                    done += len(piece)
                    progress(done, response.content_length)
            part.replace(path)
        except aiohttp.ClientError as error:  # <- here
            print(f"Download failed: {error}")
            part.unlink()
