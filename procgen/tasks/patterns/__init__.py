"""Level 2: fields, patterns and palettes."""
