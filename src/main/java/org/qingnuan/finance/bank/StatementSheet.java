package org.qingnuan.finance.bank;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.finance.BankStatements.Direction;
import org.qingnuan.shared.Money;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The workbook that a bank's statement comes in. */
@Component
class StatementSheet {

    static final String DAY = "交易日期";
    static final String SERIAL = "银行流水号";
    static final String DIRECTION = "类别";
    static final String AMOUNT = "金额";
    static final String NAME = "对方户名";
    static final String ACCOUNT = "对方账号";
    static final String REFERENCE = "关联号";
    static final String SUMMARY = "摘要";

    private static final String NOTE = "从账户开立起逐期登记，每笔交易一行，金额以元为单位。关联号：冲正填原付款的银行流水号，收款填指标文号或还款收据号，整批付出的填批次号。";
    private static final int MOST = 250_000;

    static final SheetFormat FORMAT = SheetFormat.of(
                    "银行流水",
                    SheetColumn.date(DAY).mandatory(),
                    SheetColumn.text(SERIAL)
                            .alsoCalled("流水号", "交易流水号")
                            .atMost(64)
                            .mandatory()
                            .wide(14),
                    SheetColumn.choice(
                                    DIRECTION,
                                    Stream.of(Direction.values())
                                            .map(Direction::label)
                                            .toList())
                            .meaning("支出", Direction.OUT.label())
                            .meaning("借", Direction.OUT.label())
                            .meaning("退回", Direction.BACK.label())
                            .meaning("退汇", Direction.BACK.label())
                            .meaning("收入", Direction.IN.label())
                            .meaning("贷", Direction.IN.label())
                            .mandatory()
                            .hinted("付款：从账户付出；冲正：付出后又退回；收款：其他收入"),
                    SheetColumn.decimal(AMOUNT)
                            .alsoCalled("金额(元)", "金额（元）")
                            .mandatory()
                            .wide(10),
                    SheetColumn.text(NAME).alsoCalled("户名").masked().hinted("可以空着，填了就与付款核对"),
                    SheetColumn.text(ACCOUNT).alsoCalled("账号").masked().wide(14).hinted("可以空着，填了就与付款核对"),
                    SheetColumn.text(REFERENCE)
                            .alsoCalled("原流水号")
                            .atMost(64)
                            .wide(14)
                            .hinted("冲正：原流水号；收款：指标文号或收据号；整批付出：批次号"),
                    SheetColumn.text(SUMMARY).alsoCalled("附言").wide(14))
            .upTo(MOST);

    private final SheetReader reader;
    private final SheetWriter writer;

    StatementSheet(SheetReader reader, SheetWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    void template(OutputStream out) {
        writer.write(SheetTemplate.empty(FORMAT, NOTE), out);
    }

    SheetContent read(InputStream workbook) {
        return reader.read(workbook, FORMAT);
    }

    static List<Entry> entries(SheetContent content) {
        return content.rows().stream().map(StatementSheet::entry).toList();
    }

    private static Entry entry(SheetRow row) {
        Direction direction = Stream.of(Direction.values())
                .filter(one -> one.label().equals(row.text(DIRECTION)))
                .findFirst()
                .orElseThrow();
        return new Entry(
                0,
                row.rowNumber(),
                direction,
                row.text(SERIAL),
                row.date(DAY),
                Money.of(row.text(AMOUNT)).fen(),
                row.text(NAME),
                row.text(ACCOUNT),
                row.text(REFERENCE),
                row.text(SUMMARY));
    }
}
