"""Dividing: claims, costs, burdens and goods."""
