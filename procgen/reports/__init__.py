"""The reports: one file a format; a file defines ``render``."""
