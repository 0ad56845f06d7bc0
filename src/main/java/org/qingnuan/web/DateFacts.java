package org.qingnuan.web;

import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.DateClaim;
import org.qingnuan.ledger.DateClaims;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** The actual date that waits for the office: what was stated, when, and what hangs on it. */
@Component
class DateFacts implements TaskFacts {

    private final DateClaims claims;

    DateFacts(DateClaims claims) {
        this.claims = claims;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("date-confirmation.confirmDate");
    }

    @Override
    public Facts of(TaskView task) {
        DateClaim claim = claims.get(task.subject());
        return Facts.of(Facts.pairs(
                "待确认的日期",
                Stream.of(
                        new Facts.Pair("环节", claim.stageName()),
                        new Facts.Pair("填报的实际完成日期", Wording.date(claim.actualOn())),
                        new Facts.Pair("填报日", Wording.date(claim.enteredOn())),
                        new Facts.Pair("相差", ChronoUnit.DAYS.between(claim.actualOn(), claim.enteredOn()) + "天"),
                        new Facts.Pair("关口期限", claim.due() == null ? "—" : Wording.date(claim.due()) + "前"),
                        new Facts.Pair("影响", effect(claim)))));
    }

    private static String effect(DateClaim claim) {
        if (claim.due() == null || !claim.enteredOn().isAfter(claim.due())) {
            return "两个日期都在期限内，不影响是否逾期";
        }
        return claim.actualOn().isAfter(claim.due()) ? "两个日期都已逾期，只影响逾期天数" : "确认则按期完成、逾期报告；不予确认则逾期完成";
    }
}
