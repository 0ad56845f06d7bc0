package org.qingnuan.ledger.benefit;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.PastBenefits;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Past beneficiaries as sealed rows of their county. */
@Service
@Transactional
class StoredPastBenefits implements PastBenefits {

    private static final String ADDED = """
            INSERT INTO ledger.past_benefit (area, year, item, amount_fen, town, village, name_sealed, name_fingerprint, name_masked,
                identity_sealed, identity_fingerprint, identity_masked, address_sealed, address_fingerprint, place, source, import)
            SELECT :area, r.year, r.item, r.fen, r.town, r.village, r.name, r."nameKey", r."nameShown", r.identity, r."identityKey",
                r."identityShown", r.address, r."addressKey", r.place, r.source, :import
            FROM jsonb_to_recordset(:rows::jsonb) AS r(year int, item text, fen bigint, town text, village text, name bytea, "nameKey" bytea,
                "nameShown" text, identity bytea, "identityKey" bytea, "identityShown" text, address bytea, "addressKey" bytea, place text,
                source text)
            ON CONFLICT (area, identity_fingerprint, year, item) DO NOTHING""";

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final SealedJson json;
    private final KnownBenefits known;
    private final Plans plans;
    private final SheetReader reader;
    private final SheetWriter writer;
    private final Clock clock;

    StoredPastBenefits(
            JdbcClient jdbc,
            PersonalData personal,
            SealedJson json,
            KnownBenefits known,
            Plans plans,
            SheetReader reader,
            SheetWriter writer,
            Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.json = json;
        this.known = known;
        this.plans = plans;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void template(PlanId plan, OutputStream out) {
        writer.write(SheetTemplate.empty(PastBenefitSheet.FORMAT, PastBenefitSheet.NOTE), out);
    }

    @Override
    public Loaded load(PlanId id, String fileName, InputStream workbook, String by) {
        Plan plan = plans.get(id);
        SheetContent content = reader.read(workbook, PastBenefitSheet.FORMAT);
        Set<Integer> numbers = content.rows().stream().map(SheetRow::rowNumber).collect(Collectors.toSet());
        List<Finding> ofFile = content.findings().stream()
                .filter(finding -> !numbers.contains(finding.row()))
                .toList();
        if (!ofFile.isEmpty()) {
            return new Loaded(null, ofFile);
        }
        lock(plan.area().id());
        List<Finding> findings = new ArrayList<>(content.findings());
        List<CheckedBenefit> checked = checked(plan, content, findings);
        List<CheckedBenefit> news = known.news(plan.area().id(), checked, findings);
        Set<Integer> refused = findings.stream().map(Finding::row).collect(Collectors.toSet());
        UUID imported = keep(plan, fileName, content, news.size(), findings, refused, by);
        jdbc.sql(ADDED)
                .param("area", plan.area().id())
                .param("import", imported)
                .param(
                        "rows",
                        SealedJson.write(
                                news.stream().map(row -> sealed(row, fileName)).toList()))
                .update();
        Import done = imports(id).stream()
                .filter(one -> one.id().equals(imported))
                .findFirst()
                .orElseThrow();
        return new Loaded(
                done,
                findings.stream()
                        .sorted((a, b) -> Integer.compare(a.row(), b.row()))
                        .toList());
    }

    private List<CheckedBenefit> checked(Plan plan, SheetContent content, List<Finding> findings) {
        Set<Integer> faulty = content.findings().stream().map(Finding::row).collect(Collectors.toSet());
        BenefitRowCheck check = new BenefitRowCheck(personal, ChinaTime.today(clock), plan.year());
        return content.rows().stream()
                .flatMap(row -> check.check(row, findings).stream())
                .filter(row -> !faulty.contains(row.row()))
                .toList();
    }

    private UUID keep(
            Plan plan,
            String fileName,
            SheetContent content,
            int added,
            List<Finding> findings,
            Set<Integer> refused,
            String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO ledger.past_benefit_import (id, plan, area, file_name_sealed, added, known, refused, refused_sealed, by_user, at)
                        VALUES (:id, :plan, :area, :fileName, :added, :known, :refused, :rows, :by, :at)""")
                .param("id", id)
                .param("plan", plan.id().value())
                .param("area", plan.area().id())
                .param("fileName", personal.seal(fileName))
                .param("added", added)
                .param("known", content.rows().size() - added - refused.size())
                .param("refused", refused.size())
                .param("rows", refused.isEmpty() ? null : json.sealRows(refusedRows(content, findings, refused)))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** As they came, each with its findings in one cell. */
    private static List<Map<String, String>> refusedRows(
            SheetContent content, List<Finding> findings, Set<Integer> refused) {
        Map<Integer, String> problems = new HashMap<>();
        findings.forEach(finding -> problems.merge(
                finding.row(),
                (finding.column() == null ? "" : finding.column() + "：") + finding.reason() + "，" + finding.remedy()
                        + "。",
                String::concat));
        return content.rows().stream()
                .filter(row -> refused.contains(row.rowNumber()))
                .map(row -> {
                    Map<String, String> values = new LinkedHashMap<>(row.values());
                    values.put(PastBenefitSheet.PROBLEM, problems.get(row.rowNumber()));
                    return values;
                })
                .toList();
    }

    private Sealed sealed(CheckedBenefit row, String fileName) {
        boolean findable = row.address() != null && row.town() != null;
        return new Sealed(
                row.year(),
                row.item(),
                row.fen(),
                row.town(),
                row.village(),
                bytea(personal.seal(row.name())),
                bytea(personal.fingerprint(row.name())),
                personal.maskName(row.name()),
                bytea(personal.seal(row.identity())),
                bytea(personal.fingerprint(row.identity())),
                personal.maskId(row.identity()),
                bytea(personal.seal(row.address())),
                findable ? bytea(personal.fingerprint(Spelling.address(row.address()))) : null,
                row.place(),
                row.source() == null ? fileName == null ? "上传的表格" : fileName : row.source());
    }

    private static String bytea(byte[] bytes) {
        return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
    }

    /** One import of a county at a time, so that each sees what the others brought. */
    private void lock(String area) {
        jdbc.sql("SELECT id FROM ledger.area WHERE id = :area FOR NO KEY UPDATE")
                .param("area", area)
                .query(String.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public void refused(PlanId plan, UUID id, OutputStream out) {
        byte[] sealed = jdbc.sql(
                        "SELECT refused_sealed FROM ledger.past_benefit_import WHERE id = :id AND plan = :plan AND refused > 0")
                .param("id", id)
                .param("plan", plan.value())
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No refused rows of import " + id));
        writer.write(
                new SheetTemplate(PastBenefitSheet.withProblems(), "按最后一列改好后，直接上传本表。", json.openRows(sealed)), out);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Import> imports(PlanId plan) {
        return jdbc.sql("SELECT * FROM ledger.past_benefit_import WHERE plan = :plan ORDER BY at DESC, id")
                .param("plan", plan.value())
                .query((row, n) -> new Import(
                        row.getObject("id", UUID.class),
                        personal.open(row.getBytes("file_name_sealed")),
                        row.getInt("added"),
                        row.getInt("known"),
                        row.getInt("refused"),
                        row.getString("by_user"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public int count(PlanId plan) {
        return jdbc.sql("""
                        SELECT count(*) FROM ledger.past_benefit b JOIN ledger.plan p ON p.area = b.area AND b.year < p.year
                        WHERE p.id = :plan""").param("plan", plan.value()).query(Integer.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Benefit> find(PlanId plan, String asked) {
        String text = asked.strip();
        return jdbc.sql("""
                        SELECT b.* FROM ledger.past_benefit b JOIN ledger.plan p ON p.area = b.area
                        WHERE p.id = :plan AND (b.identity_fingerprint = :identity OR b.name_fingerprint = :name)
                        ORDER BY b.year DESC, b.place, b.id LIMIT 200""")
                .param("plan", plan.value())
                .param("identity", personal.fingerprint(ResidentIds.canonical(text)))
                .param("name", personal.fingerprint(text))
                .query(StoredPastBenefits::benefit)
                .list();
    }

    private static Benefit benefit(ResultSet row, int number) throws SQLException {
        Long fen = row.getObject("amount_fen", Long.class);
        return new Benefit(
                row.getInt("year"),
                row.getString("item"),
                fen == null ? null : Money.ofFen(fen),
                row.getString("place"),
                row.getString("name_masked"),
                row.getString("identity_masked"),
                row.getString("source"));
    }

    /** A row as the statement reads it: personal values sealed, with their fingerprints and masks. */
    private record Sealed(
            int year,
            String item,
            Long fen,
            String town,
            String village,
            String name,
            String nameKey,
            String nameShown,
            String identity,
            String identityKey,
            String identityShown,
            String address,
            String addressKey,
            String place,
            String source) {}
}
