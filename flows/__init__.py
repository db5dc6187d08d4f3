"""What moves: reading, writing, scheduling and showing.

The layer rule: `flows` imports `models`, never the reverse. Only the flow files and
`flows/report/artifacts.py` import Prefect, only `flows/store/` speaks SQL.
"""
