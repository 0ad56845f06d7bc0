package org.qingnuan.web;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingnuan.ledger.CatalogueItem;
import org.qingnuan.ledger.Equipment;
import org.qingnuan.ledger.EquipmentType;
import org.qingnuan.ledger.Plans;
import org.qingnuan.shared.Finding;
import org.qingnuan.shared.Money;
import org.qingnuan.shared.PlanId;
import org.qingnuan.spreadsheet.SheetColumn;
import org.qingnuan.spreadsheet.SheetContent;
import org.qingnuan.spreadsheet.SheetFormat;
import org.qingnuan.spreadsheet.SheetReader;
import org.qingnuan.spreadsheet.SheetRow;
import org.qingnuan.spreadsheet.SheetTemplate;
import org.qingnuan.spreadsheet.SheetWriter;
import org.springframework.stereotype.Component;

/** The equipment catalogue as a workbook (ZC-17). */
@Component
class CatalogueSheets {

    private static final String NOTE = "整份替换：不再列出的型号不能再选，已选定的不受影响。价格为每台（套）的目录价格。设备类型可不填。";
    private static final String TYPE = "设备类型";
    private static final Map<String, String> SPELLINGS = Map.of("煤改气", "气代煤", "煤改电", "电代煤");

    private final Equipment equipment;
    private final Plans plans;
    private final SheetReader reader;
    private final SheetWriter writer;

    CatalogueSheets(Equipment equipment, Plans plans, SheetReader reader, SheetWriter writer) {
        this.equipment = equipment;
        this.plans = plans;
        this.reader = reader;
        this.writer = writer;
    }

    /** What was read; no items while there are findings. */
    record Read(List<CatalogueItem> items, List<Finding> findings) {}

    private SheetFormat format(PlanId plan) {
        List<String> routes = routes(plan);
        SheetColumn route = SheetColumn.choice("改造方式", routes).mandatory();
        for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
            route = routes.contains(spelling.getValue())
                    ? route.meaning(spelling.getKey(), spelling.getValue())
                    : route;
        }
        return SheetFormat.of(
                "设备目录",
                SheetColumn.text("型号").mandatory().atMost(80).wide(12),
                route,
                SheetColumn.text("生产企业").mandatory().wide(14),
                SheetColumn.text("设备名称").mandatory().wide(12),
                SheetColumn.decimal("价格(元)").alsoCalled("价格", "单价(元)").mandatory(),
                type());
    }

    /** Optional, in all the dictionary's spellings. */
    private static SheetColumn type() {
        SheetColumn column =
                SheetColumn.choice(TYPE, List.copyOf(EquipmentType.codes().keySet()));
        for (EquipmentType type : EquipmentType.values()) {
            for (String spelling : type.spellings()) {
                column = column.meaning(spelling, type.label());
            }
        }
        return column.alsoCalled("改造类型");
    }

    private List<String> routes(PlanId plan) {
        return plans.get(plan).rules().routes().stream().map(Wording::route).toList();
    }

    /** The workbook to fill in, with what is listed now. */
    void template(PlanId plan, OutputStream out) {
        List<Map<String, String>> rows = equipment.catalogue(plan, null).stream()
                .filter(item -> routes(plan).contains(Wording.route(item.route())))
                .map(CatalogueSheets::row)
                .toList();
        writer.write(new SheetTemplate(format(plan), NOTE, rows), out);
    }

    private static Map<String, String> row(CatalogueItem item) {
        Map<String, String> row = new HashMap<>();
        row.put("型号", item.model());
        row.put("改造方式", Wording.route(item.route()));
        row.put("生产企业", item.maker());
        row.put("设备名称", item.name());
        row.put("价格(元)", item.price().toYuan());
        if (item.type() != null) {
            row.put(TYPE, item.type().label());
        }
        return row;
    }

    Read read(PlanId plan, InputStream workbook) {
        SheetContent content = reader.read(workbook, format(plan));
        List<Finding> findings = new ArrayList<>(content.findings());
        Map<String, Integer> seen = new HashMap<>();
        for (SheetRow row : content.rows()) {
            String model = row.text("型号");
            Integer earlier = model == null ? null : seen.putIfAbsent(model, row.rowNumber());
            if (earlier != null) {
                findings.add(Finding.ofCell(row.rowNumber(), "型号", model, "与第%d行重复".formatted(earlier), "每个型号只填一行"));
            }
            if (row.decimal("价格(元)") != null && row.decimal("价格(元)").signum() <= 0) {
                findings.add(Finding.ofCell(row.rowNumber(), "价格(元)", row.text("价格(元)"), "应大于0", "请填写目录价格"));
            }
            misfit(plan, row).ifPresent(findings::add);
        }
        return findings.isEmpty()
                ? new Read(content.rows().stream().map(row -> item(plan, row)).toList(), List.of())
                : new Read(List.of(), findings);
    }

    /** A type that does not belong to the row's route. */
    private Optional<Finding> misfit(PlanId plan, SheetRow row) {
        EquipmentType type = type(row);
        Optional<String> route = route(plan, row);
        if (type == null || route.isEmpty()) {
            return Optional.empty();
        }
        return type.refusal(route.get())
                .map(reason -> Finding.ofCell(row.rowNumber(), TYPE, type.label(), reason, type.remedy()));
    }

    private static EquipmentType type(SheetRow row) {
        return row.text(TYPE) == null
                ? null
                : EquipmentType.read(row.text(TYPE)).orElse(null);
    }

    private Optional<String> route(PlanId plan, SheetRow row) {
        return plans.get(plan).rules().routes().stream()
                .filter(code -> Wording.route(code).equals(row.text("改造方式")))
                .findFirst();
    }

    private CatalogueItem item(PlanId plan, SheetRow row) {
        return new CatalogueItem(
                row.text("型号"),
                route(plan, row).orElseThrow(),
                row.text("生产企业"),
                row.text("设备名称"),
                Money.of(row.text("价格(元)")),
                type(row));
    }
}
