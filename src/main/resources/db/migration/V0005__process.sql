-- What the process module keeps for itself. The engine's ACT_* tables are the engine's (V0001).
create schema process;

-- The demonstration's clock: seconds added to the machine's time; production refuses any other than zero.
create table process.clock (
    id             integer primary key check (id = 1),
    offset_seconds bigint not null
);

-- Which post holds a role in a plan, and whether there is one per plan or one per responsible body.
create table process.post (
    plan  text not null,
    role  text not null,
    name  text not null,
    level text not null check (level in ('PLAN', 'BODY')),
    primary key (plan, role)
);

-- Who stands in for whom, from and to inclusive.
create table process.deputy (
    principal text not null,
    deputy    text not null check (deputy <> principal),
    from_day  date not null,
    to_day    date not null check (to_day >= from_day),
    set_by    text not null,
    primary key (principal, deputy, from_day)
);
