package org.qingnuan.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingnuan.support.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A demonstration's database taken over into production, whatever has been tidied away before. */
@Tag("full")
class DemonstrationInProductionIT {

    private final String database = TestPostgres.newDatabase();

    @TempDir
    Path folder;

    @Test
    void itsClockItsPasswordsAndItsPeopleEachKeepProductionFromStarting() throws Exception {
        try (StartedJar demonstration = start("--server.port=0")) {
            demonstration.shows(text -> text.contains("演练完毕"));
        }

        assertThat(reason()).contains("保存着演示用的时钟偏移", "正式环境拒绝启动");
        sql("update process.clock set offset_seconds = 0");
        assertThat(reason()).containsAnyOf("个演示用户", "人人知道的密码").contains("正式环境拒绝启动");
        sql("update act_id_user set pwd_ = '{SHA-512}' || md5(id_)");
        assertThat(reason()).contains("个演示用户", "区推进办专员", "正式环境拒绝启动");
    }

    private String reason() throws InterruptedException {
        StartedJar production = start("--spring.profiles.active=prod", "--server.port=0");
        assertThat(production.exitCode()).isPositive();
        assertThat(production.showsAStackTrace()).as(production.text()).isFalse();
        assertThat(production.reasons()).as(production.text()).hasSize(1);
        return production.reasons().get(0);
    }

    private StartedJar start(String... more) {
        String[] all = new String[4 + more.length];
        all[0] = "--spring.datasource.url=" + database;
        all[1] = "--spring.datasource.username=postgres";
        all[2] = "--qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI=";
        all[3] = "--qingnuan.keys.search=u1Jq7r3Wk0dZtTn5yN4oYv8cPp2mXf6aLh9sQeGbVwM=";
        System.arraycopy(more, 0, all, 4, more.length);
        return StartedJar.with(folder, all);
    }

    private void sql(String statement) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        source.setUser("postgres");
        JdbcClient.create(source).sql(statement).update();
    }
}
