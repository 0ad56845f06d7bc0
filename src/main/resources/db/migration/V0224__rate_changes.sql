-- Which rates came in after a plan was deployed, and which were put right before anything was computed by them, why and by whom.
create table finance.rate_change (
  id bigint generated always as identity primary key,
  plan text not null,
  row_before text,
  row_after text not null,
  reason text check (reason is not null or row_before is null),
  by_user text not null,
  at timestamptz not null
);
create index rate_change_of on finance.rate_change (plan);
create trigger rate_change_append_only before update or delete or truncate on finance.rate_change
  execute function finance.refuse_change();
