# mistake: status-ignored
# fails: test_an_error_page_is_no_film
import os


async def download(session, url, path, progress) -> None:
    part = path.with_name(path.name + ".part")
    done = 0
    async with session.get(url) as response:
        if 400 <= response.status < 500:  # <- here
            response.raise_for_status()
        total = response.content_length
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(65536):
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
    os.replace(part, path)
