package org.qingnuan.ledger.exchange;

import static org.qingnuan.ledger.exchange.Field.input;
import static org.qingnuan.ledger.exchange.Field.ordered;
import static org.qingnuan.ledger.exchange.Field.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qingnuan.ledger.Fuel;
import org.qingnuan.ledger.HardshipAuthority;
import org.qingnuan.ledger.HardshipCategory;
import org.qingnuan.ledger.MeterSituation;
import org.qingnuan.ledger.SheetKind;
import org.qingnuan.ledger.Tariff;
import org.qingnuan.spreadsheet.SheetColumn;

/** The columns of the sheets of a heating season. */
final class SeasonLayouts {

    private static final String POWER = "补贴按谷段用电、超过核定基数的用电或电价方式计算的，填写相应各列。";

    private SeasonLayouts() {}

    /** A utility's statement (LZ-38). */
    static Layout usage(SheetKind kind) {
        Fuel fuel = Fuel.of(kind);
        List<Field> fields = new ArrayList<>(readings(fuel));
        if (fuel == Fuel.POWER) {
            fields.addAll(fields.size() - 2, ofPower());
        }
        return new Layout(
                kind,
                "每户一行，已登记的户已列出，其他用户可在下方续填。填起度、止度（或只填用量）；换表的填旧表止度、新表号、新表起度；表计翻转的填表盘位数。确无用量的填0。"
                        + (fuel == Fuel.POWER ? POWER : ""),
                List.copyOf(fields));
    }

    /** What rates ask for that pay for the valley hours, for use beyond a base, or by the tariff. */
    private static List<Field> ofPower() {
        return List.of(
                input(
                        "valley",
                        SheetColumn.decimal("其中谷段（千瓦时）")
                                .alsoCalled("谷段用量", "谷段电量", "谷电量")
                                .wide(12)),
                input(
                        "base",
                        SheetColumn.decimal("核定基数（千瓦时）")
                                .alsoCalled("核定基数", "基数电量")
                                .wide(12)),
                Field.choice("tariff", "电价方式", labels(Tariff.values(), Tariff::label))
                        .with(column -> column.meaning("峰谷电价", "峰谷分时")
                                .meaning("分时电价", "峰谷分时")
                                .meaning("阶梯", "阶梯电价")
                                .meaning("平段电价", "平价")
                                .wide(10)));
    }

    private static List<Field> readings(Fuel fuel) {
        return List.of(
                input("household", SheetColumn.integer("户编号").prefilled()),
                input("name", SheetColumn.text("户名").atMost(50).masked()),
                input(
                        "account",
                        SheetColumn.text("缴费户号")
                                .alsoCalled("户号", "用户编号", fuel.label() + "户号")
                                .atMost(40)
                                .masked()
                                .wide(14)),
                input(
                        "meter",
                        SheetColumn.text("表具号")
                                .alsoCalled("表号", "电表号", "气表号", "热表号")
                                .atMost(40)
                                .masked()
                                .wide(14)),
                input("identity", SheetColumn.text("身份证号").atMost(30).masked().wide(20)),
                Field.choice("situation", "抄表情况", situations()),
                input("start", SheetColumn.decimal("起度")),
                input("end", SheetColumn.decimal("止度")),
                input(
                        "quantity",
                        SheetColumn.decimal("用量（" + fuel.unit() + "）")
                                .alsoCalled("用量", fuel.label() + "量")
                                .wide(12)),
                input("oldEnd", SheetColumn.decimal("旧表止度")),
                input("newMeter", SheetColumn.text("新表号").atMost(40).masked().wide(14)),
                input("newStart", SheetColumn.decimal("新表起度")),
                input("digits", SheetColumn.integer("表盘位数")),
                input("readOn", SheetColumn.date("抄表日期").wide(12)),
                input("note", SheetColumn.text("备注").wide(20)));
    }

    /** What the town decides about rows that belong to nobody and households without a reading. */
    static Layout unmatched() {
        return new Layout(
                SheetKind.UNMATCHED_USAGE,
                "逐项处理：明细中的行认领到户（填户编号）或剔除；没有读数的户，经核实确无用量的按零用量。每项写明理由。",
                List.of(
                        input(
                                "item",
                                SheetColumn.text("事项编号").mandatory().prefilled().wide(12)),
                        shown("what", "事项", 10),
                        shown("fuel", "明细", 6),
                        shown("name", "户名", 10),
                        shown("account", "缴费户号", 12),
                        shown("meter", "表具号", 12),
                        shown("quantity", "用量", 10),
                        shown("because", "原因", 28),
                        Field.choice("action", "处理", ordered("认领", "ASSIGN", "剔除", "REJECT", "按零用量", "ZERO")),
                        input("assigned", SheetColumn.integer("认领户编号").wide(12)),
                        input("reason", SheetColumn.text("处理理由").wide(24))));
    }

    /** Whom civil affairs or the poverty-relief office identifies (HZ-31). */
    static Layout identification() {
        return new Layout(
                SheetKind.IDENTIFICATION,
                "每户一行，填户编号或户主身份证号；类别选“其他”的在备注中写明。没有截止日期的不填。",
                List.of(
                        input("household", SheetColumn.integer("户编号").prefilled()),
                        input("name", SheetColumn.text("户主姓名").atMost(50).masked()),
                        input(
                                "identity",
                                SheetColumn.text("身份证号").atMost(30).masked().wide(20)),
                        Field.choice("category", "困难类别", labels(HardshipCategory.values(), HardshipCategory::label))
                                .with(SheetColumn::mandatory),
                        Field.choice("authority", "认定部门", labels(HardshipAuthority.values(), HardshipAuthority::label))
                                .with(SheetColumn::mandatory),
                        input(
                                "documentNo",
                                SheetColumn.text("认定文号")
                                        .alsoCalled("证件号", "认定依据")
                                        .mandatory()
                                        .atMost(60)
                                        .wide(18)),
                        input(
                                "identifiedOn",
                                SheetColumn.date("认定日期").mandatory().wide(12)),
                        input("validUntil", SheetColumn.date("有效期至").wide(12)),
                        input("note", SheetColumn.text("备注").wide(20))));
    }

    private static Map<String, String> situations() {
        return labels(MeterSituation.values(), MeterSituation::label);
    }

    private static <T extends Enum<T>> Map<String, String> labels(
            T[] all, java.util.function.Function<T, String> label) {
        return ordered(Stream.of(all)
                .flatMap(one -> Stream.of(label.apply(one), one.name()))
                .collect(Collectors.toList())
                .toArray(String[]::new));
    }
}
