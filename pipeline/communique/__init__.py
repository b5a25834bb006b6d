"""communique: a fact base out of news on diplomacy."""
