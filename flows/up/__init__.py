"""What `rashomon up` runs: a Prefect server, its deployments, and a worker that runs them."""
