package org.qingnuan.process.reminder;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.ledger.Notice;
import org.qingnuan.ledger.OpenTask;
import org.qingnuan.ledger.Outbox.Draft;
import org.qingnuan.ledger.Reminders;
import org.qingnuan.process.TaskReminders;
import org.springframework.stereotype.Component;

/** Notices and mail jobs of one click, in one transaction. */
@Component
class TaskRemindersOfEngine implements TaskReminders {

    private final Reminders reminders;
    private final Readers readers;
    private final MailText text;
    private final MailRun mails;
    private final Clock clock;
    private final ProcessEngineConfigurationImpl engine;

    TaskRemindersOfEngine(
            Reminders reminders,
            Readers readers,
            MailText text,
            MailRun mails,
            Clock clock,
            ProcessEngineConfigurationImpl engine) {
        this.reminders = reminders;
        this.readers = readers;
        this.text = text;
        this.mails = mails;
        this.clock = clock;
        this.engine = engine;
    }

    @Override
    public Outcome remind(String taskId, String by) {
        return engine.getCommandExecutorTxRequired().execute(context -> remind(reminders.task(taskId), by, context));
    }

    private Outcome remind(OpenTask task, String by, CommandContext context) {
        Collection<Reminders.Reader> told = readers.of(task);
        if (told.isEmpty()) {
            return Outcome.NOBODY_THERE;
        }
        List<Notice> given = reminders.remindHolder(task.taskId(), by, told);
        readers.addresses(told.stream()
                        .filter(Reminders.Reader::byMail)
                        .map(Reminders.Reader::user)
                        .toList())
                .forEach((user, address) -> given.stream()
                        .filter(notice -> notice.recipient().equals(user))
                        .forEach(notice -> mails.put(draft(notice, address), context)));
        return given.isEmpty() ? Outcome.REMINDED_BEFORE : Outcome.REMINDED;
    }

    private Draft draft(Notice notice, String address) {
        return new Draft(
                notice.recipient(),
                address,
                ChinaTime.today(clock),
                notice.task().reminder(),
                text.subject(notice),
                text.html(notice),
                List.of(notice));
    }
}
