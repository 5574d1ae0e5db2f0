"""The baseline: contradictions that are known and accepted, and what is new beside them.

An entry's identity is the fact's key, its content the values that were accepted. Who says them, in which
words, on which line and how often is evidence that comes and goes, and no part of it.
"""
