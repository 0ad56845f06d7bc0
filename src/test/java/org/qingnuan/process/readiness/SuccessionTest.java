package org.qingnuan.process.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.qingnuan.ledger.Plan;
import org.qingnuan.ledger.PlanCharter;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.Target;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.PlanSuccession;
import org.qingnuan.process.Playback;
import org.qingnuan.process.Staff;
import org.qingnuan.process.plan.RolePost;
import org.qingnuan.process.staff.Posts;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.qingnuan.shared.Region;
import org.qingnuan.support.ApplicationTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever held a post last year holds it next year, where the areas are the same and where they only bear the same name. */
@ApplicationTest
class SuccessionTest {

    private static final PlanId ZICHUAN = new PlanId("zichuan-2021");
    private static final PlanId SAME = new PlanId("succession-2022");
    private static final PlanId RENAMED = new PlanId("succession-2023");

    private static final Map<String, RolePost> ROLES = Map.of(
            "district-office", new RolePost("推进办", RolePost.Level.PLAN),
            "town-official", new RolePost("镇街经办人", RolePost.Level.BODY));

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Playback playback;

    @Autowired
    Plans plans;

    @Autowired
    Posts posts;

    @Autowired
    PlanSuccession succession;

    @Autowired
    Staff staff;

    @Autowired
    IdentityService identities;

    private void define(PlanId id, int year, Region county, Region town) {
        PlanCharter charter = new PlanCharter(
                id,
                "淄川区%d年冬季清洁取暖".formatted(year),
                "川政办字〔%d〕1号".formatted(year),
                LocalDate.of(year, 3, 1),
                year,
                county,
                List.of(new Target(town, null, 100, "户")),
                PlanRules.draft(List.of("COAL_TO_GAS")).done());
        plans.register(charter);
        posts.define(charter, ROLES);
    }

    @Test
    void peopleArePresentBySameAreasAndCopiedByNameOnce() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(ZICHUAN, null);
        seeds.employ("s-zhen", "西河镇经办甲", "nuanhuo-2021", "town-official", "xihe");
        seeds.employ("s-ban", "推进办甲", "nuanhuo-2021", "district-office", "zichuan");
        define(SAME, 2022, new Region("zichuan", "淄川区"), new Region("xihe", "西河镇"));
        define(RENAMED, 2023, new Region("zichuan-b", "淄川区"), new Region("xihe-b", "西河镇"));

        assertThat(succession.preview(ZICHUAN, SAME).persons()).isZero();
        assertThat(staff.may("s-zhen", CaseKey.ofBody(SAME, "xihe"), Staff.Action.MANAGE_VILLAGES))
                .isTrue();

        assertThat(succession.earlier(RENAMED)).extracting(Plan::id).contains(SAME, ZICHUAN);
        assertThat(staff.may("s-zhen", CaseKey.ofBody(RENAMED, "xihe-b"), Staff.Action.MANAGE_VILLAGES))
                .isFalse();
        int lacking = succession.preview(ZICHUAN, RENAMED).persons();
        assertThat(lacking).isGreaterThanOrEqualTo(2);

        assertThat(succession.carry(ZICHUAN, RENAMED, "guanli")).isEqualTo(new PlanSuccession.Done(lacking, 0));
        assertThat(succession.carry(ZICHUAN, RENAMED, "guanli")).isEqualTo(new PlanSuccession.Done(0, 0));

        assertThat(identities
                        .createUserQuery()
                        .memberOfGroup("town-official.xihe-b")
                        .list())
                .extracting(User::getId)
                .contains("s-zhen")
                .doesNotContain("s-ban");
        assertThat(staff.may("s-zhen", CaseKey.ofBody(RENAMED, "xihe-b"), Staff.Action.MANAGE_VILLAGES))
                .isTrue();
        assertThat(staff.may("s-ban", CaseKey.ofPlan(RENAMED), Staff.Action.READ_READINESS))
                .isTrue();
    }
}
