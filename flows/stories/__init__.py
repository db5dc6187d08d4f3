"""Stories that the monitor grouped, and what an editor says of them."""
