"""Whether what a report states follows from its own figures."""
