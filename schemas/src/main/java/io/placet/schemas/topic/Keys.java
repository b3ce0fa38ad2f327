package io.placet.schemas.topic;

import io.placet.domain.privacy.MetricRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** Keys of records, and the partition a contact's records are in. */
public final class Keys {
  /** Between the parts of a key; in none of them, or escaped there. */
  private static final String SEPARATOR = "|";

  private static final String ESCAPE = "\\";

  private static final Pattern SUBJECT_FIRST = Pattern.compile("^([A-Za-z0-9_-]{22})\\|");

  private static final Pattern LISTED =
      Pattern.compile("(?:[A-Za-z0-9_-]{22}\\|)?list\\|([a-z0-9-]+)");

  private Keys() {}

  /**
   * The partition of all records of a subject id or alias, in every topic that is partitioned by
   * it.
   */
  public static int partitionOf(String subjectOrAlias, int partitions) {
    return Utils.toPositive(Utils.murmur2(bytes(subjectOrAlias))) % partitions;
  }

  /** Key of a consent record in contact-log. */
  public static byte[] consent(String subjectId, String recordId) {
    return bytes(subjectId + SEPARATOR + recordId);
  }

  /** Key of an attempt in contact-log. */
  public static byte[] attempt(String subjectId, String attemptId) {
    return bytes(subjectId + SEPARATOR + "attempt" + SEPARATOR + attemptId);
  }

  /** Key of what is known of a contact in contact-log: the newest replaces those before. */
  public static byte[] facts(String subjectId) {
    return bytes(subjectId + SEPARATOR + "facts");
  }

  /** Key of a used link in contact-log; a second use must not replace the first. */
  public static byte[] link(String subjectId, String linkId, String sessionId) {
    return bytes(subjectId + SEPARATOR + "link" + SEPARATOR + linkId + SEPARATOR + sessionId);
  }

  /**
   * Key of a data key in contact-log: a key wrapped anew takes the place of itself, and two writers
   * that mint at once do not overwrite each other.
   */
  public static byte[] dataKey(String subjectId, String keyId) {
    return bytes(subjectId + SEPARATOR + "key" + SEPARATOR + keyId);
  }

  /** Key of the epoch that a contact is in. */
  public static byte[] epoch(String subjectId) {
    return bytes(subjectId + SEPARATOR + "epoch");
  }

  /** Key of a contact's erasure in contact-log: it stays. */
  public static byte[] erasure(String subjectId) {
    return bytes(subjectId + SEPARATOR + "erasure");
  }

  /** Key of a step of a contact's erasure. */
  public static byte[] erasureStep(String subjectId, String step) {
    return bytes(subjectId + SEPARATOR + "erasure" + SEPARATOR + step);
  }

  /** Key of what is known of the refusals behind an address whose contact was erased. */
  public static byte[] refusals(String token) {
    return bytes(token + SEPARATOR + "refusals");
  }

  /** Key of an alias record in contact-log, in the alias's partition. */
  public static byte[] alias(String alias, String subjectId) {
    return bytes(alias + SEPARATOR + subjectId);
  }

  /**
   * Key of an address in contacts, in the contact's partition: each of a contact's addresses has
   * its own, so that writers who know of different ones do not overwrite each other.
   */
  public static byte[] address(String subjectId, String alias) {
    return bytes(subjectId + SEPARATOR + alias);
  }

  /** Key of a contact's place on an uploaded list. */
  public static byte[] listed(String subjectId, String list) {
    return bytes(subjectId + SEPARATOR + "list" + SEPARATOR + list);
  }

  /** Key of what is known of an uploaded list itself. */
  public static byte[] list(String list) {
    return bytes("list" + SEPARATOR + list);
  }

  /**
   * The list of a key made by {@link #listed}, whose contact {@link #subjectOf} tells, or by {@link
   * #list}; empty for other keys.
   */
  public static Optional<String> listOf(byte @Nullable [] logKey) {
    Matcher listed =
        LISTED.matcher(logKey == null ? "" : new String(logKey, StandardCharsets.ISO_8859_1));
    return listed.matches() ? Optional.of(listed.group(1)) : Optional.empty();
  }

  /** Key of a marker: one for each gateway or source, so that compaction removes the old ones. */
  public static byte[] marker(String writerId) {
    return bytes("marker" + SEPARATOR + writerId);
  }

  /**
   * Key of a version of the register in each partition: every version stays, to explain what it
   * governed.
   */
  public static byte[] register(String sha256) {
    return bytes("register" + SEPARATOR + sha256);
  }

  /**
   * Whose record it is by a key in contact-log alone; empty where it is nobody's, such as a marker
   * or a register. Of a key of an alias it is the alias, which is the id of no contact.
   */
  public static Optional<String> subjectOf(byte @Nullable [] logKey) {
    Matcher owned =
        SUBJECT_FIRST.matcher(
            logKey == null ? "" : new String(logKey, StandardCharsets.ISO_8859_1));
    return owned.find() ? Optional.of(owned.group(1)) : Optional.empty();
  }

  /** Key of a request with an idempotency key. */
  public static byte[] request(String token) {
    return bytes(token);
  }

  /** Key of an event. */
  public static byte[] event(String subjectId) {
    return bytes(subjectId);
  }

  /** Key of a change or membership. */
  public static byte[] membership(String pseudonym, String segmentId) {
    return bytes(pseudonym + SEPARATOR + segmentId);
  }

  /** The segment of a key made by {@link #membership}; readers of tombstones need it. */
  public static String segmentOf(byte[] membershipKey) {
    String key = new String(membershipKey, StandardCharsets.UTF_8);
    return key.substring(key.indexOf(SEPARATOR) + 1);
  }

  /** The pseudonym of a key made by {@link #membership}; empty for other keys. */
  public static Optional<String> pseudonymOf(byte @Nullable [] membershipKey) {
    String key = membershipKey == null ? "" : new String(membershipKey, StandardCharsets.UTF_8);
    int end = key.indexOf(SEPARATOR);
    return end > 0 ? Optional.of(key.substring(0, end)) : Optional.empty();
  }

  /** Key of a contact's score. */
  public static byte[] score(String pseudonym, String scoreId) {
    return bytes(pseudonym + SEPARATOR + scoreId);
  }

  /** Key of a contact's re-evaluation in contact-log; a later version takes its place. */
  public static byte[] reevaluation(String subjectId, String definition) {
    return bytes(subjectId + SEPARATOR + "reevaluate" + SEPARATOR + definition);
  }

  /** Key of a score's definition. */
  public static byte[] scoringDefinition(String id, int version) {
    return bytes("score/" + id + "@" + version);
  }

  /** Key of a segment's definition. */
  public static byte[] definition(String id, int version) {
    return bytes(id + "@" + version);
  }

  /** Key of what a receiver was told of a contact. */
  public static byte[] told(String subjectId, String destinationId) {
    return bytes(subjectId + SEPARATOR + destinationId);
  }

  /**
   * Key of a released figure, such as {@code figure|orders@1|2026-11-01T00:00:00Z|France}. In
   * values, which may hold anything, {@code |} and {@code \} have a {@code \} before them.
   *
   * @param start first instant of the window
   * @param cell a value of each of the metric's dimensions, in their order
   */
  public static byte[] figure(MetricRef metric, Instant start, List<String> cell) {
    StringBuilder key = new StringBuilder("figure" + SEPARATOR + metric + SEPARATOR + start);
    for (String value : cell) {
      key.append(SEPARATOR)
          .append(value.replace(ESCAPE, ESCAPE + ESCAPE).replace(SEPARATOR, ESCAPE + SEPARATOR));
    }
    return bytes(key.toString());
  }

  /** Key of what a metric costs in a month of release. */
  public static byte[] charge(YearMonth month, MetricRef metric) {
    return bytes("charge" + SEPARATOR + month + SEPARATOR + metric);
  }

  /** Key of a window of a metric that is released. */
  public static byte[] window(MetricRef metric, Instant start) {
    return bytes("window" + SEPARATOR + metric + SEPARATOR + start);
  }

  /** Key that is one text. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
