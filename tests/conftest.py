"""Settings shared by all tests."""

from hypothesis import settings

# Speed is measured in bench/; a deadline would only make tests fail on a busy machine.
settings.register_profile("sayso", deadline=None, max_examples=60)
settings.load_profile("sayso")
