"""Read the quantities of a Chinese text: money, counts, ratios, measures, dates, durations, plan periods."""

from aidanalysis.reading.quantity import CalendarDate, Kind, Quantity
from aidanalysis.reading.reader import read
from aidanalysis.reading.words.measure_words import is_article

__all__ = ["CalendarDate", "Kind", "Quantity", "is_article", "read"]
