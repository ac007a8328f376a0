"""Everything that leans on ReportLab's private names, and nothing else.

ReportLab is pinned to 5.1.*; `tests/pdf/tagging/test_hooks.py` fails with an explanation where a
later one behaves differently.  No class of ReportLab is patched: all of this is subclasses.
"""
