"""Records: what is told of a promise, of a finding and of a year, as frozen models."""
