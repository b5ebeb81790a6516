"""Level 0: arrays of flat blocks, exact to the pixel."""
