"""A comparison as artifacts of Prefect.

Read it in this order:

    markup, in_one_line     untrusted text as markdown; a finding in one line
    overview                the page of markdown
    leaving                 the artifacts
"""
