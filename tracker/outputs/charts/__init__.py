"""Charts: figures as pictures, of signs for the terminal and as SVG."""
