package org.qingnuan.finance.payment;

import java.util.List;
import org.qingnuan.ledger.Stages;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a village's money and a stage that is sent back apart: the first batch to be prepared and the send-back exclude each other. */
@Component
class Beginning {

    private final JdbcClient jdbc;
    private final Stages stages;

    Beginning(JdbcClient jdbc, Stages stages) {
        this.jdbc = jdbc;
        this.stages = stages;
    }

    boolean begun(CaseKey village) {
        jdbc.sql("INSERT INTO finance.village (village) VALUES (:village) ON CONFLICT DO NOTHING")
                .param("village", village.toString())
                .update();
        lock(village, "FOR NO KEY UPDATE");
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.batch WHERE village = :village
                            AND (round > 0 OR state NOT IN ('DRAFT', 'COMPUTED')))""")
                .param("village", village.toString())
                .query(Boolean.class)
                .single();
    }

    /** Refuses to prepare while a stage of the village is sent back; holds off a send-back until the transaction ends. */
    void prepare(CaseKey village) {
        lock(village, "FOR SHARE");
        Refusal.of(open(village));
    }

    /** What keeps a batch of the village from being prepared. */
    List<Finding> open(CaseKey village) {
        return stages
                .sentBack(village)
                .map(stage -> Finding.ofSheet("本村“" + stage + "”已被退回，还没有重新完成", "重新完成后再编制拨付批次"))
                .stream()
                .toList();
    }

    private void lock(CaseKey village, String lock) {
        jdbc.sql("SELECT village FROM finance.village WHERE village = :village " + lock)
                .param("village", village.toString())
                .query(String.class)
                .single();
    }
}
