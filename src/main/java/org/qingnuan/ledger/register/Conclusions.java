package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.UUID;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Keeps what closes or sends back a stage beyond its households' own states. */
@Component
class Conclusions {

    private final Changes changes;
    private final Today today;

    Conclusions(Changes changes, Today today) {
        this.changes = changes;
        this.today = today;
    }

    /** Closed on that actual day. */
    void closed(CaseKey village, String stage, LocalDate on, UUID submission, String by) {
        insert(village, stage, "CLOSED", on, null, null, null, submission, by);
    }

    /** The acceptance; {@code units} null where the plan asks for no joint one (ZC-20). */
    void accepted(CaseKey village, LocalDate on, String units, String standard, UUID submission, String by) {
        insert(village, "acceptance", "CLOSED", on, units, standard, null, submission, by);
    }

    void returned(CaseKey village, String stage, String reason, String by) {
        insert(village, stage, "RETURNED", today.get(), null, null, reason, null, by);
    }

    private void insert(
            CaseKey village,
            String stage,
            String verdict,
            LocalDate on,
            String units,
            String standard,
            String reason,
            UUID submission,
            String by) {
        changes.statement("""
                        INSERT INTO ledger.village_conclusion
                            (plan, village, stage, verdict, concluded_on, units, standard, reason, submission, recorded_by, recorded_at)
                        VALUES (:plan, :village, :stage, :verdict, :on, :units, :standard, :reason, :submission, :by, :at)""", village, submission, by)
                .param("stage", stage)
                .param("verdict", verdict)
                .param("on", on)
                .param("units", units)
                .param("standard", standard)
                .param("reason", reason)
                .update();
    }
}
