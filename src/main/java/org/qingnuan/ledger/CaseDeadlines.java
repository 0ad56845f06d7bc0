package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case's gates with the extensions and adjustments behind their dates. */
@Component
class CaseDeadlines {

    private final JdbcClient jdbc;
    private final FrameRows frames;

    CaseDeadlines(JdbcClient jdbc, FrameRows frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    List<CaseDeadline> of(CaseKey subject) {
        return frames.of(subject).stream()
                .map(state -> new CaseDeadline(state, extension(state), moves(state)))
                .toList();
    }

    /** The one that holds: the last that was approved, while the frame's date is its. */
    private CaseDeadline.Extension extension(FrameState state) {
        return of(state, """
                        select until, reason, requested_by, approved_by, approved_at from ledger.extension
                        where subject = :subject and frame = :frame and approved_at is not null and until = :due
                        order by approved_at desc, id desc limit 1
                        """)
                .param("due", state.due())
                .query((row, number) -> new CaseDeadline.Extension(
                        Rows.day(row, "until"),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        row.getString("approved_by"),
                        Rows.instant(row, "approved_at")))
                .optional()
                .orElse(null);
    }

    private List<CaseDeadline.Move> moves(FrameState state) {
        return of(state, """
                        select d.*, a.reason, a.legal_basis, a.approved_by from ledger.adjusted_deadline d
                        join ledger.deadline_adjustment a on a.id = d.adjustment
                        where d.subject = :subject and d.frame = :frame order by d.id desc
                        """).query((row, number) -> move(state, row)).list();
    }

    private JdbcClient.StatementSpec of(FrameState state, String sql) {
        return jdbc.sql(sql).param("subject", state.subject().toString()).param("frame", state.frame());
    }

    private static CaseDeadline.Move move(FrameState state, ResultSet row) throws SQLException {
        return new CaseDeadline.Move(
                CaseKey.ofPlan(state.subject().plan()).with("adjustment", row.getString("adjustment")),
                DeadlineOutcome.Kind.valueOf(row.getString("outcome")),
                Rows.day(row, "due_before"),
                Rows.day(row, "due_after"),
                row.getString("reason"),
                row.getString("legal_basis"),
                row.getString("approved_by"),
                Rows.instant(row, "at"));
    }
}
