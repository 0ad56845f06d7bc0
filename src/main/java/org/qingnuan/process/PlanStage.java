package org.qingnuan.process;

/**
 * Something that a plan may have or leave out, see {@link PlanFolders#stages}.
 *
 * @param id the shared model, such as {@code in-home-acceptance}, or the file of the plan's own, such as {@code upkeep}
 * @param about what it is for and what else changes with it, in Chinese
 * @param there whether the plan has it
 * @param own whether it is a model of the plan's own
 * @param ofVillage whether a village goes through it; else it runs beside the villages or within one of their stages
 */
public record PlanStage(String id, String name, String about, boolean there, boolean own, boolean ofVillage) {}
