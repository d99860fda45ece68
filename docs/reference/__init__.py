"""The reference: pages written from the registers and from the commands themselves."""
