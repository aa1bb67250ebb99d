"""`python -m rashomon`: the command line."""

from rashomon.cli import run

if __name__ == "__main__":
    run()
