package org.qingnuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingnuan.support.TestPostgres;

/** The packaged application where it cannot start: one Chinese line, an exit code, nothing left behind. */
@Tag("full")
class BadStartIT {

    private static final String[] KEYS = {
        "--qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI=",
        "--qingnuan.keys.search=u1Jq7r3Wk0dZtTn5yN4oYv8cPp2mXf6aLh9sQeGbVwM="
    };

    @TempDir
    Path folder;

    @Test
    void aPlanFolderWithAnErrorIsNamedByFileElementAndReason() throws Exception {
        Path plan = Files.createDirectories(folder.resolve("plans/bpmn/plans/probe-2022"));
        copy("plan.yaml", plan, "id: zichuan-2021", "id: probe-2022");
        copy("targets.csv", plan, "", "");
        copy("subsidy.dmn", plan, "zichuan-2021.subsidy", "probe-2022.subsidy");
        copy("village-retrofit.bpmn", plan, "zichuan-2021.village-retrofit", "probe-2022.village");

        StartedJar jar = StartedJar.withClassPath(
                folder,
                folder.resolve("plans"),
                args(database(), KEYS, "--qingnuan.demo=false", "--qingnuan.plans=probe-2022", "--server.port=0"));

        refused(jar, "方案目录有错");
        assertThat(jar.text())
                .contains(
                        "bpmn/plans/probe-2022/village-retrofit.bpmn 元素 probe-2022.village：流程编号与文件名不一致",
                        "bpmn/plans/probe-2022/plan.yaml 元素 sentences.supervision.issueOrder：没有这个任务的表单");
    }

    @Test
    void mistakesInEveryFileOfAPlanFolderAreToldAtOnce() throws Exception {
        Path plan = Files.createDirectories(folder.resolve("plans/bpmn/plans/probe-2023"));
        copy("plan.yaml", plan, "issued: 2021-06-10", "issued: 2021-02-30");
        copy("targets.csv", plan, ",150,", ",一百五十,");
        copy("subsidy.dmn", plan, "<text>route</text>", "<text>route and</text>");
        copy("village-retrofit.bpmn", plan, "'08-30'", "'08-32'");

        StartedJar jar = StartedJar.withClassPath(
                folder,
                folder.resolve("plans"),
                args(database(), KEYS, "--qingnuan.demo=false", "--qingnuan.plans=probe-2023", "--server.port=0"));

        refused(jar, "方案目录有错");
        assertThat(jar.text())
                .contains(
                        "plan.yaml 元素 issued：不是日期（2021-02-30）",
                        "targets.csv 元素 第",
                        "subsidy.dmn 元素 expression_route：不是正确的 FEEL 写法：route and",
                        "village-retrofit.bpmn",
                        "08-32");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedByItsAddress() throws Exception {
        StartedJar jar = StartedJar.with(folder, args("jdbc:postgresql://localhost:1/qingnuan", KEYS));

        refused(jar, "连不上 PostgreSQL 数据库 jdbc:postgresql://localhost:1/qingnuan", "请检查 spring.datasource.url");
    }

    @Test
    void aDataFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        StartedJar jar = StartedJar.with(folder, "--qingnuan.data=" + file.resolve("data"));

        refused(jar, "数据目录 " + file.resolve("data") + " 不能写入", file + " 是一个文件，不是目录");
    }

    @Test
    void aSecondStartInTheSameFolderOrAtTheSamePortLeavesTheFirstOneAlone() throws Exception {
        Path data = folder.resolve("data");
        Path other = folder.resolve("other");
        try (StartedJar running = StartedJar.with(
                folder, "--qingnuan.data=" + data, "--qingnuan.demo=false", "--qingnuan.plans=", "--server.port=0")) {
            int port = running.port();

            refused(
                    StartedJar.with(folder, "--qingnuan.data=" + data, "--server.port=0"),
                    "数据目录 " + data + " 正被另一个清暖程序使用",
                    "--qingnuan.data=");
            refused(
                    StartedJar.with(
                            folder,
                            "--qingnuan.data=" + other,
                            "--qingnuan.demo=false",
                            "--qingnuan.plans=",
                            "--server.port=" + port),
                    "端口 " + port + " 已被其他程序占用",
                    "--server.port=");
            assertThat(StartedJar.isAnythingRunningIn(other)).isFalse();
            assertThat(running.isAlive()).isTrue();
            assertThat(StartedJar.isAnythingRunningIn(data)).isTrue();
        }
        assertThat(StartedJar.isAnythingRunningIn(data)).isFalse();
    }

    @Test
    void anUnknownArgumentOfTheRehearsalIsNamed() throws Exception {
        StartedJar jar = StartedJar.with(folder, "rehearse", "--plan=zichuan-2021", "--out=out", "--nix=3");

        refused(jar, "没有 --nix=3 这样的参数");
    }

    @Test
    void productionDoesNotStartWithoutKeys() throws Exception {
        StartedJar jar = StartedJar.with(folder, args(database(), new String[0], "--spring.profiles.active=prod"));

        refused(jar, "缺少个人信息密钥 qingnuan.keys.data", "openssl rand -base64 32");
    }

    private void refused(StartedJar jar, String... words) throws InterruptedException {
        assertThat(jar.exitCode()).as(jar.text()).isPositive();
        assertThat(jar.reasons())
                .as(jar.text())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains(words));
        assertThat(jar.showsAStackTrace()).as(jar.text()).isFalse();
    }

    private static String database() {
        return TestPostgres.newDatabase();
    }

    private static String[] args(String database, String[] keys, String... more) {
        String[] all = new String[2 + keys.length + more.length];
        all[0] = "--spring.datasource.url=" + database;
        all[1] = "--spring.datasource.username=postgres";
        System.arraycopy(keys, 0, all, 2, keys.length);
        System.arraycopy(more, 0, all, 2 + keys.length, more.length);
        return all;
    }

    private static void copy(String name, Path plan, String old, String changed) throws IOException {
        String text = Files.readString(Path.of("bpmn/plans/zichuan-2021", name));
        Files.writeString(plan.resolve(name), old.isEmpty() ? text : text.replace(old, changed));
    }
}
