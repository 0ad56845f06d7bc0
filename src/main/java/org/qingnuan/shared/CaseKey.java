package org.qingnuan.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The business key of every process instance, which alone says to which plan, working area, village and item it belongs.
 *
 * <p>Its text is {@code <plan>[.<area>[.<village>]][/<kind>.<item>]}, for example {@code zichuan-2021.xihe/lot.2}; area
 * and village are null above their level, kind and item are null together.
 */
public record CaseKey(PlanId plan, String area, String village, String kind, String item) {

    private static final Pattern TEXT = Pattern.compile(
            "(?<plan>[^./]+)(\\.(?<area>[^./]+)(\\.(?<village>[^./]+))?)?(/(?<kind>[^./]+)\\.(?<item>[^/]+))?");
    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9]+([._:-][A-Za-z0-9]+)*");

    public CaseKey {
        if (plan == null || (area == null && village != null) || (kind == null) != (item == null)) {
            throw new IllegalArgumentException("Not a case key: plan %s, area %s, village %s, kind %s, item %s"
                    .formatted(plan, area, village, kind, item));
        }
        if (area != null) {
            Kebab.require("area id", area);
        }
        if (village != null) {
            Kebab.require("village id", village);
        }
        if (kind != null) {
            Kebab.require("kind of case", kind);
        }
        if (item != null && !ITEM.matcher(item).matches()) {
            throw new IllegalArgumentException("Not the item of a case key: " + item);
        }
    }

    /** The plan's own key. */
    public static CaseKey ofPlan(PlanId plan) {
        return new CaseKey(plan, null, null, null, null);
    }

    /** The key of a responsible body in a plan. */
    public static CaseKey ofBody(PlanId plan, String area) {
        return new CaseKey(plan, Kebab.require("area id", area), null, null, null);
    }

    /** The key of a village of a responsible body in a plan. */
    public static CaseKey ofVillage(PlanId plan, String area, String village) {
        return new CaseKey(plan, Kebab.require("area id", area), Kebab.require("village id", village), null, null);
    }

    /** Reads the text form; {@link IllegalArgumentException} naming the text when it is none, also for null. */
    public static CaseKey parse(String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a case key: " + text);
        }
        try {
            return new CaseKey(
                    new PlanId(parts.group("plan")),
                    parts.group("area"),
                    parts.group("village"),
                    parts.group("kind"),
                    parts.group("item"));
        } catch (IllegalArgumentException part) {
            throw new IllegalArgumentException("Not a case key: " + text, part);
        }
    }

    /** The engine's tenant: {@code <plan>.<area>}, or {@code <plan>} for the plan's own instances. */
    public String tenant() {
        return area == null ? plan.value() : plan.value() + "." + area;
    }

    /** The key of the responsible body; {@link IllegalStateException} on a key of the plan's own. */
    public CaseKey body() {
        if (area == null) {
            throw new IllegalStateException("No responsible body in " + this);
        }
        return ofBody(plan, area);
    }

    /** The key of the village without the item; {@link IllegalStateException} on a key above the villages. */
    public CaseKey villageKey() {
        if (village == null) {
            throw new IllegalStateException("No village in " + this);
        }
        return ofVillage(plan, area, village);
    }

    /** The same place without the item. */
    public CaseKey place() {
        return new CaseKey(plan, area, village, null, null);
    }

    /** The key of one item, such as {@code lot} and {@code 2}, at the same plan, area and village. */
    public CaseKey with(String kind, String item) {
        return new CaseKey(plan, area, village, kind, item);
    }

    @Override
    public String toString() {
        String place = tenant() + (village == null ? "" : "." + village);
        return kind == null ? place : place + "/" + kind + "." + item;
    }
}
