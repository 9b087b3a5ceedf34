"""The builder of a zone of possible agreement."""
