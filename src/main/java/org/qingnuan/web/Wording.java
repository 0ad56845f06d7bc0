package org.qingnuan.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.calendar.Term;
import org.qingnuan.finance.FundSource;
import org.qingnuan.ledger.FrameState;
import org.qingnuan.shared.Money;

/** How values are written for people. */
final class Wording {

    /** The technical routes as the policy documents name them. */
    static final Map<String, String> ROUTES = Map.of(
            "CENTRAL_HEATING", "集中供热",
            "COAL_TO_GAS", "气代煤",
            "COAL_TO_ELECTRICITY", "电代煤",
            "GEOTHERMAL", "地热能",
            "BIOMASS", "生物质能");

    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("NONE", "—"),
            Map.entry("SURVEYED", "待甄别"),
            Map.entry("PROPOSED_ELIGIBLE", "建议确认"),
            Map.entry("PROPOSED_REJECTED", "建议不确认"),
            Map.entry("CONFIRMED", "已确认"),
            Map.entry("REJECTED", "不确认"),
            Map.entry("WAITING", "候补"),
            Map.entry("WITHDRAWN", "已退出"),
            Map.entry("INSTALLED", "已安装"),
            Map.entry("COMMISSIONED", "已调试"),
            Map.entry("PASSED", "合格"),
            Map.entry("FAILED", "不合格"));

    private static final Map<String, String> PAYMENTS =
            Map.of("NONE", "未拨付", "IN_BATCH", "拨付中", "PAID", "已拨付", "CLOSED", "不再拨付");

    private Wording() {}

    /**
     * 新建30人，安排30个岗位: what came of something, without what there is none of; empty for nothing at all.
     *
     * @param parts a text with {@code %d} and its number in turn
     */
    static String counted(Object... parts) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < parts.length; i += 2) {
            if ((int) parts[i + 1] != 0) {
                said.add(((String) parts[i]).formatted(parts[i + 1]));
            }
        }
        return String.join("，", said);
    }

    /** 2021年8月30日, null for null. */
    static String date(LocalDate day) {
        return day == null ? null : ChineseDates.format(day);
    }

    /** The day in China, null for null. */
    static String date(Instant at) {
        return at == null ? null : date(ChinaTime.dayOf(at));
    }

    /** 1,234.50 元, null for null. */
    static String money(Money amount) {
        return amount == null ? null : amount.toYuan().replaceAll("(?<=\\d)(?=(\\d{3})+\\.)", ",") + " 元";
    }

    /** 上级资金1000.00、区县配套500.00, in yuan. */
    static String shares(Map<FundSource, Money> shares) {
        return shares.entrySet().stream()
                .map(share -> share.getKey().label() + share.getValue().toYuan())
                .collect(Collectors.joining("、"));
    }

    /** 2021年8月30日前, 延期至2021年9月15日 by an approved extension, with （暂定） where a year is not published. */
    static String lastDay(FrameState frame) {
        return (frame.extendedUntil() == null ? date(frame.due()) + "前" : "延期至" + date(frame.due()))
                + (frame.provisional() ? "（暂定）" : "");
    }

    /** 10日，次日起算, 5个工作日，首日计入. */
    static String term(Term term) {
        return term.days()
                + (term.kind() == Term.Kind.WORKING ? "个工作日" : "日")
                + (term.firstDayCounts() ? "，首日计入" : "，次日起算");
    }

    static String route(String code) {
        return ROUTES.getOrDefault(code, code);
    }

    /** A household's state by the register's code. */
    static String state(String code) {
        return STATES.getOrDefault(code, code);
    }

    /** How far a household's payment is, by the register's code. */
    static String payment(String code) {
        return PAYMENTS.getOrDefault(code, code);
    }

    /** Why a step of the system failed, without the program's own words around it, at most 160 characters. */
    static String problem(String message) {
        if (message == null || message.isBlank()) {
            return "原因不明";
        }
        String reason = message.replaceFirst("(?s)^.*?ERROR: ", "")
                .replaceFirst("^(?:[\\w.$]+(?:Exception|Error): )+", "")
                .replaceFirst("(?s)\\s+Where: .*$", "")
                .strip();
        return reason.length() > 160 ? reason.substring(0, 160) + "…" : reason;
    }

    /** 35 KB, 1.4 MB. */
    static String size(long bytes) {
        long tenths = bytes * 10 / (1 << 20);
        return tenths < 10 ? Math.max(1, (bytes + 1023) / 1024) + " KB" : tenths / 10 + "." + tenths % 10 + " MB";
    }

    static String households(int count) {
        return count + " 户";
    }

    /** 剩余3天, 今天截止 or 已逾期3天. */
    static String daysLeft(long days) {
        if (days == 0) {
            return "今天截止";
        }
        return days > 0 ? "剩余" + days + "天" : "已逾期" + -days + "天";
    }
}
