-- A finished stage that was sent back, until it is finished again.
alter table ledger.stage_state add column sent_back_at timestamptz;
create index stage_state_sent_back on ledger.stage_state (subject) where sent_back_at is not null;

comment on column ledger.stage_state.reopened is 'how often the stage was sent back since it was first reached';
