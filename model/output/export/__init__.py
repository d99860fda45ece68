"""Results in the formats of other programs: CSV, Excel, netCDF and that of the IAMC."""
