"""Owning a mistake: corrections in the thread, taking down what exposes somebody, what was learnt."""
