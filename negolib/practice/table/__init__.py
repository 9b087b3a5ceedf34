"""The table: moves, what one side knows, the talk as it goes, and its record."""
