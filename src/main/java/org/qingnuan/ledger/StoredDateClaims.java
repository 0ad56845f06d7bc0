package org.qingnuan.ledger;

import java.util.List;
import java.util.UUID;
import org.qingnuan.ledger.DateClaim.Decision;
import org.qingnuan.shared.CaseKey;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The office's word on claimed dates: a confirmed one counts for its stage and, if that has ended, for its frame. */
@Service
@Transactional
class StoredDateClaims implements DateClaims {

    private static final String CONFIRM = "date-confirmation.userTask_confirmDate";

    private final JdbcClient jdbc;
    private final DateClaimRows rows;
    private final Intake intake;

    StoredDateClaims(JdbcClient jdbc, DateClaimRows rows, Intake intake) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.intake = intake;
    }

    @Bean
    static SubmissionRule confirmDateRule() {
        return Rules.of(CONFIRM, Rules::decided);
    }

    @Override
    public DateClaim get(CaseKey claim) {
        return rows.get(claim);
    }

    @Override
    public List<DateClaim> of(CaseKey village) {
        return rows.of(village);
    }

    @Override
    public boolean decide(CaseKey claim, UUID submission, String by) {
        Answers answers = intake.take(submission, claim, CONFIRM, by);
        boolean confirmed = Rules.approved(answers);
        boolean waited =
                rows.decide(claim, confirmed ? Decision.CONFIRMED : Decision.DENIED, answers.textOrNull("opinion"), by);
        if (waited && confirmed) {
            counts(rows.get(claim));
        }
        return waited && confirmed;
    }

    private void counts(DateClaim claim) {
        jdbc.sql("""
                        update ledger.stage_state set finished_on = :day
                        where subject = :subject and stage = :stage and recorded_at is not null
                        """)
                .param("subject", claim.key().villageKey().toString())
                .param("stage", claim.stage())
                .param("day", claim.actualOn())
                .update();
        jdbc.sql("""
                        update ledger.frame_state f set finished_on =
                          (select max(s.finished_on) from ledger.stage_state s where s.subject = f.subject and s.frame = f.frame)
                        from ledger.stage_state own
                        where own.subject = :subject and own.stage = :stage and f.subject = own.subject and f.frame = own.frame
                          and f.recorded_at is not null
                        """)
                .param("subject", claim.key().villageKey().toString())
                .param("stage", claim.stage())
                .update();
    }
}
