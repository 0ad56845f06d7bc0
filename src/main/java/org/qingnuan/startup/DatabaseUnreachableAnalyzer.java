package org.qingnuan.startup;

import org.postgresql.util.PSQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in Chinese that PostgreSQL does not answer or refuses the sign-in (SQL state classes 08, 28 and 3D). */
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseUnreachableAnalyzer extends AbstractFailureAnalyzer<PSQLException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PSQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("08")) {
            return refused("连不上 PostgreSQL 数据库（" + cause.getMessage() + "），清暖没有启动。", cause);
        }
        if (state.startsWith("28") || state.startsWith("3D")) {
            return refused("PostgreSQL 拒绝了登录（" + cause.getMessage() + "），清暖没有启动。", cause);
        }
        return null;
    }

    private static FailureAnalysis refused(String description, PSQLException cause) {
        return new FailureAnalysis(
                description,
                "请检查 spring.datasource.url、username、password 以及数据库是否已启动；不配置 spring.datasource.url 时使用内置数据库。",
                cause);
    }
}
