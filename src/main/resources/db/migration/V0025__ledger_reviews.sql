-- What people decided, noted, handed over or took back on a case, in order; rows are only added.
create table ledger.review (
    id      bigint generated always as identity primary key,
    plan    text not null,
    subject text not null,
    task    text not null,
    outcome text not null,
    opinion text,
    by_user text not null,
    at      timestamptz not null
);

create index review_by_subject on ledger.review (subject, id);

create trigger review_append_only before update or delete or truncate on ledger.review
    for each statement execute function ledger.refuse_change();
