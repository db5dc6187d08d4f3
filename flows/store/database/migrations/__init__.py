"""The steps from older schemas to the present one, run by `flows.store.database.upgrade`.

To change the schema: change the tables (`flows.store.schema.tables` names their modules), add a
step that makes the same change in older stores, and raise `tables.REVISION` to it. A new store
is made of the tables and takes no step.
"""
