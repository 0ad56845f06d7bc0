package org.qingnuan.process.readiness;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qingnuan.calendar.Calendars;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.springframework.stereotype.Component;

/** The holidays of the years that the plan touches; without them terms in working days are provisional. */
@Component
class CalendarCheck implements ReadinessCheck {

    private final Calendars calendars;
    private final DeployedModels models;

    CalendarCheck(Calendars calendars, DeployedModels models) {
        this.calendars = calendars;
        this.models = models;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.CALENDAR;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        Set<Integer> known = calendars.current().stream()
                .map(notice -> notice.content().year())
                .collect(Collectors.toSet());
        int last = Math.max(models.lastDate(plan).getYear(), lastOfSeason(plan));
        List<Integer> touched = IntStream.rangeClosed(plan.year(), last).boxed().toList();
        List<String> missing = touched.stream()
                .filter(year -> !known.contains(year))
                .map(year -> year + "年")
                .toList();
        String years = plan.year() == last ? last + "年" : plan.year() + "年至" + last + "年";
        return missing.isEmpty()
                ? ReadinessLine.complete(topic(), years + "的放假安排都已载入")
                : ReadinessLine.advised(topic(), "方案涉及" + years, missing, "按工作日计算的期限在这些年份只能暂定");
    }

    /** The first season counts: later ones begin when their calendars are long published. */
    private static int lastOfSeason(Plan plan) {
        return plan.rules().season() == null
                ? plan.year()
                : plan.rules().season().statementDue(plan.year(), 1).getYear();
    }
}
