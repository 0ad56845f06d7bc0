package org.qingnuan.ledger;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.shared.PlanId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statistical codes of villages (统计用区划代码, domain 3.2): six digits are a county, nine a town, twelve a village, each beginning with
 * those above it. Villages without a code are as good; a code counts from a day, so that another one may follow it.
 */
@Component
public class VillageCodes {

    private static final Pattern VILLAGE = Pattern.compile("[1-9][0-9]{8}(?!000)[0-9]{3}");
    private static final int OF_A_COUNTY = 6;
    private static final int GROUP = 3;

    private final JdbcClient jdbc;

    VillageCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Without spaces and full-width digits. */
    public static String spelled(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /**
     * What is wrong with a village's code, in Chinese; empty for a right one.
     *
     * @param bodyCode the official code of its body, null where the body has none (development zones)
     */
    public static Optional<String> fault(String code, String bodyCode) {
        if (!VILLAGE.matcher(code).matches()) {
            return Optional.of(code.matches("[0-9]{6}|[0-9]{9}|[0-9]{9}000") ? "这是县区或乡镇的代码，村的代码是12位" : "不是12位统计用区划代码");
        }
        String above = bodyCode == null ? "" : area(bodyCode);
        return code.startsWith(above) ? Optional.empty() : Optional.of("不以本单位的代码%s开头".formatted(above));
    }

    /** The digits of a code that its villages' codes begin with: without the zeros to which it is filled up. */
    private static String area(String code) {
        String area = code;
        while (area.length() > OF_A_COUNTY && area.endsWith("000")) {
            area = area.substring(0, area.length() - GROUP);
        }
        return area;
    }

    /** The body's official code, empty where it has none. */
    public Optional<String> ofBody(CaseKey body) {
        return jdbc.sql("select code from ledger.area_code where area = :area order by valid_from desc limit 1")
                .param("area", body.area())
                .query(String.class)
                .optional();
    }

    /** The present codes of a plan's villages, each with the area it belongs to. */
    public Map<String, Holder> of(PlanId plan) {
        Map<String, Holder> codes = new HashMap<>();
        jdbc.sql("""
                        select v.area, v.body, b.name as body_name, a.name, c.code from ledger.village v join ledger.area a on a.id = v.area
                        join ledger.area b on b.id = v.body
                        join lateral (select code from ledger.area_code where area = v.area order by valid_from desc limit 1) c on true
                        where v.plan = :plan
                        """)
                .param("plan", plan.value())
                .query((row, number) -> codes.put(
                        row.getString("code"),
                        new Holder(
                                row.getString("body"),
                                row.getString("area"),
                                row.getString("body_name"),
                                row.getString("name"))))
                .list();
        return codes;
    }

    /** The village that has a code; its body and itself by id and by name. */
    public record Holder(String body, String village, String bodyName, String name) {}
}
