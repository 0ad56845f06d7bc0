package org.qingnuan.ledger;

import cn.hutool.core.util.CreditCodeUtil;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What must hold of lots, their tenders and contracts (ZC-27), the four items only where a plan asks for them (ZC-28). */
@Configuration(proxyBeanMethods = false)
class LotRules {

    static final String OPEN = "responsible-body.userTask_openLots";
    static final String ASSIGN = "contract-award.userTask_assignLot";
    static final String ANNOUNCE = "tendering.userTask_announceTender";
    static final String RECORD = "tendering.userTask_recordTender";
    static final String SIGN = "tendering.userTask_signContract";

    private static final int LONGEST_NAME = 60;

    @Bean
    SubmissionRule openLotsRule() {
        return Rules.of(OPEN, answers -> {
            List<String> names = answers.lines("lots");
            Set<String> seen = new HashSet<>();
            answers.require("lots", "标段");
            names.forEach(name -> answers.refuseIf(!seen.add(name), "标段", name, "重复出现", "每个标段只填一行")
                    .refuseIf(name.length() > LONGEST_NAME, "标段", name, "名称超过60字", "请缩短名称"));
        });
    }

    @Bean
    SubmissionRule assignLotRule(LotRows lots) {
        return Rules.of(ASSIGN, answers -> {
            answers.require("lot", "标段");
            Optional<CaseKey> signed = lots.of(answers.subject())
                    .filter(lot -> lot.state() == LotState.CONTRACTED)
                    .map(Lot::key);
            answers.refuseIf(
                            answers.has("lot") && inBody(lots, answers).isEmpty(),
                            "标段",
                            answers.text("lot"),
                            "本单位没有这个标段",
                            "请从列表中选择")
                    .refuseIf(
                            signed.isPresent() && !signed.get().toString().equals(answers.text("lot")),
                            "本村所在标段已经签订合同，不能改编",
                            "请选择原来的标段");
        });
    }

    private static Optional<Lot> inBody(LotRows lots, Answers answers) {
        return lots.ofBody(answers.subject().body()).stream()
                .filter(lot -> lot.key().toString().equals(answers.text("lot")))
                .findFirst();
    }

    @Bean
    SubmissionRule announceTenderRule(LotRows lots) {
        return Rules.of(ANNOUNCE, answers -> {
            answers.require("method", "招标方式").requireDay("announcedOn", "公告日期").requireDay("openingOn", "开标日期");
            notBefore(answers, "openingOn", "开标日期", answers.day("announcedOn").orElse(null), "公告日期");
            inState(answers, lots.get(answers.subject()), LotState.OPEN);
        });
    }

    @Bean
    SubmissionRule recordTenderRule(LotRows lots, BarredBidders barred) {
        return Rules.of(RECORD, answers -> {
            Lot lot = lots.get(answers.subject());
            String result = answers.text("result");
            answers.require("result", "招标结果")
                    .refuseIf(
                            answers.has("result") && !result.equals("awarded") && !result.equals("failed"),
                            "招标结果",
                            result,
                            "不是可选的结果",
                            "请选择中标或流标");
            inState(answers, lot, LotState.ANNOUNCED);
            if (result.equals("awarded")) {
                awarded(answers, lot);
                answers.refuse(barred.reason(lot.key().plan(), answers.text("uscc")).stream()
                        .map(why ->
                                Finding.ofField("中标单位", answers.text("bidder"), "在本方案的负面清单中：" + why, "请另行确定中标单位，或登记流标"))
                        .toList());
            } else if (result.equals("failed")) {
                answers.require("reason", "流标原因");
            }
        });
    }

    private static void awarded(Answers answers, Lot lot) {
        answers.require("bidder", "中标单位")
                .require("uscc", "统一社会信用代码")
                .require("price", "中标价")
                .requireDay("awardedOn", "中标日期")
                .refuseIf(
                        answers.has("uscc") && !CreditCodeUtil.isCreditCode(answers.text("uscc")),
                        "统一社会信用代码",
                        answers.text("uscc"),
                        "位数或校验位不对",
                        "请核对营业执照")
                .refuseIf(
                        answers.has("price")
                                && answers.money("price").map(Money::fen).orElse(0L) <= 0,
                        "中标价",
                        answers.text("price"),
                        "不是大于0的金额",
                        "请以元填写，最多两位小数");
        notBefore(answers, "awardedOn", "中标日期", lot.openingOn(), "开标日期");
    }

    @Bean
    SubmissionRule signContractRule(LotRows lots, Plans plans) {
        return Rules.of(SIGN, answers -> {
            Lot lot = lots.get(answers.subject());
            answers.require("contractNo", "合同编号").requireDay("signedOn", "签订日期");
            PlanRules rules = plans.get(answers.subject().plan()).rules();
            if (rules.contractItemsRequired()) {
                item(answers, "responsibilities", "双方责任和义务");
                item(answers, "heatingMode", "供暖模式");
                item(answers, "serviceQuality", "服务质量");
                item(answers, "entryExit", "准入退出机制");
            }
            unitPrice(answers, rules.advanceByContractor());
            inState(answers, lot, LotState.AWARDED);
            notBefore(answers, "signedOn", "签订日期", lot.awardedOn(), "中标日期");
        });
    }

    /** What contractors are settled by where they advance the subsidies (LZ-37). */
    private static void unitPrice(Answers answers, boolean settledByContract) {
        answers.refuseIf(
                        settledByContract && !answers.has("unitPrice"),
                        "合同单价",
                        null,
                        "没有填写；本方案补贴由中标单位垫付，按合同据实结算",
                        "请填写合同约定的每户单价")
                .refuseIf(
                        answers.has("unitPrice")
                                && answers.money("unitPrice").map(Money::fen).orElse(0L) <= 0,
                        "合同单价",
                        answers.text("unitPrice"),
                        "不是大于0的金额",
                        "请以元填写，最多两位小数");
    }

    private static void item(Answers answers, String field, String label) {
        answers.refuseIf(!answers.yes(field), label, null, "合同没有约定此项", "请补充约定后再登记合同");
    }

    private static void inState(Answers answers, Lot lot, LotState state) {
        answers.refuseIf(lot.state() != state, "本标段现为“" + lot.state().label() + "”", "请刷新后再办理");
    }

    private static void notBefore(Answers answers, String field, String label, LocalDate first, String firstLabel) {
        answers.refuseIf(
                first != null && answers.day(field).filter(first::isAfter).isPresent(),
                label,
                answers.text(field),
                "早于" + firstLabel,
                "请核对日期");
    }
}
