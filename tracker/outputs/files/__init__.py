"""Files: what is written for other programs and for spreadsheets, and how a file is written by one run at a time."""
