# mistake: half-written-file
# fails: test_never_half_a_file
import os


async def download(session, url, path, progress) -> None:
    part = f"{path}.part"
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            done = 0
            with open(part, "wb") as file:
                async for piece in response.content.iter_chunked(65536):
                    file.write(piece)
                    done += len(piece)
                    progress(done, response.content_length)
    finally:
        if os.path.exists(part):
            os.replace(part, path)  # <- here
