package org.qingnuan.ledger.history;

import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.HouseholdHistory.Item;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.RegisterAccess;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and hands out the register's data after it has put on record who asked for it and why. */
@Component
@Transactional
class StoredAccess implements RegisterAccess {

    private static final int LONGEST_REASON = 200;
    private static final int ROWS_AT_ONCE = 500;

    private static final String SCOPE =
            " h.plan = :plan AND h.body = :body AND (:village::text IS NULL OR h.village = :village)";

    private static final String ROWS =
            """
            SELECT h.*, d.address_sealed, coalesce(v.name, h.village) AS village_name, p.name_masked AS holder_masked,
                p.name_sealed AS holder_sealed, p.bank, p.account_masked, p.account_sealed
            FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling LEFT JOIN ledger.area v ON v.id = h.village
            LEFT JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL
            WHERE""" + SCOPE + " AND h.eligibility <> 'WITHDRAWN' ORDER BY village_name, h.sequence_no, h.id";

    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.text("村").wide(12),
            SheetColumn.integer("序号"),
            SheetColumn.integer("户编号"),
            SheetColumn.text("户主姓名"),
            SheetColumn.text("身份证号").wide(20),
            SheetColumn.text("联系电话").wide(13),
            SheetColumn.text("住址").wide(24),
            SheetColumn.integer("常住人口（人）").summed(),
            SheetColumn.decimal("采暖面积（㎡）").summed(),
            SheetColumn.text("改造方式"),
            SheetColumn.text("困难类别"),
            SheetColumn.text("资格"),
            SheetColumn.text("改造"),
            SheetColumn.text("设备型号").wide(16),
            SheetColumn.text("设备序列号").wide(20),
            SheetColumn.text("表具号").wide(14),
            SheetColumn.text("验收"),
            SheetColumn.text("拨付"),
            SheetColumn.text("收款人"),
            SheetColumn.text("开户银行").wide(16),
            SheetColumn.text("银行账号").wide(22));

    private final JdbcClient jdbc;
    private final JdbcClient streaming;
    private final PersonalData personal;
    private final SheetWriter writer;
    private final Clock clock;

    StoredAccess(JdbcClient jdbc, DataSource database, PersonalData personal, SheetWriter writer, Clock clock) {
        this.jdbc = jdbc;
        this.streaming = JdbcClient.create(portions(database));
        this.personal = personal;
        this.writer = writer;
        this.clock = clock;
    }

    /** A whole county's register is never in memory at once. */
    private static JdbcTemplate portions(DataSource database) {
        JdbcTemplate template = new JdbcTemplate(database);
        template.setFetchSize(ROWS_AT_ONCE);
        return template;
    }

    @Override
    public List<Item> disclose(CaseKey household, String reason, String by) {
        String why = written(reason, "查看原因", "请写明为什么需要查看完整信息");
        int recorded = jdbc.sql("""
                        INSERT INTO ledger.household_disclosure (plan, body, village, household, reason, by_user, at)
                        SELECT h.plan, h.body, h.village, h.id, :reason, :by, :at FROM ledger.household h
                        WHERE h.id::text = :id AND""" + SCOPE)
                .params(scope(household))
                .param("id", household.item())
                .param("reason", why)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (recorded != 1) {
            throw new NoSuchElementException("No household " + household);
        }
        return jdbc.sql("""
                        SELECT h.*, d.address_sealed, p.name_sealed AS holder_sealed, p.account_sealed
                        FROM ledger.household h JOIN ledger.dwelling d ON d.id = h.dwelling
                        LEFT JOIN ledger.payee p ON p.household = h.id AND p.valid_to IS NULL WHERE h.id = :id""")
                .param("id", Long.valueOf(household.item()))
                .query((row, number) -> Stream.of(
                                item("户主姓名", row, "name_sealed"),
                                item("身份证号", row, "identity_sealed"),
                                item("配偶身份证号", row, "spouse_sealed"),
                                item("联系电话", row, "phone_sealed"),
                                item("住址", row, "address_sealed"),
                                item("表具号", row, "meter_sealed"),
                                item("收款人", row, "holder_sealed"),
                                item("银行账号", row, "account_sealed"),
                                item(HouseholdFact.DOMICILE, row),
                                item(HouseholdFact.TITLE, row),
                                item(HouseholdFact.POWER_ACCOUNT, row),
                                item(HouseholdFact.POWER_METER, row),
                                item(HouseholdFact.GAS_CODE, row),
                                item("安装人员", row, "installers_sealed"))
                        .filter(item -> item.value() != null)
                        .toList())
                .single();
    }

    private Item item(HouseholdFact fact, ResultSet row) throws SQLException {
        return item(fact.label(), row, fact.column() + "_sealed");
    }

    private Item item(String label, ResultSet row, String column) throws SQLException {
        return new Item(label, personal.open(row.getBytes(column)));
    }

    @Override
    public long begin(CaseKey scope, String purpose, boolean inClear, String by) {
        String why = written(purpose, "用途", "请写明导出后做什么用、给谁用");
        return jdbc.sql("""
                        INSERT INTO ledger.register_export (plan, body, village, purpose, in_clear, households, by_user, at)
                        SELECT :plan, :body, :village, :purpose, :inClear, (SELECT count(*) FROM ledger.household h WHERE""" + SCOPE + """
                             AND h.eligibility <> 'WITHDRAWN'), :by, :at RETURNING id""")
                .params(scope(scope))
                .param("purpose", why)
                .param("inClear", inClear)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public void write(CaseKey scope, long number, String person, OutputStream out) {
        Export export = exports(scope.body()).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No export " + number));
        String watermark = "导出编号%d　%s于%s导出　用途：%s　%s，仅限上述用途，用后删除"
                .formatted(
                        number,
                        person,
                        ChineseDates.format(ChinaTime.dayOf(export.at())),
                        export.purpose(),
                        export.inClear() ? "含完整个人信息" : "个人信息已脱敏");
        List<String> more = jdbc.sql("SELECT " + MoreOfHouseholds.asked() + " FROM ledger.household h WHERE" + SCOPE
                        + " AND h.eligibility <> 'WITHDRAWN'")
                .params(scope(scope))
                .query(MoreOfHouseholds::known)
                .single();
        try (Stream<Map<String, String>> rows = rows(scope, row -> row(row, export.inClear()));
                Stream<Map<String, String>> others = more.isEmpty()
                        ? Stream.empty()
                        : rows(scope, row -> MoreOfHouseholds.row(row, more, export.inClear(), personal))) {
            List<SheetTable> tables = new ArrayList<>();
            tables.add(new SheetTable("清洁取暖改造户台账", watermark, COLUMNS, rows::iterator));
            if (!more.isEmpty()) {
                tables.add(new SheetTable(
                        MoreOfHouseholds.TITLE, watermark, MoreOfHouseholds.columns(more), others::iterator));
            }
            writer.write(tables, out);
        }
    }

    /** Reads a row of the register. */
    private interface Reading {

        Map<String, String> of(ResultSet row) throws SQLException;
    }

    private Stream<Map<String, String>> rows(CaseKey scope, Reading reading) {
        return streaming.sql(ROWS).params(scope(scope)).query((row, n) -> reading.of(row)).stream();
    }

    private Map<String, String> row(ResultSet row, boolean inClear) throws SQLException {
        Map<String, String> values = new HashMap<>();
        values.put("村", row.getString("village_name"));
        values.put("序号", row.getString("sequence_no"));
        values.put("户编号", row.getString("id"));
        for (Map.Entry<String, String> one : Map.of(
                        "户主姓名",
                        "name",
                        "身份证号",
                        "identity",
                        "联系电话",
                        "phone",
                        "表具号",
                        "meter",
                        "收款人",
                        "holder",
                        "银行账号",
                        "account")
                .entrySet()) {
            values.put(
                    one.getKey(),
                    inClear
                            ? personal.open(row.getBytes(one.getValue() + "_sealed"))
                            : row.getString(one.getValue() + "_masked"));
        }
        String address = personal.open(row.getBytes("address_sealed"));
        values.put("住址", inClear ? address : address.replaceAll("[0-9０-９]", "*"));
        values.put("常住人口（人）", row.getString("residents"));
        values.put("采暖面积（㎡）", row.getString("heated_area"));
        for (Map.Entry<String, String> one : Map.of(
                        "改造方式",
                        "route",
                        "困难类别",
                        "hardship",
                        "资格",
                        "eligibility",
                        "改造",
                        "retrofit",
                        "验收",
                        "acceptance",
                        "拨付",
                        "payment")
                .entrySet()) {
            values.put(one.getKey(), Facts.shown(one.getValue(), row.getString(one.getValue()), id -> id));
        }
        values.put("设备型号", row.getString("device_model"));
        values.put("设备序列号", row.getString("device_serial"));
        values.put("开户银行", row.getString("bank"));
        return values;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Export> exports(CaseKey body) {
        return jdbc.sql("""
                        SELECT e.*, v.name AS village_name FROM ledger.register_export e LEFT JOIN ledger.area v ON v.id = e.village
                        WHERE e.plan = :plan AND e.body = :body ORDER BY e.id DESC""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new Export(
                        row.getLong("id"),
                        row.getString("village_name"),
                        row.getString("purpose"),
                        row.getBoolean("in_clear"),
                        row.getInt("households"),
                        row.getString("by_user"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    private static Map<String, Object> scope(CaseKey scope) {
        Map<String, Object> params = new HashMap<>();
        params.put("plan", scope.plan().value());
        params.put("body", scope.area());
        params.put("village", scope.village());
        return params;
    }

    private static String written(String text, String label, String remedy) {
        if (text == null || text.isBlank() || text.length() > LONGEST_REASON) {
            throw new SubmissionRefused(List.of(Finding.ofColumn(label, "没有填写或超过" + LONGEST_REASON + "字", remedy)));
        }
        return text.strip();
    }
}
