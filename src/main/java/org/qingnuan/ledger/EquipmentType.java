package org.qingnuan.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The dictionary of equipment (改造类型, domain 1.1): what kinds of heating files name, which technical routes each belongs to, and
 * the spellings in which it occurs. Plans keep their routes; a type only says how a household of a route is heated.
 */
public enum EquipmentType {
    GAS_BOILER("气代煤", Set.of("COAL_TO_GAS"), "煤改气", "燃气壁挂炉", "燃气采暖热水炉", "燃气炉", "气代煤壁挂炉"),
    DIRECT_ELECTRIC_BOILER("直热式电锅炉", electric(), "直热电锅炉", "直热式电采暖锅炉"),
    STORAGE_ELECTRIC_BOILER("蓄热式电锅炉", electric(), "蓄热电锅炉", "蓄热式电采暖锅炉"),
    ELECTRIC_WALL_BOILER("电壁挂炉", electric(), "电壁挂锅炉", "壁挂式电锅炉"),
    DIRECT_ELECTRIC_HEATER("直热式电暖器", electric(), "直热电暖器", "直热式电采暖", "直热式电取暖器"),
    STORAGE_ELECTRIC_HEATER("蓄热式电暖器", electric(), "蓄热电暖器", "蓄热式电采暖", "蓄热式电取暖器"),
    GRAPHENE("石墨烯", electric(), "石墨烯电暖", "石墨烯电暖器", "石墨烯电采暖", "石墨烯电热膜", "石墨烯取暖"),
    FOCUSED_HEATER("聚能", electric(), "聚能电暖", "聚能电暖器", "聚能取暖器", "聚能电采暖"),
    AIR_BLOWER("空气源热风机", electric(), "热风机", "低温空气源热风机", "空气能热风机", "空气源热泵热风机", "低温热风机"),
    AIR_HEAT_PUMP("空气源热泵", electric(), "空气能热泵", "空气能", "低温空气源热泵", "空气源热泵热水机", "空气源热泵（热水型）"),
    /** Heat of the ground, raised by electricity: a plan that has no route of its own for it counts it under electricity (JN-17). */
    GROUND_HEAT_PUMP("地源热泵", Set.of("GEOTHERMAL", "COAL_TO_ELECTRICITY"), "地热热泵", "土壤源热泵", "浅层地热热泵"),
    DISTRICT_HEATING("集中供热", Set.of("CENTRAL_HEATING"), "集中供暖", "热力管网", "集中供热入户"),
    /** Makes electricity or warm water, but is no route of any plan so far; beside a main device it is not what was retrofitted. */
    PHOTOVOLTAIC("光伏", Set.of(), "光伏发电", "太阳能光伏", "光伏取暖"),
    SOLAR_THERMAL("光热", Set.of(), "太阳能光热", "太阳能集热", "光热取暖"),
    ALCOHOL_FUEL("醇基燃料", Set.of(), "醇基", "甲醇燃料", "醇基燃料炉"),
    BIOMASS_STOVE("生物质", Set.of("BIOMASS"), "生物质能", "生物质炉", "生物质锅炉", "生物质炉具", "生物质成型燃料");

    private final String label;
    private final Set<String> routes;
    private final List<String> spellings;

    EquipmentType(String label, Set<String> routes, String... spellings) {
        this.label = label;
        this.routes = routes;
        this.spellings = List.of(spellings);
    }

    private static Set<String> electric() {
        return Set.of("COAL_TO_ELECTRICITY");
    }

    /** As officials call it. */
    public String label() {
        return label;
    }

    /** The codes of the routes it belongs to; none for what no plan counts as a route. */
    public Set<String> routes() {
        return routes;
    }

    /** Other words for it in files. */
    public List<String> spellings() {
        return spellings;
    }

    /** The code of each label, in the dictionary's order. */
    public static Map<String, String> codes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Stream.of(values()).forEach(type -> codes.put(type.label, type.name()));
        return codes;
    }

    /** The type of a code, null for null. */
    public static EquipmentType of(String code) {
        return code == null ? null : valueOf(code);
    }

    /** The type that a label or one of the spellings means. */
    public static Optional<EquipmentType> read(String written) {
        return Stream.of(values())
                .filter(type -> type.label.equals(written) || type.spellings.contains(written))
                .findFirst();
    }

    /** Why a household of that route cannot be heated so, in Chinese; empty where it can. */
    public Optional<String> refusal(String route) {
        if (routes.contains(route)) {
            return Optional.empty();
        }
        return Optional.of(
                routes.isEmpty()
                        ? "“%s”没有对应的技术路线，不能作为改造设备".formatted(label)
                        : "“%s”不属于%s，属于%s"
                                .formatted(
                                        label,
                                        Routes.label(route),
                                        String.join(
                                                "或",
                                                Routes.codes().stream()
                                                        .filter(routes::contains)
                                                        .map(Routes::label)
                                                        .toList())));
    }

    /** What to do about a refusal. */
    public String remedy() {
        return routes.isEmpty() ? "请填写主要取暖设备的类型；光伏、光热、醇基燃料只作配套的，写在备注里" : "请核对设备类型和改造方式";
    }
}
