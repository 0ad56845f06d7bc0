package org.qingnuan.finance.payment;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BankLayout.Value;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Villages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two workbooks between us and the bank: what to pay, and what became of it. */
@Component
class BankSheets {

    static final String NO = "序号";
    static final String HOUSEHOLD = "户编号";
    static final String AMOUNT = "金额";
    static final String RESULT = "结果";
    static final String REASON = "失败原因";
    static final String SERIAL = "银行流水号";
    static final String BOOKED_ON = "入账日期";
    static final String PAYEE = "实收户名";
    static final String PAYEE_ACCOUNT = "实收账号";
    static final String PAID = "成功";
    static final String RETURNED = "失败";

    private static final int MOST_LINES = 250_000;
    private static final int LINES_AT_ONCE = 2_000;

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Plans plans;
    private final Villages villages;
    private final SheetWriter writer;
    private final BankFiles files;
    private final SheetReader reader;

    BankSheets(
            JdbcClient jdbc,
            PersonalData personal,
            Plans plans,
            Villages villages,
            SheetWriter writer,
            SheetReader reader,
            BankFiles files) {
        this.files = files;
        this.jdbc = jdbc;
        this.personal = personal;
        this.plans = plans;
        this.villages = villages;
        this.writer = writer;
        this.reader = reader;
    }

    /** Writes the file that tells the bank what to pay, in clear. */
    void writeFile(Batch batch, BankLayout layout, int lines, Money total, OutputStream out) {
        String head = "批次号：%s；项目：%s；付款单位：%s；笔数：%d；总金额：%s元"
                .formatted(
                        batch.key(),
                        plans.get(batch.plan()).name(),
                        plans.body(batch.place().body()).area().name(),
                        lines,
                        total);
        files.write(layout, head, layout.name(), fileRows(batch), out);
    }

    /** Writes the sheet for the bank's answer with the lines filled in. */
    void writeResultTemplate(Batch batch, OutputStream out) {
        List<Map<String, String>> rows = jdbc.sql(sentLines())
                .param("batch", batch.id())
                .query((line, n) -> sent(line))
                .list();
        String note = PayoutWords.of(batch.way()).say("逐笔填写结果：成功的填银行流水号和入账日期，失败的填失败原因。");
        writer.write(new SheetTemplate(resultFormat(batch), note, rows), out);
    }

    /** Reads a bank's answer; cells and stamp are checked, not yet whether the lines are those of the batch. */
    SheetContent readResult(Batch batch, InputStream in) {
        return reader.read(in, resultFormat(batch));
    }

    SheetFormat resultFormat(Batch batch) {
        PayoutWords words = PayoutWords.of(batch.way());
        return SheetFormat.of(
                        words.say("银行代发结果"),
                        SheetColumn.integer(NO).mandatory().prefilled(),
                        SheetColumn.integer(HOUSEHOLD).mandatory().prefilled(),
                        SheetColumn.decimal(AMOUNT)
                                .alsoCalled("金额(元)")
                                .mandatory()
                                .prefilled(),
                        SheetColumn.choice(RESULT, PAID, RETURNED).mandatory(),
                        SheetColumn.text(REASON).wide(14),
                        SheetColumn.text(words.say(SERIAL)).atMost(64).wide(14),
                        SheetColumn.date(words.say(BOOKED_ON)),
                        SheetColumn.text(PAYEE).masked().hinted("银行回单上的户名，可以空着，填了就与送出的核对"),
                        SheetColumn.text(PAYEE_ACCOUNT).masked().wide(14).hinted("银行回单上的账号，可以空着，填了就与送出的核对"))
                .identifiedBy(new SheetIdentity(
                        "bank-result", 1, batch.key().toString(), placeName(batch.place()) + "第" + batch.id() + "批"))
                .upTo(MOST_LINES);
    }

    private String placeName(CaseKey place) {
        return place.village() == null
                ? plans.body(place).area().name()
                : villages.get(place).area().name();
    }

    /** The lines to pay by number, read as they are asked for: those of a whole city would fill the memory. */
    private Stream<Map<Value, String>> fileRows(Batch batch) {
        String payer = plans.body(batch.place().body()).area().name();
        String project = plans.get(batch.plan()).name();
        return Stream.iterate(page(batch, 0), some -> !some.isEmpty(), some -> page(batch, last(some)))
                .flatMap(List::stream)
                .map(row -> {
                    row.put(Value.BATCH, batch.key().toString());
                    row.put(Value.PAYER, payer);
                    row.put(Value.PROJECT, project);
                    return row;
                });
    }

    /** That the lines are not void is said for the index by number, which knows no others. */
    private List<Map<Value, String>> page(Batch batch, int after) {
        return jdbc.sql("""
                        SELECT l.*, e.row_label FROM finance.line l JOIN finance.entitlement e ON e.id = l.entitlement
                        WHERE l.batch = :batch AND l.state = 'OPEN' AND l.state <> 'VOID' AND l.no > :after
                        ORDER BY l.no LIMIT :most""")
                .param("batch", batch.id())
                .param("after", after)
                .param("most", LINES_AT_ONCE)
                .query((line, n) -> toPay(line))
                .list();
    }

    private static int last(List<Map<Value, String>> some) {
        return Integer.parseInt(some.get(some.size() - 1).get(Value.NO));
    }

    private Map<Value, String> toPay(ResultSet line) throws SQLException {
        Map<Value, String> row = new EnumMap<>(Value.class);
        row.put(Value.NO, line.getString("no"));
        row.put(Value.HOUSEHOLD, line.getString("household"));
        row.put(Value.NAME, personal.open(line.getBytes("name_sealed")));
        String identity = personal.open(line.getBytes("identity_sealed"));
        if (identity != null) {
            row.put(Value.IDENTITY, identity);
        }
        row.put(Value.ACCOUNT, personal.open(line.getBytes("account_sealed")));
        row.put(Value.BANK, line.getString("bank"));
        row.put(Value.AMOUNT, Money.ofFen(line.getLong("amount")).toYuan());
        row.put(Value.FEN, line.getString("amount"));
        row.put(Value.SUMMARY, summary(line));
        return row;
    }

    private static String summary(ResultSet line) throws SQLException {
        String item = SubsidyItem.valueOf(line.getString("item")).label();
        int season = line.getInt("season");
        return "清洁取暖" + item + (season == 0 ? "" : "第" + season + "采暖季");
    }

    private static Map<String, String> sent(ResultSet line) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(NO, line.getString("no"));
        row.put(HOUSEHOLD, line.getString("household"));
        row.put(AMOUNT, Money.ofFen(line.getLong("amount")).toYuan());
        return row;
    }

    static String sentLines() {
        return """
                SELECT id, no, household, amount, name_sealed, account_sealed FROM finance.line
                WHERE batch = :batch AND state NOT IN ('VOID', 'WITHHELD') ORDER BY no""";
    }
}
