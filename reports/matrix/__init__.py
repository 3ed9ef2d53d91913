"""Who stands how in which module: a person a row, a module a column."""
