package org.qingnuan.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.Body;
import org.qingnuan.shared.Region;

/** The virtual officials of a plan: one per role and area, and a second one at the finance office, who books what the first approved. */
final class Officials {

    static final String ECOLOGY = "ecology-branch";

    private Officials() {}

    /** A person of the rehearsal, who is a user of the demonstration, too. */
    record Official(String user, String name, String role, Region area) {

        /** The candidate group that the official works for. */
        String group() {
            return role + "." + area.id();
        }
    }

    /** {@code roles} are those of the plan's posts; only some plans have the last of them. */
    static List<Official> of(Region root, List<Body> bodies, Set<String> roles) {
        String level = root.name().substring(root.name().length() - 1);
        List<Official> officials = new ArrayList<>(List.of(
                new Official("tuiban", level + "推进办专员", "district-office", root),
                new Official("lingdao", level + "领导小组督查员", "leading-group", root),
                new Official("caizheng", level + "财政局经办", "finance-office", root),
                new Official("chuna", level + "财政局出纳", "finance-office", root),
                new Official("gongre", "供热公司专员", "heat-company", root),
                new Official("ranqi", "管道燃气公司专员", "gas-company", root),
                new Official("guanli", "系统管理员", "administrator", root)));
        if (roles.contains(ECOLOGY)) {
            officials.add(new Official("huanjing", "生态环境分局评估员", ECOLOGY, root));
        }
        bodies.stream().map(Body::area).forEach(area -> officials.addAll(ofBody(root, area)));
        return List.copyOf(officials);
    }

    private static List<Official> ofBody(Region root, Region area) {
        String id = area.id().startsWith(root.id() + "-")
                ? area.id().substring(root.id().length() + 1)
                : area.id();
        return List.of(
                new Official(id + "-zhen", area.name() + "经办", "town-official", area),
                new Official(id + "-cun", area.name() + "村级文书", "village-clerk", area),
                new Official(id + "-shigong", area.name() + "施工队", "contractor", area),
                new Official(id + "-jianli", area.name() + "监理", "site-inspector", area),
                new Official(id + "-yanshou", area.name() + "验收员", "acceptance-technician", area));
    }
}
