-- The one-time token of production's first administrator: only its hash; the row goes with its use.
create table process.first_administrator (
    id           integer primary key check (id = 1),
    token_hash   bytea not null,
    expires_at   timestamptz not null,
    failures     integer not null default 0 check (failures >= 0),
    locked_until timestamptz
);
