"""Level 5: mathematics and algorithms."""
