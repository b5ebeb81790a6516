"""What checks see: colours, regions, readings, shapes and relations, measured on pixels.

Knows nothing of tasks, checks or verdicts. Integer work on masks is OpenCV's, behind one door
(`procgen.checks.vision.opencv`); everything that decides a verdict is numpy in float64. Coordinates are
(row, column) of pixel centres.
"""
