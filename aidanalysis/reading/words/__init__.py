"""The words that numbers stand with, as data; the place to add one."""
