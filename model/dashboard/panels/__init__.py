"""What the page is made of, one file a panel: thin Solara components over figures and words."""
