package org.qingnuan.spreadsheet;

/**
 * What a workbook of ours is and whose it is, stamped into it by the writer and checked by the reader.
 *
 * @param kind the template, {@code survey-roster}
 * @param version raised when the template's columns change, so that an old download is told to be replaced
 * @param subject whom it is about, a case key such as {@code zichuan-2021.xihe.xihe-03}
 * @param subjectName the same for people, 西河镇西河村
 */
public record SheetIdentity(String kind, int version, String subject, String subjectName) {}
