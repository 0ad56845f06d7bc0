package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/**
 * The models to choose from: the catalogue's of the village's route, and any other where the plan asks for no catalogue (ZC-17);
 * for gas only the recommended ones where it asks for that (ZC-18).
 */
@Component
class EquipmentFacts implements TaskFacts {

    private static final String RECOMMEND = "contract-award.recommendEquipment";
    private static final String SELECT = "contract-award.selectEquipment";
    private static final String GAS = "COAL_TO_GAS";
    private static final String CATALOGUE = "入围目录";
    private static final Facts.Choice UNLISTED = new Facts.Choice("other", "目录之外的型号，另行填写");

    private final Equipment equipment;
    private final Villages villages;
    private final Submissions submissions;
    private final Plans plans;

    EquipmentFacts(Equipment equipment, Villages villages, Submissions submissions, Plans plans) {
        this.equipment = equipment;
        this.villages = villages;
        this.submissions = submissions;
        this.plans = plans;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(RECOMMEND, SELECT);
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey village = task.subject();
        if (TaskPages.form(task).equals(RECOMMEND)) {
            return offering("models", village, model -> true, CATALOGUE);
        }
        PlanRules rules = plans.get(village.plan()).rules();
        if (rules.recommendationRequired() && villages.get(village).route().equals(GAS)) {
            return offering("model", village, equipment.recommended(village)::contains, "燃气公司推荐的型号")
                    .plus(reason(village));
        }
        Facts listed = offering("model", village, model -> true, rules.catalogueRequired() ? CATALOGUE : "设备目录（供参考）");
        return rules.catalogueRequired() ? listed : listed.choice("model", UNLISTED);
    }

    private Facts offering(String field, CaseKey village, Predicate<String> wanted, String title) {
        List<CatalogueItem> items = equipment
                .catalogue(village.plan(), villages.get(village).route())
                .stream()
                .filter(item -> wanted.test(item.model()))
                .toList();
        Facts.Table table = new Facts.Table(
                title,
                List.of("型号", "名称", "厂家", "目录价"),
                items.stream()
                        .map(item -> List.of(item.model(), named(item), item.maker(), Wording.money(item.price())))
                        .toList());
        return Facts.choosing(
                        field,
                        items.stream()
                                .map(item -> new Facts.Choice(item.model(), item.model() + " " + item.name()))
                                .toList())
                .plus(Facts.of(table));
    }

    /** With its type where the catalogue says it and the name does not. */
    private static String named(CatalogueItem item) {
        return item.type() == null || item.name().contains(item.type().label())
                ? item.name()
                : "%s（%s）".formatted(item.name(), item.type().label());
    }

    private Facts reason(CaseKey village) {
        return submissions
                .last(village, "contract-award.userTask_recommendEquipment")
                .map(given -> Facts.NONE.note("推荐理由：" + given.fields().getOrDefault("reason", "—")))
                .orElse(Facts.NONE);
    }
}
