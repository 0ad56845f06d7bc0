package org.qingnuan.ledger.register;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Checked;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.FieldSpec;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.RosterImports;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.exchange.BodyRosters;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the imports and registers their villages one by one; two that register the same import share its villages. */
@Component
class StoredRosterImports implements RosterImports {

    private static final int SHOWN = 200;

    private static final List<FieldSpec> SPECS = List.of(new FieldSpec("surveyedOn", "摸底日期", "date", true, List.of()));

    private final JdbcClient jdbc;
    private final BodyRosters rosters;
    private final Survey survey;
    private final Submissions submissions;
    private final PersonalData personal;
    private final SealedJson json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    StoredRosterImports(
            JdbcClient jdbc,
            BodyRosters rosters,
            Survey survey,
            Submissions submissions,
            PersonalData personal,
            SealedJson json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.survey = survey;
        this.submissions = submissions;
        this.personal = personal;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void template(CaseKey body, OutputStream out) {
        rosters.template(body, out);
    }

    @Override
    @Transactional
    public UUID check(CaseKey body, SheetUpload upload, String by) {
        UUID id = UUID.randomUUID();
        BodyRosters.Earlier earlier = upload.completes() == null ? null : earlier(get(body, upload.completes()), body);
        jdbc.sql("""
                        INSERT INTO ledger.roster_import
                            (id, plan, body, file_name, findings, problems, warnings, read_rows, by_user, at, completes)
                        VALUES (:id, :plan, :body, :fileName, :findings, 0, 0, 0, :by, :at, :completes)""")
                .param("id", id)
                .param("completes", upload.completes())
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("fileName", personal.seal(upload.fileName()))
                .param("findings", json.sealRows(List.of()))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        BodyRosters.Read read = rosters.read(id, body, upload, earlier, SHOWN);
        jdbc.sql("""
                        UPDATE ledger.roster_import SET findings = :findings, problems = :problems, warnings = :warnings, read_rows = :rows
                        WHERE id = :id""")
                .param("id", id)
                .param(
                        "findings",
                        json.sealRows(read.findings().stream()
                                .map(StoredRosterImports::written)
                                .toList()))
                .param("problems", read.problems())
                .param("warnings", read.warnings())
                .param("rows", read.rows())
                .update();
        jdbc.sql("""
                        INSERT INTO ledger.roster_import_village (import, plan, village, given_rows, faulty)
                        SELECT :id, :plan, r.village, r.rows, r.faulty
                        FROM jsonb_to_recordset(:shares::jsonb) AS r(village text, rows int, faulty int)""")
                .param("id", id)
                .param("plan", body.plan().value())
                .param(
                        "shares",
                        SealedJson.write(read.shares().stream()
                                .map(share -> Map.of(
                                        "village",
                                        share.village().village(),
                                        "rows",
                                        share.rows(),
                                        "faulty",
                                        share.faulty()))
                                .toList()))
                .update();
        return id;
    }

    /** What is left of it: all but the villages that were registered and had no row in error; nothing once a completed one was registered, whose rows the register has. */
    private static BodyRosters.Earlier earlier(Import one, CaseKey body) {
        if (one.problems() == 0) {
            throw refused("这次上传没有有误的行", "需要增减住户的，请把这些村的全部住户放在一个文件里重新上传");
        }
        Set<CaseKey> kept = keys(
                body,
                one.villages().stream()
                        .filter(village -> !one.superseded() && (village.open() || village.faulty() > 0)));
        return new BodyRosters.Earlier(
                one.id(), kept, keys(body, one.villages().stream().filter(village -> village.faulty() > 0)));
    }

    private static Set<CaseKey> keys(CaseKey body, Stream<OfVillage> villages) {
        return villages.map(village -> CaseKey.ofVillage(body.plan(), body.area(), village.village()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Import> of(CaseKey body) {
        return jdbc.sql(
                        "SELECT * FROM ledger.roster_import WHERE plan = :plan AND body = :body ORDER BY at DESC, id LIMIT 50")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::read)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Import get(CaseKey body, UUID id) {
        return jdbc.sql("SELECT * FROM ledger.roster_import WHERE id = :id AND plan = :plan AND body = :body")
                .param("id", id)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(this::read)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No import " + id + " of " + body));
    }

    @Override
    @Transactional(readOnly = true)
    public void faulty(CaseKey body, UUID id, OutputStream out) {
        Set<CaseKey> faulty = keys(body, get(body, id).villages().stream().filter(village -> village.faulty() > 0));
        rosters.faulty(id, body, List.copyOf(faulty), out);
    }

    @Override
    public Import apply(CaseKey body, UUID id, LocalDate surveyedOn, boolean validOnly, String by) {
        Import before = get(body, id);
        if (before.superseded()) {
            throw refused("改好的行已经补传并登记，这份表不再登记", "请打开补传的那一份查看");
        }
        if (before.surveyedOn() == null) {
            begin(before, surveyedOn, validOnly, by);
        } else {
            jdbc.sql("UPDATE ledger.roster_import SET stopped = false WHERE id = :id")
                    .param("id", id)
                    .update();
        }
        Import begun = get(body, id);
        while (next(body, begun, by)) {
            // one village after the other
        }
        return get(body, id);
    }

    private void begin(Import before, LocalDate surveyedOn, boolean validOnly, String by) {
        if (surveyedOn == null || surveyedOn.isAfter(ChinaTime.today(clock))) {
            throw refused("没有填写摸底日期，或日期尚未到来", "请填写实际完成摸底的日期");
        }
        if (before.problems() > 0 && !validOnly) {
            throw refused("表中还有%d处问题".formatted(before.problems()), "请改正后重新上传，或选择只登记没有问题的行");
        }
        jdbc.sql("""
                        UPDATE ledger.roster_import SET surveyed_on = :day, valid_only = :validOnly, applied_by = :by, stopped = false
                        WHERE id = :id AND surveyed_on IS NULL""")
                .param("day", surveyedOn)
                .param("validOnly", validOnly)
                .param("by", by)
                .param("id", before.id())
                .update();
    }

    /** Registers the next village that nobody else is at; false when there is none, or when it was told to stop. */
    private boolean next(CaseKey body, Import begun, String by) {
        String[] refusing = new String[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<String> village = jdbc.sql("""
                                SELECT v.village FROM ledger.roster_import_village v JOIN ledger.roster_import i ON i.id = v.import
                                WHERE v.import = :id AND v.changed IS NULL AND v.refusal IS NULL AND NOT i.stopped
                                ORDER BY v.village LIMIT 1 FOR UPDATE OF v SKIP LOCKED""")
                        .param("id", begun.id())
                        .query(String.class)
                        .optional();
                village.ifPresent(found -> {
                    refusing[0] = found;
                    int changed = register(CaseKey.ofVillage(body.plan(), body.area(), found), begun, by);
                    settled(begun, found, changed, null);
                });
                return village.isPresent();
            }));
        } catch (SubmissionRefused refused) {
            transaction.executeWithoutResult(status -> settled(begun, refusing[0], null, refused.getMessage()));
            return true;
        }
    }

    private int register(CaseKey village, Import begun, String by) {
        boolean tooLong = begun.villages().stream()
                .anyMatch(one ->
                        one.village().equals(village.village()) && one.rows() > BodyRosters.MOST_ROWS_OF_A_VILLAGE);
        if (tooLong) {
            throw refused("超过每村最多%d行".formatted(BodyRosters.MOST_ROWS_OF_A_VILLAGE), "请核对各行所在的村");
        }
        if (outdated(begun, village)) {
            throw refused("检查之后，这个村又登记了另一份摸底表", "请把改好的行重新补传，与那一份合在一起");
        }
        UUID sheet = rosters.sheet(begun.id(), village, begun.validOnly(), by);
        if (sheet == null) {
            throw refused("没有一行可以登记", "请改正后重新上传");
        }
        Checked checked = submissions.check(new Entry(
                village,
                Survey.IMPORT,
                "roster-import-" + begun.id(),
                by,
                SPECS,
                Map.of("surveyedOn", begun.surveyedOn().toString()),
                sheet));
        if (checked instanceof Checked.Accepted accepted) {
            return survey.imported(village, accepted.submission(), by);
        }
        throw new SubmissionRefused(((Checked.Rejected) checked).findings());
    }

    /** Whether rows that were put together with what the village had then would undo what it was given since. */
    private boolean outdated(Import begun, CaseKey village) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM ledger.roster_import i JOIN ledger.sheet s ON s.applied_at > i.at
                                       WHERE i.id = :id AND i.completes IS NOT NULL AND s.subject = :village AND s.kind = 'ROSTER')""")
                .param("id", begun.id())
                .param("village", village.toString())
                .query(Boolean.class)
                .single();
    }

    private void settled(Import begun, String village, Integer changed, String refusal) {
        jdbc.sql("""
                        UPDATE ledger.roster_import_village SET changed = :changed, refusal = :refusal
                        WHERE import = :id AND village = :village AND changed IS NULL AND refusal IS NULL""")
                .param("changed", changed)
                .param("refusal", refusal)
                .param("id", begun.id())
                .param("village", village)
                .update();
        if (changed != null
                && begun.villages().stream().noneMatch(one -> one.village().equals(village) && one.faulty() > 0)) {
            rosters.forget(begun.id(), village);
        }
    }

    @Override
    @Transactional
    public void stop(CaseKey body, UUID id) {
        jdbc.sql("UPDATE ledger.roster_import SET stopped = true WHERE id = :id")
                .param("id", get(body, id).id())
                .update();
    }

    private Import read(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Import(
                id,
                personal.open(row.getBytes("file_name")),
                row.getInt("read_rows"),
                json.openRows(row.getBytes("findings")).stream()
                        .map(StoredRosterImports::finding)
                        .toList(),
                row.getInt("problems"),
                row.getInt("warnings"),
                row.getString("by_user"),
                row.getTimestamp("at").toInstant(),
                row.getObject("surveyed_on", LocalDate.class),
                row.getBoolean("valid_only"),
                row.getBoolean("stopped"),
                jdbc.sql("""
                                SELECT EXISTS (SELECT FROM ledger.roster_import WHERE completes = :id AND surveyed_on IS NOT NULL)""").param("id", id).query(Boolean.class).single(),
                jdbc.sql("""
                                SELECT v.*, coalesce(a.name, v.village) AS name FROM ledger.roster_import_village v
                                LEFT JOIN ledger.area a ON a.id = v.village WHERE v.import = :id ORDER BY name, v.village""")
                        .param("id", id)
                        .query((village, n) -> new OfVillage(
                                village.getString("village"),
                                village.getString("name"),
                                village.getInt("given_rows"),
                                village.getInt("faulty"),
                                village.getObject("changed", Integer.class),
                                village.getString("refusal")))
                        .list());
    }

    private static Map<String, String> written(Finding finding) {
        Map<String, String> values = new HashMap<>();
        values.put("row", Integer.toString(finding.row()));
        values.put("column", finding.column());
        values.put("value", finding.value());
        values.put("reason", finding.reason());
        values.put("remedy", finding.remedy());
        return values;
    }

    private static Finding finding(Map<String, String> values) {
        return new Finding(
                Integer.parseInt(values.get("row")),
                values.get("column"),
                values.get("value"),
                values.get("reason"),
                values.get("remedy"));
    }

    private static SubmissionRefused refused(String reason, String remedy) {
        return new SubmissionRefused(List.of(Finding.ofSheet(reason, remedy)));
    }
}
