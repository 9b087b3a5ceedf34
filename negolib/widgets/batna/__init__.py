"""The builder of a BATNA."""
