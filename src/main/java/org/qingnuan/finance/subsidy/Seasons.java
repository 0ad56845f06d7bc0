package org.qingnuan.finance.subsidy;

import java.util.ArrayList;
import java.util.List;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For which seasons a household's running may be subsidised: from the first to the sixth, one after the other (ZC-10). */
@Component
class Seasons {

    static final int LAST = 6;

    private final JdbcClient jdbc;

    Seasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@link SubmissionRefused} naming each household whose season lies beyond the last or leaves a gap. */
    void require(Grant grant) {
        List<Finding> findings = new ArrayList<>();
        grant.cases().forEach((household, one) -> {
            if (one.season() > LAST) {
                findings.add(Finding.ofSheet(
                        "第%d个采暖季超出连续%d个采暖季的运行补贴期限（户编号%d）".formatted(one.season(), LAST, household), "请移出该户"));
            } else if (one.season() > granted(household) + 1) {
                findings.add(Finding.ofSheet(
                        "第%d个采暖季的运行补贴与第%d个采暖季不连续（户编号%d）".formatted(one.season(), granted(household), household),
                        "请先核定前一采暖季"));
            }
        });
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
    }

    /** The last season granted so far, 0 before the first. */
    private int granted(long household) {
        return jdbc.sql(
                        "SELECT coalesce(max(season), 0) FROM finance.entitlement WHERE household = :household AND item = :item")
                .param("household", household)
                .param("item", SubsidyItem.RUNNING.name())
                .query(Integer.class)
                .single();
    }
}
