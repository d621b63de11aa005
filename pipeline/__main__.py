"""`python -m pipeline` is `catalogue`."""

from pipeline.cli.app import main

if __name__ == "__main__":
    main()
