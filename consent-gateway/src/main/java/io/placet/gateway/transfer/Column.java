package io.placet.gateway.transfer;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line of an import may say, under the name that its column or field bears. */
enum Column {
  CONTACT("contact"),
  EMAIL("email"),
  PHONE("phone"),
  AUDIENCE("audience"),
  BIRTH_DATE("birthDate"),
  PURPOSE("purpose"),
  CHANNEL("channel"),
  STATE("state"),
  BASIS("basis"),
  NOTICE("notice"),
  NOTICE_VERSION("noticeVersion"),
  COLLECTION_POINT("collectionPoint"),
  METHOD("method"),
  LANGUAGE("language"),
  EVENT_TIME("eventTime"),
  VALID_UNTIL("validUntil"),
  PROOF("proof"),
  EVIDENCE("evidence");

  private final String wireName;

  Column(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static Optional<Column> of(String name) {
    return Arrays.stream(values()).filter(column -> column.wireName.equals(name)).findFirst();
  }

  /** All names, for those who wrote another. */
  static String allowed() {
    return Arrays.stream(values()).map(Column::wireName).collect(Collectors.joining(", "));
  }
}
