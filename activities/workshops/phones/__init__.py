"""The side of those who take part: joining, writing, keeping what they wrote."""
