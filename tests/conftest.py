"""Every run draws the same examples, so that a red run can be repeated; and none fails for being slow."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
