package org.qingnuan.finance.bank;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.finance.bank.Judgement.Fits;
import org.qingnuan.finance.payment.Reversals;
import org.qingnuan.finance.payment.Reversals.Reversal;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Explains of the queue what it can, and opens payments again that the bank took back. */
@Component
class Matching {

    private static final String SYSTEM = "系统对账";

    private final JdbcClient jdbc;
    private final Entries entries;
    private final KnownRows rows;
    private final Reversals reversals;
    private final Clock clock;

    Matching(JdbcClient jdbc, Entries entries, KnownRows rows, Reversals reversals, Clock clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.rows = rows;
        this.reversals = reversals;
        this.clock = clock;
    }

    /** What the entries of the queue are, in its order. */
    Map<Entry, Judgement> judged(PlanId plan) {
        List<Entry> queue = entries.queue(plan);
        Judging judging = new Judging(rows.of(plan, queue), queue);
        Map<Entry, Judgement> judged = new LinkedHashMap<>();
        queue.forEach(entry -> judged.put(entry, judging.judge(entry)));
        return judged;
    }

    /** How many left the queue; all reversals are applied together, after everything else is explained. */
    int match(PlanId plan, String by) {
        Map<Entry, Fits> fitting = new LinkedHashMap<>();
        judged(plan).forEach((entry, judgement) -> {
            if (judgement instanceof Fits fits) {
                fitting.put(entry, fits);
            }
        });
        List<Reversal> tookBack = new ArrayList<>();
        fitting.forEach((entry, fits) -> {
            explain(entry, fits, new Said(null, null, SYSTEM));
            if (fits.kind().equals("REVERSAL")) {
                tookBack.add(reversal(entry, fits.of(), by));
            }
        });
        reversals.reverse(tookBack);
        return fitting.size();
    }

    /** Who said what an entry is: the system, or a person and another. */
    record Said(String reason, String proposedBy, String by) {}

    void explain(Entry entry, Fits fits, Said said) {
        jdbc.sql("""
                        INSERT INTO finance.bank_match (entry, kind, line, batch, transfer, repayment, reason, proposed_by, by_user, at)
                        VALUES (:entry, :kind, :line, :batch, :transfer, :repayment, :reason, :proposedBy, :by, :at)""")
                .param("entry", entry.id())
                .param("kind", fits.kind())
                .param("line", List.of("LINE", "RETURNED", "REVERSAL").contains(fits.kind()) ? fits.of() : null)
                .param("batch", fits.kind().equals("BATCH") ? fits.of() : null)
                .param("transfer", List.of("ALLOTMENT", "SURRENDER").contains(fits.kind()) ? fits.of() : null)
                .param("repayment", fits.kind().equals("REPAYMENT") ? fits.of() : null)
                .param("reason", said.reason())
                .param("proposedBy", said.proposedBy())
                .param("by", said.by())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    static Reversal reversal(Entry entry, long line, String by) {
        String words = entry.summary() == null ? "" : "：" + entry.summary();
        return new Reversal(line, entry.id(), entry.day(), "银行冲正" + words, by);
    }
}
