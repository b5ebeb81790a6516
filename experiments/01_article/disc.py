"""A program as a chat model writes it: a white disc on black."""

import numpy as np

row, column = np.mgrid[:256, :256]
image = np.zeros((256, 256), np.uint8)
image[(row - 128) ** 2 + (column - 128) ** 2 < 80**2] = 255
print(f"a white disc, {(image > 0).mean():.0%} of the picture")
