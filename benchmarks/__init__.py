"""What communique costs, measured side by side; `python -m benchmarks --help`. Not in the wheel."""
