package org.qingnuan.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qingnuan.ledger.Body;

/** Shares a plan's quotas out to villages of about 75 households, about 100 in a county; the shares of a body add up to its quota. */
final class VillageShares {

    private static final int HOUSEHOLDS_OF_A_VILLAGE = 75;
    private static final int HOUSEHOLDS_IN_A_COUNTY = 100;

    /** A body with so large a target is a county rather than a town. */
    private static final int COUNTY = 2_000;

    private static final int FEWEST = 3;
    private static final int WORTH_SHARING = 30;

    /** Of a hundred surveyed households six are not eligible. */
    private static final int ELIGIBLE_PERCENT = 94;

    private static final String GAS = "COAL_TO_GAS";
    private static final int GAS_PER_MILLE = 650;
    /** After so many draws names get longer, so that large bodies do not wait for the last free one. */
    private static final int ENOUGH_DRAWS = 400;

    private static final int PLAIN_PER_MILLE = 400;

    private static final List<String> SIDES = List.of("东", "西", "南", "北", "上", "下", "前", "后", "大", "小");
    private static final List<String> CORES = List.of(
            "张庄", "李家庄", "王庄", "石门", "杨峪", "柳泉", "台头", "河口", "岭子", "泉庄", "店子", "官庄", "桥头", "洼里", "沟头", "梨园", "槐树", "龙湾",
            "磨石", "寨坡");

    private VillageShares() {}

    /** By body area id, in the order of the task table; {@code routes} are those of the plan. */
    static Map<String, List<VillageShare>> of(List<Body> bodies, int households, List<String> routes, Chance chance) {
        Map<String, Integer> quotas = quotas(bodies, households);
        Map<String, List<VillageShare>> shares = new LinkedHashMap<>();
        int first = 0;
        for (Body body : bodies) {
            String area = body.area().id();
            int quota = quotas.get(area);
            List<VillageShare> villages = villages(area, quota, count(body, quota), first, routes, chance);
            first += villages.stream().mapToInt(VillageShare::surveyed).sum();
            shares.put(area, villages);
        }
        return shares;
    }

    /** The bodies' shares of so many households in proportion to their targets, by largest remainder, at least one each. */
    static Map<String, Integer> quotas(List<Body> bodies, int households) {
        long target = bodies.stream().mapToLong(Body::target).sum();
        Map<String, Integer> quotas = new LinkedHashMap<>();
        bodies.forEach(body ->
                quotas.put(body.area().id(), Math.max(1, (int) (body.target() * (long) households / target))));
        int left = households
                - quotas.values().stream().mapToInt(Integer::intValue).sum();
        for (int i = 0; left != 0; i = (i + 1) % bodies.size()) {
            Body body = bodies.get(i);
            int quota = quotas.get(body.area().id());
            int step = Integer.signum(left);
            if (quota + step >= 1 && quota + step <= body.target()) {
                quotas.put(body.area().id(), quota + step);
                left -= step;
            }
        }
        return quotas;
    }

    private static int count(Body body, int quota) {
        int size = body.target() < COUNTY ? HOUSEHOLDS_OF_A_VILLAGE : HOUSEHOLDS_IN_A_COUNTY;
        return Math.max(quota < WORTH_SHARING ? 1 : FEWEST, Math.round((float) quota / size));
    }

    private static List<VillageShare> villages(
            String body, int quota, int count, int first, List<String> routes, Chance chance) {
        List<String> names = names(body, count, chance);
        List<VillageShare> villages = new ArrayList<>();
        int next = first;
        int left = quota;
        for (int i = 0; i < count; i++) {
            int even = left / (count - i);
            int sway = i == count - 1 || even < 8 ? 0 : chance.between(-even / 8, even / 8, body, "size", i);
            int share = even + sway;
            int surveyed = share + Math.round((float) share * (100 - ELIGIBLE_PERCENT) / ELIGIBLE_PERCENT);
            villages.add(new VillageShare(
                    body,
                    names.get(i),
                    i,
                    share,
                    route(body, i, routes, chance),
                    chance.happens(PLAIN_PER_MILLE, body, "plain", i),
                    next,
                    surveyed));
            next += surveyed;
            left -= share;
        }
        return List.copyOf(villages);
    }

    /** Mostly by gas where the plan has it, the first village of each body always; otherwise by one of the plan's other routes. */
    private static String route(String body, int i, List<String> routes, Chance chance) {
        boolean gas = routes.contains(GAS) && (i == 0 || chance.happens(GAS_PER_MILLE, body, "route", i));
        List<String> others =
                routes.stream().filter(route -> !route.equals(GAS)).toList();
        return gas || others.isEmpty() ? GAS : chance.oneOf(others, body, "other route", i);
    }

    private static List<String> names(String body, int count, Chance chance) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; names.size() < count; i++) {
            String more = i < ENOUGH_DRAWS ? "" : chance.oneOf(SIDES, body, "more", i);
            names.add(more + chance.oneOf(SIDES, body, "side", i) + chance.oneOf(CORES, body, "core", i) + "村");
        }
        return List.copyOf(names);
    }
}
