package org.qingnuan.ledger.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qingnuan.ledger.HouseholdChange.Value;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.exchange.ResidentIds;
import org.qingnuan.ledger.exchange.Spelling;
import org.qingnuan.shared.WrittenDates;
import org.springframework.stereotype.Component;

/** What may change of a household: its keys and labels, how each is spelled, and how it is shown. */
@Component
class ChangedValues {

    /** By key, in the order in which people read them. */
    static final Map<String, String> LABELS = labels();

    static final Map<String, String> HEATING = Map.of("LOOSE_COAL", "散煤", "CLEAN_COAL", "洁净煤", "OTHER", "其他");
    static final Map<String, String> HARDSHIP = Map.of("NONE", "无", "LOW_INCOME", "低保", "DESTITUTE", "特困");
    static final Map<String, String> ROUTES =
            Map.of("CENTRAL_HEATING", "集中供热", "COAL_TO_GAS", "气代煤", "COAL_TO_ELECTRICITY", "电代煤");

    static final Map<String, String> PREMISES = Map.of(
            "OWN_HOUSE", "自有住宅",
            "COMMERCIAL", "经营性用房",
            "COMMODITY_HOUSE", "商品房",
            "ILLEGAL_BUILDING", "违法违章建筑",
            "COLLECTIVE_HOUSE", "集体用房");
    static final Map<String, String> YES_NO = Map.of("true", "是", "false", "否");

    /** What the rosters of plans with residence rules ask beyond the usual (LZ-35). */
    static final Set<String> RESIDENCE = Set.of("actualResident", "permanentResident");

    /** What the rosters of plans with exclusions ask beyond the usual (LZ-36). */
    static final Set<String> EXCLUSIONS = Set.of("premises", "demolition", "benefitedOn");

    private static final Map<String, HouseholdFact> FACTS =
            HouseholdFact.all().collect(Collectors.toMap(HouseholdFact::key, Function.identity()));

    private final PersonalData personal;
    private final FactValues facts;

    ChangedValues(PersonalData personal, FactValues facts) {
        this.personal = personal;
        this.facts = facts;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("name", "户主姓名");
        labels.put("identity", "身份证号");
        labels.put("phone", "联系电话");
        labels.put("address", "住址");
        labels.put("residents", "常住人口");
        labels.put("rooms", "取暖房间数");
        labels.put("area", "采暖面积");
        labels.put("previousHeating", "原取暖方式");
        labels.put("hardship", "困难类别");
        labels.put("route", "改造方式");
        labels.put("actualResident", "实际居住");
        labels.put("permanentResident", "常住户");
        labels.put("premises", "房屋性质");
        labels.put("demolition", "列入拆迁计划");
        labels.put("benefitedOn", "此前享受政策日期");
        HouseholdFact.all().forEach(fact -> labels.put(fact.key(), fact.label()));
        labels.put("holder", "收款人");
        labels.put("bank", "开户银行");
        labels.put("account", "银行账号");
        return labels;
    }

    /** The known values that were typed, each in its one spelling. */
    static Map<String, String> spelled(Map<String, String> typed) {
        Map<String, String> spelled = new LinkedHashMap<>();
        LABELS.keySet().forEach(key -> {
            String value = typed.get(key);
            if (value != null && !value.isBlank()) {
                spelled.put(key, spell(key, value.strip()));
            }
        });
        return spelled;
    }

    private static String spell(String key, String value) {
        if (FACTS.containsKey(key)) {
            String spelled = FactValues.spelled(FACTS.get(key), value);
            return spelled == null ? HouseholdFact.NOTHING : spelled;
        }
        return switch (key) {
            case "identity" -> ResidentIds.canonical(value);
            case "account" -> Spelling.number(value);
            case "benefitedOn" ->
                WrittenDates.parse(value).map(LocalDate::toString).orElse(value);
            default -> value;
        };
    }

    /** What is other than it stands; a route or an address in another spelling is not. */
    static Map<String, String> differing(Map<String, String> standing, Map<String, String> asked) {
        Map<String, String> differing = new LinkedHashMap<>(asked);
        differing.entrySet().removeIf(value -> same(value.getKey(), standing.get(value.getKey()), value.getValue()));
        return differing;
    }

    private static boolean same(String key, String standing, String asked) {
        if (standing == null) {
            return FACTS.containsKey(key) && asked.equals(HouseholdFact.NOTHING);
        }
        return key.equals("address")
                ? Spelling.address(standing).equals(Spelling.address(asked))
                : standing.equals(asked);
    }

    /** Side by side, masked. */
    List<Value> shown(Map<String, String> standing, Map<String, String> asked) {
        List<Value> values = new ArrayList<>();
        asked.forEach((key, value) ->
                values.add(new Value(LABELS.get(key), shown(key, standing.get(key)), shown(key, value))));
        return values;
    }

    private String shown(String key, String value) {
        if (value == null) {
            return null;
        }
        if (FACTS.containsKey(key)) {
            return value.equals(HouseholdFact.NOTHING) ? value : facts.shown(FACTS.get(key), value);
        }
        return switch (key) {
            case "name", "holder" -> personal.maskName(value);
            case "identity" -> personal.maskId(value);
            case "phone" -> personal.maskPhone(value);
            case "account" -> personal.maskAccount(value);
            case "address" -> value.replaceAll("[0-9０-９]", "*");
            case "area" -> value + "平方米";
            case "previousHeating" -> HEATING.getOrDefault(value, value);
            case "hardship" -> HARDSHIP.getOrDefault(value, value);
            case "route" -> ROUTES.getOrDefault(value, value);
            case "actualResident", "permanentResident", "demolition" -> YES_NO.getOrDefault(value, value);
            case "premises" -> PREMISES.getOrDefault(value, value);
            default -> value;
        };
    }
}
