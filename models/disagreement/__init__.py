"""On which details the tellings of a story disagree, and with which of them a finding stands."""
