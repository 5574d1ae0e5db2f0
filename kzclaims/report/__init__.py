"""Reports: a finished check or extraction, written out in one of several formats.

Nothing here decides anything: what is shown was worked out before. A format is one module and one
line of the tables in `kzclaims.report.formats`.
"""
