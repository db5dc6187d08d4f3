"""What moves: reading, writing, scheduling and showing.

The layer rule: `flows` imports `models`, never the reverse. Only the flow files,
`flows/up/deploying.py`, the artifact modules and the review import Prefect, and only
`flows/store/` speaks SQL.
"""
