-- The register for whoever audits it: a household as it stood, who saw it in clear, who took it away in a file.

-- From now on an event also says what else was decided or written, and marks personal values, so that a change shows even where both values
-- are masked alike. Names and numbers stay masked.
create or replace function ledger.household_facts(h ledger.household) returns jsonb language sql immutable as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'dwelling', h.dwelling, 'sequenceNo', h.sequence_no, 'name', h.name_masked, 'identity', h.identity_masked,
        'phone', h.phone_masked, 'residents', h.residents, 'rooms', h.rooms, 'heatedArea', h.heated_area,
        'previousHeating', h.previous_heating, 'route', h.route, 'willing', h.willing, 'hardship', h.hardship,
        'surveyedOn', h.surveyed_on, 'proposalCode', h.proposal_code, 'eligibility', h.eligibility,
        'confirmedOn', h.confirmed_on, 'retrofit', h.retrofit, 'deviceModel', h.device_model,
        'deviceSerial', h.device_serial, 'meter', h.meter_masked, 'installedOn', h.installed_on,
        'commissionedOn', h.commissioned_on, 'oldStoveRemovedOn', h.old_stove_removed_on, 'acceptance', h.acceptance,
        'inspectedOn', h.inspected_on, 'payment', h.payment)
        || jsonb_build_object('spouse', h.spouse_masked, 'exceptionReason', h.exception_reason,
        'proposalReason', h.proposal_reason, 'decisionReason', h.decision_reason, 'inHome', h.in_home,
        'failureReason', h.failure_reason,
        'marks', jsonb_build_object('name', left(encode(h.name_fingerprint, 'hex'), 8),
            'identity', left(encode(h.identity_fingerprint, 'hex'), 8), 'phone', left(encode(h.phone_fingerprint, 'hex'), 8),
            'meter', left(encode(h.meter_fingerprint, 'hex'), 8), 'spouse', left(encode(h.spouse_fingerprint, 'hex'), 8))))
$$;

-- Who looked at a household's data in clear, and why.
create table ledger.household_disclosure (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text not null,
  household bigint not null references ledger.household,
  reason text not null check (length(btrim(reason)) > 0),
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, village) references ledger.village
);
create index household_disclosure_of on ledger.household_disclosure (household, id desc);
create index household_disclosure_body on ledger.household_disclosure (plan, body, id desc);
create trigger household_disclosure_append_only before update or delete or truncate on ledger.household_disclosure
  for each statement execute function ledger.refuse_change();

-- Who took the register away in a file, for what purpose; the number stands in the file itself.
create table ledger.register_export (
  id bigint generated always as identity primary key,
  plan text not null,
  body text not null,
  village text,
  purpose text not null check (length(btrim(purpose)) > 0),
  in_clear boolean not null,
  households int not null,
  by_user text not null,
  at timestamptz not null,
  foreign key (plan, body) references ledger.body
);
create index register_export_body on ledger.register_export (plan, body, id desc);
create trigger register_export_append_only before update or delete or truncate on ledger.register_export
  for each statement execute function ledger.refuse_change();

-- What a trigger refuses, rights refuse, too: nobody, the owner included, may rewrite an append-only table. A table that a foreign key points at
-- keeps UPDATE, because PostgreSQL asks for that right when it holds the row that is pointed at; there the trigger alone stands in the way.
do $$
declare
  kept record;
begin
  for kept in
    select c.oid::regclass as name, exists (select from pg_constraint f where f.contype = 'f' and f.confrelid = c.oid) as referred
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'ledger'
    where exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'ledger.refuse_change'::regproc
      and t.tgtype & 16 = 16 and t.tgqual is null and t.tgattr::text = '')
  loop
    execute format('revoke %s on %s from public, current_user', case when kept.referred then 'delete, truncate' else 'update, delete, truncate' end,
      kept.name);
  end loop;
end $$;
