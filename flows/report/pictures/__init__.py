"""Pictures of scores, as SVG.

Read it in this order:

    svg             what drawings are made of
    charts          the charts
"""
