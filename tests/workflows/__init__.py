"""Proofs about `.github/`: what the workflow files say, and what they do when they run."""
