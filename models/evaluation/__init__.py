"""How good judgements are: scores against labels, clusters against gold clusters."""
