"""Looking back at an action plan: how far each action has come."""
