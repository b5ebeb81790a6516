"""Level 4: schematic objects."""
