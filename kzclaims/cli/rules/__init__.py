"""`kzclaims rules`: the commands that work on rule files, one module each.

`app` has their arguments.
"""
