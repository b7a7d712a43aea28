# mistake: half-written-file
# fails: test_a_cut_is_an_error, test_never_half_a_file, test_reports_progress, test_saves_what_was_sent


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    size = 1024 * 1024
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        with part.open("wb") as file:
            while True:
                piece = await response.content.read(size)
                file.write(piece)
                done += len(piece)
                progress(done, response.content_length)
                if len(piece) < size:
                    break
    part.replace(path)  # <- here
