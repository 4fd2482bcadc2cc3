"""Work for later, enqueued inside the caller's transaction, and news to followers."""
