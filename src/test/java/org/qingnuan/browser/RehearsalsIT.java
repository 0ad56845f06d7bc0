package org.qingnuan.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.qingnuan.process.PlanSeeds;
import org.qingnuan.process.Playback;
import org.qingnuan.rehearsal.Rehearsals;
import org.qingnuan.rehearsal.Rehearsals.Run;
import org.qingnuan.shared.PlanId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An administrator asks what would be if the works ended in the middle of September, beside the plan as it is. */
@BrowserTest("spring.application.name=qingnuan-rehearsals")
@Tag("full")
class RehearsalsIT {

    private static final PlanId PLAN = new PlanId("zichuan-2021");
    private static final String PASSWORD = "nuanhuo-2021";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Two seasons of few households, beside each other and beside other tests. */
    private static final double SEASONS = Duration.ofMinutes(8).toMillis();

    @LocalServerPort
    int port;

    @Autowired
    PlanSeeds seeds;

    @Autowired
    Playback playback;

    @Autowired
    Rehearsals rehearsals;

    private Window window;
    private Page page;

    @BeforeAll
    void anAdministratorIsSignedIn() {
        playback.setTime(Instant.parse("2021-06-10T01:00:00Z"));
        seeds.seed(PLAN, null);
        seeds.employ("guanli", "系统管理员甲", PASSWORD, "administrator", "zichuan");
        window = new Window(port, PATIENCE, "rehearsals");
        page = window.page();
        window.signIn(page, "guanli", PASSWORD);
    }

    @AfterAll
    void nothingIsLeft() {
        rehearsals.of(PLAN).forEach(run -> rehearsals.delete(PLAN, run.id()));
        window.close();
    }

    @Test
    void twoSeasonsAreRehearsedBesideEachOtherAndTheirDifferencesMarked() {
        page.getByText("方案演练").first().click();
        order("2021-08-30");
        order("2021-09-15");
        window.shot("running");

        Locator reports = page.getByText("查看报告");
        assertThat(reports).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(SEASONS));
        assertThat(rehearsals.of(PLAN)).extracting(Run::state).containsOnly(Rehearsals.State.DONE);
        window.shot("done");
        for (Locator box : page.locator("#runs input[name=run]").all()) {
            box.check();
        }
        page.getByText("比较勾选的两次").click();

        assertThat(page.locator(".sides")).containsText("建成：2021年8月30日改为2021年9月15日");
        Locator date = page.locator("tr.differs", new Page.LocatorOptions().setHasText("晚16天"));
        assertThat(date.first()).containsText("2021年8月30日");
        assertThat(date.first()).containsText("2021年9月15日");
        assertThat(page.locator("figure.picture svg")).isVisible();
        assertThat(page.locator("table.weeks tbody tr").first()).isVisible();
        window.shot("compared");
    }

    private void order(String works) {
        page.getByLabel("演练户数").fill("18");
        page.getByLabel("随机种子").fill("7");
        page.getByLabel("建成演练的期限").fill(works);
        window.button("开始演练").click();
        assertThat(page.getByText("演练已经开始")).isVisible();
    }
}
