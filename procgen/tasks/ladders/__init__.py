"""Level 8: ladders, whose rungs go on."""
