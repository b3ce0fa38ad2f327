package io.placet.gateway.audience.list;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.http.ApiException;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.upload.CsvValues;
import io.placet.gateway.upload.RawRecord;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom the lines of a file name. */
final class MemberReader {
  private static final String CONTACT = "contact";
  private static final String EMAIL = "email";
  private static final String PHONE = "phone";
  private static final List<String> FIELDS = List.of(CONTACT, EMAIL, PHONE);
  private static final String ONE_OF = "exactly one of " + String.join(", ", FIELDS);
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Identities identities;
  private final Optional<Header> header;

  /** The first line of CSV. */
  record Header(List<String> columns, char separator) {
    Header {
      columns = List.copyOf(columns);
    }

    /**
     * Reads it.
     *
     * @throws ApiException where a column is none of ours; the header is not repeated, for a file
     *     without one begins with somebody's address
     */
    static Header of(RawRecord first) {
      String text = new String(first.bytes(), StandardCharsets.UTF_8);
      if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        text = text.substring(1);
      }
      char separator = CsvValues.separatorOf(text);
      List<String> columns =
          new CsvValues(separator)
                  .of(text.getBytes(StandardCharsets.UTF_8))
                  .filter(names -> first.fault().isEmpty())
                  .orElseThrow(() -> ApiException.badRequest("header: " + CsvValues.ALLOWED))
                  .stream()
                  .map(String::strip)
                  .toList();
      for (int i = 0; i < columns.size(); i++) {
        if (!FIELDS.contains(columns.get(i)) || columns.indexOf(columns.get(i)) < i) {
          throw ApiException.badRequest(
              "header: column "
                  + (i + 1)
                  + " is not one of "
                  + String.join(", ", FIELDS)
                  + ", each of which may be there once");
        }
      }
      return new Header(columns, separator);
    }
  }

  /**
   * A reader of one file.
   *
   * @param header of CSV; empty for NDJSON
   */
  MemberReader(Identities identities, Optional<Header> header) {
    this.identities = identities;
    this.header = header;
  }

  Member read(RawRecord record) throws MalformedLineException {
    if (record.fault().isPresent()) {
      throw new MalformedLineException("", record.fault().get());
    }
    Map<String, String> values =
        header.isPresent() ? csv(record, header.get()) : json(record.bytes());
    if (values.size() != 1) {
      throw new MalformedLineException("", ONE_OF);
    }
    Map.Entry<String, String> value = values.entrySet().iterator().next();
    try {
      return member(value.getKey(), value.getValue());
    } catch (IllegalArgumentException wrong) {
      throw new MalformedLineException(value.getKey(), String.valueOf(wrong.getMessage()));
    }
  }

  private Member member(String field, String value) {
    return switch (field) {
      case EMAIL -> new Member.Holder(identities.everyEmail(value));
      case PHONE -> new Member.Holder(identities.everyPhone(value, Optional.empty()));
      default -> new Member.Itself(ContactId.parse(value));
    };
  }

  private static Map<String, String> csv(RawRecord record, Header header)
      throws MalformedLineException {
    List<String> values = new CsvValues(header.separator()).of(record.bytes()).orElse(List.of());
    List<String> columns = header.columns();
    if (values.size() != columns.size()) {
      throw new MalformedLineException(
          "", "as many values as the header has columns: " + columns.size());
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      put(given, columns.get(i), values.get(i));
    }
    return given;
  }

  private static Map<String, String> json(byte[] line) throws MalformedLineException {
    JsonObject object;
    try {
      object = new JsonObject(Buffer.buffer(line));
    } catch (DecodeException | ClassCastException malformed) {
      throw new MalformedLineException("", "one JSON object a line, in UTF-8");
    }
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : new ArrayList<>(object.fieldNames())) {
      if (!FIELDS.contains(name)) {
        throw new MalformedLineException("", "fields: " + String.join(", ", FIELDS));
      }
      if (object.getValue(name) instanceof String text) {
        put(given, name, text);
      } else if (object.getValue(name) != null) {
        throw new MalformedLineException(name, "a text");
      }
    }
    return given;
  }

  /** What is blank was not given. */
  private static void put(Map<String, String> given, String field, String value) {
    if (!value.isBlank()) {
      given.put(field, value.strip());
    }
  }
}
