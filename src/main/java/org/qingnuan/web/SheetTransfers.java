package org.qingnuan.web;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SheetUpload;
import org.qingnuan.ledger.Sheets;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** Brings a task's sheet to the module that knows it: the bank's answer to finance, all others to the ledger. */
@Component
class SheetTransfers {

    static final String BANK_RESULT = "BANK_RESULT";

    private static final String BANK_RESULT_NAME = "银行结果表";

    private final Sheets sheets;
    private final Payments payments;

    SheetTransfers(Sheets sheets, Payments payments) {
        this.sheets = sheets;
        this.payments = payments;
    }

    String name(TaskView task) {
        return isBankResult(task) ? resultName(task) : kind(task).label();
    }

    void prefilled(TaskView task, OutputStream out) {
        if (isBankResult(task)) {
            payments.bankResultTemplate(task.subject(), out);
        } else {
            sheets.prefilled(kind(task), task.subject(), out);
        }
    }

    CheckedSheet check(TaskView task, SheetUpload upload, String by) {
        return isBankResult(task)
                ? payments.checkResult(task.subject(), upload.fileName(), upload.content(), by)
                : sheets.check(kind(task), task.subject(), upload, by);
    }

    CheckedSheet acceptValid(TaskView task, UUID attempt, String by) {
        return sheets.acceptValid(kind(task), task.subject(), attempt, by);
    }

    void faulty(TaskView task, UUID attempt, String by, OutputStream out) {
        sheets.faulty(kind(task), task.subject(), attempt, by, out);
    }

    CheckedSheet check(TaskView task, List<Map<String, String>> rows, String by) {
        if (isBankResult(task)) {
            throw new BadRequest("银行结果只能以表格上传。");
        }
        return sheets.check(kind(task), task.subject(), rows, by);
    }

    private String resultName(TaskView task) {
        return payments.get(task.subject()).way() == PayoutWay.CARD ? "充值结果表" : BANK_RESULT_NAME;
    }

    private static boolean isBankResult(TaskView task) {
        return BANK_RESULT.equals(task.sheet());
    }

    private static SheetKind kind(TaskView task) {
        if (task.sheet() == null) {
            throw new BadRequest("该任务没有需要上传的表格。");
        }
        return SheetKind.valueOf(task.sheet());
    }
}
