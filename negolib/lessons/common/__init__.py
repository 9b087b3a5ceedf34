"""What the lessons share: how one is found and read, and pieces of Markdown."""
