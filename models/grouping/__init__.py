"""Average linkage, exact and sparse: sentences into statements, articles into stories."""
