import re
from urllib.parse import urldefrag, urljoin, urlsplit

REDIRECTS = {301, 302, 303, 307, 308}


async def get(session, url):
    """The status behind a url, and the links there."""
    async with session.get(url, allow_redirects=False) as response:
        if response.status in REDIRECTS:
            return response.status, [response.headers["Location"]]
        if response.status == 200 and response.content_type == "text/html":
            return response.status, re.findall(r'href="(.*?)"', await response.text())
        return response.status, []


def targets(url, links, start):
    """The urls of the site to which these links lead."""
    urls = [urldefrag(urljoin(url, link)).url for link in links]
    return [target for target in urls if urlsplit(target)[:2] == urlsplit(start)[:2]]
