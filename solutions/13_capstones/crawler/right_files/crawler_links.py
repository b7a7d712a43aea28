"""What a link means: the url to which it leads, and whether that is on the site."""

from urllib.parse import urldefrag, urljoin, urlsplit


class Site:
    def __init__(self, start):
        self.parts = urlsplit(start)[:2]

    def targets(self, url, links):
        """The urls of the site to which these links of a page lead."""
        urls = [urldefrag(urljoin(url, link)).url for link in links]
        return [target for target in urls if urlsplit(target)[:2] == self.parts]
