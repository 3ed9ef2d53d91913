"""Teams: finding one, its roles, name and slogan, and dealing people into teams."""
