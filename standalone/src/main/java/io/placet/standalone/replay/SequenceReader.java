package io.placet.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.placet.standalone.replay.PropertyRule.BadCell;
import io.placet.standalone.replay.ReplayStopped.NotReplayable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a whole file into its sequence. Lines are folded into their groups as they come, so memory
 * holds a few hundred bytes a group, never the lines; {@link #MOST_GROUPS} bounds it.
 */
final class SequenceReader {
  /** About half a gigabyte of groups. */
  static final int MOST_GROUPS = 1_000_000;

  private static final int LONGEST_MESSAGE_ID = 100;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private final Mapping mapping;

  SequenceReader(Mapping mapping) {
    this.mapping = mapping;
  }

  ReplaySequence read(Path file) throws NotReplayable {
    try (Reader reader = open(file);
        CSVParser lines = FORMAT.parse(reader)) {
      requireColumns(lines.getHeaderNames());
      return sequence(groups(lines));
    } catch (BadCell e) {
      throw new NotReplayable(file + ", " + e.getMessage(), e);
    } catch (IOException | UncheckedIOException e) {
      throw new NotReplayable("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Reader open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    if (file.toString().endsWith(".gz")) {
      bytes = new GZIPInputStream(bytes, 1 << 16);
    }
    BufferedInputStream text = new BufferedInputStream(bytes);
    skipByteOrderMark(text);
    return new InputStreamReader(
        text,
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  private static void skipByteOrderMark(BufferedInputStream text) throws IOException {
    byte[] mark = "\uFEFF".getBytes(UTF_8);
    text.mark(mark.length);
    if (!Arrays.equals(text.readNBytes(mark.length), mark)) {
      text.reset();
    }
  }

  private void requireColumns(List<String> header) throws NotReplayable {
    for (String column : mapping.columns()) {
      if (!header.contains(column)) {
        throw new NotReplayable(
            "the mapping names the column '%s'; the file has: %s"
                .formatted(column, String.join(", ", header)));
      }
    }
  }

  private List<Group> groups(CSVParser lines) {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (CSVRecord line : lines) {
      if (!line.isConsistent()) {
        throw new BadCell(
            "record %d has %d cells, the header %d"
                .formatted(line.getRecordNumber(), line.size(), lines.getHeaderNames().size()));
      }
      String key = line.get(mapping.groupColumn());
      Contact contact = contact(line, key);
      groups
          .computeIfAbsent(key, k -> new Group(k, contact, time(line), mapping.properties()))
          .add(line, contact);
      if (groups.size() > MOST_GROUPS) {
        throw new BadCell("more than %,d groups; split the file".formatted(MOST_GROUPS));
      }
    }
    return new ArrayList<>(groups.values());
  }

  private ReplaySequence sequence(List<Group> groups) {
    Map<String, Long> skipped = new LinkedHashMap<>();
    List<ReplayEvent> events = new ArrayList<>();
    // Groups stand in the order of their first lines, and sorting is stable.
    groups.sort(Comparator.comparing(Group::time));
    for (Group group : groups) {
      Mapping.Outcome outcome = outcome(group.key());
      group
          .skipReason(outcome)
          .ifPresentOrElse(
              reason -> skipped.merge(reason, 1L, Long::sum),
              () -> events.add(group.event(mapping.name(), (Mapping.Event) outcome)));
    }
    return new ReplaySequence(events, skipped);
  }

  private Mapping.Outcome outcome(String key) {
    return mapping.rules().stream()
        .filter(rule -> key.startsWith(rule.prefix()))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  private Contact contact(CSVRecord line, String groupKey) {
    if (groupKey.isBlank()
        || mapping.name().length() + 1 + groupKey.length() > LONGEST_MESSAGE_ID) {
      throw new BadCell(
          "record %d, column %s: a group's key must have 1 to %d characters"
              .formatted(
                  line.getRecordNumber(),
                  mapping.groupColumn(),
                  LONGEST_MESSAGE_ID - mapping.name().length() - 1));
    }
    String id = line.get(mapping.contact().column());
    if (id.isBlank()) {
      return new Contact(Contact.Kind.ANONYMOUS, groupKey);
    }
    String suffix = mapping.contact().dropSuffix();
    return new Contact(
        Contact.Kind.USER,
        id.endsWith(suffix) ? id.substring(0, id.length() - suffix.length()) : id);
  }

  private Instant time(CSVRecord line) {
    String cell = line.get(mapping.time().column());
    try {
      return LocalDateTime.parse(cell, mapping.time().format()).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new BadCell(
          "record %d, column %s: '%s' is not a time of the form %s"
              .formatted(
                  line.getRecordNumber(), mapping.time().column(), cell, mapping.time().pattern()),
          e);
    }
  }
}
