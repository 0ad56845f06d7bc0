package org.qingnuan.process.staff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.shared.CaseKey;
import org.springframework.stereotype.Component;

/** Which posts of a plan somebody has to hold, and which nobody does. */
@Component
public class StaffNeeds {

    private final Plans plans;
    private final NeededRoles roles;
    private final PostTable table;
    private final StaffGroups groups;
    private final Holders holders;

    StaffNeeds(Plans plans, NeededRoles roles, PostTable table, StaffGroups groups, Holders holders) {
        this.plans = plans;
        this.roles = roles;
        this.table = table;
        this.groups = groups;
        this.holders = holders;
    }

    /**
     * How a plan is staffed.
     *
     * @param count posts that somebody has to hold, one for each role and area
     * @param vacancies those of them that nobody holds who can sign in
     * @param vacant their names by area, such as 西河镇：镇街经办人、施工单位
     * @param people who hold the others, each counted once
     */
    public record Posts(int count, int vacancies, List<String> vacant, int people) {}

    /** A post: its role, the name and id of its area, and what it is called. */
    record Post(String role, String area, String areaName, String name) {}

    /** The posts that somebody has to hold, the plan's own first. */
    List<Post> needed(Plan plan) {
        List<Post> posts = new ArrayList<>();
        for (String role : roles.at(plan, RolePost.Level.PLAN)) {
            posts.add(new Post(role, plan.area().id(), plan.area().name(), name(plan, role)));
        }
        Set<String> ofBodies = roles.at(plan, RolePost.Level.BODY);
        for (Body body : plans.bodies(plan.id())) {
            ofBodies.forEach(role ->
                    posts.add(new Post(role, body.area().id(), body.area().name(), name(plan, role))));
        }
        return posts;
    }

    public Posts posts(Plan plan) {
        List<Post> needed = needed(plan);
        Map<String, List<String>> vacant = new LinkedHashMap<>();
        Set<String> people = new TreeSet<>();
        int vacancies = 0;
        for (Post post : needed) {
            List<String> able = holders.able(group(plan, post));
            people.addAll(able);
            if (able.isEmpty()) {
                vacancies++;
                vacant.computeIfAbsent(post.areaName(), area -> new ArrayList<>())
                        .add(post.name());
            }
        }
        List<String> byArea = vacant.entrySet().stream()
                .map(area -> area.getKey() + "：" + String.join("、", area.getValue()))
                .toList();
        return new Posts(needed.size(), vacancies, byArea, people.size());
    }

    private String group(Plan plan, Post post) {
        CaseKey place = post.area().equals(plan.area().id())
                ? CaseKey.ofPlan(plan.id())
                : CaseKey.ofBody(plan.id(), post.area());
        return groups.group(place, post.role());
    }

    private String name(Plan plan, String role) {
        return table.get(plan.id(), role).name();
    }
}
