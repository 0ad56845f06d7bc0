package org.qingnuan.process.staff;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The posts of each plan; they change only with the plan, so one read per post is kept. */
@Component
class PostTable {

    private final JdbcClient jdbc;
    private final Map<String, RolePost> known = new ConcurrentHashMap<>();

    PostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(PlanId plan, String role, RolePost post) {
        jdbc.sql("""
                        insert into process.post (plan, role, name, level) values (?, ?, ?, ?)
                        on conflict (plan, role) do update set name = excluded.name, level = excluded.level
                        """)
                .params(plan.value(), role, post.name(), post.level().name())
                .update();
        known.remove(plan.value() + "/" + role);
    }

    Set<String> rolesAt(PlanId plan, RolePost.Level level) {
        return Set.copyOf(jdbc.sql("select role from process.post where plan = ? and level = ?")
                .params(plan.value(), level.name())
                .query(String.class)
                .list());
    }

    /** Throws IllegalStateException when the plan has no such role. */
    RolePost get(PlanId plan, String role) {
        return known.computeIfAbsent(
                plan.value() + "/" + role,
                key -> jdbc.sql("select name, level from process.post where plan = ? and role = ?")
                        .params(plan.value(), role)
                        .query((row, n) -> new RolePost(row.getString(1), RolePost.Level.valueOf(row.getString(2))))
                        .optional()
                        .orElseThrow(() -> new IllegalStateException("计划 " + plan.value() + " 没有角色 " + role)));
    }
}
