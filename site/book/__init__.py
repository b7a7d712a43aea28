"""The pages of the site, as sources for Sphinx: our Markdown as it is, and what is generated from the kit."""
