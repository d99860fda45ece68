"""What each state would like to do, given what it sees."""
