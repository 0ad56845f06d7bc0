package org.qingnuan.web;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.qingnuan.finance.Allotments;
import org.qingnuan.finance.Allotments.Allotment;
import org.qingnuan.finance.FundSource;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** Documents that allot money, as a workbook (ZC-26). */
@Component
class AllotmentSheets {

    private static final String NOTE = "每份指标文每个资金来源一行，金额以元为单位。登记过的指标文再次上传不会重复，金额不再更改。";
    private static final int MOST = 1_000;

    private static final String CARRIED = "结转自（年度）";
    private static final String RATE = "每户标准(元)";
    private static final String SETTLEMENT = "补清算（序号）";

    private static final SheetFormat FORMAT = SheetFormat.of(
                    "资金指标",
                    SheetColumn.choice(
                                    "资金来源",
                                    Stream.of(FundSource.values())
                                            .map(FundSource::label)
                                            .toList())
                            .mandatory(),
                    SheetColumn.text("指标文号").mandatory().wide(14),
                    SheetColumn.date("下达日期").mandatory(),
                    SheetColumn.decimal("金额(元)").alsoCalled("金额").mandatory().wide(10),
                    SheetColumn.text("依据").wide(14).hinted("方案条款或政策文件，可以空着"),
                    SheetColumn.integer(CARRIED).hinted("上年结转的资金填原来的预算年度，其余空着"),
                    SheetColumn.decimal(RATE).wide(10).hinted("指标文写明每户补助标准的填写，清算时按验收户数计算；没有写的空着"),
                    SheetColumn.integer(SETTLEMENT).hinted("上级按清算补拨的资金填“资金清算”里的序号，预拨的空着"))
            .upTo(MOST);

    private final Allotments allotments;
    private final SheetReader reader;
    private final SheetWriter writer;

    AllotmentSheets(Allotments allotments, SheetReader reader, SheetWriter writer) {
        this.allotments = allotments;
        this.reader = reader;
        this.writer = writer;
    }

    /** What was read; nothing while there are findings. */
    record Read(List<Allotment> allotments, List<Finding> findings) {}

    void template(OutputStream out) {
        writer.write(SheetTemplate.empty(FORMAT, NOTE), out);
    }

    Read read(PlanId plan, InputStream workbook) {
        SheetContent content = reader.read(workbook, FORMAT);
        if (!content.isClean()) {
            return new Read(List.of(), content.findings());
        }
        List<Allotment> read =
                content.rows().stream().map(AllotmentSheets::allotment).toList();
        return new Read(read, allotments.check(plan, read));
    }

    private static Allotment allotment(SheetRow row) {
        FundSource source = Stream.of(FundSource.values())
                .filter(one -> one.label().equals(row.text("资金来源")))
                .findFirst()
                .orElseThrow();
        return new Allotment(
                row.rowNumber(),
                source,
                row.text("指标文号"),
                row.date("下达日期"),
                Money.of(row.text("金额(元)")),
                row.text("依据"),
                whole(row, CARRIED),
                row.text(RATE) == null ? null : Money.of(row.text(RATE)),
                whole(row, SETTLEMENT));
    }

    private static Integer whole(SheetRow row, String column) {
        return row.integer(column) == null ? null : Math.toIntExact(row.integer(column));
    }
}
