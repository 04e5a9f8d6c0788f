-- Deferred work that a person should look at: it is never deleted, and a few among what is done.
create index deferred_dead on billhook.deferred (sequence) where state = 'dead';
