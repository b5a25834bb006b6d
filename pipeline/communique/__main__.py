"""`python -m communique` and the command `communique`."""


def main() -> None:
    from communique.cli import app

    app()


if __name__ == "__main__":
    main()
