package org.qingnuan.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.Payments;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetIdentity;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;

/** The bank's answer to a batch as the workbook that the finance office uploads. */
public final class BankAnswer {

    private static final SheetColumn[] COLUMNS = List.of("序号", "户编号", "金额", "结果", "失败原因", "银行流水号", "入账日期").stream()
            .map(SheetColumn::text)
            .toArray(SheetColumn[]::new);

    private BankAnswer() {}

    /** A checked answer in which the last {@code returned} payments come back. */
    public static UUID of(PlayedPlan plan, CaseKey batch, int returned) {
        Payments payments = plan.bean(Payments.class);
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        payments.bankResultTemplate(batch, template);
        List<Map<String, String>> rows = plan
                .bean(SheetReader.class)
                .read(new ByteArrayInputStream(template.toByteArray()), SheetFormat.of("", COLUMNS))
                .rows()
                .stream()
                .map(row -> row.values())
                .toList();
        List<Map<String, String>> answers = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> answer = new LinkedHashMap<>(row);
            if (answers.size() >= rows.size() - returned) {
                answer.put("结果", "失败");
                answer.put("失败原因", "账户已注销");
            } else {
                answer.put("结果", "成功");
                answer.put("银行流水号", "DF" + batch.item() + "-" + row.get("序号"));
                answer.put("入账日期", plan.today().toString());
            }
            answers.add(answer);
        }
        return checked(plan, batch, answers);
    }

    private static UUID checked(PlayedPlan plan, CaseKey batch, List<Map<String, String>> answers) {
        SheetFormat format = SheetFormat.of("银行代发结果", COLUMNS)
                .identifiedBy(new SheetIdentity("bank-result", 1, batch.toString(), "银行"));
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        plan.bean(SheetWriter.class).write(new SheetTemplate(format, null, answers), workbook);
        CheckedSheet checked = plan.bean(Payments.class)
                .checkResult(batch, "银行结果.xlsx", new ByteArrayInputStream(workbook.toByteArray()), "finance");
        if (!checked.findings().isEmpty()) {
            throw new AssertionError(checked.findings().toString());
        }
        return checked.sheet();
    }
}
