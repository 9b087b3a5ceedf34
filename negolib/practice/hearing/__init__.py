"""Hearing: which move somebody's words are, in any case and from any seat; and when one would ask back."""
