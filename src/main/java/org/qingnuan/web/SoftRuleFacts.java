package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SoftWarning;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageOrder;
import org.qingnuan.ledger.VillageRoutes;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Shows on forms what departs from the plan's wishes on routes and order (HZ-16, HZ-19, HZ-20, JN-20, LZ-03 to LZ-06), with the reason on record; it keeps nobody from anything. */
@Component
class SoftRuleFacts {

    private static final int SHOWN_AT_MOST = 20;
    private static final String CONFIRM = "household-confirmation.confirmHouseholds";
    private static final Set<String> OF_A_BODY = Set.of("responsible-body.draftPlan", "responsible-body.approvePlan");

    private final VillageRoutes routes;
    private final VillageOrder order;
    private final Villages villages;
    private final Plans plans;
    private final Staff staff;

    SoftRuleFacts(VillageRoutes routes, VillageOrder order, Villages villages, Plans plans, Staff staff) {
        this.routes = routes;
        this.order = order;
        this.villages = villages;
        this.plans = plans;
        this.staff = staff;
    }

    /** Nothing where the plan wishes nothing. */
    Facts of(TaskView task, String user) {
        String form = TaskPages.form(task);
        boolean ofVillage = form.equals(CONFIRM);
        if (!ofVillage && !OF_A_BODY.contains(form)) {
            return Facts.NONE;
        }
        PlanRules rules = plans.get(task.subject().plan()).rules();
        if (!rules.routeTable() && rules.priorities().isEmpty()) {
            return Facts.NONE;
        }
        CaseKey body = task.subject().body();
        List<Village> concerned = ofVillage
                ? List.of(villages.get(task.subject().villageKey()))
                : villages.of(body).stream()
                        .filter(village -> !village.state().isGone())
                        .toList();
        Facts facts = Facts.NONE.note(Stream.concat(
                        rules.routeTable() ? routes(concerned) : Stream.of(),
                        order.warnings(body).stream()
                                .filter(warning -> !ofVillage
                                        || warning.village()
                                                .equals(concerned.get(0).area().name()))
                                .map(SoftRuleFacts::shown))
                .limit(SHOWN_AT_MOST)
                .toArray(String[]::new));
        return rules.routeTable() && staff.may(user, body, Action.VIEW)
                ? facts.page("打开“技术路线”页面", BodyController.path(body) + "/routes")
                : facts;
    }

    private Stream<String> routes(List<Village> concerned) {
        long unknown = concerned.stream()
                .filter(village -> routes.facts(village.key()).isEmpty())
                .count();
        return Stream.concat(
                unknown == 0 ? Stream.of() : Stream.of("提示：有%d个村没有登记管网、电网和居住条件，无从推荐技术路线（不影响办理）。".formatted(unknown)),
                concerned.stream()
                        .flatMap(village -> routes.warning(village.key()).stream())
                        .map(SoftRuleFacts::shown));
    }

    private static String shown(SoftWarning warning) {
        return "提示：" + warning.sentence() + "（原则，不影响办理）。";
    }
}
