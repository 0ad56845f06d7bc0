package org.qingnuan.finance;

/**
 * What the system has looked at in a prepared batch.
 *
 * @param what in Chinese, such as 资格
 * @param holds whether nothing is left to a person; false asks whoever approves to judge
 * @param finding what was found, one Chinese sentence with its number of lines or households
 */
public record BatchCheck(String what, boolean holds, String finding) {}
