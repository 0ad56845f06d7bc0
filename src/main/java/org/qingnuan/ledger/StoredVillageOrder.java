package org.qingnuan.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The order in the villages' own rows. */
@Service
@Transactional
class StoredVillageOrder implements VillageOrder {

    private final JdbcClient jdbc;
    private final BodyRows bodies;
    private final Plans plans;
    private final PlaceEvents changes;

    StoredVillageOrder(JdbcClient jdbc, BodyRows bodies, Plans plans, PlaceEvents changes) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.plans = plans;
        this.changes = changes;
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkOrder> of(CaseKey body) {
        return jdbc.sql("""
                        select v.*, a.name from ledger.village v join ledger.area a on a.id = v.area
                        where v.plan = :plan and v.body = :body and v.state <> 'WITHDRAWN'
                        order by v.work_order, a.name""")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query((row, number) -> new WorkOrder(
                        CaseKey.ofVillage(body.plan(), body.area(), row.getString("area")),
                        row.getString("name"),
                        row.getString("priority"),
                        row.getObject("work_order", Integer.class),
                        row.getString("order_reason")))
                .list();
    }

    @Override
    public void put(CaseKey village, String priority, Integer place, String reason, String by) {
        bodies.lock(village.body());
        Rules.refuse(priority != null && priority(village, priority).isEmpty(), "本方案没有这种优先情形", "请从列表中选择");
        Rules.refuse(place != null && (place < 1 || place > 9999), "推进次序应在1到9999之间", "请填写正整数");
        WorkOrder before = of(village.body()).stream()
                .filter(one -> one.village().equals(village.villageKey()))
                .findFirst()
                .orElseThrow(() -> new SubmissionRefused(List.of(Finding.ofSheet("该村不在本单位的任务之中", "请刷新页面后再办理"))));
        jdbc.sql("""
                        update ledger.village set priority = :priority, work_order = :place, order_reason = :reason
                        where plan = :plan and area = :village""")
                .param("priority", priority)
                .param("place", place)
                .param("reason", reason)
                .param("plan", village.plan().value())
                .param("village", village.village())
                .update();
        changes.append(
                village.villageKey(),
                "排定推进次序",
                told(before.priority(), before.place()),
                told(priority, place),
                reason,
                by);
    }

    private static Map<String, Object> told(String priority, Integer place) {
        Map<String, Object> told = new HashMap<>();
        Optional.ofNullable(priority).ifPresent(code -> told.put("priority", code));
        Optional.ofNullable(place).ifPresent(number -> told.put("order", number));
        return told;
    }

    @Override
    @Transactional(readOnly = true)
    public List<SoftWarning> warnings(CaseKey body) {
        if (plans.get(body.plan()).rules().priorities().isEmpty()) {
            return List.of();
        }
        List<WorkOrder> villages = of(body);
        Optional<Integer> first = villages.stream()
                .filter(one -> one.priority() == null && one.place() != null)
                .map(WorkOrder::place)
                .min(Integer::compare);
        return villages.stream()
                .filter(one -> one.priority() != null && first.isPresent())
                .filter(one -> one.place() == null || one.place() > first.get())
                .map(one -> new SoftWarning(one.name(), behind(priority(body, one.priority())), one.reason()))
                .toList();
    }

    private Optional<VillagePriority> priority(CaseKey place, String code) {
        return plans.get(place.plan()).rules().priorities().stream()
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    private static String behind(Optional<VillagePriority> priority) {
        return priority.map(one -> "属于“%s”（%s），应优先改造，推进次序却在其他村之后".formatted(one.name(), one.clause()))
                .orElse("有优先情形，推进次序却在其他村之后");
    }
}
