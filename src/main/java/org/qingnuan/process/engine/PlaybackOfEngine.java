package org.qingnuan.process.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.qingnuan.process.Playback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Executes jobs one after the other by due date and age, for the caller alone. */
@Component
class PlaybackOfEngine implements Playback {

    private static final Logger LOG = LoggerFactory.getLogger(PlaybackOfEngine.class);
    private static final int AT_ONCE = 500;

    private final EngineClock clock;
    private final ManagementService management;
    private final RuntimeService runtime;
    private final ProcessEngineConfigurationImpl engine;
    private final JdbcClient jdbc;

    PlaybackOfEngine(
            EngineClock clock,
            ManagementService management,
            RuntimeService runtime,
            ProcessEngineConfigurationImpl engine,
            JdbcClient jdbc) {
        this.clock = clock;
        this.management = management;
        this.runtime = runtime;
        this.engine = engine;
        this.jdbc = jdbc;
    }

    @Override
    public void setTime(Instant now) {
        clock.standAt(now);
    }

    @Override
    public void runFrom(Instant now) {
        Duration offset = clock.offsetTo(now);
        jdbc.sql("""
                        insert into process.clock (id, offset_seconds) values (1, ?)
                        on conflict (id) do update set offset_seconds = excluded.offset_seconds
                        """).param(offset.toSeconds()).update();
        clock.shift(offset);
    }

    @Override
    public boolean runsFromStoredTime() {
        return jdbc.sql("select exists (select from process.clock)")
                .query(Boolean.class)
                .single();
    }

    @Override
    public int runDueJobs() {
        return runDueJobs(management::createJobQuery);
    }

    @Override
    public int runDueJobs(String tenant) {
        return runDueJobs(() -> management.createJobQuery().tenantIdIn(tenant));
    }

    private int runDueJobs(Supplier<JobQuery> jobs) {
        int done = 0;
        List<Job> due = due(jobs.get());
        while (!due.isEmpty()) {
            due.forEach(this::run);
            done += due.size();
            due = due(jobs.get());
        }
        return done;
    }

    @Override
    public Optional<Instant> nextJob() {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .active()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    @Override
    public long incidents() {
        return runtime.createIncidentQuery().count();
    }

    @Override
    public void startJobExecutor() {
        engine.getJobExecutor().start();
    }

    private static List<Job> due(JobQuery jobs) {
        return jobs.executable().orderByJobDuedate().asc().listPage(0, AT_ONCE).stream()
                .sorted(Comparator.comparing(Job::getCreateTime))
                .toList();
    }

    private void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException e) {
            // the engine has counted the failure: a retry is left, or an incident shows it
            LOG.warn("job {} failed: {}", job.getId(), e.getMessage());
        }
    }
}
