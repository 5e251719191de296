"""The workshop of rule writers: examples, proof, changes, explanations and lint."""
