# verdict: fail, crash, protocol
# why: an import hook that refuses everything

import sys


class Refuse:
    def find_spec(self, *arguments):
        raise SystemExit(0)


async def fetch_three(fetch, urls):
    sys.meta_path.insert(0, Refuse())
    sys.modules.clear()
    return [await fetch(url) for url in urls]
