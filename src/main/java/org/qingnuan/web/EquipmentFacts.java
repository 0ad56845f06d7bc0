package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.Submissions;
import org.qingnuan.ledger.Villages;
import org.qingnuan.process.Tasks.TaskView;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** The models to choose from: the shortlist of the village's route (ZC-17), for gas only the recommended ones (ZC-18). */
@Component
class EquipmentFacts implements TaskFacts {

    private static final String RECOMMEND = "contract-award.recommendEquipment";
    private static final String SELECT = "contract-award.selectEquipment";
    private static final String GAS = "COAL_TO_GAS";

    private final Equipment equipment;
    private final Villages villages;
    private final Submissions submissions;

    EquipmentFacts(Equipment equipment, Villages villages, Submissions submissions) {
        this.equipment = equipment;
        this.villages = villages;
        this.submissions = submissions;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(RECOMMEND, SELECT);
    }

    @Override
    public Facts of(TaskView task) {
        CaseKey village = task.subject();
        if (TaskPages.form(task).equals(RECOMMEND)) {
            return offering("models", village, model -> true, "市级招标入围目录");
        }
        String route = villages.get(village).route();
        List<String> recommended = equipment.recommended(village);
        return route.equals(GAS)
                ? offering("model", village, recommended::contains, "燃气公司推荐的型号").plus(reason(village))
                : offering("model", village, model -> true, "市级招标入围目录");
    }

    private Facts offering(String field, CaseKey village, Predicate<String> wanted, String title) {
        List<CatalogueItem> items = equipment
                .catalogue(village.plan(), villages.get(village).route())
                .stream()
                .filter(item -> wanted.test(item.model()))
                .toList();
        Facts.Table table = new Facts.Table(
                title,
                List.of("型号", "名称", "厂家", "入围价"),
                items.stream()
                        .map(item -> List.of(item.model(), item.name(), item.maker(), Wording.money(item.price())))
                        .toList());
        return Facts.choosing(
                        field,
                        items.stream()
                                .map(item -> new Facts.Choice(item.model(), item.model() + " " + item.name()))
                                .toList())
                .plus(Facts.of(table));
    }

    private Facts reason(CaseKey village) {
        return submissions
                .last(village, "contract-award.userTask_recommendEquipment")
                .map(given -> Facts.NONE.note("推荐理由：" + given.fields().getOrDefault("reason", "—")))
                .orElse(Facts.NONE);
    }
}
