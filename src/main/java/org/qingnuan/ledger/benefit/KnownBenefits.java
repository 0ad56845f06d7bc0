package org.qingnuan.ledger.benefit;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.privacy.SealedJson;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds rows against each other and against what the county has: the same again is no more, a contradiction is told. */
@Component
class KnownBenefits {

    private final JdbcClient jdbc;
    private final PersonalData personal;

    KnownBenefits(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** The rows that add something, in order; those that contradict leave a finding, those that repeat nothing. */
    List<CheckedBenefit> news(String area, List<CheckedBenefit> rows, List<Finding> findings) {
        Map<String, Stored> byKey = new HashMap<>();
        Map<String, Set<String>> names = new HashMap<>();
        stored(area, rows).forEach(one -> {
            byKey.put(one.key(), one);
            names.computeIfAbsent(one.identity(), identity -> new HashSet<>()).add(one.name());
        });
        Map<String, CheckedBenefit> inFile = new HashMap<>();
        Map<String, CheckedBenefit> namedAt = new HashMap<>();
        return rows.stream()
                .filter(row -> {
                    CheckedBenefit first = namedAt.putIfAbsent(row.identity(), row);
                    if (first != null && !first.name().equals(row.name())) {
                        findings.add(Finding.ofCell(
                                row.row(),
                                PastBenefitSheet.NAME,
                                personal.maskName(row.name()),
                                "与第%d行身份证号相同、姓名不同".formatted(first.row()),
                                "请核对是哪一个人"));
                        return false;
                    }
                    Set<String> known = names.get(hex(row.identity()));
                    if (known != null && !known.contains(hex(row.name()))) {
                        findings.add(Finding.ofCell(
                                row.row(),
                                PastBenefitSheet.NAME,
                                personal.maskName(row.name()),
                                "该身份证号已登记在另一姓名下",
                                "请核对姓名和身份证号"));
                        return false;
                    }
                    CheckedBenefit earlier = inFile.putIfAbsent(row.key(), row);
                    if (earlier != null) {
                        return contradicts(row, earlier.fen(), "与第%d行是同一人同一年度同一项目".formatted(earlier.row()), findings);
                    }
                    Stored before = byKey.get(hex(row.identity()) + "/" + row.year() + "/" + row.item());
                    return before == null || contradicts(row, before.fen(), "该人该年度该项目已登记过", findings);
                })
                .toList();
    }

    /** Always false: the row adds nothing. */
    private static boolean contradicts(CheckedBenefit row, Long before, String what, List<Finding> findings) {
        if (!Objects.equals(row.fen(), before)) {
            findings.add(Finding.ofCell(
                    row.row(),
                    PastBenefitSheet.AMOUNT,
                    yuan(row.fen()),
                    what + "，金额" + (before == null ? "没有填写" : yuan(before) + "元"),
                    "请核对金额；分几次发放的请合计，不同项目请写明项目"));
        }
        return false;
    }

    private static String yuan(Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }

    private Collection<Stored> stored(String area, List<CheckedBenefit> rows) {
        Set<String> identities =
                rows.stream().map(CheckedBenefit::identity).map(this::hex).collect(Collectors.toSet());
        return jdbc.sql("""
                        SELECT encode(b.identity_fingerprint, 'hex') AS identity, encode(b.name_fingerprint, 'hex') AS name, b.year, b.item, b.amount_fen
                        FROM jsonb_array_elements_text(:asked::jsonb) AS a(hex)
                        JOIN ledger.past_benefit b ON b.identity_fingerprint = decode(a.hex, 'hex') AND b.area = :area""")
                .param("asked", SealedJson.write(identities))
                .param("area", area)
                .query((row, n) -> new Stored(
                        row.getString("identity"),
                        row.getString("name"),
                        row.getInt("year"),
                        row.getString("item"),
                        row.getObject("amount_fen", Long.class)))
                .list();
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(personal.fingerprint(text));
    }

    /** Identity and name as fingerprints. */
    private record Stored(String identity, String name, int year, String item, Long fen) {

        String key() {
            return identity + "/" + year + "/" + item;
        }
    }
}
