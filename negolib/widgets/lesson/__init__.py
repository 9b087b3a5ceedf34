"""A lesson's questions and live lines, as its notebook calls them."""
