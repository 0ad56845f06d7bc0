package org.qingnuan.calendar;

/** A year has been loaded; what was counted provisionally through it can be counted again, in {@code by}'s name. */
public record CalendarLoaded(int year, String by) {}
