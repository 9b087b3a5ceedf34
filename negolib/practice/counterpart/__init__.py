"""The counterpart: its mind, what it wants, and how it speaks."""
