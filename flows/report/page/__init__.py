"""Pages of HTML that load nothing from elsewhere.

Read it in this order:

    templating      the templates
    script_data     what the page's script knows
    rendering       the report of a story
    fragment        a piece of it for notebooks
    saving, serving     files; the same, to a browser on this machine
"""
