"""Where the texts of a library contradict each other: advice for authors."""
