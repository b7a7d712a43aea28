# mistake: sync-protocol
# fails: test_a_cut_is_an_error, test_memory_stays_flat, test_never_half_a_file, test_reports_progress, test_saves_what_was_sent


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    async with session.get(url) as response:
        response.raise_for_status()
        done = 0
        with part.open("wb") as file:
            for piece in response.content.iter_chunked(65536):  # <- here
                file.write(piece)
                done += len(piece)
                progress(done, response.content_length)
    part.replace(path)
