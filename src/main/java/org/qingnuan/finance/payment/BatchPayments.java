package org.qingnuan.finance.payment;

import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qingnuan.finance.ApprovalStep;
import org.qingnuan.finance.BankLayout;
import org.qingnuan.finance.BatchCheck;
import org.qingnuan.finance.BatchView;
import org.qingnuan.finance.Computation;
import org.qingnuan.finance.DueView;
import org.qingnuan.finance.LineView;
import org.qingnuan.finance.Payments;
import org.qingnuan.finance.Reservation;
import org.qingnuan.finance.ResultSummary;
import org.qingnuan.ledger.CheckedSheet;
import org.qingnuan.ledger.Submission;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one door to payments: opens the transaction and hands each step to who knows it. */
@Component
@Transactional
class BatchPayments implements Payments {

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final Batches batches;
    private final Computing computing;
    private final Preparing preparing;
    private final Approving approving;
    private final Reserving reserving;
    private final Filing filing;
    private final BankSheets sheets;
    private final BankResults results;
    private final Recording recording;
    private final Settling settling;
    private final Returns returns;
    private final Beginning beginning;
    private final SeasonBatches seasons;
    private final Views views;
    private final Checking checking;
    private final Clock clock;

    BatchPayments(
            JdbcClient jdbc,
            Submissions submissions,
            Batches batches,
            Computing computing,
            Preparing preparing,
            Approving approving,
            Reserving reserving,
            Filing filing,
            BankSheets sheets,
            BankResults results,
            Recording recording,
            Settling settling,
            Returns returns,
            Beginning beginning,
            SeasonBatches seasons,
            Views views,
            Checking checking,
            Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.batches = batches;
        this.computing = computing;
        this.preparing = preparing;
        this.approving = approving;
        this.reserving = reserving;
        this.filing = filing;
        this.sheets = sheets;
        this.results = results;
        this.recording = recording;
        this.settling = settling;
        this.returns = returns;
        this.beginning = beginning;
        this.seasons = seasons;
        this.views = views;
        this.checking = checking;
        this.clock = clock;
    }

    @Override
    public CaseKey open(CaseKey village, long acceptanceBatch, List<Long> households) {
        return batches.open(village, acceptanceBatch, households);
    }

    @Override
    public CaseKey openSeasonBatch(CaseKey season) {
        return seasons.open(season);
    }

    @Override
    public CaseKey openAdvanceBatch(CaseKey season) {
        return seasons.openAdvance(season);
    }

    @Override
    public boolean checkSeasonPayout(CaseKey season) {
        return seasons.settled(season);
    }

    @Override
    public boolean claimStart(CaseKey batch) {
        return batches.claimStart(batch);
    }

    @Override
    public Computation compute(CaseKey batch) {
        return computing.compute(batch);
    }

    @Override
    public void ratesProvided(CaseKey batch, UUID submission, String by) {
        Batch waiting = batches.lock(batch);
        Submission note = submissions.open(submission, batch, Tasks.PROVIDE_RATES);
        jdbc.sql("INSERT INTO finance.rate_note (batch, note, by_user, at) VALUES (:batch, :note, :by, :at)")
                .param("batch", waiting.id())
                .param("note", note.fields().get("note"))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public void prepare(CaseKey batch, UUID submission, String by) {
        preparing.prepare(batch, submission, by);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ApprovalStep> nextStep(CaseKey batch) {
        return approving.next(batches.find(batch));
    }

    @Override
    public boolean decide(CaseKey batch, UUID submission, String by) {
        return approving.decide(batch, submission, by);
    }

    @Override
    public Reservation reserve(CaseKey batch) {
        return reserving.reserve(batch);
    }

    @Override
    public void file(CaseKey batch) {
        filing.file(batch);
    }

    @Override
    @Transactional(readOnly = true)
    public void bankFile(CaseKey batch, OutputStream out) {
        filing.copy(batch, out);
    }

    @Override
    @Transactional(readOnly = true)
    public BankLayout bankFileLayout(CaseKey batch) {
        return filing.layout(batch);
    }

    @Override
    @Transactional(readOnly = true)
    public void bankResultTemplate(CaseKey batch, OutputStream out) {
        sheets.writeResultTemplate(batches.find(batch), out);
    }

    @Override
    public CheckedSheet checkResult(CaseKey batch, String fileName, InputStream in, String by) {
        return results.check(batch, fileName, in, by);
    }

    @Override
    public ResultSummary recordResult(CaseKey batch, UUID submission, String by) {
        return recording.record(batch, submission, by);
    }

    @Override
    public void settle(CaseKey batch) {
        settling.settle(batch);
    }

    @Override
    public void correct(CaseKey line, UUID submission, String by) {
        returns.correct(line, submission, by);
    }

    @Override
    public boolean confirmCorrection(CaseKey line, UUID submission, String by) {
        return returns.confirm(line, submission, by);
    }

    @Override
    public CaseKey reissue(CaseKey line) {
        return returns.reissue(line);
    }

    @Override
    public void closeLine(CaseKey line, String reason, String by) {
        returns.close(line, reason, by);
    }

    @Override
    public boolean settled(CaseKey village) {
        return settling.settled(village);
    }

    @Override
    public boolean begun(CaseKey village) {
        return beginning.begun(village);
    }

    @Override
    @Transactional(readOnly = true)
    public BatchView get(CaseKey batch) {
        return views.batch(batch);
    }

    @Override
    @Transactional(readOnly = true)
    public LineView line(CaseKey line) {
        return views.line(line);
    }

    @Override
    @Transactional(readOnly = true)
    public List<LineView> lines(CaseKey batch) {
        return views.lines(batch);
    }

    @Override
    @Transactional(readOnly = true)
    public List<DueView> due(CaseKey batch) {
        return views.due(batch);
    }

    @Override
    @Transactional(readOnly = true)
    public List<BatchCheck> checks(CaseKey batch) {
        return checking.of(batches.find(batch));
    }

    @Override
    @Transactional(readOnly = true)
    public List<LineView> linesOf(long household) {
        return views.linesOf(household);
    }
}
