"""What is tried on the package by the hundred: damaged documents, runs that are cut off, odd surroundings."""
