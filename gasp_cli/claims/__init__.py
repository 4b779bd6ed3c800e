"""Between the story and the record: measures recompute what a claim states, findings judge it.

`measures` are named functions over the record, few and general. A check, which is data, names a
measure, its arguments and the value a source states; `finding` compares the two.
"""
