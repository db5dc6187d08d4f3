"""The schema's history, one module per step, run by `flows.store.upgrade`.

To change the schema: change the tables (`flows.store.tables` names their modules), add a
step that makes the same change, and raise `tables.REVISION` to it. Tests compare the two
and migrate an older store.
"""
