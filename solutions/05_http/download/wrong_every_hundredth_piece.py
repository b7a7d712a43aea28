# mistake: none
# fails: test_reports_progress
import os


async def download(session, url, path, progress) -> None:
    part = path.with_name(path.name + ".part")
    done = number = 0
    async with session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(131072):
                file.write(chunk)
                done += len(chunk)
                number += 1
                if number % 100 == 0 or done == total:  # <- here
                    progress(done, total)
    os.replace(part, path)
