"""What the lessons share: how one is found and read, pieces of Markdown, and figures that were published."""
