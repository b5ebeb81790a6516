"""Level 1: one flat shape at any size."""
