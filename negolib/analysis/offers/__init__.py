"""What one can put on the table: trades, improvements, several offers at once, and what an offer is worth."""
