package org.qingnuan.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.qingnuan.finance.HeldMoney;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.Numbers;
import org.qingnuan.ledger.Praise;
import org.qingnuan.ledger.SeasonRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.SpotCheck;
import org.qingnuan.ledger.Village;
import org.qingnuan.ledger.WorkEntry;
import org.qingnuan.ledger.WorkKind;
import org.qingnuan.ledger.WorkPartner;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Money;

/** What officials do beside their tasks: weekly reports, a drill, spot checks, praise, identifying hardship, and collecting what households pay. */
final class Customs {

    private static final String ACCEPTED = "userTask_concludeAcceptance";
    private static final Money OWN_SHARE = Money.of("600.00");
    private static final int FIRST_DAYS_OF_DRILLS = 10;

    private final Services services;
    private final Memory memory;
    private final List<Officials.Official> officials;

    Customs(Services services, Memory memory, List<Officials.Official> officials) {
        this.services = services;
        this.memory = memory;
        this.officials = officials;
    }

    /** Once a week, after its last work: each body for itself. */
    void ofTheWeek(LocalDate today) {
        memory.bodies().forEach(body -> {
            List<Village> villages = services.villages().of(body.key()).stream()
                    .filter(village -> !village.state().isGone())
                    .toList();
            if (!villages.isEmpty()) {
                report(body, villages, today);
                drill(body, today);
                praise(body);
                identify(body, today);
            }
        });
    }

    private void report(Body body, List<Village> villages, LocalDate today) {
        int installed = villages.stream()
                .map(Village::numbers)
                .mapToInt(Numbers::installed)
                .sum();
        services.records()
                .note(
                        body.key(),
                        new WorkEntry(
                                WorkKind.PROGRESS_REPORT,
                                today,
                                "本周进展",
                                "本周末累计完工" + installed + "户，任务" + body.target() + body.unit(),
                                Set.of()),
                        user("town-official", body.area().id()));
    }

    /** In the first days of October, before heating starts. */
    private void drill(Body body, LocalDate today) {
        boolean time = today.getMonthValue() == 10 && today.getDayOfMonth() <= FIRST_DAYS_OF_DRILLS;
        boolean held = services.records().of(body.key()).stream()
                .map(record -> record.entry())
                .anyMatch(entry ->
                        entry.kind() == WorkKind.DRILL && entry.doneOn().getYear() == today.getYear());
        WorkPartner supplier = memory.plan().rules().routes().contains("COAL_TO_GAS")
                ? WorkPartner.GAS_COMPANY
                : WorkPartner.POWER_COMPANY;
        if (time && !held && memory.plan().rules().routine().drills() > 0) {
            services.records()
                    .note(
                            body.key(),
                            new WorkEntry(
                                    WorkKind.DRILL,
                                    today,
                                    "供暖前应急演练",
                                    "停供抢修演练一次",
                                    Set.of(supplier, WorkPartner.FIRE_SERVICE)),
                            user("town-official", body.area().id()));
        }
    }

    /** Whatever a body finished in time, in plans whose document praises (JY-21). */
    private void praise(Body body) {
        for (Praise.Candidate candidate : services.praises().candidates(body.key())) {
            services.praises()
                    .issue(
                            body.key(),
                            candidate.frame(),
                            null,
                            "按期完成" + candidate.frameName() + "，通报表扬（演示）",
                            user("district-office", memory.plan().area().id()));
        }
    }

    /** Once the first heating season has begun, whoever the survey told to be in hardship, where the plan says who identifies (HZ-31). */
    private void identify(Body body, LocalDate today) {
        SeasonRules season = memory.plan().rules().season();
        if (season == null
                || season.authorities().isEmpty()
                || today.isBefore(season.startsOn(memory.plan().year(), 1))
                || !services.identifications().of(body.key()).isEmpty()) {
            return;
        }
        HardshipAuthority authority = season.authorities().get(0);
        int[] no = {0};
        List<Map<String, String>> rows =
                Workbooks.filled(services.workbooks().begun(SheetKind.IDENTIFICATION, body.key(), false), row -> {
                    Map<String, String> identified = new HashMap<>(row);
                    identified.put("困难类别", HardshipCategory.MINIMUM_LIVING.label());
                    identified.put("认定部门", authority.label());
                    identified.put("认定文号", "演示认定" + body.area().id() + "-" + ++no[0]);
                    identified.put("认定日期", today.toString());
                    return identified;
                });
        if (!rows.isEmpty()) {
            boolean ofBody = services.staff().rolesOfBodies(body.key().plan()).contains(authority.role());
            String user =
                    user(authority.role(), (ofBody ? body.area() : memory.plan().area()).id());
            UUID sheet = services.workbooks().handIn(SheetKind.IDENTIFICATION, body.key(), rows, user, 0);
            services.identifications().recordSheet(body.key(), sheet, user);
        }
    }

    /** After a village's acceptance: the town spot-checks, and collects and hands over what the households pay (LZ-50). */
    void after(Turn turn) {
        if (turn.task().taskKey().equals(ACCEPTED)) {
            CaseKey body = turn.subject().body();
            if (memory.plan().rules().householdContributions() && !isCollected(turn.subject())) {
                collect(turn.subject(), turn.today());
            }
            boolean accepted = services.villages().get(turn.subject()).numbers().accepted() > 0;
            if (accepted && services.spotChecks().of(body).isEmpty()) {
                spotCheck(body, turn.today());
            }
        }
    }

    private void spotCheck(CaseKey body, LocalDate today) {
        String user = user("district-office", memory.plan().area().id());
        services.spotChecks().draw(body, user);
        SpotCheck drawn = services.spotChecks().of(body).get(0);
        drawn.items()
                .forEach(item ->
                        services.spotChecks().found(body, drawn.id(), item.household(), true, null, today, user));
    }

    /** A village whose acceptance was sent back has paid already. */
    private boolean isCollected(CaseKey village) {
        return services.contributions().receipts(village.body()).stream()
                .anyMatch(receipt -> receipt.village().equals(village));
    }

    private void collect(CaseKey village, LocalDate today) {
        String user = user("town-official", village.area());
        int[] no = {0};
        List<Map<String, String>> rows =
                Workbooks.filled(services.workbooks().begun(SheetKind.CONTRIBUTIONS, village, false), row -> {
                    Map<String, String> paid = new HashMap<>(row);
                    paid.put("缴款金额(元)", OWN_SHARE.toYuan());
                    paid.put("缴款日期", today.toString());
                    paid.put("收据号", "演示收据" + village.village() + "-" + ++no[0]);
                    return paid;
                });
        UUID sheet = services.workbooks().handIn(SheetKind.CONTRIBUTIONS, village, rows, user, 0);
        services.contributions().collect(village, sheet, user);
        HeldMoney held = services.contributions().of(village.body());
        services.contributions()
                .handOver(village.body(), "演示中标单位", held.held(), "演示拨付" + village.village(), today, user);
    }

    private String user(String role, String area) {
        return officials.stream()
                .filter(official ->
                        official.role().equals(role) && official.area().id().equals(area))
                .findFirst()
                .map(Officials.Official::user)
                .orElseThrow(() -> new Stuck("没有经办人（" + role + "." + area + "）"));
    }
}
