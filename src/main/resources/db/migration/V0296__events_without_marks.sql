-- An event says which personal values changed where both are masked alike, instead of keeping parts of their fingerprints: history then
-- outlives every search key, and holds nothing that a search key that became known would tell.
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
        'failureReason', h.failure_reason, 'domicile', h.domicile_masked, 'titleNo', h.title_no_masked,
        'houseUse', h.house_use, 'userClass', h.user_class, 'useState', h.use_state, 'fundingBatch', h.funding_batch,
        'payoutChannel', h.payout_channel, 'powerAccount', h.power_account_masked, 'powerMeter', h.power_meter_masked,
        'gasCode', h.gas_code_masked, 'holderRelation', h.holder_relation, 'retrofitYear', h.retrofit_year,
        'remark', h.remark)
        || jsonb_build_object('deviceType', h.device_type, 'energyClass', h.energy_class, 'warrantyUntil', h.warranty_until,
        'installers', h.installers_masked, 'indoorTemperature', h.indoor_temperature,
        'outletTemperature', h.outlet_temperature, 'gasAlarm', h.gas_alarm, 'gasValve', h.gas_valve, 'gasOn', h.gas_on))
$$;

-- Both rows are of one moment, so their fingerprints are of one key.
create function ledger.household_changed(o ledger.household, n ledger.household) returns jsonb language sql immutable as $$
    select case changed when '{}' then changed else jsonb_build_object('changed', changed) end
    from (select jsonb_strip_nulls(jsonb_build_object(
        'name', case when o.name_fingerprint <> n.name_fingerprint then true end,
        'identity', case when o.identity_fingerprint <> n.identity_fingerprint then true end,
        'phone', case when o.phone_fingerprint <> n.phone_fingerprint then true end,
        'meter', case when o.meter_fingerprint <> n.meter_fingerprint then true end,
        'spouse', case when o.spouse_fingerprint <> n.spouse_fingerprint then true end,
        'domicile', case when o.domicile_fingerprint <> n.domicile_fingerprint then true end,
        'titleNo', case when o.title_no_fingerprint <> n.title_no_fingerprint then true end,
        'powerAccount', case when o.power_account_fingerprint <> n.power_account_fingerprint then true end,
        'powerMeter', case when o.power_meter_fingerprint <> n.power_meter_fingerprint then true end,
        'gasCode', case when o.gas_code_fingerprint <> n.gas_code_fingerprint then true end,
        'installers', case when o.installers_fingerprint <> n.installers_fingerprint then true end)) as changed) as c
$$;

create or replace function ledger.keep_household_update() returns trigger language plpgsql as $$
begin
    insert into ledger.household_event (household, change, reason, submission, changed_by, changed_at, before, after)
    select n.id, n.change, n.change_reason, n.change_submission, n.changed_by, n.changed_at,
           ledger.household_facts(o::ledger.household),
           ledger.household_facts(n::ledger.household) || ledger.household_changed(o::ledger.household, n::ledger.household)
    from new_rows n join old_rows o on o.id = n.id;
    return null;
end $$;

-- The same of the events that are there: what they say is the same as before.
alter table ledger.household_event disable trigger household_event_append_only;
grant update on ledger.household_event to current_user;
update ledger.household_event e
set before = e.before - 'marks',
  after = (e.after - 'marks') || coalesce((select jsonb_build_object('changed', jsonb_object_agg(k, true))
    from unnest(array['name', 'identity', 'phone', 'meter', 'spouse', 'domicile', 'titleNo', 'powerAccount', 'powerMeter',
        'gasCode', 'installers']) as k
    where e.before #>> array['marks', k] <> e.after #>> array['marks', k] having count(*) > 0), '{}'::jsonb)
where e.after ? 'marks' or e.before ? 'marks';
revoke update on ledger.household_event from current_user;
alter table ledger.household_event enable trigger household_event_append_only;
