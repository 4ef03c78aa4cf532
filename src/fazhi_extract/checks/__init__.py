"""Arithmetic as evidence: parts that must add up, orders, rates that must fit their counts.

``declarations``  what is checked, one line each
``printed``       how exactly a printed number is known (64.7万 stands for 64.65万 to 64.8万)
``engine``        ``run``: the declarations tried on the observations of one report
``sums``          parts of a printed total, and changes against another figure
``dates``         year and date of publication
``arithmetic``    ``check``: the call the assembly makes
"""
