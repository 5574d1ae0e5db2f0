"""The command line: files, streams, colours, exit codes. All meaning lies below it.

`entry.run` is the way in. `app` only reads the arguments, each command is a module of its own.
"""
