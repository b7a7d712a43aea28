# mistake: half-written-file
# fails: test_never_half_a_file
import shutil


async def download(session, url, path, progress) -> None:
    part = path.with_name(path.name + ".part")
    done = 0
    async with session.get(url) as response:
        response.raise_for_status()
        total = response.content_length
        with open(part, "wb") as file:
            async for chunk in response.content.iter_chunked(65536):
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
    shutil.copyfile(part, path)  # <- here
    part.unlink()
