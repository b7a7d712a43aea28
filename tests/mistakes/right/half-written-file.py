"""The new menu has a name of its own until it is complete."""

import tempfile
from pathlib import Path


async def main(cook):
    with tempfile.TemporaryDirectory() as folder:
        menu, new = Path(folder, "menu.txt"), Path(folder, "menu.new")
        with new.open("w") as file:
            file.write(await cook("soup"))
        new.replace(menu)
        return menu.read_text()
