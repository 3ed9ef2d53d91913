"""Several courses or modules that are assigned as one."""
