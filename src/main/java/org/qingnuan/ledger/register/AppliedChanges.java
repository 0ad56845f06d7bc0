package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.ledger.HouseholdChange.Cause;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdWithdrawn;
import org.qingnuan.ledger.HouseholdWithdrawnAfterPayment;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.ledger.register.HouseholdChangeRows.Asked;
import org.qingnuan.ledger.register.HouseholdChangeRows.Result;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings an approved change into the register; its caller holds the register and the household's row. */
@Component
class AppliedChanges {

    private static final String TOLD = "(:facts::jsonb)";

    private static final String CHANGED = """
            UPDATE ledger.household h SET dwelling = coalesce(:dwelling::bigint, dwelling),
                name_sealed = coalesce(:name, name_sealed), name_fingerprint = coalesce(:nameKey, name_fingerprint),
                name_masked = coalesce(:nameShown, name_masked), identity_sealed = coalesce(:identity, identity_sealed),
                identity_fingerprint = coalesce(:identityKey, identity_fingerprint),
                identity_masked = coalesce(:identityShown, identity_masked), phone_sealed = coalesce(:phone, phone_sealed),
                phone_fingerprint = coalesce(:phoneKey, phone_fingerprint), phone_masked = coalesce(:phoneShown, phone_masked),
                residents = coalesce(:residents::integer, residents), rooms = coalesce(:rooms::integer, rooms),
                heated_area = coalesce(:area::numeric, heated_area), previous_heating = coalesce(:heating, previous_heating),
                hardship = coalesce(:hardship, hardship), route = coalesce(:route, route), %s, change = :change, change_reason = :reason,
                change_submission = :submission, changed_by = :by, changed_at = :at
            WHERE id = :household""".formatted(FactColumnsSql.set(TOLD));

    private static final String ADDED = """
            INSERT INTO ledger.household (plan, body, village, dwelling, sequence_no, name_sealed, name_fingerprint, name_masked,
                identity_sealed, identity_fingerprint, identity_masked, phone_sealed, phone_fingerprint, phone_masked, residents, rooms,
                heated_area, previous_heating, route, willing, hardship, surveyed_on, %s, change, change_reason, change_submission,
                changed_by, changed_at)
            SELECT :plan, :body, :village, :dwelling, (SELECT coalesce(max(sequence_no), 0) + 1 FROM ledger.household
                    WHERE plan = :plan AND village = :village),
                :name, :nameKey, :nameShown, :identity, :identityKey, :identityShown, :phone, :phoneKey, :phoneShown,
                :residents::integer, :rooms::integer, :area::numeric, :heating, v.route, true, :hardship, :today, %s, :change, :reason,
                :submission, :by, :at
            FROM ledger.village v WHERE v.plan = :plan AND v.area = :village RETURNING id""".formatted(FactColumnsSql.columns(), FactColumnsSql.values(TOLD));

    private static final String WITHDRAWN = """
            UPDATE ledger.household SET eligibility = 'WITHDRAWN', decision_reason = :reason, change = :change, change_reason = :reason,
                change_submission = :submission, changed_by = :by, changed_at = :at
            WHERE id = :household AND eligibility IN ('CONFIRMED', 'WAITING')""";

    private final Changes changes;
    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Payees payees;
    private final Eligibility eligibility;
    private final Registrations registrations;
    private final RosterOrder order;
    private final Today today;
    private final FactValues facts;
    private final ApplicationEventPublisher events;

    AppliedChanges(
            Changes changes,
            JdbcClient jdbc,
            PersonalData personal,
            Payees payees,
            Eligibility eligibility,
            Registrations registrations,
            RosterOrder order,
            Today today,
            FactValues facts,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.personal = personal;
        this.payees = payees;
        this.eligibility = eligibility;
        this.registrations = registrations;
        this.order = order;
        this.today = today;
        this.facts = facts;
        this.events = events;
    }

    /** {@code standing} null for a new household; {@code submission} is the approval. */
    Result apply(CaseKey change, Asked asked, HouseholdNow.Standing standing, UUID submission, String by) {
        return switch (asked.cause().kind()) {
            case ADD -> add(change, asked, submission, by);
            case CORRECT, ROUTE -> correct(change, asked, standing, submission, by);
            case REVOKE -> revoke(change, asked, standing, by);
        };
    }

    private Result add(CaseKey change, Asked asked, UUID submission, String by) {
        CaseKey village = change.villageKey();
        long household = values(changes.statement(ADDED, village, (UUID) null, by), village, asked)
                .param("today", today.get())
                .query(Long.class)
                .single();
        registrations.change(village, household, asked.values(), submission, by);
        eligibility.screen(village, village.plan());
        jdbc.sql("SELECT proposal_reason FROM ledger.household WHERE id = :id AND NOT proposed_eligible")
                .param("id", household)
                .query(String.class)
                .optional()
                .ifPresent(reason -> {
                    throw new SubmissionRefused(
                            java.util.List.of(Finding.ofSheet("资格甄别不予通过：" + reason, "不能批准，请选择不批准")));
                });
        String outcome = order.place(village, household, asked.cause().name(), asked.reason(), by);
        Map<String, String> values = asked.values();
        payees.correct(
                household,
                values.getOrDefault("holder", values.get("name")),
                values.get("bank"),
                values.get("account"),
                asked.reason(),
                by);
        return new Result(household, outcome, null, false);
    }

    private Result correct(CaseKey change, Asked asked, HouseholdNow.Standing standing, UUID submission, String by) {
        if (asked.cause().passesOn()) {
            passOn(change, standing.id());
        }
        values(changes.statement(CHANGED, (UUID) null, by), change.villageKey(), asked)
                .param("household", standing.id())
                .param("route", asked.values().get("route"))
                .update();
        registrations.change(change.villageKey(), standing.id(), asked.values(), submission, by);
        if (standing.eligibility().equals("REJECTED")) {
            eligibility.screenAgain(change.villageKey(), standing.id());
        }
        if (asked.cause().passesOn()) {
            begin(change, standing.id());
        }
        pay(asked, standing, by);
        return Result.PLAIN;
    }

    private void pay(Asked asked, HouseholdNow.Standing standing, String by) {
        Map<String, String> values = asked.values();
        if (values.containsKey("holder") || values.containsKey("bank") || values.containsKey("account")) {
            String holder = asked.cause().passesOn()
                    ? values.get("name")
                    : standing.values().get("holder");
            payees.correct(
                    standing.id(),
                    values.getOrDefault(
                            "holder", holder == null ? standing.values().get("name") : holder),
                    values.getOrDefault("bank", standing.values().get("bank")),
                    values.getOrDefault("account", standing.values().get("account")),
                    asked.reason(),
                    by);
        }
    }

    /** Ends the present beneficiary; before the first change of hands that is who was surveyed. */
    private void passOn(CaseKey change, long household) {
        jdbc.sql("""
                        INSERT INTO ledger.beneficiary (household, name_sealed, name_masked, identity_sealed, identity_masked, valid_from)
                        SELECT h.id, h.name_sealed, h.name_masked, h.identity_sealed, h.identity_masked, least(h.surveyed_on, :today)
                        FROM ledger.household h
                        WHERE h.id = :household AND NOT EXISTS (SELECT FROM ledger.beneficiary b WHERE b.household = h.id)""").param("household", household).param("today", today.get()).update();
        jdbc.sql(
                        "UPDATE ledger.beneficiary SET valid_to = greatest(valid_from, :today) WHERE household = :household AND valid_to IS NULL")
                .param("household", household)
                .param("today", today.get())
                .update();
    }

    private void begin(CaseKey change, long household) {
        jdbc.sql("""
                        INSERT INTO ledger.beneficiary (household, name_sealed, name_masked, identity_sealed, identity_masked, valid_from, change)
                        SELECT id, name_sealed, name_masked, identity_sealed, identity_masked, :today, :change
                        FROM ledger.household WHERE id = :household""")
                .param("household", household)
                .param("today", today.get())
                .param("change", HouseholdChangeRows.id(change))
                .update();
    }

    private Result revoke(CaseKey change, Asked asked, HouseholdNow.Standing standing, String by) {
        CaseKey village = change.villageKey();
        CaseKey household = village.with("household", Long.toString(standing.id()));
        changes.statement(WITHDRAWN, (UUID) null, by)
                .param("household", standing.id())
                .param("reason", asked.reason())
                .param("change", "WITHDRAWN")
                .update();
        payees.endOfInactive(village);
        Optional<RosterOrder.Waiting> up = standing.eligibility().equals("CONFIRMED")
                ? order.moveUp(village, "第%d号退出，按登记顺序递补".formatted(standing.no()), by)
                : Optional.empty();
        events.publishEvent(new HouseholdWithdrawn(household));
        boolean paid = standing.payment().equals("PAID");
        if (paid) {
            events.publishEvent(new HouseholdWithdrawnAfterPayment(household, change, asked.reason(), today.get(), by));
        }
        return new Result(null, null, up.map(RosterOrder.Waiting::id).orElse(null), paid);
    }

    private JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, CaseKey village, Asked asked) {
        Map<String, String> values = asked.values();
        String name = values.get("name");
        String identity = values.get("identity");
        String phone = values.get("phone");
        Cause cause = asked.cause();
        return statement
                .param("dwelling", values.containsKey("address") ? dwelling(village, values.get("address")) : null)
                .param("name", personal.seal(name))
                .param("nameKey", name == null ? null : personal.fingerprint(name))
                .param("nameShown", personal.maskName(name))
                .param("identity", personal.seal(identity))
                .param("identityKey", identity == null ? null : personal.fingerprint(identity))
                .param("identityShown", personal.maskId(identity))
                .param("phone", personal.seal(phone))
                .param("phoneKey", phone == null ? null : personal.fingerprint(phone))
                .param("phoneShown", personal.maskPhone(phone))
                .param("residents", values.get("residents"))
                .param("rooms", values.get("rooms"))
                .param("area", values.containsKey("area") ? new BigDecimal(values.get("area")) : null)
                .param("heating", values.get("previousHeating"))
                .param("hardship", values.get("hardship"))
                .param("facts", SealedJson.write(facts.told(told(cause, values))))
                .param("change", cause.name())
                .param("reason", asked.reason());
    }

    /** What is the former head's own ends with him: where he is registered, and what the account's holder was to him. */
    private static Map<String, String> told(Cause cause, Map<String, String> values) {
        Map<String, String> told = new HashMap<>(values);
        if (cause.passesOn()) {
            told.putIfAbsent(HouseholdFact.DOMICILE.key(), HouseholdFact.NOTHING);
            told.putIfAbsent(HouseholdFact.HOLDER_RELATION.key(), HouseholdFact.NOTHING);
        }
        return told;
    }

    private long dwelling(CaseKey village, String address) {
        jdbc.sql("""
                        INSERT INTO ledger.dwelling (plan, village, address_sealed, natural_key) VALUES (:plan, :village, :address, :key)
                        ON CONFLICT (plan, village, natural_key) DO NOTHING""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("address", personal.seal(address))
                .param("key", personal.fingerprint(Spelling.address(address)))
                .update();
        return jdbc.sql(
                        "SELECT id FROM ledger.dwelling WHERE plan = :plan AND village = :village AND natural_key = :key")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("key", personal.fingerprint(Spelling.address(address)))
                .query(Long.class)
                .single();
    }
}
