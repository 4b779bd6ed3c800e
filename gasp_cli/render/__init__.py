"""Rows in, a format out. Nothing here knows football.

`emit` is the door: `machine` makes what pipes get, `screen` what a terminal gets and is the
only module that imports Rich.
"""
