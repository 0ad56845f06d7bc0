package org.qingnuan.rehearsal;

import java.util.List;

/**
 * A village of the rehearsal with its share of the body's quota.
 *
 * @param index in its body, from 0
 * @param first the plan-wide number of its first household, so that no two households get the same numbers
 * @param surveyed households surveyed; those beyond the quota will be rejected
 */
record VillageShare(
        String body, String name, int index, int quota, String route, boolean plain, int first, int surveyed) {

    private static final int VILLAGES_OF_A_TOWN = 8;
    private static final List<String> TOWNS = List.of(
            "城关街道", "东城街道", "西关街道", "大张集镇", "小王集镇", "李家集镇", "赵楼镇", "孙老家镇", "周堂镇", "吴店镇", "郑营镇", "冯屯镇", "陈坡乡", "褚庙乡",
            "卫湾镇", "蒋海镇", "沈口镇", "韩集镇", "杨寺镇", "朱桥镇");

    /** As workbooks name it. */
    String routeName() {
        return switch (route) {
            case "COAL_TO_GAS" -> "气代煤";
            case "COAL_TO_ELECTRICITY" -> "电代煤";
            case "GEOTHERMAL" -> "地热能";
            case "BIOMASS" -> "生物质能";
            default -> "集中供热";
        };
    }

    /** The town it lies in within a county, eight villages to a town. */
    String town() {
        return TOWNS.get(index / VILLAGES_OF_A_TOWN % TOWNS.size());
    }

    /** What chance is asked about. */
    String place() {
        return body + "." + name;
    }
}
