package org.qingnuan.ledger.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qingnuan.calendar.ChinaTime;
import org.qingnuan.calendar.ChineseDates;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Devices;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.HouseholdFact;
import org.qingnuan.ledger.PersonalData;
import org.qingnuan.ledger.PlanRules;
import org.qingnuan.ledger.Plans;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.shared.CaseKey;
import org.qingnuan.spreadsheet.SheetRow;
import org.springframework.stereotype.Component;

/** Construction progress: confirmed households, equipment from the catalogue where the plan asks for it (ZC-17, ZC-18), none that the plan forbids (HZ-23), each device and meter once, types of equipment that belong to the route. */
@Component
class ProgressCheck implements RowCheck {

    private static final Map<String, Pattern> NUMBERS =
            Map.of("serial", Pattern.compile("[0-9A-Z./_#]{3,60}"), "meter", Pattern.compile("[0-9A-Z./_#]{3,40}"));
    private static final String POWER_METER = HouseholdFact.POWER_METER.key();
    private static final String[] INPUTS = {
        "model",
        "serial",
        "meter",
        "installedOn",
        FactColumns.DEVICE_TYPE,
        "energyClass",
        "warrantyUntil",
        "installers",
        POWER_METER
    };

    private final RegisterLookup register;
    private final Equipment equipment;
    private final Devices devices;
    private final PersonalData personal;
    private final Plans plans;
    private final Clock clock;

    ProgressCheck(
            RegisterLookup register,
            Equipment equipment,
            Devices devices,
            PersonalData personal,
            Plans plans,
            Clock clock) {
        this.register = register;
        this.equipment = equipment;
        this.devices = devices;
        this.personal = personal;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public SheetKind kind() {
        return SheetKind.PROGRESS;
    }

    @Override
    public void check(CaseKey village, List<SheetRow> rows, Findings findings) {
        LocalDate today = ChinaTime.today(clock);
        Map<Long, Known> known = register.households(village);
        Models models = new Models(village);
        HouseholdRows.each(rows, known, findings, (row, household) -> {
            if (HouseholdRows.filled(row, INPUTS) && !same(row, household)) {
                installation(row, household, today, findings);
                models.check(row, household, findings);
            }
        });
        HouseholdRows.someFilled(rows, findings, "model", "serial", "meter", "installedOn");
        rows.forEach(row -> {
            written(row, "serial", UnaryOperator.identity(), "设备序列号应为3到60位字母、数字", findings);
            written(row, "meter", personal::maskAccount, "表具号应为3到40位字母、数字", findings);
        });
        once(rows, "serial", Spelling::number, UnaryOperator.identity(), findings);
        once(rows, "meter", Spelling::number, personal::maskAccount, findings);
        elsewhere(rows, findings);
        rows.stream()
                .filter(row -> row.text(POWER_METER) != null)
                .forEach(row -> FactChecks.number(HouseholdFact.POWER_METER, number(row, POWER_METER))
                        .ifPresent(fault -> findings.cell(
                                row, POWER_METER, personal.maskAccount(row.text(POWER_METER)), fault, "请对照铭牌更正")));
        once(rows, POWER_METER, Spelling::number, personal::maskAccount, findings);
        powerMetersElsewhere(village, rows, findings);
    }

    /** An electricity meter that stays with another household; one that leaves it in the same sheet is free. */
    private void powerMetersElsewhere(CaseKey village, List<SheetRow> rows, Findings findings) {
        Map<String, RegisterLookup.Holder> holders =
                register.powerMeters(village, values(rows, POWER_METER, register::hex));
        Set<Long> changing = rows.stream()
                .filter(row -> row.text(POWER_METER) != null && row.integer("household") != null)
                .map(row -> row.integer("household"))
                .collect(Collectors.toSet());
        for (SheetRow row : rows) {
            String meter = number(row, POWER_METER);
            RegisterLookup.Holder holder = meter == null ? null : holders.get(register.hex(meter));
            if (holder != null && !Objects.equals(holder.household(), row.integer("household"))) {
                taken(row, POWER_METER, personal.maskAccount(row.text(POWER_METER)), holder, changing, findings);
            }
        }
    }

    private static void installation(SheetRow row, Known known, LocalDate today, Findings findings) {
        if (!known.confirmed()) {
            findings.row(row, "该户不是确认的改造户", "请只填写确认的改造户");
            return;
        }
        if (known.passed()) {
            findings.row(row, "该户已验收合格，不能再改施工记录", "请保留原内容");
            return;
        }
        HouseholdRows.required(row, "installedOn", "没有填写安装日期", findings);
        HouseholdRows.day(row, "installedOn", known.surveyedOn(), "摸底日期", today, findings);
        LocalDate installed = row.date("installedOn");
        if (installed != null && known.commissionedOn() != null && installed.isAfter(known.commissionedOn())) {
            findings.cell(row, "installedOn", "晚于已登记的调试日期", "请核对日期");
        }
        warranty(row, known, findings);
        if (!known.route().equals("CENTRAL_HEATING")) {
            HouseholdRows.required(row, "model", "没有填写设备型号", findings);
            HouseholdRows.required(row, "serial", "没有填写设备序列号", findings);
        }
    }

    /** Longer than the day on which it begins; an earlier device's ended with it. */
    private static void warranty(SheetRow row, Known known, Findings findings) {
        LocalDate installed = row.date("installedOn");
        LocalDate until = row.date("warrantyUntil");
        if (installed != null && until != null && !until.isAfter(installed)) {
            findings.cell(
                    row, "warrantyUntil", "不晚于安装日期%s".formatted(ChineseDates.format(installed)), "请对照保修卡填写质保的最后一天");
        }
        if (installed != null
                && until == null
                && known.reported().containsKey("warrantyUntil")
                && Objects.equals(number(row, "serial"), known.deviceSerial())
                && !LocalDate.parse(known.reported().get("warrantyUntil")).isAfter(installed)) {
            findings.cell(row, "warrantyUntil", "原来登记的质保到期日不晚于安装日期", "请一并填写新的质保到期日");
        }
    }

    private static boolean same(SheetRow row, Known known) {
        return known.reports(FactColumns.DEVICE_TYPE, row.text(FactColumns.DEVICE_TYPE))
                && known.reports("energyClass", row.text("energyClass"))
                && known.reports("warrantyUntil", row.text("warrantyUntil"))
                && known.reports("installers", row.text("installers"))
                && known.reports(POWER_METER, number(row, POWER_METER))
                && Objects.equals(row.text("model"), known.deviceModel())
                && Objects.equals(number(row, "serial"), known.deviceSerial())
                && Objects.equals(number(row, "meter"), known.meter())
                && Objects.equals(row.date("installedOn"), known.installedOn());
    }

    private static String number(SheetRow row, String key) {
        String value = row.text(key);
        return value == null ? null : Spelling.number(value);
    }

    private static void written(
            SheetRow row, String key, UnaryOperator<String> mask, String reason, Findings findings) {
        String number = number(row, key);
        if (number != null && !NUMBERS.get(key).matcher(number).matches()) {
            findings.cell(row, key, mask.apply(row.text(key)), reason, "请对照铭牌更正");
        }
    }

    private static void once(
            List<SheetRow> rows,
            String key,
            UnaryOperator<String> spelling,
            UnaryOperator<String> mask,
            Findings findings) {
        Map<String, Integer> seen = new HashMap<>();
        rows.stream().filter(row -> row.text(key) != null).forEach(row -> {
            Integer earlier = seen.putIfAbsent(spelling.apply(row.text(key)), row.rowNumber());
            if (earlier != null) {
                findings.cell(row, key, mask.apply(row.text(key)), HouseholdRows.repeats(earlier), "请对照铭牌核对");
            }
        });
    }

    private void elsewhere(List<SheetRow> rows, Findings findings) {
        Set<Long> here = rows.stream()
                .map(row -> row.integer("household"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, RegisterLookup.Holder> serials = register.serials(values(rows, "serial", UnaryOperator.identity()));
        Map<String, RegisterLookup.Holder> meters = register.meters(values(rows, "meter", register::hex));
        for (SheetRow row : rows) {
            if (row.text("serial") != null) {
                RegisterLookup.Holder holder = serials.get(number(row, "serial"));
                taken(row, "serial", row.text("serial"), holder, here, findings);
            }
            if (row.text("meter") != null) {
                RegisterLookup.Holder holder = meters.get(register.hex(number(row, "meter")));
                taken(row, "meter", personal.maskAccount(row.text("meter")), holder, here, findings);
            }
        }
    }

    private static void taken(
            SheetRow row, String key, String shown, RegisterLookup.Holder holder, Set<Long> here, Findings findings) {
        if (holder != null && !here.contains(holder.household())) {
            findings.cell(row, key, shown, "已登记在%s的另一户".formatted(holder.place()), "一台设备、一块表只能登记一户，请对照铭牌核对");
        }
    }

    private static Set<String> values(List<SheetRow> rows, String key, UnaryOperator<String> asked) {
        return rows.stream()
                .map(row -> number(row, key))
                .filter(Objects::nonNull)
                .map(asked)
                .collect(Collectors.toSet());
    }

    /** Which models a village's households may have, asked once per route. */
    private final class Models {

        private final CaseKey village;
        private final PlanRules rules;
        private final Map<String, Set<String>> catalogue = new HashMap<>();
        private final Map<String, Optional<String>> refusals = new HashMap<>();
        private Set<String> recommended;
        private Map<String, EquipmentType> types;

        Models(CaseKey village) {
            this.village = village;
            this.rules = plans.get(village.plan()).rules();
        }

        void check(SheetRow row, Known known, Findings findings) {
            String model = row.text("model");
            type(row, known.route(), model, findings);
            if (model == null) {
                return;
            }
            refusals.computeIfAbsent(known.route() + "/" + model, key -> devices.refusal(village, known.route(), model))
                    .ifPresent(reason -> findings.cell(row, "model", reason, "请改装方案允许的设备"));
            if (!rules.catalogueRequired()) {
                return;
            }
            if (!listed(known.route()).contains(model)) {
                findings.cell(row, "model", "不在入围采暖设备目录中，或与改造方式不符", "请按目录填写设备型号");
            } else if (rules.recommendationRequired()
                    && !rules.contractFromAbove()
                    && known.route().equals("COAL_TO_GAS")
                    && !recommended().contains(model)) {
                findings.cell(row, "model", "燃气公司没有向本村推荐该型号", "请改用推荐的型号，或先由燃气公司补充推荐");
            }
        }

        /** A type that belongs to the household's route and is the catalogue's own of that model. */
        private void type(SheetRow row, String route, String model, Findings findings) {
            EquipmentType type = EquipmentType.of(row.text(FactColumns.DEVICE_TYPE));
            if (type == null) {
                return;
            }
            EquipmentType listed = model == null ? null : types().get(model);
            if (type.refusal(route).isPresent()) {
                findings.cell(
                        row,
                        FactColumns.DEVICE_TYPE,
                        type.label(),
                        type.refusal(route).get(),
                        type.remedy());
            } else if (listed != null && listed != type) {
                findings.cell(
                        row,
                        FactColumns.DEVICE_TYPE,
                        type.label(),
                        "设备目录中该型号是“%s”".formatted(listed.label()),
                        "请按设备目录填写，或先更正设备目录");
            }
        }

        private Map<String, EquipmentType> types() {
            if (types == null) {
                types = equipment.catalogue(village.plan(), null).stream()
                        .filter(item -> item.type() != null)
                        .collect(Collectors.toMap(CatalogueItem::model, CatalogueItem::type));
            }
            return types;
        }

        private Set<String> listed(String route) {
            return catalogue.computeIfAbsent(
                    route,
                    r -> equipment.catalogue(village.plan(), r).stream()
                            .map(item -> item.model())
                            .collect(Collectors.toSet()));
        }

        private Set<String> recommended() {
            if (recommended == null) {
                recommended = Set.copyOf(equipment.recommended(village));
            }
            return recommended;
        }
    }
}
