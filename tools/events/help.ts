export const HELP = `npm run events -- <command>

  tail                  follow the events of all orders, one line each; Ctrl-C ends it
    --last <number>     begin with so many of the newest (10)
    --dead              follow the dead letters instead
  status                what each stream holds and how far its groups have got
  replay                deliver events again; handlers bear repeats
    --from <point>      set the groups back to a point
    --group <name>      only this group
    --dead              put the dead letters back into their streams; with --from, those that died since
  --help                show this

A point is a time (2026-01-31T08:00:00Z), an age (30s, 15m, 2h, 7d), the id of an event (1767225600000-0) or start.

REDIS_URL names the Redis, in the environment or in .env; redis://127.0.0.1:6379 without it.`;
