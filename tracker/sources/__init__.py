"""Source files: bytes of any known format become decoded text."""
