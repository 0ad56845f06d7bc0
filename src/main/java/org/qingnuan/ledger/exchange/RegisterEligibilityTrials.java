package org.qingnuan.ledger.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Decisions;
import org.qingnuan.ledger.EligibilityTrial;
import org.qingnuan.ledger.EligibilityTrial.Change;
import org.qingnuan.ledger.EligibilityTrial.Said;
import org.qingnuan.ledger.EligibilityTrials;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.exchange.Qualification.Answers;
import org.qingnuan.ledger.exchange.Qualification.Proposal;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Goes through the plan village by village; the facts are those that the screening reads. */
@Component
class RegisterEligibilityTrials implements EligibilityTrials {

    private final Qualification qualification;
    private final Plans plans;
    private final Villages villages;
    private final JdbcClient jdbc;

    RegisterEligibilityTrials(Qualification qualification, Plans plans, Villages villages, JdbcClient jdbc) {
        this.qualification = qualification;
        this.plans = plans;
        this.villages = villages;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public EligibilityTrial run(PlanId plan, Decisions other) {
        Qualification.Trial trial = qualification.trial(plan, other);
        int asked = 0;
        List<Change> changes = new ArrayList<>();
        Map<String, Integer> unanswered = new TreeMap<>();
        for (Body body : plans.bodies(plan)) {
            for (Village village : villages.of(body.key())) {
                Map<Long, Answers> answers = trial.of(village.key());
                asked += answers.size();
                answers.values().stream()
                        .filter(answer -> answer.unanswered() != null)
                        .forEach(answer -> unanswered.merge(answer.unanswered(), 1, Integer::sum));
                answers.values().removeIf(answer -> answer.unanswered() != null || same(answer));
                changes.addAll(changes(village.key(), answers));
            }
        }
        return new EligibilityTrial(asked, changes, unanswered);
    }

    private static boolean same(Answers answer) {
        return said(answer.now()).equals(said(answer.then()));
    }

    private static Said said(Proposal one) {
        return new Said(one.eligible(), one.hard(), one.code(), one.reason(), one.clause());
    }

    private List<Change> changes(CaseKey village, Map<Long, Answers> answers) {
        if (answers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT id, sequence_no, name_masked, eligibility FROM ledger.household
                        WHERE plan = :plan AND village = :village AND id IN (:ids) ORDER BY sequence_no, id""")
                .param("plan", village.plan().value())
                .param("village", village.village())
                .param("ids", answers.keySet())
                .query((row, n) -> new Change(
                        village,
                        row.getLong("id"),
                        row.getInt("sequence_no"),
                        row.getString("name_masked"),
                        row.getString("eligibility"),
                        said(answers.get(row.getLong("id")).now()),
                        said(answers.get(row.getLong("id")).then())))
                .list();
    }
}
