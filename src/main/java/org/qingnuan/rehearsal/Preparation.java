package org.qingnuan.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.BuildingTarget;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.QuotaCategory;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.PlanStarting;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.springframework.stereotype.Component;

/**
 * Brings a plan with demonstration data into an empty database: rates from {@code demo/<plan>/}, officials, an equipment
 * catalogue and money. None of it is the plan's own.
 */
@Component
class Preparation {

    /** What is allotted at first for each household, by source; the rest has to be asked for. */
    private static final Money SUPERIOR = Money.of("1500");

    private static final Money CITY_AWARD = Money.of("1000");
    private static final Money DISTRICT = Money.of("1500");
    private static final String CATALOGUE = "catalogue.csv";
    private static final String CLAUSE = "方案六（二）（演示数据）";

    private final Services services;

    Preparation(Services services) {
        this.services = services;
    }

    /** Whether the application brought a plan of that name along. */
    static boolean isKnown(PlanId plan) {
        return exists(planFile(plan));
    }

    /** The path of the file that says what a plan is. */
    static String planFile(PlanId plan) {
        return "bpmn/plans/" + plan + "/plan.yaml";
    }

    private static boolean exists(String file) {
        return Preparation.class.getResource("/" + file) != null;
    }

    /** A file on the class path. */
    static String text(String file) {
        try (InputStream in = Preparation.class.getResourceAsStream("/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(PlanId plan) {
        return "demo/" + plan + "/";
    }

    void prepare(Script script, RehearsedPlan rehearsed) {
        PlanId id = script.plan();
        services.playback().setTime(script.from());
        if (rehearsed.files() == null) {
            services.seeds().seed(id, folder(id));
        } else {
            services.seeds().seed(id, rehearsed.files(), folder(id));
        }
        Plan plan = services.plans().get(id);
        distribute(plan, services.plans().bodies(id));
        List<Body> bodies = services.plans().bodies(id);
        Officials.of(plan, bodies, services.staff())
                .forEach(official -> services.seeds()
                        .employ(
                                official.user(),
                                official.name(),
                                Demonstration.PASSWORD,
                                official.role(),
                                official.area().id()));
        shareBuildings(id, bodies);
        approveRates(id);
        services.equipment().loadCatalogue(id, catalogue(id));
        int households = households(script, bodies);
        LocalDate today = ChinaTime.dayOf(script.from());
        allot(plan, FundSource.SUPERIOR, SUPERIOR.times(households), today);
        allot(plan, FundSource.CITY_AWARD, award(id, CITY_AWARD.times(households)), today);
        allot(plan, FundSource.DISTRICT_MATCHING, DISTRICT.times(households), today);
        start(plan);
    }

    /** By two persons, as everywhere; a plan without a table has nothing to approve. */
    private void approveRates(PlanId id) {
        if (services.rateApprovals().current(id).isPresent()) {
            services.rateApprovals().entered(id, "guanli");
            String fingerprint =
                    services.rateApprovals().current(id).orElseThrow().fingerprint();
            services.rateApprovals().approve(id, fingerprint, "演示数据", "caizheng");
        }
    }

    /** By the gate that stands before everybody. */
    private void start(Plan plan) {
        if (services.starting().start(plan.id(), "guanli") instanceof PlanStarting.Outcome.Refused refused) {
            throw new Stuck(plan.name() + "还不能启动：" + String.join("；", refused.sentences()));
        }
    }

    /** The figures that a document gives by kind of village alone: the first kind to the streets, the others to the towns, evenly. */
    private void distribute(Plan plan, List<Body> bodies) {
        List<QuotaCategory> categories = plan.rules().categories();
        for (int i = 0; i < categories.size(); i++) {
            boolean ofStreets = i == 0;
            List<Body> sharing = bodies.stream()
                    .filter(body -> body.area().name().endsWith("街道") == ofStreets)
                    .toList();
            int left = categories.get(i).households();
            for (int n = 0; n < sharing.size(); n++) {
                int share = left / (sharing.size() - n);
                services.categories()
                        .distribute(sharing.get(n).key(), categories.get(i).code(), share, "演示下达，镇街户数为虚构", "tuiban");
                left -= share;
            }
        }
    }

    /** Each body the same, the last one what is left (demonstration). */
    private void shareBuildings(PlanId plan, List<Body> bodies) {
        for (BuildingTarget target : services.buildings().targets(plan)) {
            BigDecimal left = target.left();
            BigDecimal share = target.quantity().divide(BigDecimal.valueOf(bodies.size()), 0, RoundingMode.DOWN);
            for (Body body : bodies) {
                BigDecimal own = body == bodies.get(bodies.size() - 1) ? left : share.min(left);
                services.buildings().assign(body.key(), target.category(), own, "演示分解", "tuiban");
                left = left.subtract(own);
            }
        }
    }

    /** No more than the plan's pot (HZ-29). */
    private Money award(PlanId plan, Money wished) {
        Money pot = services.limits().of(plan).awardPot();
        return pot == null || wished.compareTo(pot) <= 0 ? wished : pot;
    }

    private static int households(Script script, List<Body> bodies) {
        int target = bodies.stream().mapToInt(Body::target).sum();
        int asked = script.householdsOf(target);
        if (asked < bodies.size() || asked > target) {
            throw new Stuck("演练户数应在%d到%d之间（每个责任主体至少一户，不超过方案任务）。".formatted(bodies.size(), target));
        }
        return asked;
    }

    private void allot(Plan plan, FundSource source, Money amount, LocalDate today) {
        long fund = services.funds().open(plan.id(), source, plan.name() + source.label());
        String documentNo = "演示财〔%d〕%d号".formatted(plan.year(), source.ordinal() + 1);
        services.funds().allot(fund, documentNo, today, amount, CLAUSE, "caizheng");
    }

    /** Lines of model, route, maker, name and price in yuan, the plan's or those for all; those that begin with # and the header are for people. */
    private static List<CatalogueItem> catalogue(PlanId plan) {
        String own = folder(plan) + CATALOGUE;
        return text(exists(own) ? own : "demo/" + CATALOGUE)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new CatalogueItem(cells[0], cells[1], cells[2], cells[3], Money.of(cells[4])))
                .toList();
    }
}
