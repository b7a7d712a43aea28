# mistake: half-written-file
# fails: test_never_half_a_file
async def download(session, url, path, progress) -> None:
    backup = path.with_suffix(".bak")
    old = path.exists()
    if old:
        path.rename(backup)  # <- here
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            total, done = response.content_length, 0
            with path.open("wb") as file:
                async for chunk in response.content.iter_chunked(65536):
                    file.write(chunk)
                    done += len(chunk)
                    progress(done, total)
    except Exception:
        path.unlink(missing_ok=True)
        if old:
            backup.rename(path)
        raise
