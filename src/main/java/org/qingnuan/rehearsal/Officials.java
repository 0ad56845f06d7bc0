package org.qingnuan.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.Staff;
import org.qingnuan.shared.Region;

/** The virtual officials of a plan: one per role and area, and a second one at the finance office, who books what the first approved. */
final class Officials {

    private Officials() {}

    /** A person of the rehearsal, who is a user of the demonstration, too. */
    record Official(String user, String name, String role, Region area) {

        /** The candidate group that the official works for. */
        String group() {
            return role + "." + area.id();
        }
    }

    /** Those of the plan first, then those of the bodies in their order, for the posts that the plan has. */
    static List<Official> of(Plan plan, List<Body> bodies, Staff staff) {
        Region root = plan.area();
        Set<String> planRoles = staff.rolesOfPlan(plan.id());
        Set<String> bodyRoles = staff.rolesOfBodies(plan.id());
        List<Official> officials = new ArrayList<>();
        List<Job> jobs = jobs(root.name().substring(root.name().length() - 1));
        jobs.stream()
                .filter(job -> planRoles.contains(job.role()))
                .map(job -> new Official(job.user(), job.title(), job.role(), root))
                .forEach(officials::add);
        bodies.stream()
                .map(Body::area)
                .forEach(area -> jobs.stream()
                        .filter(job -> bodyRoles.contains(job.role()))
                        .map(job -> new Official(
                                shortId(root, area) + "-" + job.user(), area.name() + job.duty(), job.role(), area))
                        .forEach(officials::add));
        return List.copyOf(officials);
    }

    private static String shortId(Region root, Region area) {
        return area.id().startsWith(root.id() + "-")
                ? area.id().substring(root.id().length() + 1)
                : area.id();
    }

    private static List<Job> jobs(String level) {
        return List.of(
                new Job("tuiban", level, "推进办专员", "district-office"),
                new Job("lingdao", level, "领导小组督查员", "leading-group"),
                new Job("caizheng", level, "财政局经办", "finance-office"),
                new Job("chuna", level, "财政局出纳", "finance-office"),
                new Job("gongre", "", "供热公司专员", "heat-company"),
                new Job("ranqi", "", "管道燃气公司专员", "gas-company"),
                new Job("gongdian", "", "供电公司专员", "power-company"),
                new Job("minzheng", "", "民政局经办", "civil-affairs"),
                new Job("fupin", "", "扶贫开发办经办", "poverty-relief"),
                new Job("guanli", "", "系统管理员", "administrator"),
                new Job("caijin", "", "财金公司经办", "finance-company"),
                new Job("huanjing", "", "生态环境分局评估员", "ecology-branch"),
                new Job("zhujian", level, "住房城乡建设局专员", "housing-bureau"),
                new Job("fagai", level, "发展改革委专员", "development-commission"),
                new Job("zhen", "", "经办", "town-official"),
                new Job("cun", "", "村级文书", "village-clerk"),
                new Job("shigong", "", "施工队", "contractor"),
                new Job("jianli", "", "监理", "site-inspector"),
                new Job("yanshou", "", "验收员", "acceptance-technician"));
    }

    /** A person's work, be it for the whole plan or for each body. */
    private record Job(String user, String level, String duty, String role) {

        String title() {
            return level + duty;
        }
    }
}
