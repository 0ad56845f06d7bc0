package org.qingnuan.process.staff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.qingnuan.process.StaffRosters.Post;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The holders of a plan's posts in another plan: same role, same area by id or else by name. */
@Component
public class CopiedStaff {

    private static final Logger LOG = LoggerFactory.getLogger(CopiedStaff.class);

    private final IdentityService identities;
    private final PlanPosts posts;
    private final Memberships memberships;

    CopiedStaff(IdentityService identities, PlanPosts posts, Memberships memberships) {
        this.identities = identities;
        this.posts = posts;
        this.memberships = memberships;
    }

    /** A person and a group of the new plan that the person is not in. */
    private record Missing(String user, String group) {}

    public int lacking(PlanId from, PlanId to) {
        return missing(from, to).size();
    }

    /** How many different persons hold posts of the plan. */
    public int present(PlanId plan) {
        Set<String> people = new LinkedHashSet<>();
        for (Post post : posts.of(plan)) {
            areas(plan, post).forEach(area -> people.addAll(members(post.role() + "." + area.id())));
        }
        return people.size();
    }

    /** Returns how many memberships were new. */
    public int copy(PlanId from, PlanId to, String by) {
        List<Missing> missing = missing(from, to);
        missing.forEach(one -> {
            identities.createMembership(one.user(), one.group());
            LOG.info("{} 由 {} 沿用：用户 {} 加入 {}", by, from, one.user(), one.group());
        });
        memberships.forget();
        return missing.size();
    }

    private List<Missing> missing(PlanId from, PlanId to) {
        List<Missing> missing = new ArrayList<>();
        List<Post> earlier = posts.of(from);
        for (Post post : posts.of(to)) {
            Optional<Post> same = earlier.stream()
                    .filter(one -> one.role().equals(post.role()) && one.ofPlan() == post.ofPlan())
                    .findFirst();
            if (same.isPresent()) {
                areas(to, post)
                        .forEach(area -> counterpart(areas(from, post), area)
                                .ifPresent(old -> lacking(post.role(), old, area, missing)));
            }
        }
        return missing;
    }

    private void lacking(String role, Region old, Region area, List<Missing> missing) {
        String group = role + "." + area.id();
        Set<String> there = members(group);
        members(role + "." + old.id()).stream()
                .filter(user -> !there.contains(user))
                .forEach(user -> missing.add(new Missing(user, group)));
    }

    private static Optional<Region> counterpart(List<Region> old, Region area) {
        return old.stream()
                .filter(one -> one.id().equals(area.id()))
                .findFirst()
                .or(() -> old.stream()
                        .filter(one -> one.name().equals(area.name()))
                        .findFirst());
    }

    private List<Region> areas(PlanId plan, Post post) {
        List<Region> areas = posts.areas(plan);
        return post.ofPlan() ? areas.subList(0, 1) : areas.subList(1, areas.size());
    }

    private Set<String> members(String group) {
        Set<String> users = new LinkedHashSet<>();
        identities.createUserQuery().memberOfGroup(group).orderByUserId().asc().list().stream()
                .map(User::getId)
                .forEach(users::add);
        return users;
    }
}
