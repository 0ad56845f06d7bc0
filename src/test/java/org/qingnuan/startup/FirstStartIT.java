package org.qingnuan.startup;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.qingnuan.support.TestPostgres;
import org.qingnuan.support.Visitor;
import org.qingnuan.support.Visitor.Answer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The packaged application in production, from the empty database to its first administrator. */
class FirstStartIT {

    private static final String PAGE = "/first-administrator";
    private static final String PASSWORD = "kuai-le-2021-chun";
    private static final Pattern TOKEN = Pattern.compile("一次性令牌 ([A-Z0-9-]{29}) ");

    private final String database = TestPostgres.newDatabase();

    @TempDir
    Path folder;

    @Test
    void whoReadsTheConsoleBecomesTheFirstAdministratorOnceAndNobodyAfterwards() throws Exception {
        try (StartedJar production = production()) {
            int port = production.port();
            String token = token(production);
            Visitor visitor = Visitor.stranger(port);
            assertThat(visitor.call("GET", PAGE).text()).contains("建立首位系统管理员", "一次性令牌");

            assertThat(create(visitor, "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "wang.li", PASSWORD)
                            .text())
                    .contains("令牌不正确");
            assertThat(create(visitor, token, "wang.li", "wang.li-2021").text()).contains("密码不得包含用户名。");
            assertThat(create(visitor, token, "wang.li", PASSWORD).location()).endsWith("/sign-in?user=wang.li");

            assertThat(visitor.call("GET", PAGE).status()).isEqualTo(404);
            assertThat(create(visitor, token, "li.si", PASSWORD).status()).isEqualTo(404);
            Visitor administrator = Visitor.signedIn(port, "wang.li", PASSWORD);
            assertThat(administrator.call("GET", "/").text()).contains("系统管理员");
            assertThat(administrator.call("GET", "/camunda/app/admin/default/").status())
                    .isEqualTo(200);
            assertThat(administrator
                            .call("POST", "/camunda/api/admin/setup/default/user/create", "application/json", "{}")
                            .status())
                    .isEqualTo(403);
            assertThat(production.text()).doesNotContain(PASSWORD).containsOnlyOnce(token);
        }
        giveDefaultPassword();

        StartedJar again = production();

        assertThat(again.exitCode()).isPositive();
        assertThat(again.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason).contains("wang.li", "人人知道的密码", "正式环境拒绝启动"));
        assertThat(again.showsAStackTrace()).as(again.text()).isFalse();
        assertThat(TOKEN.matcher(again.text()).find()).isFalse();
    }

    private StartedJar production() {
        return StartedJar.with(
                folder,
                "--spring.profiles.active=prod",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--qingnuan.keys.data=kA2n1p0sYxS4m5t0yWq2cXo7bq0mB3xv1n9u8ZrEJhI=",
                "--qingnuan.keys.search=u1Jq7r3Wk0dZtTn5yN4oYv8cPp2mXf6aLh9sQeGbVwM=",
                "--server.servlet.session.cookie.secure=false", // no HTTPS between the test and the application
                "--server.port=0");
    }

    private static String token(StartedJar production) {
        Matcher token =
                TOKEN.matcher(production.shows(text -> TOKEN.matcher(text).find()));
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static Answer create(Visitor visitor, String token, String id, String password) {
        return visitor.call(
                "POST",
                PAGE,
                "application/x-www-form-urlencoded",
                "token=%s&id=%s&name=%s&password=%s&repeated=%s"
                        .formatted(token, id, encode("王丽", UTF_8), password, password));
    }

    private void giveDefaultPassword() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        source.setUser("postgres");
        String hash = "{SHA-512}" + new Sha512HashDigest().encrypt(EncryptionUtil.saltPassword("qingnuan", "salt"));
        assertThat(JdbcClient.create(source)
                        .sql("update act_id_user set pwd_ = ?, salt_ = 'salt' where id_ = 'wang.li'")
                        .param(hash)
                        .update())
                .isOne();
    }
}
