package org.qingnuan.rehearsal;

import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.process.Playback;
import org.qingnuan.process.SeasonStarts;
import org.qingnuan.shared.PlanId;
import org.qingnuan.startup.StartupRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Brings the plans in at the first start, the demonstration with its season up to the beginning of September, and lets
 * the engine work; later starts go on where the last one was.
 */
@Component
@ConditionalOnProperty(name = "qingnuan.autostart", havingValue = "true", matchIfMissing = true)
class SeasonAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SeasonAtStart.class);
    private static final long SEED = 2021;

    private final Plans plans;
    private final PlanSeeds seeds;
    private final PlanStarting starting;
    private final Playback playback;
    private final DailyReminders reminders;
    private final SeasonStarts seasons;
    private final HalfPlayedSeason demonstration;
    private final boolean demo;
    private final int demoHouseholds;

    SeasonAtStart(
            Plans plans,
            PlanSeeds seeds,
            PlanStarting starting,
            Playback playback,
            DailyReminders reminders,
            SeasonStarts seasons,
            HalfPlayedSeason demonstration,
            @Value("${qingnuan.demo}") boolean demo,
            @Value("${qingnuan.demo-households}") int demoHouseholds) {
        this.plans = plans;
        this.seeds = seeds;
        this.starting = starting;
        this.playback = playback;
        this.reminders = reminders;
        this.seasons = seasons;
        this.demonstration = demonstration;
        this.demo = demo;
        this.demoHouseholds = demoHouseholds;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seeds.named().forEach(this::bringIn);
        plans.all().stream().map(Plan::id).filter(this::isStarted).forEach(plan -> {
            reminders.begin(plan);
            seasons.begin(plan);
        });
        playback.startJobExecutor();
    }

    private boolean isStarted(PlanId plan) {
        return starting.started(plan).isPresent();
    }

    private void bringIn(PlanId plan) {
        boolean known = plans.all().stream().anyMatch(one -> one.id().equals(plan));
        if (!demo || !Preparation.isKnown(plan)) {
            seeds.seed(plan, null);
        } else if (!known) {
            LOG.info("首次启动：正在演练{}，请稍候", plan);
            long started = System.nanoTime();
            demonstration.play(plan, demoHouseholds, SEED);
            LOG.info("演练完毕，用时{}秒", (System.nanoTime() - started) / 1_000_000_000);
        } else if (!playback.runsFromStoredTime()) {
            throw new StartupRefused("演示数据在首次启动时没有准备完，不能接着使用。", "请删除数据目录（默认 ./data）后重新启动。");
        }
    }
}
