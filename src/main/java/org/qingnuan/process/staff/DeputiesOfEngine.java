package org.qingnuan.process.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.process.Deputies;
import org.qingnuan.process.Staff;
import org.qingnuan.process.plan.Roles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps deputies in a table; {@link Memberships} reads it at each sign-in and each call. */
@Component
class DeputiesOfEngine implements Deputies {

    private final IdentityService identities;
    private final Staff staff;
    private final Memberships memberships;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeputiesOfEngine(IdentityService identities, Staff staff, Memberships memberships, JdbcClient jdbc, Clock clock) {
        this.memberships = memberships;
        this.identities = identities;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Candidate> candidates(String user) {
        List<String> areas = areas(user);
        Set<String> outside = outside(user);
        return identities.createUserQuery().list().stream()
                .map(other -> other.getId())
                .filter(other -> !other.equals(user) && areas(other).stream().anyMatch(areas::contains))
                .filter(other -> outside(other).equals(outside))
                .map(other -> new Candidate(other, staff.name(other)))
                .sorted(Comparator.comparing(Candidate::name))
                .toList();
    }

    @Override
    public List<Deputy> of(String user) {
        return jdbc.sql("""
                        select deputy, from_day, to_day from process.deputy
                        where principal = ? and to_day >= ? order by from_day, deputy
                        """)
                .params(user, ChinaTime.today(clock))
                .query((row, n) -> new Deputy(
                        row.getString(1),
                        staff.name(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)))
                .list();
    }

    @Override
    @Transactional
    public void name(String user, String deputy, LocalDate from, LocalDate to) {
        if (from == null || to == null || to.isBefore(from)) {
            throw new Refused("请填写开始和结束日期，结束日期不能早于开始日期。");
        }
        if (from.isBefore(ChinaTime.today(clock))) {
            throw new Refused("代办的开始日期不能早于今天。");
        }
        if (candidates(user).stream().noneMatch(candidate -> candidate.user().equals(deputy))) {
            throw new Refused("请从名单中选择本地区的同事，施工、监理等单位不能代行政人员办理。");
        }
        jdbc.sql("""
                        insert into process.deputy (principal, deputy, from_day, to_day, set_by) values (?, ?, ?, ?, ?)
                        on conflict (principal, deputy, from_day) do update set to_day = excluded.to_day
                        """).params(user, deputy, from, to, user).update();
    }

    @Override
    @Transactional
    public void end(String user, String deputy, LocalDate from) {
        LocalDate today = ChinaTime.today(clock);
        jdbc.sql("delete from process.deputy where principal = ? and deputy = ? and from_day = ? and from_day >= ?")
                .params(user, deputy, from, today)
                .update();
        jdbc.sql("update process.deputy set to_day = ? where principal = ? and deputy = ? and from_day = ?")
                .params(today.minusDays(1), user, deputy, from)
                .update();
        memberships.forget();
    }

    /** What the person does for a company: officials and companies, and companies of different duties, do not stand in for each other. */
    private Set<String> outside(String user) {
        return groups(user)
                .map(group -> group.substring(0, group.indexOf('.')))
                .filter(Roles.OUTSIDE::contains)
                .collect(Collectors.toSet());
    }

    /** The areas of the person's posts, such as {@code xihe} of {@code town-official.xihe}. */
    private List<String> areas(String user) {
        return groups(user)
                .map(group -> group.substring(group.indexOf('.') + 1))
                .distinct()
                .toList();
    }

    private Stream<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .filter(group -> group.contains("."));
    }
}
