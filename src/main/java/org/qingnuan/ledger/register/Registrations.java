package org.qingnuan.ledger.register;

import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
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
        for (String sql : List.of(REPLACED, ADDED)) {
            changes.statement(sql, village, rows, submission, by).update();
        }
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
