"""A source over many stories: what is usual of it, what changed, what its desk does to copy.

`records` says what goes in and comes out; `observing` takes values out of scored stories;
`means` gives usual values with intervals, `departures` compares with others in the same
stories, `changes` tests for changes over time, `parts` and `over_time` say what the
divergence is made of and how it went, `editing` reads what a desk cuts and adds; `profile`
puts all together.

These are profiles of sources. What the settings call a profile is a choice of encoder.
"""
