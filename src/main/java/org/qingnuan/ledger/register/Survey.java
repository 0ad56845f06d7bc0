package org.qingnuan.ledger.register;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.ledger.Flags;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.CheckedSheets;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings the register of a village to what its roster says: six statements, however many households. */
@Component
class Survey {

    /** What a village's part of its body's roster is handed in as; no task of a model. */
    static final String IMPORT = "register.importRoster";

    private static final String ROSTER = """
            WITH r AS (SELECT * FROM jsonb_to_recordset(:rows::jsonb) AS r(
                no integer, name bytea, "nameKey" bytea, "nameShown" text, identity bytea, "identityKey" bytea, "identityShown" text,
                phone bytea, "phoneKey" bytea, "phoneShown" text, address bytea, "addressKey" bytea, residents integer, rooms integer,
                area numeric, "previousHeating" text, route text, willing boolean, hardship text,
                exception text, holder bytea, "holderKey" bytea, "holderShown" text, bank text, account bytea, "accountKey" bytea, "accountShown" text,
                spouse bytea, "spouseKey" bytea, "spouseShown" text, facts jsonb))
            """;

    private static final String DWELLINGS = ROSTER + """
            INSERT INTO ledger.dwelling (plan, village, address_sealed, natural_key)
            SELECT :plan, :village, r.address, r."addressKey" FROM r
            ON CONFLICT (plan, village, natural_key) DO NOTHING""";

    private static final String HERE = """
            , here AS (SELECT r.*, d.id AS dwelling FROM r
                JOIN ledger.dwelling d ON d.plan = :plan AND d.village = :village AND d.natural_key = r."addressKey")
            """;

    private static final String DROPPED = ROSTER + HERE + """
            UPDATE ledger.household h SET eligibility = 'WITHDRAWN', change = 'SURVEY_DROPPED', change_reason = '更正后的摸底登记表没有该户',
                change_submission = :submission, changed_by = :by, changed_at = :at
            WHERE h.plan = :plan AND h.village = :village AND h.active
              AND NOT EXISTS (SELECT FROM here WHERE here."identityKey" = h.identity_fingerprint AND here.dwelling = h.dwelling)""";

    private static final String CORRECTED =
            ROSTER + HERE + """
            UPDATE ledger.household h SET sequence_no = n.no, name_sealed = n.name, name_fingerprint = n."nameKey",
                name_masked = n."nameShown", phone_sealed = n.phone, phone_fingerprint = n."phoneKey", phone_masked = n."phoneShown",
                residents = n.residents, rooms = n.rooms, heated_area = n.area, previous_heating = n."previousHeating",
                route = n.route, willing = n.willing, hardship = n.hardship, exception_reason = n.exception,
                spouse_sealed = n.spouse, spouse_fingerprint = n."spouseKey", spouse_masked = n."spouseShown",
                %s,
                surveyed_on = :surveyedOn::date, eligibility = 'SURVEYED',
                proposed_eligible = NULL, proposal_hard = false, proposal_code = NULL, proposal_reason = NULL, proposal_clause = NULL,
                change = 'SURVEY_CORRECTED', change_reason = NULL, change_submission = :submission, changed_by = :by, changed_at = :at
            FROM here n
            WHERE h.plan = :plan AND h.village = :village AND h.active AND h.identity_fingerprint = n."identityKey" AND h.dwelling = n.dwelling
              AND ((h.sequence_no, h.name_fingerprint, h.phone_fingerprint, h.residents, h.rooms, h.heated_area, h.previous_heating,
                   h.route, h.willing, h.hardship, h.exception_reason, h.spouse_fingerprint, h.surveyed_on)
                IS DISTINCT FROM (n.no, n."nameKey", n."phoneKey", n.residents, n.rooms, n.area, n."previousHeating",
                   n.route, n.willing, n.hardship, n.exception, n."spouseKey", :surveyedOn::date)
                OR %s)""".formatted(FactColumnsSql.set("n.facts"), FactColumnsSql.differs("n.facts"));

    private static final String ADDED =
            ROSTER + HERE + """
            INSERT INTO ledger.household (plan, body, village, dwelling, sequence_no, name_sealed, name_fingerprint, name_masked,
                identity_sealed, identity_fingerprint, identity_masked, phone_sealed, phone_fingerprint, phone_masked, residents, rooms,
                heated_area, previous_heating, route, willing, hardship, exception_reason, spouse_sealed, spouse_fingerprint, spouse_masked,
                surveyed_on, %s, change, change_submission, changed_by, changed_at)
            SELECT :plan, :body, :village, n.dwelling, n.no, n.name, n."nameKey", n."nameShown", n.identity, n."identityKey",
                n."identityShown", n.phone, n."phoneKey", n."phoneShown", n.residents, n.rooms, n.area, n."previousHeating", n.route,
                n.willing, n.hardship, n.exception, n.spouse, n."spouseKey", n."spouseShown", :surveyedOn::date,
                %s, 'SURVEYED', :submission, :by, :at
            FROM here n
            WHERE NOT EXISTS (SELECT FROM ledger.household h WHERE h.active AND h.plan = :plan AND h.village = :village
                AND h.identity_fingerprint = n."identityKey" AND h.dwelling = n.dwelling)
            ORDER BY n.no""".formatted(FactColumnsSql.columns(), FactColumnsSql.values("n.facts"));

    /** An earlier plan's household is followed here by the same person, else by the same house. */
    private static final String FOLLOWED = """
            UPDATE ledger.carried_household c SET household = h.id
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling JOIN ledger.area a ON a.id = h.village,
                ledger.household o JOIN ledger.dwelling e ON e.id = o.dwelling
            WHERE c.plan = :plan AND c.body = :body AND c.village_name = a.name AND c.household IS NULL AND o.id = c.from_household
              AND h.plan = :plan AND h.village = :village AND h.active
              AND (h.identity_fingerprint = o.identity_fingerprint OR d.natural_key = e.natural_key)""";

    private static final String PAYEES_ENDED = ROSTER + """
            UPDATE ledger.payee p SET valid_to = greatest(p.valid_from, :today::date)
            FROM ledger.household h
            WHERE h.id = p.household AND p.valid_to IS NULL AND h.plan = :plan AND h.village = :village
              AND NOT (h.active AND EXISTS (SELECT FROM r JOIN ledger.dwelling d ON d.natural_key = r."addressKey" AND d.id = h.dwelling
                WHERE r."identityKey" = h.identity_fingerprint AND r."accountKey" = p.account_fingerprint AND r."holderKey" = p.name_fingerprint AND r.bank = p.bank))""";

    private static final String PAYEES = ROSTER + """
            INSERT INTO ledger.payee (plan, household, name_sealed, name_fingerprint, name_masked, bank, account_sealed, account_fingerprint,
                account_masked, valid_from, submission, recorded_by, recorded_at)
            SELECT :plan, h.id, r.holder, r."holderKey", r."holderShown", r.bank, r.account, r."accountKey", r."accountShown", :today::date,
                :submission, :by, :at
            FROM r JOIN ledger.household h ON h.plan = :plan AND h.village = :village AND h.active AND h.identity_fingerprint = r."identityKey"
            JOIN ledger.dwelling d ON d.id = h.dwelling AND d.natural_key = r."addressKey"
            WHERE NOT EXISTS (SELECT FROM ledger.payee p WHERE p.household = h.id AND p.valid_to IS NULL)""";

    private final Submissions submissions;
    private final CheckedSheets sheets;
    private final RegisterLock lock;
    private final Changes changes;
    private final PersonalData personal;
    private final JdbcClient jdbc;
    private final Today today;
    private final Conclusions conclusions;
    private final VillageStand stand;
    private final Registrations registrations;
    private final Flags flags;
    private final FactValues facts;

    Survey(
            Submissions submissions,
            CheckedSheets sheets,
            RegisterLock lock,
            Changes changes,
            PersonalData personal,
            JdbcClient jdbc,
            Today today,
            Conclusions conclusions,
            VillageStand stand,
            Registrations registrations,
            Flags flags,
            FactValues facts) {
        this.submissions = submissions;
        this.sheets = sheets;
        this.lock = lock;
        this.changes = changes;
        this.personal = personal;
        this.jdbc = jdbc;
        this.today = today;
        this.conclusions = conclusions;
        this.stand = stand;
        this.registrations = registrations;
        this.flags = flags;
        this.facts = facts;
    }

    int record(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, Tasks.REGISTER_SURVEY);
        if (!stand.sentBack(village, "survey")) {
            requireUndecided(village);
        }
        conclusions.closed(
                village, "survey", SubmittedDays.required(submission, "surveyedOn", "摸底日期"), submission.id(), by);
        return taken(village, submission, by);
    }

    /** The village's part of a roster of its whole body; the survey itself stays open until its own task is completed. */
    int imported(CaseKey village, UUID id, String by) {
        lock.register(village);
        Submission submission = submissions.open(id, village, IMPORT);
        if (!stand.sentBack(village, "survey")) {
            requireUndecided(village);
        }
        return taken(village, submission, by);
    }

    private int taken(CaseKey village, Submission submission, String by) {
        List<SheetRow> sheet = sheets.take(submission.sheet(), SheetKind.ROSTER, village);
        if (sheet.isEmpty()) {
            return 0;
        }
        int changed = apply(village, sheet.stream().map(this::sealed).toList(), submission, by);
        registrations.keep(village, sheet, submission.id(), by);
        flags.review(village);
        return changed;
    }

    private int apply(CaseKey village, List<Row> rows, Submission submission, String by) {
        changes.statement(DWELLINGS, village, rows, submission.id(), by).update();
        int changed = 0;
        for (String sql : List.of(DROPPED, CORRECTED, ADDED)) {
            changed += changes.statement(sql, village, rows, submission.id(), by)
                    .param("surveyedOn", submission.fields().get("surveyedOn"))
                    .update();
        }
        changes.statement(FOLLOWED, village, submission.id(), by).update();
        for (String sql : List.of(PAYEES_ENDED, PAYEES)) {
            changes.statement(sql, village, rows, submission.id(), by)
                    .param("today", today.get().toString())
                    .update();
        }
        return changed;
    }

    private void requireUndecided(CaseKey village) {
        boolean decided = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.household WHERE plan = :plan AND village = :village
                            AND (eligibility IN ('CONFIRMED', 'REJECTED') OR confirmed_on IS NOT NULL))""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .query(Boolean.class)
                .single();
        if (decided) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("本村已经确认改造户，不能再更换摸底登记表", "如需调整，请由镇（街道）办理个别住户的变更")));
        }
    }

    private Row sealed(SheetRow row) {
        String name = row.text("name");
        String identity = ResidentIds.canonical(row.text("identity"));
        String phone = row.text("phone");
        String address = row.text("address");
        String holder = row.text("holder") == null ? name : row.text("holder");
        String account = Spelling.number(row.text("account"));
        String spouse = row.text("spouse") == null ? null : ResidentIds.canonical(row.text("spouse"));
        return new Row(
                row.integer("no").intValue(),
                seal(name),
                key(name),
                personal.maskName(name),
                seal(identity),
                key(identity),
                personal.maskId(identity),
                seal(phone),
                key(phone),
                personal.maskPhone(phone),
                seal(address),
                key(Spelling.address(address)),
                row.integer("residents").intValue(),
                row.integer("rooms").intValue(),
                row.decimal("area"),
                row.text("previousHeating"),
                row.text("route"),
                Boolean.parseBoolean(row.text("willing")),
                row.text("hardship"),
                row.text("exception"),
                seal(holder),
                key(holder),
                personal.maskName(holder),
                row.text("bank"),
                seal(account),
                key(account),
                personal.maskAccount(account),
                spouse == null ? null : seal(spouse),
                spouse == null ? null : key(spouse),
                personal.maskId(spouse),
                facts.told(row.values()));
    }

    private String seal(String text) {
        return Changes.bytea(personal.seal(text));
    }

    private String key(String text) {
        return Changes.bytea(personal.fingerprint(text));
    }

    /** A roster row as the statements read it: personal values sealed, with their fingerprints and masks. */
    private record Row(
            int no,
            String name,
            String nameKey,
            String nameShown,
            String identity,
            String identityKey,
            String identityShown,
            String phone,
            String phoneKey,
            String phoneShown,
            String address,
            String addressKey,
            int residents,
            int rooms,
            BigDecimal area,
            String previousHeating,
            String route,
            boolean willing,
            String hardship,
            String exception,
            String holder,
            String holderKey,
            String holderShown,
            String bank,
            String account,
            String accountKey,
            String accountShown,
            String spouse,
            String spouseKey,
            String spouseShown,
            Map<String, String> facts) {}
}
