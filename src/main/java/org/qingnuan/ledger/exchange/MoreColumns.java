package org.qingnuan.ledger.exchange;

import static org.qingnuan.ledger.exchange.Field.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.RosterRules;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.spreadsheet.SheetColumn;

/** The columns that a plan's rules add to a sheet (HZ-16, LZ-01, LZ-03, LZ-05, LZ-12, LZ-35, LZ-36, LZ-40, LZ-41), and the optional ones of every plan. */
final class MoreColumns {

    private MoreColumns() {}

    static Layout added(Layout layout, PlanRules rules) {
        List<Field> more = switch (layout.kind()) {
            case VILLAGES -> villages(rules);
            case ROSTER ->
                Stream.concat(roster(rules.roster()).stream(), FactColumns.roster(rules).stream())
                        .toList();
            case PROGRESS -> FactColumns.installation();
            case COMMISSIONING -> FactColumns.commissioning();
            default -> List.of();
        };
        Layout result = layout;
        if (!more.isEmpty()) {
            List<Field> fields = new ArrayList<>(layout.fields());
            fields.addAll(more);
            String note = layout.kind() == SheetKind.ROSTER ? layout.note() + FactColumns.NOTE : layout.note();
            result = new Layout(layout.kind(), note, List.copyOf(fields));
        }
        return result;
    }

    private static List<Field> villages(PlanRules rules) {
        List<Field> fields = new ArrayList<>();
        if (!rules.categories().isEmpty()) {
            Map<String, String> codes = new LinkedHashMap<>();
            rules.categories().forEach(category -> codes.put(category.name(), category.code()));
            fields.add(Field.choice("category", "任务类别", codes)
                    .with(column -> column.mandatory().wide(26)));
        }
        if (!rules.priorities().isEmpty()) {
            Map<String, String> codes = new LinkedHashMap<>();
            rules.priorities().forEach(priority -> codes.put(priority.name(), priority.code()));
            fields.add(Field.choice("priority", "优先情形", codes).with(column -> column.wide(26)));
            fields.add(input("order", SheetColumn.integer("推进次序")));
            fields.add(input("orderReason", SheetColumn.text("次序理由").atMost(200).wide(24)));
        }
        return fields;
    }

    private static List<Field> roster(RosterRules rules) {
        List<Field> fields = new ArrayList<>();
        if (rules.registrationOrder()) {
            fields.add(input("registrationNo", SheetColumn.integer("报名序号").mandatory()));
            fields.add(
                    input("registeredOn", SheetColumn.date("报名日期").mandatory().wide(12)));
        }
        if (rules.residence()) {
            fields.add(Field.yesNo("actualResident", "实际居住"));
            fields.add(Field.yesNo("permanentResident", "常住户"));
        }
        if (rules.exclusions()) {
            fields.add(Field.choice(
                            "premises",
                            "房屋性质",
                            Field.ordered(
                                    "自有住宅",
                                    "OWN_HOUSE",
                                    "经营性用房",
                                    "COMMERCIAL",
                                    "商品房",
                                    "COMMODITY_HOUSE",
                                    "违法违章建筑",
                                    "ILLEGAL_BUILDING",
                                    "集体用房",
                                    "COLLECTIVE_HOUSE"))
                    .with(SheetColumn::mandatory));
            fields.add(Field.yesNo("demolition", "列入拆迁计划"));
            fields.add(input("benefitedOn", SheetColumn.date("此前享受政策日期").wide(14)));
        }
        if (rules.identities()) {
            fields.add(person("owner", "房屋所有人").with(SheetColumn::mandatory));
            fields.add(Field.choice("ownership", "房产证明", Field.ordered("房产证", "CERTIFICATE", "村委证明", "VILLAGE_LETTER"))
                    .with(SheetColumn::mandatory));
            fields.add(person("powerHolder", "用电户名"));
            fields.add(input(
                    HouseholdFact.POWER_ACCOUNT.key(),
                    SheetColumn.text("用电户号")
                            .alsoCalled(HouseholdFact.POWER_ACCOUNT.label(), "电费户号")
                            .atMost(30)
                            .masked()
                            .wide(16)));
        }
        if (rules.exceptions()) {
            fields.add(input(
                    "exception", SheetColumn.text("一户多宅、一宅多户原因").atMost(200).wide(24)));
        }
        return fields;
    }

    private static Field person(String key, String header) {
        return input(key, SheetColumn.text(header).atMost(50).masked());
    }
}
