"""An outcome space: its packages, its frontier and what would be settled in it."""
