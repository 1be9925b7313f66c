"""A filled table back into data: the template that it was made from says which cell holds which value."""
