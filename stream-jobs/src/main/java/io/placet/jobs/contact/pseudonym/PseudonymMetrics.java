package io.placet.jobs.contact.pseudonym;

import io.placet.domain.event.Misfit;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Field;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What pseudonymising counts. Misfits are counted by field, so there are as many counters as the
 * register gives reason for; the first of each is logged.
 */
final class PseudonymMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(PseudonymMetrics.class);

  private record Cell(String eventType, String field, Misfit reason) {}

  private final MetricGroup group;
  private final Counter undeclaredFields;
  private final Counter malformedPayloads;
  private final Counter unopenablePayloads;
  private final Counter unsealedFields;
  private final Counter deadLetters;
  private final Map<Cell, Counter> misfittingFields = new HashMap<>();

  PseudonymMetrics(MetricGroup group) {
    this.group = group;
    undeclaredFields = group.counter("placet_undeclared_fields_total");
    malformedPayloads = group.counter("placet_malformed_payloads_total");
    unopenablePayloads = group.counter("placet_unopenable_payloads_total");
    unsealedFields = group.counter("placet_unsealed_fields_total");
    deadLetters = group.counter("placet_dead_letters_total");
  }

  void leftOut(EventType type, TreatedFields treated) {
    undeclaredFields.inc(treated.undeclared());
    unsealedFields.inc(treated.unsealed());
    treated.misfits().forEach((field, reason) -> misfitting(type, field, reason).inc());
  }

  void malformedPayload() {
    malformedPayloads.inc();
  }

  void unopenablePayload() {
    unopenablePayloads.inc();
  }

  void deadLetter() {
    deadLetters.inc();
  }

  private Counter misfitting(EventType type, Field field, Misfit misfit) {
    return misfittingFields.computeIfAbsent(
        new Cell(type.name(), field.name(), misfit), this::firstMisfit);
  }

  private Counter firstMisfit(Cell cell) {
    LOG.atWarn()
        .addKeyValue("eventType", cell.eventType())
        .addKeyValue("field", cell.field())
        .addKeyValue("reason", cell.reason().wireName())
        .log("A value that does not fit its declaration is left out; this and all others count");
    return group
        .addGroup("event_type", cell.eventType())
        .addGroup("field", cell.field())
        .addGroup("reason", cell.reason().wireName())
        .counter("placet_misfitting_fields_total");
  }
}
