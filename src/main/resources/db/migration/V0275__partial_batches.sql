-- What a plan does when its money does not suffice for an approved batch: wait for all of it, or pay a part in a stated order.
alter table finance.plan_limit add column when_short text not null default 'WAIT'
  check (when_short in ('WAIT', 'ACCEPTED', 'HARDSHIP'));

alter table finance.batch drop constraint batch_kind_check, add constraint batch_kind_check
  check (kind in ('REGULAR', 'REISSUE', 'REINSTATEMENT', 'SEASON', 'REMAINDER'));

-- An approved line that the money did not reach, and the batch in which it waits for the next allotment.
create table finance.deferral (
  line bigint primary key references finance.line,
  batch bigint not null references finance.batch,
  remainder bigint not null references finance.batch,
  at timestamptz not null,
  check (batch <> remainder)
);
create index deferral_of_batch on finance.deferral (batch);
create trigger deferral_append_only before update or delete or truncate on finance.deferral
  execute function finance.refuse_change();

-- What was approved stays what was approved: a line that waits has left the batch, not its content.
create or replace function finance.content_hash(of_batch bigint) returns bytea language sql stable as $$
    select sha256(coalesce(string_agg(sha256(convert_to(jsonb_build_array(
               l.no, l.round, l.household, l.entitlement, l.item, l.season, l.instalment, l.amount, l.bank, l.rule_version, l.replaces,
               encode(l.name_sealed, 'hex'), encode(l.identity_sealed, 'hex'), encode(l.account_sealed, 'hex'),
               (select jsonb_agg(jsonb_build_array(s.source, s.amount) order by s.source)
                from finance.entitlement_share s where s.entitlement = l.entitlement))::text, 'UTF8')), ''::bytea order by l.no), ''::bytea))
    from finance.line l where l.batch = of_batch
      and (l.state <> 'VOID' or exists (select from finance.deferral d where d.line = l.id))
$$;
