"""Property tests are not timed one by one: a busy computer is not an error."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
