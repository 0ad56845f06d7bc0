package org.qingnuan.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What was handed in, by whom and when; {@code sheet} is null without one. */
public record Submission(UUID id, Map<String, String> fields, UUID sheet, String by, Instant at) {}
