"""The vocabulary of shape checks: one file a check, its file name is its public name."""
