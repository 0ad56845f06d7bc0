package org.qingnuan.finance.payment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qingnuan.finance.PayoutWay;
import org.qingnuan.shared.Finding;
import org.qingnuan.spreadsheet.SheetRow;

/** Says what the bank's workbooks say in the words of whoever pays out: a utility knows no bank accounts (充卡到户, LZ-39). */
record PayoutWords(Map<String, String> words) {

    private static final Map<String, String> OF_CARDS = ordered(
            "清洁取暖补贴代发清单", "清洁取暖运行补贴充值清单",
            "银行代发结果", "充值结果",
            "银行账号", "缴费户号",
            "开户银行", "充卡企业",
            "银行流水号", "充值流水号",
            "入账日期", "充值日期",
            "送银行", "送充卡企业");

    static PayoutWords of(PayoutWay way) {
        return new PayoutWords(way == PayoutWay.CARD ? OF_CARDS : Map.of());
    }

    String say(String text) {
        String said = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            said = said == null ? null : said.replace(word.getKey(), word.getValue());
        }
        return said;
    }

    /** A row under the headers that people see. */
    Map<String, String> written(Map<String, String> row) {
        Map<String, String> written = new LinkedHashMap<>();
        row.forEach((header, value) -> written.put(say(header), value));
        return written;
    }

    /** Rows under the bank's headers, whatever people saw. */
    List<SheetRow> read(List<SheetRow> rows) {
        Map<String, String> back =
                words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        return rows.stream()
                .map(row -> new SheetRow(
                        row.rowNumber(),
                        row.values().entrySet().stream()
                                .collect(Collectors.toMap(
                                        cell -> back.getOrDefault(cell.getKey(), cell.getKey()), Map.Entry::getValue))))
                .toList();
    }

    Finding say(Finding finding) {
        return new Finding(
                finding.row(), say(finding.column()), finding.value(), say(finding.reason()), say(finding.remedy()));
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
