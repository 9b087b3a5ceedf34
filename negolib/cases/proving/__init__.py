"""What there is to learn in a case, of any shape, and whether what its author states of it is true."""
