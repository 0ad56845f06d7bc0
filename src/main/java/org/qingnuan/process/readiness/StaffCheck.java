package org.qingnuan.process.readiness;

import java.util.List;
import org.qingnuan.ledger.Plan;
import org.qingnuan.process.ReadinessLine;
import org.qingnuan.process.ReadinessTopic;
import org.qingnuan.process.staff.StaffNeeds;
import org.springframework.stereotype.Component;

/** Each post that the plan has work for is held by somebody who can sign in, in each of its areas. */
@Component
class StaffCheck implements ReadinessCheck {

    private final StaffNeeds needs;

    StaffCheck(StaffNeeds needs) {
        this.needs = needs;
    }

    @Override
    public ReadinessTopic topic() {
        return ReadinessTopic.STAFF;
    }

    @Override
    public ReadinessLine of(Plan plan) {
        StaffNeeds.Posts posts = needs.posts(plan);
        List<String> missing = posts.vacant();
        return missing.isEmpty()
                ? ReadinessLine.complete(topic(), "%d个岗位都有人，共%d人".formatted(posts.count(), posts.people()))
                : ReadinessLine.missing(
                        topic(),
                        "%d个岗位中有%d个没有能登录的人".formatted(posts.count(), posts.vacancies()),
                        missing,
                        "这些岗位的任务没有人签收");
    }
}
