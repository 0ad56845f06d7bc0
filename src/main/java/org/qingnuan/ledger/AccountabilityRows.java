package org.qingnuan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import org.qingnuan.shared.CaseKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes inquiries. */
@Component
class AccountabilityRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccountabilityRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CaseKey insert(CaseKey body, AccountabilityCause cause, String respondent, String facts, String by) {
        long id = jdbc.sql("""
                        insert into ledger.accountability_inquiry(plan, body, cause, respondent, facts, opened_by, opened_at)
                        values (:plan, :body, :cause, :respondent, :facts, :by, :at) returning id
                        """)
                .param("plan", body.plan().value())
                .param("body", body.area())
                .param("cause", cause.name())
                .param("respondent", respondent)
                .param("facts", facts)
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .query(Long.class)
                .single();
        return body.body().with(AccountabilityInquiries.KIND, Long.toString(id));
    }

    void decided(CaseKey inquiry, boolean pursued, String number, Answers answers, String by) {
        jdbc.sql("""
                        update ledger.accountability_inquiry set pursued = :pursued, number = :number, document_no = :documentNo,
                          consequence = :consequence, conclusion = :conclusion, decided_by = :by, decided_at = :at
                        where id = :id
                        """)
                .param("pursued", pursued)
                .param("number", number)
                .param("documentNo", answers.textOrNull("documentNo"))
                .param("consequence", answers.textOrNull("consequence"))
                .param("conclusion", answers.text("conclusion"))
                .param("by", by)
                .param("at", Rows.at(clock.instant()))
                .param("id", id(inquiry))
                .update();
    }

    AccountabilityInquiry get(CaseKey inquiry) {
        return jdbc.sql("select * from ledger.accountability_inquiry where id = :id and plan = :plan and body = :body")
                .param("id", id(inquiry))
                .param("plan", inquiry.plan().value())
                .param("body", inquiry.area())
                .query(AccountabilityRows::inquiry)
                .optional()
                .orElseThrow(() -> unknown(inquiry));
    }

    List<AccountabilityInquiry> of(CaseKey body) {
        return jdbc.sql(
                        "select * from ledger.accountability_inquiry where plan = :plan and body = :body order by id desc")
                .param("plan", body.plan().value())
                .param("body", body.area())
                .query(AccountabilityRows::inquiry)
                .list();
    }

    private static AccountabilityInquiry inquiry(ResultSet row, int number) throws SQLException {
        return new AccountabilityInquiry(
                Rows.body(row).with(AccountabilityInquiries.KIND, row.getString("id")),
                AccountabilityCause.valueOf(row.getString("cause")),
                row.getString("respondent"),
                row.getString("facts"),
                row.getString("opened_by"),
                Rows.instant(row, "opened_at"),
                row.getObject("pursued", Boolean.class),
                row.getString("number"),
                row.getString("document_no"),
                row.getString("consequence"),
                row.getString("conclusion"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"));
    }

    private static long id(CaseKey inquiry) {
        if (!AccountabilityInquiries.KIND.equals(inquiry.kind())
                || !inquiry.item().matches("[0-9]{1,18}")) {
            throw unknown(inquiry);
        }
        return Long.parseLong(inquiry.item());
    }

    private static NoSuchElementException unknown(CaseKey inquiry) {
        return new NoSuchElementException("No inquiry " + inquiry);
    }
}
