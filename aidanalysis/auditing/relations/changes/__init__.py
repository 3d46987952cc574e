"""What lies between two levels or two years: growth, differences, lengths of time."""
