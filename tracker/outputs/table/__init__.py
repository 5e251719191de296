"""The comparison table of a whole report (对照表): every promise in its order, with what became of it."""
