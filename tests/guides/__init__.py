"""What the guides promise beyond their examples: commands that run, minutes that add up, sentences that can be read."""
