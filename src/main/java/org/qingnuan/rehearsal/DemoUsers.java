package org.qingnuan.rehearsal;

import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.Demonstration;
import org.qingnuan.process.Staff;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Who can sign in to the demonstration: the virtual officials of its season. There is no such bean in production. */
@Component
@ConditionalOnProperty(name = "qingnuan.demo", havingValue = "true")
class DemoUsers implements Demonstration {

    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("district-office", "推进办公室"),
            Map.entry("leading-group", "领导小组"),
            Map.entry("finance-office", "财政部门"),
            Map.entry("heat-company", "供热企业"),
            Map.entry("gas-company", "燃气企业"),
            Map.entry("power-company", "供电企业"),
            Map.entry("civil-affairs", "民政部门"),
            Map.entry("poverty-relief", "扶贫开发部门"),
            Map.entry("ecology-branch", "生态环境部门"),
            Map.entry("housing-bureau", "住房城乡建设部门"),
            Map.entry("development-commission", "发展改革部门"),
            Map.entry("administrator", "系统管理员"),
            Map.entry("town-official", "镇街经办人"),
            Map.entry("village-clerk", "村级文书"),
            Map.entry("contractor", "施工单位"),
            Map.entry("site-inspector", "监理单位"),
            Map.entry("acceptance-technician", "验收技术员"));

    private final Plans plans;
    private final Staff staff;

    DemoUsers(Plans plans, Staff staff) {
        this.plans = plans;
        this.staff = staff;
    }

    /** District first, then the bodies in the order of the task table. */
    @Override
    public List<Person> people() {
        return plans.all().stream()
                .flatMap(plan -> Officials.of(plan, plans.bodies(plan.id()), staff).stream())
                .map(official -> new Person(
                        official.user(),
                        official.name(),
                        ROLES.get(official.role()),
                        official.area().name(),
                        PASSWORD))
                .toList();
    }
}
