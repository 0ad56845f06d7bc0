package org.qingnuan.finance.subsidy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.finance.SubsidyItem;
import org.qingnuan.ledger.SubmissionRefused;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** For which seasons a household's running may be subsidised: from the first to the sixth, one after the other (ZC-10). */
@Component
public class Seasons {

    static final int LAST = 6;

    private final JdbcClient jdbc;

    Seasons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@link SubmissionRefused} naming each household whose season lies beyond the last or leaves a gap. */
    void require(Grant grant) {
        List<Finding> findings = refusals(grant.cases()).entrySet().stream()
                .map(one -> Finding.ofSheet("%s（户编号%d）".formatted(one.getValue(), one.getKey()), "请移出该户"))
                .toList();
        if (!findings.isEmpty()) {
            throw new SubmissionRefused(findings);
        }
    }

    /** The households whose season is out of turn, each with the reason in Chinese. An advance of a season counts as that season: it follows the one before, be that granted or advanced. */
    public Map<Long, String> refusals(Map<Long, Case> cases) {
        Map<Long, String> refusals = new LinkedHashMap<>();
        Map<Long, Integer> granted = granted(cases.keySet(), false);
        Map<Long, Integer> advanced = granted(cases.keySet(), true);
        cases.forEach((household, one) -> {
            int last = (one.advance() ? advanced : granted).getOrDefault(household, 0);
            if (one.season() > LAST) {
                refusals.put(household, "第%d个采暖季超出连续%d个采暖季的运行补贴期限".formatted(one.season(), LAST));
            } else if (one.season() > last + 1) {
                refusals.put(household, "第%d个采暖季的运行补贴与第%d个采暖季不连续".formatted(one.season(), last));
            }
        });
        return refusals;
    }

    /** The last season granted so far by household, or at least paid in advance; absent before the first. */
    private Map<Long, Integer> granted(Collection<Long> households, boolean orAdvanced) {
        return jdbc
                .sql("""
                        SELECT household, max(season) AS season FROM finance.entitlement
                        WHERE household = ANY (:households) AND item = ANY (:items) GROUP BY household""")
                .param("households", households.toArray(Long[]::new))
                .param(
                        "items",
                        orAdvanced
                                ? new String[] {SubsidyItem.RUNNING.name(), SubsidyItem.RUNNING_ADVANCE.name()}
                                : new String[] {SubsidyItem.RUNNING.name()})
                .query((rows, n) -> Map.entry(rows.getLong("household"), rows.getInt("season")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
