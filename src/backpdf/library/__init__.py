"""What clinicians write: YAML files and pictures, read into one checked `Library`."""
