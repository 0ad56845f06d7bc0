package org.qingnuan.process.reminder;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.DailyReminders;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.startup.StartupRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reminders by jobs of the engine. */
@Component
class DailyRemindersOfEngine implements DailyReminders {

    private static final Logger LOG = LoggerFactory.getLogger(DailyRemindersOfEngine.class);
    private static final int SHOWN = 5;

    private final Plans plans;
    private final Readers readers;
    private final MailServer server;
    private final ReminderRun run;
    private final ProcessEngineConfigurationImpl engine;

    DailyRemindersOfEngine(
            Plans plans, Readers readers, MailServer server, ReminderRun run, ProcessEngineConfigurationImpl engine) {
        this.plans = plans;
        this.readers = readers;
        this.server = server;
        this.run = run;
        this.engine = engine;
    }

    @Override
    public void begin(PlanId plan) {
        List<CaseKey> bodies = plans.bodies(plan).stream().map(Body::key).toList();
        requireReaders(plans.get(plan), bodies);
        engine.getCommandExecutorTxRequired().execute(context -> {
            context.getPropertyManager().acquireExclusiveLockForStartup(); // nodes that start together
            bodies.forEach(body -> run.begin(body, context));
            if (hasDatesOfItsOwn(plan)) {
                run.begin(CaseKey.ofPlan(plan), context);
            }
            return null;
        });
    }

    /** Milestones of the plan itself stand in a track that no body has. */
    private boolean hasDatesOfItsOwn(PlanId plan) {
        return plans.get(plan).rules().milestones().tracks().stream()
                .anyMatch(track -> track.bodies().isEmpty());
    }

    private void requireReaders(Plan plan, List<CaseKey> bodies) {
        if (!readers.byMail(plan.rules().reminders())) {
            return;
        }
        server.requireSender();
        List<String> unreached = readers.unreached(bodies);
        if (unreached.isEmpty()) {
            return;
        }
        if (readers.nobodyYet(bodies)) {
            LOG.warn("“{}”还没有一个收件人，到期提醒暂时没有人收到；请在系统管理中建立用户并填写电子邮箱", plan.name());
            return;
        }
        throw new StartupRefused(
                "“%s”设置了邮件提醒，但有%d个用户组没有一个成员填写了电子邮箱，提醒不会有人收到：%s%s。"
                        .formatted(
                                plan.name(),
                                unreached.size(),
                                String.join("、", unreached.subList(0, Math.min(SHOWN, unreached.size()))),
                                unreached.size() > SHOWN ? " 等" : ""),
                "请先不设 spring.mail.host 启动，在系统管理中给这些组的成员填写电子邮箱，然后再启用邮件。");
    }
}
