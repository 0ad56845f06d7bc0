package org.qingnuan.process.plan;

import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.SeasonReviewStep;
import org.qingnuan.ledger.SeasonRules;

/** The section {@code season} of a plan.yaml: the heating seasons after acceptance (ZC-10, HZ-30, LZ-38). */
final class PlanSeason {

    private static final Pattern DAY = Pattern.compile("(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final String HOW_A_DAY = "请写成加引号的月-日，如 \"11-15\"";
    private static final Map<String, Fuel> FUELS =
            named(Fuel.values(), fuel -> fuel.name().toLowerCase(Locale.ROOT));
    private static final Map<String, HardshipAuthority> AUTHORITIES =
            named(HardshipAuthority.values(), HardshipAuthority::role);

    private PlanSeason() {}

    private static <T> Map<String, T> named(T[] all, Function<T, String> key) {
        return Stream.of(all).collect(Collectors.toMap(key, Function.identity()));
    }

    /** Mistakes are noted in the map; null for a plan that has no such section. */
    static SeasonRules read(YamlMap season, Set<String> roles) {
        if (season.keys().isEmpty()) {
            return null;
        }
        int seasons = season.number("seasons", 1);
        if (seasons > SeasonRules.MOST_SEASONS) {
            season.find("seasons", "超过" + SeasonRules.MOST_SEASONS + "个采暖季（" + seasons + "）", "运行补贴最多连续6个采暖季");
        }
        return new SeasonRules(
                day(season, "start"),
                day(season, "end"),
                seasons,
                season.number("settlementDays", 0),
                listed(season, "meters", FUELS),
                reviews(season, roles),
                season.value("card") == null ? null : season.text("card"),
                season.value("hardship") == null ? List.of() : listed(season, "hardship", AUTHORITIES),
                overUse(season),
                season.value("advance") != null && season.flag("advance"));
    }

    private static String day(YamlMap season, String key) {
        String day = season.text(key, DAY, HOW_A_DAY);
        if (DAY.matcher(day).matches()
                && Integer.parseInt(day.substring(3))
                        > Month.of(Integer.parseInt(day.substring(0, 2))).minLength()) {
            season.find(key, "没有这一天（" + day + "）", HOW_A_DAY);
        }
        return day;
    }

    private static <T> List<T> listed(YamlMap season, String key, Map<String, T> known) {
        List<T> listed = new ArrayList<>();
        for (Object word : season.list(key)) {
            if (known.containsKey(String.valueOf(word))) {
                listed.add(known.get(String.valueOf(word)));
            } else {
                season.find(
                        key,
                        "不认识“" + word + "”",
                        "可填：" + known.keySet().stream().sorted().collect(Collectors.joining("、")));
            }
        }
        return listed;
    }

    private static List<SeasonReviewStep> reviews(YamlMap season, Set<String> roles) {
        List<SeasonReviewStep> steps = new ArrayList<>();
        for (YamlMap step : season.maps("reviews")) {
            String role = step.text("role");
            if (!role.isEmpty() && !roles.contains(role)) {
                step.find("role", "没有角色 " + role, "可用的角色：" + String.join("、", roles));
            }
            steps.add(new SeasonReviewStep(role, step.text("label")));
        }
        if (steps.isEmpty()) {
            season.find("reviews", "没有审核步骤", "至少写一步审核");
        }
        return steps;
    }

    private static Map<Fuel, BigDecimal> overUse(YamlMap season) {
        Map<Fuel, BigDecimal> limits = new EnumMap<>(Fuel.class);
        if (season.value("overUse") != null) {
            YamlMap limit = season.map("overUse");
            for (String key : limit.keys()) {
                Fuel fuel = FUELS.get(key);
                int quantity = limit.number(key, 1);
                if (fuel == null) {
                    limit.find(key, "不认识“" + key + "”", "可填：gas、heat、power");
                } else {
                    limits.put(fuel, BigDecimal.valueOf(quantity));
                }
            }
        }
        return limits;
    }
}
