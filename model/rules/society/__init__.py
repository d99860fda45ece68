"""Rules of society: opinions, rumours, protest, the state's answer, and what migration adds."""
