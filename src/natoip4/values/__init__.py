"""What a field may hold: dates, spans, truth, quantities, names. Nothing here knows of records."""
