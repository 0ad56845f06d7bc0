package org.qingnuan.rehearsal;

import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who can sign in to the demonstration: the virtual officials of its season. There is no such bean in production. */
@Component
@ConditionalOnProperty(name = "qingnuan.demo", havingValue = "true")
class DemoUsers implements Demonstration {

    private static final Map<String, String> ROLES = Map.of(
            "district-office", "推进办公室",
            "leading-group", "领导小组",
            "finance-office", "财政部门",
            "gas-company", "燃气企业",
            "administrator", "系统管理员",
            "town-official", "镇街经办人",
            "village-clerk", "村级文书",
            "contractor", "施工单位",
            "site-inspector", "监理单位",
            "acceptance-technician", "验收技术员");

    private final Plans plans;

    DemoUsers(Plans plans) {
        this.plans = plans;
    }

    /** District first, then the bodies in the order of the task table. */
    @Override
    public List<Person> people() {
        return plans.all().stream()
                .flatMap(plan -> Officials.of(plan.area(), plans.bodies(plan.id())).stream())
                .map(official -> new Person(
                        official.user(),
                        official.name(),
                        ROLES.get(official.role()),
                        official.area().name(),
                        PASSWORD))
                .toList();
    }
}
