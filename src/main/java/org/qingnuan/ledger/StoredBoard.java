package org.qingnuan.ledger;

import java.time.LocalDate;
import java.util.List;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers the board from the projection. */
@Service
@Transactional(readOnly = true)
class StoredBoard implements Board {

    private final BoardCounts counts;
    private final BoardCases cases;
    private final CaseDeadlines deadlines;

    StoredBoard(BoardCounts counts, BoardCases cases, CaseDeadlines deadlines) {
        this.counts = counts;
        this.cases = cases;
        this.deadlines = deadlines;
    }

    @Override
    public List<BoardRow> counts(BoardScope scope) {
        return scope.bodies().isEmpty() ? List.of() : counts.of(scope);
    }

    @Override
    public List<LateCount> trend(BoardScope scope, List<LocalDate> days) {
        return scope.bodies().isEmpty() || days.isEmpty() ? List.of() : counts.trend(scope, days);
    }

    @Override
    public List<BoardCase> cases(BoardScope scope, BoardSelection selection) {
        return scope.bodies().isEmpty() ? List.of() : cases.of(scope, selection);
    }

    @Override
    public List<BoardStage> stages(BoardScope scope) {
        return scope.bodies().isEmpty() ? List.of() : counts.stages(scope);
    }

    @Override
    public List<String> contractors(BoardScope scope) {
        return scope.bodies().isEmpty() ? List.of() : counts.contractors(scope);
    }

    @Override
    public List<CaseDeadline> deadlines(CaseKey subject) {
        return deadlines.of(subject);
    }
}
