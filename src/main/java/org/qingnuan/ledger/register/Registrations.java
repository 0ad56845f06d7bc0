package org.qingnuan.ledger.register;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.exchange.Qualification;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Keeps what a plan's roster asks beyond the usual columns; a correction leaves the earlier row behind. */
@Component
class Registrations {

    private static final String GIVEN = """
            WITH r AS (SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r("identityKey" bytea, "addressKey" bytea, "registrationNo" integer,
                "registeredOn" date, "actualResident" boolean, "permanentResident" boolean, premises text, demolition boolean,
                "benefitedOn" date, owner bytea, ownership text, "powerHolder" bytea, "powerAccount" bytea,
                "powerKey" bytea, "powerShown" text, "ownerKey" bytea, "ownerShown" text, "powerHolderKey" bytea,
                "powerHolderShown" text)),
            here AS (SELECT r.*, h.id FROM r JOIN ledger.household h ON h.plan = :plan AND h.village = :village AND h.active
                AND h.identity_fingerprint = r."identityKey"
                JOIN ledger.dwelling d ON d.id = h.dwelling AND d.natural_key = r."addressKey")
            """;

    private static final String REPLACED = GIVEN + """
            UPDATE ledger.household_registration g SET replaced_at = :at FROM here n
            WHERE g.household = n.id AND g.replaced_at IS NULL
              AND (g.registration_no, g.registered_on, g.actual_resident, g.permanent_resident, g.premises, g.demolition, g.benefited_on,
                   g.ownership, g.power_account_fingerprint, g.owner_fingerprint, g.power_holder_fingerprint)
                IS DISTINCT FROM (n."registrationNo", n."registeredOn", n."actualResident", n."permanentResident", n.premises,
                   n.demolition, n."benefitedOn", n.ownership, n."powerKey", n."ownerKey", n."powerHolderKey")""";

    /** Whoever's facts were corrected is screened again, whatever was proposed or decided before. */
    private static final String SURVEYED = GIVEN + """
            UPDATE ledger.household h SET eligibility = 'SURVEYED', proposed_eligible = NULL, proposal_hard = false, proposal_code = NULL,
                proposal_reason = NULL, proposal_clause = NULL, change = 'SURVEY_CORRECTED', change_reason = NULL,
                change_submission = :submission, changed_by = :by, changed_at = :at
            FROM here n JOIN ledger.household_registration g ON g.household = n.id AND g.replaced_at IS NULL
            WHERE h.id = n.id AND h.retrofit = 'NONE' AND h.eligibility <> 'SURVEYED'
              AND (g.actual_resident, g.permanent_resident, g.premises, g.demolition, g.benefited_on)
                IS DISTINCT FROM (n."actualResident", n."permanentResident", n.premises, n.demolition, n."benefitedOn")""";

    private static final String ADDED = GIVEN + """
            INSERT INTO ledger.household_registration (plan, village, household, registration_no, registered_on, actual_resident,
                permanent_resident, premises, demolition, benefited_on, owner_sealed, ownership, power_holder_sealed,
                power_account_sealed, power_account_fingerprint, power_account_masked, owner_fingerprint, owner_masked,
                power_holder_fingerprint, power_holder_masked, submission, recorded_by, recorded_at)
            SELECT :plan, :village, n.id, n."registrationNo", n."registeredOn", n."actualResident", n."permanentResident", n.premises,
                n.demolition, n."benefitedOn", n.owner, n.ownership, n."powerHolder", n."powerAccount", n."powerKey", n."powerShown",
                n."ownerKey", n."ownerShown", n."powerHolderKey", n."powerHolderShown",
                :submission, :by, :at
            FROM here n
            WHERE NOT EXISTS (SELECT FROM ledger.household_registration g WHERE g.household = n.id AND g.replaced_at IS NULL)
            ORDER BY n.id""";

    private static final String CHANGED = """
            INSERT INTO ledger.household_registration (plan, village, household, registration_no, registered_on, actual_resident,
                permanent_resident, premises, demolition, benefited_on, owner_sealed, ownership, power_holder_sealed,
                power_account_sealed, power_account_fingerprint, power_account_masked, owner_fingerprint, owner_masked,
                power_holder_fingerprint, power_holder_masked, submission, recorded_by, recorded_at)
            SELECT :plan, :village, :household, g.registration_no, g.registered_on, coalesce(:actualResident::boolean, g.actual_resident),
                coalesce(:permanentResident::boolean, g.permanent_resident), coalesce(:premises, g.premises),
                coalesce(:demolition::boolean, g.demolition),
                CASE WHEN :benefitedChanged THEN :benefitedOn::date ELSE g.benefited_on END, g.owner_sealed, g.ownership,
                g.power_holder_sealed, h.power_account_sealed, h.power_account_fingerprint, h.power_account_masked, g.owner_fingerprint,
                g.owner_masked, g.power_holder_fingerprint, g.power_holder_masked, :submission, :by, :at
            FROM (SELECT) AS one LEFT JOIN (SELECT * FROM ledger.household_registration WHERE household = :household
                ORDER BY id DESC LIMIT 1) AS g ON true JOIN ledger.household h ON h.id = :household""";

    private final Plans plans;
    private final Changes changes;
    private final PersonalData personal;

    Registrations(Plans plans, Changes changes, PersonalData personal) {
        this.plans = plans;
        this.changes = changes;
        this.personal = personal;
    }

    /** Nothing where the plan asks nothing more. */
    void keep(CaseKey village, List<SheetRow> sheet, UUID submission, String by) {
        if (!plans.get(village.plan()).rules().roster().asksMore()) {
            return;
        }
        List<Row> rows = sheet.stream().map(this::row).toList();
        for (String sql : List.of(SURVEYED, REPLACED, ADDED)) {
            changes.statement(sql, village, rows, submission, by).update();
        }
    }

    /** Corrects the facts among {@code values}, keyed as in {@link ChangedValues}; the other columns stay as they were, and the power account is the household's. Nothing without such facts. */
    void change(CaseKey village, long household, Map<String, String> values, UUID submission, String by) {
        boolean account = values.containsKey(HouseholdFact.POWER_ACCOUNT.key())
                && plans.get(village.plan()).rules().roster().identities();
        if (!account
                && Collections.disjoint(ChangedValues.RESIDENCE, values.keySet())
                && Collections.disjoint(ChangedValues.EXCLUSIONS, values.keySet())) {
            return;
        }
        changes.statement(
                        "UPDATE ledger.household_registration SET replaced_at = :at WHERE household = :household AND replaced_at IS NULL",
                        submission,
                        by)
                .param("household", household)
                .update();
        String benefitedOn = values.get("benefitedOn");
        changes.statement(CHANGED, village, submission, by)
                .param("household", household)
                .param("actualResident", values.get("actualResident"))
                .param("permanentResident", values.get("permanentResident"))
                .param("premises", values.get("premises"))
                .param("demolition", values.get("demolition"))
                .param("benefitedOn", Qualification.NO_BENEFIT.equals(benefitedOn) ? null : benefitedOn)
                .param("benefitedChanged", benefitedOn != null)
                .update();
    }

    private Row row(SheetRow row) {
        String account = row.text("powerAccount") == null ? null : Spelling.number(row.text("powerAccount"));
        return new Row(
                Changes.bytea(personal.fingerprint(ResidentIds.canonical(row.text("identity")))),
                Changes.bytea(personal.fingerprint(Spelling.address(row.text("address")))),
                row.integer("registrationNo"),
                row.text("registeredOn"),
                flag(row, "actualResident"),
                flag(row, "permanentResident"),
                row.text("premises"),
                flag(row, "demolition"),
                row.text("benefitedOn"),
                seal(row.text("owner")),
                row.text("ownership"),
                seal(row.text("powerHolder")),
                seal(account),
                account == null ? null : Changes.bytea(personal.fingerprint(account)),
                account == null ? null : personal.maskAccount(account),
                key(row.text("owner")),
                personal.maskName(row.text("owner")),
                key(row.text("powerHolder")),
                personal.maskName(row.text("powerHolder")));
    }

    private static Boolean flag(SheetRow row, String key) {
        return row.text(key) == null ? null : Boolean.valueOf(row.text(key));
    }

    private String key(String text) {
        return text == null ? null : Changes.bytea(personal.fingerprint(text));
    }

    private String seal(String text) {
        return text == null ? null : Changes.bytea(personal.seal(text));
    }

    private record Row(
            String identityKey,
            String addressKey,
            Long registrationNo,
            String registeredOn,
            Boolean actualResident,
            Boolean permanentResident,
            String premises,
            Boolean demolition,
            String benefitedOn,
            String owner,
            String ownership,
            String powerHolder,
            String powerAccount,
            String powerKey,
            String powerShown,
            String ownerKey,
            String ownerShown,
            String powerHolderKey,
            String powerHolderShown) {}
}
