package org.qingnuan.process.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Body;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.Plans;
import org.qingnuan.process.RoleNames;
import org.qingnuan.process.StaffRosters.Post;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.springframework.stereotype.Component;

/** A plan's posts and areas by the names that people write. */
@Component
class PlanPosts {

    private final PostTable table;
    private final Plans plans;

    PlanPosts(PostTable table, Plans plans) {
        this.table = table;
        this.plans = plans;
    }

    /** Of the plan first; where two bear one name, the role is said behind it. */
    List<Post> of(PlanId plan) {
        List<Post> posts = Stream.of(RolePost.Level.PLAN, RolePost.Level.BODY)
                .flatMap(level -> new TreeSet<>(table.rolesAt(plan, level))
                        .stream()
                                .map(role ->
                                        new Post(role, table.get(plan, role).name(), level == RolePost.Level.PLAN)))
                .toList();
        Map<String, Long> alike = posts.stream().collect(Collectors.groupingBy(Post::name, Collectors.counting()));
        return posts.stream()
                .map(post -> alike.get(post.name()) == 1
                        ? post
                        : new Post(post.role(), post.name() + "（" + RoleNames.of(post.role()) + "）", post.ofPlan()))
                .toList();
    }

    Optional<Post> named(PlanId plan, String name) {
        return of(plan).stream().filter(post -> post.name().equals(name)).findFirst();
    }

    /** The plan's own area first. */
    List<Region> areas(PlanId id) {
        Plan plan = plans.get(id);
        return Stream.concat(Stream.of(plan.area()), plans.bodies(id).stream().map(Body::area))
                .toList();
    }

    Map<String, Region> areasByName(PlanId plan) {
        return areas(plan).stream().collect(Collectors.toMap(Region::name, Function.identity(), (one, other) -> one));
    }
}
