"""What is said of the relations that figures may have: that they hold, that they do not, or a question."""
