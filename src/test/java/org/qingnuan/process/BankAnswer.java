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

    private final String serial;
    private final String bookedOn;

    private BankAnswer(String serial, String bookedOn) {
        this.serial = serial;
        this.bookedOn = bookedOn;
    }

    private SheetColumn[] columns() {
        return List.of("序号", "户编号", "金额", "结果", "失败原因", serial, bookedOn).stream()
                .map(SheetColumn::text)
                .toArray(SheetColumn[]::new);
    }

    /** A checked answer in which the last {@code returned} payments come back. */
    public static UUID of(PlayedPlan plan, CaseKey batch, int returned) {
        return new BankAnswer("银行流水号", "入账日期").answer(plan, batch, returned);
    }

    /** The same of a utility that loads cards. */
    public static UUID ofCards(PlayedPlan plan, CaseKey batch, int returned) {
        return new BankAnswer("充值流水号", "充值日期").answer(plan, batch, returned);
    }

    /** The filled-in sheet itself, for whoever hands it in by hand. */
    public static byte[] filled(PlayedPlan plan, CaseKey batch, byte[] template, int returned) {
        BankAnswer answer = new BankAnswer("银行流水号", "入账日期");
        return answer.workbook(plan, batch, answer.answers(plan, batch, template, returned));
    }

    private UUID answer(PlayedPlan plan, CaseKey batch, int returned) {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        plan.bean(Payments.class).bankResultTemplate(batch, template);
        return checked(plan, batch, answers(plan, batch, template.toByteArray(), returned));
    }

    private List<Map<String, String>> answers(PlayedPlan plan, CaseKey batch, byte[] template, int returned) {
        List<Map<String, String>> rows = plan
                .bean(SheetReader.class)
                .read(new ByteArrayInputStream(template), SheetFormat.of("", columns()))
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
                answer.put(serial, "DF" + batch.item() + "-" + row.get("序号"));
                answer.put(bookedOn, plan.today().toString());
            }
            answers.add(answer);
        }
        return answers;
    }

    private byte[] workbook(PlayedPlan plan, CaseKey batch, List<Map<String, String>> answers) {
        SheetFormat format = SheetFormat.of("银行代发结果", columns())
                .identifiedBy(new SheetIdentity("bank-result", 1, batch.toString(), "银行"));
        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        plan.bean(SheetWriter.class).write(new SheetTemplate(format, null, answers), workbook);
        return workbook.toByteArray();
    }

    private UUID checked(PlayedPlan plan, CaseKey batch, List<Map<String, String>> answers) {
        CheckedSheet checked = plan.bean(Payments.class)
                .checkResult(batch, "银行结果.xlsx", new ByteArrayInputStream(workbook(plan, batch, answers)), "finance");
        if (!checked.findings().isEmpty()) {
            throw new AssertionError(checked.findings().toString());
        }
        return checked.sheet();
    }
}
