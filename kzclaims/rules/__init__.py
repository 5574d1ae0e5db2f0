"""Rule files: reading them into `kzclaims.model.RuleSet`, and saying what is wrong with them.

`kzclaims.rules.load.load_rules` is the way in.
"""
