"""Laws that the model must obey whatever is drawn: each module states one and tries to break it."""
