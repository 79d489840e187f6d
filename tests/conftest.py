"""Settings shared by all tests."""

from hypothesis import settings

# Speed is measured in bench/; a deadline would only make tests fail on a busy machine.
# Examples are drawn the same way each time, so that a failure comes from the change at hand.
settings.register_profile("sayso", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("sayso")
