"""Arithmetic as evidence: parts that must add up, orders, rates that must fit their counts."""
