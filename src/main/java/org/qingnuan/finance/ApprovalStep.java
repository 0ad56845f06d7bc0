package org.qingnuan.finance;

/** One approval of a batch; {@code no} from 1, {@code role} in kebab form, {@code label} in Chinese. */
public record ApprovalStep(int no, String role, String label) {}
