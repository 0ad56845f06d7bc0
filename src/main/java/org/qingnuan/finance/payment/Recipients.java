package org.qingnuan.finance.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.finance.BatchKind;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.ledger.Households;
import org.qingnuan.ledger.Payee;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.UtilityCards;
import org.qingnuan.shared.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who receives what a batch pays: each household itself, by account or by its card, or, where contractors advance the subsidies, the contractor (LZ-37). */
@Component
class Recipients {

    private static final int NAMED_AT_MOST = 20;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final AdvanceClaims claims;
    private final Households households;
    private final UtilityCards cards;
    private final PersonalData personal;

    Recipients(
            JdbcClient jdbc,
            Plans plans,
            AdvanceClaims claims,
            Households households,
            UtilityCards cards,
            PersonalData personal) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.claims = claims;
        this.households = households;
        this.cards = cards;
        this.personal = personal;
    }

    /** Whether a contractor has advanced what the batch pays, and has to claim it first. */
    boolean advanced(Batch batch) {
        return batch.kind() == BatchKind.REGULAR
                && plans.get(batch.plan()).rules().advanceByContractor();
    }

    /** What keeps the person from preparing the batch as far as its contractor is concerned. */
    List<Finding> lacking(Batch batch, String by) {
        if (advanced(batch) && claims.behind(batch).isEmpty()) {
            return List.of(Finding.ofSheet("补贴由中标单位垫付，本批还没有经核实的结算申报", "请先由中标单位申报、监理单位核实"));
        }
        return claims.hasActed(batch, by)
                ? List.of(Finding.ofSheet("申报、核实和编制须由不同的人办理，您已办理过本批的结算申报", "请由其他有权限的人员编制"))
                : List.of();
    }

    /** The payee of each household, {@link org.qingnuan.ledger.SubmissionRefused} naming those without one. */
    Map<Long, Payee> of(Batch batch, List<Long> wanted) {
        Map<Long, Payee> payees = known(batch, wanted);
        boolean toCard = batch.way() == PayoutWay.CARD;
        List<Finding> missing = wanted.stream()
                .filter(household -> !payees.containsKey(household))
                .limit(NAMED_AT_MOST)
                .map(household -> toCard
                        ? Finding.ofSheet("户编号" + household + "没有缴费户号，不能充卡", "请由企业在用量明细中补报缴费户号")
                        : Finding.ofSheet("户编号" + household + "没有收款人", "请先登记收款账户"))
                .toList();
        Refusal.of(missing);
        return payees;
    }

    /** The payee of each household that has one. */
    Map<Long, Payee> known(Batch batch, List<Long> wanted) {
        Optional<Claim> claim = claims.behind(batch);
        if (claim.isPresent()) {
            return wanted.stream()
                    .collect(Collectors.toMap(Function.identity(), one -> contractor(claim.get(), batch, one)));
        }
        List<Payee> known =
                batch.way() == PayoutWay.CARD ? cards.of(batch.place().body(), wanted) : households.payees(wanted);
        return known.stream().collect(Collectors.toMap(Payee::household, Function.identity()));
    }

    /** Whether the batch pays households, not a contractor. */
    boolean paysHouseholds(Batch batch) {
        return claims.behind(batch).isEmpty();
    }

    /** To the account of the claim or, where the bank returned the payment, to the corrected one. */
    private Payee contractor(Claim claim, Batch batch, long household) {
        return jdbc.sql("""
                        SELECT name_sealed, account_sealed, bank FROM finance.correction
                        WHERE line = :line AND confirmed ORDER BY no DESC LIMIT 1""")
                .param("line", batch.replaces())
                .query((rows, n) -> corrected(rows, household))
                .optional()
                .orElseGet(() -> new Payee(
                        household,
                        claim.contractor(),
                        null,
                        claim.bank(),
                        claim.account(),
                        claim.contractor(),
                        claim.accountMasked()));
    }

    private Payee corrected(ResultSet rows, long household) throws SQLException {
        String name = personal.open(rows.getBytes("name_sealed"));
        String account = personal.open(rows.getBytes("account_sealed"));
        return new Payee(household, name, null, rows.getString("bank"), account, name, personal.maskAccount(account));
    }

    /** Households whose own account a confirmed correction changes; none where the contractor is paid. */
    boolean paysHousehold(Line line) {
        return claims.behind(line).isEmpty();
    }
}
