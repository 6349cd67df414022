"""The lab `follow_the_money`."""
