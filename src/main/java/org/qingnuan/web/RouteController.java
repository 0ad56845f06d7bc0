package org.qingnuan.web;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.RouteChoice;
import org.qingnuan.ledger.RouteFacts;
import org.qingnuan.ledger.RouteSuggestion;
import org.qingnuan.ledger.SoftWarning;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.VillageOrder;
import org.qingnuan.ledger.VillageRoutes;
import org.qingnuan.ledger.Villages;
import org.qingnuan.ledger.WorkOrder;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Staff.Action;
import org.qingnuan.shared.CaseKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The routes of a body's villages by the plan's table, which suggests and never forbids (JN-20); not there in a plan without one. */
@Controller
@RequestMapping("/bodies/{plan}/{area}/routes")
class RouteController {

    private final VillageRoutes routes;
    private final VillageOrder order;
    private final Villages villages;
    private final Plans plans;
    private final Staff staff;
    private final Door door;

    RouteController(VillageRoutes routes, VillageOrder order, Villages villages, Plans plans, Staff staff, Door door) {
        this.routes = routes;
        this.order = order;
        this.villages = villages;
        this.plans = plans;
        this.staff = staff;
        this.door = door;
    }

    /**
     * @param routes what may be chosen
     * @param priorities the kinds of villages that come first, none where the plan wishes none
     * @param qualityCoal whether coal may be burnt for the time being until the retrofit is done (JN-12)
     */
    record Page(
            String name,
            String path,
            String back,
            boolean writable,
            List<Facts.Choice> routes,
            List<Facts.Choice> settlements,
            List<Facts.Choice> densities,
            List<Facts.Choice> priorities,
            boolean qualityCoal,
            List<Line> lines) {}

    /**
     * One village.
     *
     * @param suggestion null while nothing is noted
     * @param others what else applies
     * @param warning that the route is another one than suggested, null where it is not
     * @param order where it stands among the body's villages
     * @param orderWarning that it stands behind villages of no priority, null where it does not
     */
    record Line(
            String id,
            String name,
            String state,
            String route,
            String routeLabel,
            String facts,
            RouteFacts noted,
            String suggestion,
            String others,
            String warning,
            boolean qualityCoal,
            boolean open,
            WorkOrder order,
            String priority,
            String orderWarning) {}

    @GetMapping
    String routes(@PathVariable String plan, @PathVariable String area, Principal user, Model model) {
        CaseKey body = body(plan, area, user, Action.VIEW);
        PlanRules rules = plans.get(body.plan()).rules();
        Map<CaseKey, WorkOrder> orders =
                order.of(body).stream().collect(Collectors.toMap(WorkOrder::village, one -> one));
        Map<String, SoftWarning> behind =
                order.warnings(body).stream().collect(Collectors.toMap(SoftWarning::village, one -> one));
        model.addAttribute(
                "page",
                new Page(
                        plans.body(body).area().name(),
                        BodyController.path(body) + "/routes",
                        BodyController.path(body),
                        staff.may(user.getName(), body, Action.MANAGE_VILLAGES),
                        rules.routes().stream()
                                .map(route -> new Facts.Choice(route, Wording.route(route)))
                                .toList(),
                        Stream.of(RouteFacts.Settlement.values())
                                .map(one -> new Facts.Choice(one.name(), one.label()))
                                .toList(),
                        Stream.of(RouteFacts.Density.values())
                                .map(one -> new Facts.Choice(one.name(), one.label()))
                                .toList(),
                        rules.priorities().stream()
                                .map(one -> new Facts.Choice(one.code(), one.name()))
                                .toList(),
                        rules.noBurnZones(),
                        villages.of(body).stream()
                                .map(village -> line(
                                        village,
                                        rules,
                                        orders.get(village.key()),
                                        behind.get(village.area().name())))
                                .toList()));
        return "routes";
    }

    /** {@code standing} and {@code behind} null where there is nothing to say. */
    private Line line(Village village, PlanRules rules, WorkOrder standing, SoftWarning behind) {
        List<RouteSuggestion> suggested = routes.suggestions(village.key());
        RouteFacts noted = routes.facts(village.key()).orElse(null);
        return new Line(
                village.area().id(),
                village.area().name(),
                village.state().label(),
                village.route(),
                Wording.route(village.route()),
                noted == null ? "还没有登记" : shown(noted),
                noted,
                suggested.isEmpty() ? null : shown(suggested.get(0)),
                String.join(
                        "；",
                        suggested.stream()
                                .skip(1)
                                .filter(one -> !one.temporary())
                                .map(RouteController::shown)
                                .toList()),
                suggested.isEmpty() ? null : warning(village, suggested.get(0)),
                routes.onQualityCoal(village.key()),
                !village.state().isGone() && village.numbers().confirmed() == 0,
                standing,
                rules.priorities().stream()
                        .filter(one -> standing != null && one.code().equals(standing.priority()))
                        .map(one -> one.name() + "（" + one.clause() + "）")
                        .findFirst()
                        .orElse(null),
                behind == null
                        ? null
                        : behind.text() + (behind.reason() == null ? "，还没有说明理由" : "，理由：" + behind.reason()));
    }

    private String warning(Village village, RouteSuggestion first) {
        if (first.route().equals(village.route())) {
            return null;
        }
        return routes.lastChoice(village.key())
                .filter(choice -> choice.chosen().equals(village.route()))
                .map(RouteChoice::reason)
                .map(reason -> "与推荐不同，理由：" + reason)
                .orElse("与推荐不同，还没有说明理由");
    }

    private static String shown(RouteSuggestion one) {
        return (one.temporary() ? "" : Wording.route(one.route()) + "：") + one.technique() + "（" + one.reason() + "，"
                + one.clause() + "）";
    }

    private static String shown(RouteFacts facts) {
        return Stream.of(
                        facts.settlement().label(),
                        facts.density().label(),
                        facts.heatNetwork() ? "热力管网" : null,
                        facts.wasteHeat() ? "工业余热" : null,
                        facts.gasNetwork() ? "燃气管网" + (facts.gasSecured() ? "、气源落实" : "、气源未落实") : null,
                        facts.gridCapacity() ? "供电能力足够" : "供电能力不足",
                        facts.geothermal() ? "地热" : null,
                        facts.biomass() ? "生物质" : null,
                        facts.builtShantytown() ? "已建成棚改项目" : null)
                .filter(text -> text != null)
                .reduce((one, other) -> one + "、" + other)
                .orElseThrow();
    }

    /** What the form sends; a box that is not ticked is absent. */
    record Typed(
            RouteFacts.Settlement settlement,
            RouteFacts.Density density,
            Boolean heatNetwork,
            Boolean wasteHeat,
            Boolean gasNetwork,
            Boolean gasSecured,
            Boolean gridCapacity,
            Boolean geothermal,
            Boolean biomass,
            Boolean builtShantytown,
            Boolean qualityCoal) {

        RouteFacts facts() {
            return new RouteFacts(
                    settlement,
                    density,
                    ticked(heatNetwork),
                    ticked(wasteHeat),
                    ticked(gasNetwork),
                    ticked(gasSecured),
                    ticked(gridCapacity),
                    ticked(geothermal),
                    ticked(biomass),
                    ticked(builtShantytown),
                    ticked(qualityCoal));
        }

        private static boolean ticked(Boolean box) {
            return Boolean.TRUE.equals(box);
        }
    }

    @PostMapping("/{village}/facts")
    String note(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            Typed typed,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        Village known = village(body, village);
        return change(
                body,
                flash,
                "已登记" + known.area().name() + "的条件。",
                () -> routes.note(known.key(), typed.facts(), user.getName()));
    }

    @PostMapping("/{village}")
    String choose(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam String route,
            @RequestParam(required = false) String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        Village known = village(body, village);
        return change(
                body,
                flash,
                known.area().name() + "的技术路线已确定。",
                () -> routes.choose(known.key(), route, reason, user.getName()));
    }

    @PostMapping("/{village}/order")
    String order(
            @PathVariable String plan,
            @PathVariable String area,
            @PathVariable String village,
            @RequestParam(defaultValue = "") String priority,
            @RequestParam(required = false) Integer place,
            @RequestParam(defaultValue = "") String reason,
            Principal user,
            RedirectAttributes flash) {
        CaseKey body = body(plan, area, user, Action.MANAGE_VILLAGES);
        Village known = village(body, village);
        return change(
                body,
                flash,
                known.area().name() + "的推进次序已登记。",
                () -> order.put(known.key(), blank(priority), place, blank(reason), user.getName()));
    }

    private static String blank(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private Village village(CaseKey body, String village) {
        return villages.of(body).stream()
                .filter(one -> one.area().id().equals(village))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "没有这个村"));
    }

    private CaseKey body(String plan, String area, Principal user, Action action) {
        CaseKey body = door.open(plan, area, user, action);
        if (!plans.get(body.plan()).rules().routeTable()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "本方案不推荐技术路线");
        }
        return body;
    }

    private static String change(CaseKey body, RedirectAttributes flash, String done, Runnable change) {
        Told.of(flash, done, change);
        return "redirect:" + BodyController.path(body) + "/routes";
    }
}
