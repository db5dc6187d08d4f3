"""Asking the web, politely, and trusting nothing that it answers.

    web                                addresses that a user names, into drafts
    guard, exchange, bodies            a connection that may be trusted, one question, its answer

For who asks a host again and again:

    robots, patience, redirects        what a host does not want; how long to leave it alone
    visits                             many requests, politely
"""
