package org.qingnuan.ledger;

import java.util.stream.Stream;

/** What a utility meters, with the route that burns it. */
public enum Fuel {
    GAS("用气", "立方米", "COAL_TO_GAS", SheetKind.GAS_USAGE, "Gas"),
    POWER("用电", "千瓦时", "COAL_TO_ELECTRICITY", SheetKind.POWER_USAGE, "Power"),
    HEAT("用热", "吉焦", "CENTRAL_HEATING", SheetKind.HEAT_USAGE, "Heat");

    private final String label;
    private final String unit;
    private final String route;
    private final SheetKind sheet;
    private final String element;

    Fuel(String label, String unit, String route, SheetKind sheet, String element) {
        this.label = label;
        this.unit = unit;
        this.route = route;
        this.sheet = sheet;
        this.element = element;
    }

    public String label() {
        return label;
    }

    /** What its quantities are counted in. */
    public String unit() {
        return unit;
    }

    /** The code of the route whose households are expected in a statement of it. */
    public String route() {
        return route;
    }

    /** The sheet that its statement comes in. */
    public SheetKind sheet() {
        return sheet;
    }

    /** The task in which its statement is handed in. */
    public String task() {
        return "metering.userTask_reportUsage" + element;
    }

    /** The fuel that an element such as {@code serviceTask_recordUsageGas} speaks of. */
    public static Fuel of(String element) {
        return Stream.of(values())
                .filter(fuel -> element.endsWith(fuel.element))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fuel in " + element));
    }

    /** The fuel whose statement comes in a sheet of this kind. */
    public static Fuel of(SheetKind sheet) {
        return Stream.of(values())
                .filter(fuel -> fuel.sheet == sheet)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fuel of " + sheet));
    }
}
