-- What one plan's document asks for is no condition of another's (B6): the four items of a contract (ZC-28) and the units of
-- a joint acceptance (ZC-20) are empty where nobody asks for them, and a device need not stand in a catalogue (ZC-17).
alter table ledger.contract
  alter column responsibilities drop not null,
  alter column heating_mode drop not null,
  alter column service_quality drop not null,
  alter column entry_exit drop not null;
comment on column ledger.contract.responsibilities is 'one of the four items of ZC-28: true, or null where the plan does not ask for them; never false';

alter table ledger.equipment_selection drop constraint equipment_selection_plan_model_fkey;

alter table ledger.village_conclusion drop constraint village_conclusion_check;
alter table ledger.village_conclusion add constraint village_conclusion_standard
  check (stage <> 'acceptance' or verdict = 'RETURNED' or standard is not null);
comment on column ledger.village_conclusion.units is 'who concluded a joint acceptance (ZC-20, LZ-26); null where the plan asks for none';

-- Plans that run keep what held for them, the five that come with the application what their documents say.
update ledger.plan set rules = rules || case id
  when 'zichuan-2021' then '{"recommendationRequired": true, "contractItemsRequired": true, "jointAcceptance": true, "ledgerRequired": true, "verifier": "town-official"}'::jsonb
  when 'heze-2021' then '{"ledgerRequired": true, "verifier": "acceptance-technician"}'::jsonb
  when 'laizhou-2023' then '{"jointAcceptance": true, "ledgerRequired": true, "verifier": "site-inspector"}'::jsonb
  when 'jiyang-2021' then '{"ledgerRequired": true, "verifier": "site-inspector"}'::jsonb
  when 'jinan-2019-2022' then '{"verifier": "town-official"}'::jsonb
  else '{"recommendationRequired": true, "contractItemsRequired": true, "jointAcceptance": true, "ledgerRequired": true, "verifier": "site-inspector"}'::jsonb
end;
