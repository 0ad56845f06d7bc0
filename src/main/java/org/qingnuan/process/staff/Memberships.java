package org.qingnuan.process.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.qingnuan.calendar.ChinaTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The groups and tenants a person works with today: their own and those of everyone they stand in for. */
@Component
public class Memberships {

    /** A person's rights are read again at the latest after this time, at once when they change through us. */
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Held> known = new ConcurrentHashMap<>();

    Memberships(IdentityService identities, JdbcClient jdbc, Clock clock) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Membership of(String user) {
        LocalDate today = ChinaTime.today(clock);
        Held held = known.get(user);
        if (held == null || !held.day().equals(today) || System.nanoTime() - held.at() > FRESH_NANOS) {
            held = new Held(read(user), today, System.nanoTime());
            known.put(user, held);
        }
        return held.membership();
    }

    /** Lets the next question read the database again. */
    void forget() {
        known.clear();
    }

    private Membership read(String user) {
        TreeSet<String> groups = new TreeSet<>();
        TreeSet<String> tenants = new TreeSet<>();
        add(user, groups, tenants);
        standsInFor(user).forEach(principal -> add(principal, groups, tenants));
        return new Membership(List.copyOf(groups), List.copyOf(tenants));
    }

    private void add(String user, TreeSet<String> groups, TreeSet<String> tenants) {
        identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .forEach(groups::add);
        identities.createTenantQuery().userMember(user).includingGroupsOfUser(true).list().stream()
                .map(Tenant::getId)
                .forEach(tenants::add);
    }

    /** Who stands in for any of these persons today. */
    public List<String> standingInFor(Collection<String> principals) {
        return jdbc.sql("""
                        select distinct deputy from process.deputy
                        where principal = any(:principals) and :today between from_day and to_day
                        """)
                .param("principals", principals.toArray(String[]::new))
                .param("today", ChinaTime.today(clock))
                .query(String.class)
                .list();
    }

    private List<String> standsInFor(String deputy) {
        LocalDate today = ChinaTime.today(clock);
        return jdbc.sql("select principal from process.deputy where deputy = ? and ? between from_day and to_day")
                .params(deputy, today)
                .query(String.class)
                .list();
    }

    private record Held(Membership membership, LocalDate day, long at) {}

    public record Membership(List<String> groups, List<String> tenants) {}
}
