"""Rules: one module for each kind of fact, each a table of patterns and a ``find(article)``."""
