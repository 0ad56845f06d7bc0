package org.qingnuan.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qingnuan.finance.AdvanceClaim;
import org.qingnuan.finance.AdvanceTerms;
import org.qingnuan.finance.Advances;
import org.qingnuan.process.Staff;
import org.qingnuan.process.Tasks.TaskView;
import org.springframework.stereotype.Component;

/** What a contractor's claim is measured by, and what was claimed before (LZ-37). */
@Component
class AdvanceFacts implements TaskFacts {

    private final Advances advances;
    private final Staff staff;

    AdvanceFacts(Advances advances, Staff staff) {
        this.advances = advances;
        this.staff = staff;
    }

    @Override
    public Set<String> tasks() {
        return Set.of("contractor-claim.claimSettlement", "contractor-claim.verifyClaim");
    }

    @Override
    public Facts of(TaskView task) {
        AdvanceTerms terms = advances.terms(task.subject());
        Facts facts = Facts.of(Facts.pairs(
                "合同与本批核定",
                Stream.of(
                        new Facts.Pair("中标单位", terms.contractor()),
                        new Facts.Pair("合同编号", terms.contractNo()),
                        new Facts.Pair(
                                "合同单价（元/户）", terms.unitPrice() == null ? null : Wording.money(terms.unitPrice())),
                        new Facts.Pair("实际验收合格", Wording.households(terms.accepted())),
                        new Facts.Pair("最多可申报", Wording.money(terms.ceiling(terms.accepted()))),
                        new Facts.Pair("本批核定补贴", Wording.money(terms.computed())))));
        return terms.last() == null ? facts : facts.plus(Facts.of(claim(terms.last())));
    }

    private Facts.Table claim(AdvanceClaim claim) {
        String verdict = claim.approved() == null ? "待核实" : claim.approved() ? "属实" : "退回";
        return new Facts.Table(
                "申报情况",
                List.of("户数", "金额", "发票号码", "开户银行", "账号", "申报人", "申报日期", "核实"),
                List.of(List.of(
                        "" + claim.quantity(),
                        Wording.money(claim.amount()),
                        claim.invoiceNo(),
                        claim.bank(),
                        claim.accountMasked(),
                        staff.name(claim.by()),
                        Wording.date(claim.at()),
                        claim.opinion() == null ? verdict : verdict + "：" + claim.opinion())));
    }
}
