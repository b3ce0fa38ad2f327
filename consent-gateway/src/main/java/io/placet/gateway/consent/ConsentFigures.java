package io.placet.gateway.consent;

import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.register.Register;
import io.placet.domain.verdict.Verdicts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many contacts stand where, for each question of the register. Its size is the register's,
 * whatever the number of contacts.
 */
final class ConsentFigures {
  private static final double RATE_PRECISION = 10_000;

  private final Register register;
  private final Instant asOf;
  private final Map<ConsentKey, Map<Standpoint, Long>> counts = new LinkedHashMap<>();
  private long contacts;

  ConsentFigures(Register register, Instant asOf) {
    this.register = register;
    this.asOf = asOf;
    register.keys().forEach(key -> counts.put(key, new EnumMap<>(Standpoint.class)));
  }

  /** Counts one more contact. */
  void add(ContactConsents consents) {
    contacts++;
    consents
        .standings()
        .forEach(
            (key, standing) -> {
              Map<Standpoint, Long> counted = counts.get(key);
              if (counted != null) {
                counted.merge(
                    Standpoint.of(Verdicts.judgeStanding(register, consents, key, asOf), standing),
                    1L,
                    Long::sum);
              }
            });
  }

  JsonObject toJson() {
    JsonArray figures = new JsonArray();
    counts.forEach((key, counted) -> figures.add(toJson(key, counted)));
    return new JsonObject()
        .put("asOf", asOf.toString())
        .put("contacts", contacts)
        .put("figures", figures);
  }

  private static JsonObject toJson(ConsentKey key, Map<Standpoint, Long> counted) {
    JsonObject json = new JsonObject().put("purpose", key.purpose());
    key.channel().ifPresent(channel -> json.put("channel", channel));
    long all = counted.values().stream().mapToLong(Long::longValue).sum();
    json.put("contacts", all);
    for (Standpoint standpoint : Standpoint.values()) {
      json.put(standpoint.wireName(), counted.getOrDefault(standpoint, 0L));
    }
    if (all > 0) {
      long stand =
          counted.getOrDefault(Standpoint.GIVEN, 0L)
              + counted.getOrDefault(Standpoint.OTHER_BASIS, 0L);
      json.put("rate", Math.round(RATE_PRECISION * stand / all) / RATE_PRECISION);
    }
    return json;
  }
}
