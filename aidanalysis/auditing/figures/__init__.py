"""The figures of a text in context: what each is of, what part it plays, and where it stands."""
