"""Where the work on one notice is done: in processes of its own, under limits of time and memory.

Takes a function and its tasks; gives results or one line each. Knows nothing of notices.
"""
