"""Who does the work: this process, processes of our own, or an executor of the caller."""
