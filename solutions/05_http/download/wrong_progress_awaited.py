# mistake: not-awaitable
# fails: test_saves_what_was_sent, test_memory_stays_flat, test_reports_progress, test_never_half_a_file, test_a_cut_is_an_error


async def download(session, url, path, progress) -> None:
    part = path.with_suffix(".part")
    done = 0
    async with session.get(url) as response:
        response.raise_for_status()
        with part.open("wb") as file:
            async for piece in response.content.iter_chunked(65536):
                file.write(piece)
                done += len(piece)
                await progress(done, response.content_length)  # <- here
    part.replace(path)
