"""What the reader of words is taught by, and how: no part of the course, and not installed with it."""
