"""What the model is told after a failed attempt: one file a strategy."""
