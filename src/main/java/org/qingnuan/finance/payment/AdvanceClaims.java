package org.qingnuan.finance.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.ContractTerms;
import org.qingnuan.ledger.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of contractors' claims and of the second looks at them. */
@Component
class AdvanceClaims {

    private static final String CLAIMS = """
            SELECT c.*, v.approved, v.opinion, v.by_user AS verified_by
            FROM finance.advance_claim c LEFT JOIN finance.advance_verification v ON v.claim = c.id
            """;

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final Clock clock;

    AdvanceClaims(JdbcClient jdbc, PersonalData personal, Clock clock) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.clock = clock;
    }

    /** The batch's last claim, empty before the first. */
    Optional<Claim> last(Batch batch) {
        return jdbc.sql(CLAIMS + "WHERE c.batch = :batch ORDER BY c.no DESC LIMIT 1")
                .param("batch", batch.id())
                .query((rows, n) -> claim(rows))
                .optional();
    }

    /** The verified claim behind what the batch pays, be it a returned payment issued again; empty where households are paid themselves. */
    Optional<Claim> behind(Batch batch) {
        return jdbc.sql(CLAIMS + """
                        WHERE v.approved AND c.batch IN (SELECT e.batch FROM finance.due d
                            JOIN finance.entitlement e ON e.id = d.entitlement WHERE d.batch = :batch)""")
                .param("batch", batch.id())
                .query((rows, n) -> claim(rows))
                .optional();
    }

    /** The same for a payment line. */
    Optional<Claim> behind(Line line) {
        return jdbc.sql(CLAIMS + """
                        WHERE v.approved
                          AND c.batch = (SELECT e.batch FROM finance.entitlement e WHERE e.id = :entitlement)""")
                .param("entitlement", line.entitlement())
                .query((rows, n) -> claim(rows))
                .optional();
    }

    /** Whether the person claimed or verified for what the batch pays. */
    boolean hasActed(Batch batch, String person) {
        return behind(batch)
                .filter(claim -> person.equals(claim.by()) || person.equals(claim.verifiedBy()))
                .isPresent();
    }

    boolean invoiced(String lot, String invoiceNo, Batch batch) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM finance.advance_claim WHERE lot = :lot AND invoice_no = :no AND batch <> :batch)""")
                .param("lot", lot)
                .param("no", invoiceNo)
                .param("batch", batch.id())
                .query(Boolean.class)
                .single();
    }

    void add(Batch batch, ContractTerms contract, int quantity, long amount, Map<String, String> fields, String by) {
        String account = fields.get("account").replace(" ", "");
        jdbc.sql("""
                        INSERT INTO finance.advance_claim (plan, batch, no, lot, contractor, contract_no, quantity, unit_price,
                            amount, invoice_no, bank, account_sealed, account_masked, by_user, at)
                        SELECT :plan, :batch, count(*) + 1, :lot, :contractor, :contractNo, :quantity, :unitPrice,
                               :amount, :invoiceNo, :bank, :account, :accountMasked, :by, :at
                        FROM finance.advance_claim WHERE batch = :batch""")
                .param("plan", batch.plan().value())
                .param("batch", batch.id())
                .param("lot", contract.lot().toString())
                .param("contractor", contract.contractor())
                .param("contractNo", contract.contractNo())
                .param("quantity", quantity)
                .param("unitPrice", contract.unitPrice().fen())
                .param("amount", amount)
                .param("invoiceNo", fields.get("invoiceNo").strip())
                .param("bank", fields.get("bank").strip())
                .param("account", personal.seal(account))
                .param("accountMasked", personal.maskAccount(account))
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    void verify(Claim claim, boolean approved, String opinion, String by) {
        jdbc.sql("""
                        INSERT INTO finance.advance_verification (claim, batch, approved, opinion, by_user, at)
                        VALUES (:claim, :batch, :approved, :opinion, :by, :at)""")
                .param("claim", claim.id())
                .param("batch", claim.batch())
                .param("approved", approved)
                .param("opinion", opinion == null || opinion.isBlank() ? null : opinion)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    private Claim claim(ResultSet rows) throws SQLException {
        return new Claim(
                rows.getLong("id"),
                rows.getLong("batch"),
                rows.getString("lot"),
                rows.getString("contractor"),
                rows.getInt("quantity"),
                rows.getLong("unit_price"),
                rows.getLong("amount"),
                rows.getString("invoice_no"),
                rows.getString("bank"),
                personal.open(rows.getBytes("account_sealed")),
                rows.getString("account_masked"),
                rows.getString("by_user"),
                rows.getTimestamp("at").toInstant(),
                rows.getObject("approved", Boolean.class),
                rows.getString("opinion"),
                rows.getString("verified_by"));
    }
}
