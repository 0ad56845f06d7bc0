package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.SubsidyCase;
import org.qingnuan.ledger.Tariff;
import org.qingnuan.shared.Money;

/**
 * What a rate depends on, equal for households that get the same.
 *
 * @param route a code
 * @param heatedArea in square metres
 * @param equipmentPrice in fen, null without equipment
 * @param season 0 for what is due on acceptance, else the season of running, from 1 (ZC-10)
 * @param usage what it burnt in the season; {@link Usage#NONE} on acceptance
 * @param area the responsible body by name, null when nothing depends on it
 * @param year the one in which it was converted, null as above
 * @param on the day by which rates are in force: of acceptance, or the first of the season; null for whatever day
 * @param selfInstalled whether the household built its own device
 * @param equipmentType what its device is, a name of {@link EquipmentType}; null where no file says so
 * @param advance whether it is asked what is paid before the season, and nothing else
 */
public record Case(
        String route,
        int rooms,
        BigDecimal heatedArea,
        Long equipmentPrice,
        String hardship,
        int season,
        Usage usage,
        String area,
        Integer year,
        LocalDate on,
        boolean selfInstalled,
        String equipmentType,
        boolean advance) {

    private static final Map<String, String> ROUTES = Map.of(
            "CENTRAL_HEATING", "集中供热",
            "COAL_TO_GAS", "气代煤",
            "COAL_TO_ELECTRICITY", "电代煤",
            "GEOTHERMAL", "地热能",
            "BIOMASS", "生物质能");

    private static final Map<String, String> HARDSHIPS = Map.of("LOW_INCOME", "低收入户", "DESTITUTE", "特困户");

    /** What is not paid in advance. */
    public Case(
            String route,
            int rooms,
            BigDecimal heatedArea,
            Long equipmentPrice,
            String hardship,
            int season,
            Usage usage,
            String area,
            Integer year,
            LocalDate on) {
        this(route, rooms, heatedArea, equipmentPrice, hardship, season, usage, area, year, on, false, null, false);
    }

    /** What is due on acceptance, or for a season of which nothing was metered. */
    public Case(String route, int rooms, BigDecimal heatedArea, Long equipmentPrice, String hardship, int season) {
        this(route, rooms, heatedArea, equipmentPrice, hardship, season, Usage.NONE);
    }

    /** Wherever and whenever. */
    public Case(
            String route,
            int rooms,
            BigDecimal heatedArea,
            Long equipmentPrice,
            String hardship,
            int season,
            Usage usage) {
        this(route, rooms, heatedArea, equipmentPrice, hardship, season, usage, null, null, null);
    }

    /** What is due to the household on acceptance; were it accepted {@code today} when it is not yet. */
    public static Case onAcceptance(SubsidyCase one, LocalDate today) {
        return of(one, 0, Usage.NONE, one.acceptedOn() == null ? today : one.acceptedOn());
    }

    /** What is due to it for a season that began on a day and in which it burnt that. */
    public static Case of(SubsidyCase one, int season, Usage usage, LocalDate on) {
        LocalDate converted = one.acceptedOn() == null ? on : one.acceptedOn();
        return new Case(
                one.route(),
                one.rooms(),
                one.heatedArea(),
                one.equipmentPrice() == null ? null : one.equipmentPrice().fen(),
                one.hardship(),
                season,
                usage,
                one.area(),
                converted == null ? null : Integer.valueOf(converted.getYear()),
                on,
                one.selfInstalled(),
                one.deviceType(),
                false);
    }

    /** The same asked before the season. */
    public Case inAdvance() {
        return new Case(
                route,
                rooms,
                heatedArea,
                equipmentPrice,
                hardship,
                season,
                usage,
                area,
                year,
                on,
                selfInstalled,
                equipmentType,
                true);
    }

    String routeLabel() {
        return ROUTES.getOrDefault(route, route);
    }

    /** What was registered or metered of the household, in Chinese. */
    String facts() {
        List<String> facts = new ArrayList<>();
        if (season == 0) {
            facts.add("采暖房间" + rooms + "间");
            add(facts, "采暖面积", heatedArea, "平方米");
            if (equipmentType != null) {
                facts.add("设备类型" + EquipmentType.valueOf(equipmentType).label());
            }
            if (equipmentPrice != null) {
                facts.add("设备价格" + Money.ofFen(equipmentPrice) + "元");
            }
        } else {
            facts.add("第" + season + "采暖季");
            add(facts, "用气", usage.gasVolume(), "立方米");
            add(facts, "用电", usage.powerUsage(), "千瓦时");
            add(facts, "其中谷段", usage.valleyUsage(), "千瓦时");
            add(facts, "核定基数", usage.powerBase(), "千瓦时");
            if (usage.tariff() != null) {
                facts.add(Tariff.valueOf(usage.tariff()).label());
            }
            add(facts, "用热", usage.heatUsage(), "吉焦");
            if (advance) {
                add(facts, "上季用气", usage.before().gas(), "立方米");
                add(facts, "上季用电", usage.before().power(), "千瓦时");
                add(facts, "上季用热", usage.before().heat(), "吉焦");
            }
        }
        if (selfInstalled) {
            facts.add("农户自改");
        }
        if (usage.hardshipIdentified() || HARDSHIPS.containsKey(hardship)) {
            facts.add(HARDSHIPS.getOrDefault(hardship, "困难户"));
        }
        return String.join("、", facts);
    }

    /** Whether it is asked before the season while the use of the last one is not reviewed; a formula of that comes to nothing. */
    boolean awaitsReview() {
        return advance && usage.before().gas() == null;
    }

    /** What of a season's power is not known of it, with what to do; empty when all is. */
    String unregistered() {
        if (awaitsReview()) {
            return "（上一采暖季的用量还没有审定，审定后再核定预拨）";
        }
        List<String> lacking = new ArrayList<>();
        if ((advance ? usage.before().valley() : usage.valleyUsage()) == null) {
            lacking.add(advance ? "上季谷段用电量" : "谷段用电量");
        }
        if (usage.powerBase() == null) {
            lacking.add("核定基数");
        }
        return season == 0 || lacking.isEmpty() ? "" : "（未登记：%s，由供电企业在用电明细中填报）".formatted(String.join("、", lacking));
    }

    private static void add(List<String> facts, String what, BigDecimal quantity, String unit) {
        if (quantity != null && quantity.signum() > 0) {
            facts.add(what + quantity.stripTrailingZeros().toPlainString() + unit);
        }
    }

    /** As the decision table takes them. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("route", route);
        inputs.put("rooms", rooms);
        inputs.put("heatedArea", heatedArea);
        inputs.put("equipmentPrice", equipmentPrice);
        inputs.put("hardship", hardship);
        inputs.put("season", season);
        inputs.put("gasVolume", usage.gasVolume());
        inputs.put("powerUsage", usage.powerUsage());
        inputs.put("valleyUsage", usage.valleyUsage());
        inputs.put("powerBase", usage.powerBase());
        inputs.put("tariff", usage.tariff());
        inputs.put("heatUsage", usage.heatUsage());
        inputs.put("lastGas", usage.before().gas());
        inputs.put("lastPower", usage.before().power());
        inputs.put("lastHeat", usage.before().heat());
        inputs.put("lastValley", usage.before().valley());
        inputs.put("hardshipIdentified", usage.hardshipIdentified());
        inputs.put("area", area);
        inputs.put("year", year);
        inputs.put("selfInstalled", selfInstalled);
        inputs.put("equipmentType", equipmentType);
        inputs.put(Answer.ON, on == null ? null : on.toString());
        if (advance) {
            inputs.put(Answer.ADVANCE, true);
        }
        return inputs;
    }
}
