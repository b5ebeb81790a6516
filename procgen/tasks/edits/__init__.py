"""Level 6: edits of a given program, injected bugs, long specifications."""
