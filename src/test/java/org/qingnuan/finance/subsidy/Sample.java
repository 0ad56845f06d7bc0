package org.qingnuan.finance.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.qingnuan.ledger.SeasonUse;

/** A household for tables in tests: gas, three rooms, 80 square metres, a boiler of 4500.00 yuan, accepted on 15 September 2021. */
final class Sample {

    private String route = "COAL_TO_GAS";
    private Long price = 450_000L;
    private String hardship = "NONE";
    private int season;
    private BigDecimal gas = BigDecimal.ZERO;
    private BigDecimal power = BigDecimal.ZERO;
    private BigDecimal valley;
    private BigDecimal base;
    private String tariff;
    private SeasonUse.Before before = SeasonUse.Before.NONE;
    private boolean selfInstalled;
    private String equipmentType;
    private String area = "西河镇";
    private int year = 2021;
    private LocalDate on = LocalDate.of(2021, 9, 15);
    private BigDecimal heatedArea = new BigDecimal("80.00");

    static Sample accepted() {
        return new Sample();
    }

    static Sample season(int season) {
        Sample sample = new Sample();
        sample.season = season;
        sample.on = LocalDate.of(2020 + season, 11, 15);
        return sample;
    }

    Sample route(String code) {
        route = code;
        return this;
    }

    Sample price(Long fen) {
        price = fen;
        return this;
    }

    Sample hardship(String code) {
        hardship = code;
        return this;
    }

    Sample gas(String cubicMetres) {
        gas = new BigDecimal(cubicMetres);
        return this;
    }

    Sample power(String kilowattHours) {
        power = new BigDecimal(kilowattHours);
        return this;
    }

    Sample valley(String kilowattHours) {
        valley = new BigDecimal(kilowattHours);
        return this;
    }

    Sample base(String kilowattHours) {
        base = new BigDecimal(kilowattHours);
        return this;
    }

    Sample tariff(String code) {
        tariff = code;
        return this;
    }

    /** What it used in the season before; null for a quantity nobody stated. */
    Sample before(String gas, String power, String valley) {
        before = new SeasonUse.Before(number(gas), number(power), BigDecimal.ZERO, number(valley));
        return this;
    }

    Sample unreviewedBefore() {
        before = SeasonUse.Before.UNREVIEWED;
        return this;
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    Sample area(String name) {
        area = name;
        return this;
    }

    Sample year(int converted) {
        year = converted;
        return this;
    }

    Sample on(String day) {
        on = LocalDate.parse(day);
        return this;
    }

    Sample selfInstalled() {
        selfInstalled = true;
        return this;
    }

    Sample equipmentType(String code) {
        equipmentType = code;
        return this;
    }

    Sample heatedArea(String squareMetres) {
        heatedArea = new BigDecimal(squareMetres);
        return this;
    }

    Case of() {
        return new Case(
                route,
                3,
                heatedArea,
                price,
                hardship,
                season,
                new Usage(gas, power, BigDecimal.ZERO, !hardship.equals("NONE"), valley, base, tariff, before),
                area,
                year,
                on,
                selfInstalled,
                equipmentType,
                false);
    }
}
