"""Wholes and their parts: before or behind them, with the lists that marks and words set apart."""
