"""Level 3: several shapes and what holds between them."""
