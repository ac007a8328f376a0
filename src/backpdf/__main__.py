"""`python -m backpdf`."""

from backpdf.cli import main

if __name__ == "__main__":
    main()
