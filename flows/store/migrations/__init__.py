"""The schema's history, one module per step, run by `flows.store.upgrade`.

To change the schema: change `flows.store.schema`, add a step that makes the same change,
and raise `schema.REVISION` to it. Tests compare the two and migrate an older store.
"""
