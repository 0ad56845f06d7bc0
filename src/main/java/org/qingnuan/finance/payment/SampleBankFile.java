package org.qingnuan.finance.payment;

import java.io.OutputStream;
import java.util.List;
import org.qingnuan.finance.BankLayouts;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetTable;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The very columns of the file that will be written, without a line. */
@Component
class SampleBankFile implements BankLayouts {

    private final SheetWriter writer;

    SampleBankFile(SheetWriter writer) {
        this.writer = writer;
    }

    @Override
    public void sample(PayoutWay way, OutputStream out) {
        PayoutWords words = PayoutWords.of(way);
        List<SheetColumn> columns = BankSheets.FILE.stream()
                .map(column -> column.called(words.say(column.header())))
                .toList();
        writer.write(
                new SheetTable(words.say("清洁取暖补贴代发清单") + "（样张）", "正式清单每批一份，首行写明批次号、笔数和总金额。", columns, List.of()), out);
    }
}
