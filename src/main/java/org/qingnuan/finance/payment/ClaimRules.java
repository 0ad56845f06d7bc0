package org.qingnuan.finance.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingnuan.finance.AdvanceTerms;
import org.qingnuan.finance.BatchState;
import org.qingnuan.ledger.Entry;
import org.qingnuan.ledger.Lots;
import org.qingnuan.ledger.SubmissionRule;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of a contractor's claim: no more than the accepted quantity at the contract's unit price, to the fen (LZ-37). */
@Configuration(proxyBeanMethods = false)
class ClaimRules {

    @Bean
    SubmissionRule claimSettlementRule(Batches batches, AdvanceClaims claims, ContractorAdvances advances, Lots lots) {
        return PaymentRules.rule(Tasks.CLAIM, entry -> {
            Batch batch = batches.find(entry.subject());
            AdvanceTerms terms = advances.terms(batch);
            Optional<Integer> quantity = whole(PaymentRules.text(entry, "quantity"));
            Optional<Money> amount = money(PaymentRules.text(entry, "amount"));
            List<Finding> findings = new ArrayList<>();
            findings.addAll(PaymentRules.unless(
                    batch.state() == BatchState.COMPUTED,
                    "这个批次现在是“" + batch.state().label() + "”，不能申报",
                    "请刷新后查看批次的进展"));
            findings.addAll(PaymentRules.unless(terms.unitPrice() != null, "本村所在标段的合同没有单价", "请先登记合同单价"));
            findings.addAll(payee(entry));
            findings.addAll(quantity(quantity, PaymentRules.text(entry, "quantity"), terms));
            findings.addAll(amount(amount, PaymentRules.text(entry, "amount"), quantity, terms));
            String invoice = PaymentRules.text(entry, "invoiceNo");
            lots.contract(batch.place())
                    .filter(contract -> claims.invoiced(contract.lot().toString(), invoice, batch))
                    .ifPresent(contract ->
                            findings.add(Finding.ofField("发票号码", invoice, "本标段的其他批次已用这张发票申报过", "请填写本批的发票")));
            return findings;
        });
    }

    private static List<Finding> payee(Entry entry) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(PaymentRules.filled(entry, "invoiceNo", "发票号码"));
        findings.addAll(PaymentRules.filled(entry, "bank", "开户银行"));
        if (!PaymentRules.text(entry, "account").replace(" ", "").matches("[0-9]{8,32}")) {
            findings.add(Finding.ofColumn("银行账号", "应是8到32位数字", "请填写中标单位的对公账号"));
        }
        return findings;
    }

    private static List<Finding> quantity(Optional<Integer> quantity, String typed, AdvanceTerms terms) {
        if (quantity.isEmpty() || quantity.get() == 0) {
            return List.of(Finding.ofField("申报户数", typed, "不是大于0的整数", "请填写本批实际完成并验收合格的户数"));
        }
        return quantity.get() <= terms.accepted()
                ? List.of()
                : List.of(Finding.ofField(
                        "申报户数",
                        typed,
                        "超过本批实际验收合格的%d户，多%d户".formatted(terms.accepted(), quantity.get() - terms.accepted()),
                        "请按实际验收合格的户数申报"));
    }

    private static List<Finding> amount(
            Optional<Money> amount, String typed, Optional<Integer> quantity, AdvanceTerms terms) {
        if (amount.isEmpty() || amount.get().fen() <= 0) {
            return List.of(Finding.ofField("申报金额", typed, "不是大于0的金额，最多两位小数", "请以元填写"));
        }
        if (terms.unitPrice() == null || quantity.isEmpty()) {
            return List.of();
        }
        Money most = terms.ceiling(Math.min(quantity.get(), terms.accepted()));
        List<Finding> findings = new ArrayList<>();
        if (amount.get().compareTo(most) > 0) {
            findings.add(Finding.ofField(
                    "申报金额",
                    typed,
                    "超过实际验收%d户×合同单价%s元＝%s元，多%s元"
                            .formatted(
                                    Math.min(quantity.get(), terms.accepted()),
                                    terms.unitPrice(),
                                    most,
                                    amount.get().minus(most)),
                    "请按合同据实申报"));
        }
        if (amount.get().compareTo(terms.computed()) < 0) {
            findings.add(Finding.ofField(
                    "申报金额",
                    typed,
                    "少于本批核定的补贴%s元，差%s元"
                            .formatted(terms.computed(), terms.computed().minus(amount.get())),
                    "补贴须已全部垫付到户，请核对"));
        }
        return findings;
    }

    @Bean
    SubmissionRule verifyClaimRule(Batches batches, AdvanceClaims claims) {
        return PaymentRules.rule(Tasks.VERIFY_CLAIM, entry -> {
            List<Finding> findings = new ArrayList<>(PaymentRules.verdict(entry));
            Optional<Claim> claim = claims.last(batches.find(entry.subject()));
            findings.addAll(PaymentRules.unless(
                    claim.filter(one -> one.approved() == null).isPresent(), "没有等待核实的申报", "请刷新后查看进展"));
            findings.addAll(PaymentRules.unless(
                    claim.filter(one -> one.by().equals(entry.by())).isEmpty(), "申报和核实须由不同的人办理", "请由其他有权限的人员核实"));
            return findings;
        });
    }

    private static Optional<Integer> whole(String text) {
        return text.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Money> money(String text) {
        return text.matches("[0-9]{1,11}(\\.[0-9]{1,2})?") ? Optional.of(Money.of(text)) : Optional.empty();
    }
}
