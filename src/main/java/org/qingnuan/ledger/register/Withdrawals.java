package org.qingnuan.ledger.register;

import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.stereotype.Component;

/** Takes households off a roster that is being decided; once it is decided a household leaves by an approved change ({@link AppliedChanges}). */
@Component
class Withdrawals {

    private final RegisterLock lock;
    private final Changes changes;
    private final Payees payees;
    private final RosterOrder order;

    Withdrawals(RegisterLock lock, Changes changes, Payees payees, RosterOrder order) {
        this.order = order;
        this.lock = lock;
        this.changes = changes;
        this.payees = payees;
    }

    void withdraw(CaseKey household, String reason, String by) {
        CaseKey village = household.villageKey();
        if (reason == null || reason.isBlank()) {
            throw new SubmissionRefused(List.of(Finding.ofColumn("原因", "没有填写", "请填写退出原因")));
        }
        lock.village(village);
        int changed = changes.statement("""
                        UPDATE ledger.household SET eligibility = 'WITHDRAWN', decision_reason = :reason, change = 'WITHDRAWN',
                            change_reason = :reason, change_submission = :submission, changed_by = :by, changed_at = :at
                        WHERE id = :household AND plan = :plan AND village = :village AND active AND retrofit = 'NONE'""", village, (UUID) null, by)
                .param("household", Long.valueOf(household.item()))
                .param("reason", reason.strip())
                .update();
        if (changed != 1) {
            throw new SubmissionRefused(List.of(Finding.ofSheet("该户已经安装、已经退出或不在本村", "已安装的户不能退出")));
        }
        payees.endOfInactive(village);
        order.moveUp(village, reason.strip(), by);
    }
}
