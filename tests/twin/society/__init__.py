"""Citizens in their regions: what they hear, think and do about China."""
