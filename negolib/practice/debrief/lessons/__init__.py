"""What to try next time: the rules that look for it, the advice they give, and what that rests on."""
