"""A list of patients from a file: table, columns, rows, file names."""
