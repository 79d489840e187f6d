"""Speed and memory, per stage and whole; not part of the wheel."""
