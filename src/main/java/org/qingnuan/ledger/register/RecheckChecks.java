package org.qingnuan.ledger.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Recheck;
import org.qingnuan.ledger.exchange.Qualification;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands against a re-check: who may decide it, and whether person and house are still free. */
@Component
class RecheckChecks {

    private final JdbcClient jdbc;
    private final Qualification qualification;

    RecheckChecks(JdbcClient jdbc, Qualification qualification) {
        this.jdbc = jdbc;
        this.qualification = qualification;
    }

    /** Neither who rejected nor who asked. */
    List<Finding> decidable(Recheck recheck, String by) {
        List<Finding> findings = new ArrayList<>();
        if (by.equals(recheck.rejectedBy())) {
            findings.add(Finding.ofSheet("原来不予确认的就是您本人", "请由另一位有权限的人员复核"));
        }
        if (by.equals(recheck.requestedBy())) {
            findings.add(Finding.ofSheet("申请人不能复核自己提出的申请", "请由另一位有权限的人员复核"));
        }
        return findings;
    }

    /** Nobody whom the plan's document rules out; and since the rejection somebody else may have come into its house, or the person somewhere else. */
    List<Finding> confirmable(CaseKey village, long household) {
        List<Finding> findings = new ArrayList<>(taken(household));
        qualification
                .ruledOut(village, Map.of(household, Map.of()))
                .values()
                .forEach(proposal -> findings.add(
                        Finding.ofSheet("文件规定该户不得参与改造：" + proposal.shown(), "请维持原来的结论；登记有误的，先办理信息更正，再作复核结论")));
        return findings;
    }

    private List<Finding> taken(long household) {
        return jdbc.sql("""
                        SELECT CASE WHEN o.dwelling = h.dwelling THEN '这处房屋' ELSE '该户主' END AS what FROM ledger.household h
                        JOIN ledger.household o ON o.active AND o.id <> h.id AND (o.dwelling = h.dwelling
                            OR o.plan = h.plan AND o.identity_fingerprint = h.identity_fingerprint)
                        WHERE h.id = :id""").param("id", household).query(String.class).list().stream()
                .map(what -> Finding.ofSheet(what + "已由本方案的另一户登记", "不能列入改造，请维持原来的结论"))
                .toList();
    }
}
