"""Between the network and the application: who asks, how often, what is logged."""
