"""The checks that read an answer sheet, and what they say of it."""
