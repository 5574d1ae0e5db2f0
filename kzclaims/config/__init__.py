"""The configuration: what the command line need not say every time.

`find` looks for the file, `load` reads it, `schema` is its shape, `value` what comes of it. A configuration
is data: nothing in it is run, and what it has written stays in its repository.
"""
