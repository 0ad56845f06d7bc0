package org.qingnuan.ledger;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The condition on frames {@code f} that a scope stands for, and its parameters. */
final class BoardFilter {

    private static final String PLACES = """
            where f.plan = :plan and (f.body = any(:bodies) or f.body is null and '' = any(:bodies))
            """;
    private static final String PRESENT = """
              and not exists (select from ledger.village gone
                where gone.plan = f.plan and gone.area = f.village and gone.state = 'WITHDRAWN')
            """;
    private static final String STAGE = """
              and exists (select from ledger.stage_state s
                where s.subject in (f.subject, split_part(f.subject, '/', 1)) and s.stage = :stage and s.recorded_at is null)
            """;
    private static final String CONTRACTOR = """
              and exists (select from ledger.village v join ledger.tender t on t.lot = v.lot and t.result = 'AWARDED'
                where v.plan = f.plan and v.area = f.village and t.bidder = :contractor)
            """;

    private BoardFilter() {}

    /** What is on the board today: villages that left the plan are not. */
    static String where(BoardScope scope) {
        return everOn(scope) + PRESENT;
    }

    /** What is on the board of a past day, whatever became of it since. */
    static String everOn(BoardScope scope) {
        return PLACES + (scope.stage() == null ? "" : STAGE) + (scope.contractor() == null ? "" : CONTRACTOR);
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, BoardScope scope, LocalDate today) {
        return statement
                .param("plan", scope.plan().value())
                .param("bodies", scope.bodies().toArray(String[]::new))
                .param("stage", scope.stage())
                .param("contractor", scope.contractor())
                .param("today", today);
    }
}
