"""Tables to files: one module a format."""
