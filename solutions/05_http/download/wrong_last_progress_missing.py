# mistake: none
# fails: test_reports_progress
import os

STEP = 4 * 2**20


async def download(session, url, path, progress) -> None:
    part = path.with_name(path.name + ".part")
    done, next_report = 0, STEP
    async with session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(65536):
                file.write(chunk)
                done += len(chunk)
                if done >= next_report:  # <- here
                    progress(done, total)
                    next_report += STEP
    os.replace(part, path)
