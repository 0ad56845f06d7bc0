package org.qingnuan.calendar;

import java.time.LocalDate;

/** A day that a State Council notice takes out of the ordinary week: a holiday, or a weekend day worked to make up for one. */
public record CalendarDay(LocalDate date, boolean working, String name) {}
