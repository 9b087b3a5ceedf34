"""The table: moves, what one side knows, whose turn it is, and what words and moves say together."""
