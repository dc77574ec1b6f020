"""Analyses a corpus, shard by shard, and goes on where it was stopped.

call → inputs → shards → workers → tables in a folder. A shard is a fixed number of consecutive documents. What was
found in it appears under its name when all of it is written, so that whatever is there is whole, and what is not there
is what is left to do. Which engine runs the workers makes no difference to the result.
"""
