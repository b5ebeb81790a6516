"""The providers: one file each; a file defines ``connect``."""
