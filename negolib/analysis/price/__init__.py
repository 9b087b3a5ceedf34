"""One number between two sides: a zone of possible agreement, beliefs about the other, uncertain limits."""
