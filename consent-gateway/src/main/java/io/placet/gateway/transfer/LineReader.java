package io.placet.gateway.transfer;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.Evidence;
import io.placet.domain.contact.ContactId;
import io.placet.domain.contact.SubjectId;
import io.placet.domain.register.LegalBasis;
import io.placet.domain.register.NoticeRef;
import io.placet.gateway.http.RefusedException;
import io.placet.gateway.identity.Address;
import io.placet.gateway.identity.Identities;
import io.placet.gateway.record.Draft;
import io.placet.gateway.record.DraftBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a row means, held against the register; what it may not say is a fault of its line. */
final class LineReader {
  /** An import speaks for no person: what it permits lifts no refusal. */
  static final Actor ACTOR = Actor.IMPORT;

  private static final int MAX_TEXT = 200;

  /** Article 18(3) asks for somebody who tells the person first. */
  private static final Set<ConsentState> STATES =
      EnumSet.complementOf(EnumSet.of(ConsentState.RESTRICTION_LIFTED));

  private final String importName;
  private final String actorId;
  private final Identities identities;
  private final Consumer<Draft> registerCheck;

  /**
   * A reader of one import's lines.
   *
   * @param registerCheck throws {@link RefusedException} at what the register does not allow
   */
  LineReader(
      String importName, String actorId, Identities identities, Consumer<Draft> registerCheck) {
    this.importName = importName;
    this.actorId = actorId;
    this.identities = identities;
    this.registerCheck = registerCheck;
  }

  Line read(long number, Row row) throws LineFault {
    ContactId contact =
        parsed(row, Column.CONTACT, ContactId::parse)
            .orElseThrow(() -> LineFault.of(Column.CONTACT, "user:<id> or anonymous:<id>"));
    SubjectId subject = identities.subjectOf(contact);
    List<Address> addresses = addresses(row, contact);
    Optional<Boolean> professional = professional(row);
    Optional<LocalDate> born = born(row);
    Optional<Draft> draft = draft(number, row, contact, subject);
    if (addresses.isEmpty() && professional.isEmpty() && born.isEmpty() && draft.isEmpty()) {
      throw new LineFault(
          "", "beside the contact at least one of email, phone, audience, birthDate, state");
    }
    return new Line(number, contact, subject, addresses, professional, born, draft);
  }

  private List<Address> addresses(Row row, ContactId contact) throws LineFault {
    List<Address> addresses = new ArrayList<>();
    parsed(row, Column.EMAIL, identities::emailAddress).ifPresent(addresses::add);
    parsed(row, Column.PHONE, identities::phoneNumber).ifPresent(addresses::add);
    if (!addresses.isEmpty() && contact.kind() != ContactId.Kind.USER) {
      throw LineFault.of(Column.CONTACT, "only customers (user:<id>) are found by addresses");
    }
    return addresses;
  }

  private static Optional<Boolean> professional(Row row) throws LineFault {
    Optional<String> audience = row.get(Column.AUDIENCE);
    if (audience.isPresent() && !Set.of("consumer", "professional").contains(audience.get())) {
      throw LineFault.of(Column.AUDIENCE, "consumer or professional");
    }
    return audience.map("professional"::equals);
  }

  private static Optional<LocalDate> born(Row row) throws LineFault {
    try {
      return row.get(Column.BIRTH_DATE).map(LocalDate::parse);
    } catch (DateTimeParseException wrong) {
      throw LineFault.of(Column.BIRTH_DATE, "a day such as 2012-05-01");
    }
  }

  private Optional<Draft> draft(long number, Row row, ContactId contact, SubjectId subject)
      throws LineFault {
    if (row.get(Column.STATE).isEmpty()) {
      if (row.get(Column.PURPOSE).isPresent()) {
        throw LineFault.of(Column.STATE, "where there is a purpose: " + states());
      }
      return Optional.empty();
    }
    ConsentState state = state(row);
    ConsentKey key =
        new ConsentKey(
            row.get(Column.PURPOSE).orElse(ConsentKey.EVERYTHING.purpose()),
            row.get(Column.CHANNEL));
    Optional<Instant> eventTime = instant(row, Column.EVENT_TIME);
    if (state.permits() && eventTime.isEmpty()) {
      throw LineFault.of(
          Column.EVENT_TIME, "when the person acted, an instant such as 2026-11-23T10:00:00Z");
    }
    Optional<String> proof = text(row, Column.PROOF, MAX_TEXT);
    DraftBuilder draft =
        Draft.of(contact, key, state, ACTOR, actorId)
            .basis(constant(row, Column.BASIS, LegalBasis.class))
            .notice(notice(row))
            .collectionPoint(row.get(Column.COLLECTION_POINT))
            .method(text(row, Column.METHOD, 64))
            .language(text(row, Column.LANGUAGE, 35))
            .eventTime(eventTime)
            .validUntil(instant(row, Column.VALID_UNTIL))
            .evidence(evidence(row))
            .proof(proof);
    String recordId = RecordIds.of(subject, draft.build());
    Draft whole =
        draft
            .recordId(recordId)
            .proof(proof.or(() -> Optional.of("import " + importName + " line " + number)))
            .build();
    try {
      registerCheck.accept(whole);
    } catch (RefusedException refused) {
      throw LineFault.ofMessage(String.valueOf(refused.getMessage()));
    }
    return Optional.of(whole);
  }

  private static ConsentState state(Row row) throws LineFault {
    String name = row.get(Column.STATE).orElseThrow();
    return STATES.stream()
        .filter(state -> state.name().equals(name))
        .findFirst()
        .orElseThrow(() -> LineFault.of(Column.STATE, states()));
  }

  private static String states() {
    return STATES.stream().map(ConsentState::name).collect(Collectors.joining(", "));
  }

  private static Optional<NoticeRef> notice(Row row) throws LineFault {
    Optional<String> id = row.get(Column.NOTICE);
    Optional<String> version = row.get(Column.NOTICE_VERSION);
    if (id.isPresent() != version.isPresent()) {
      throw LineFault.of(Column.NOTICE, "with its noticeVersion, or neither");
    }
    return id.map(known -> new NoticeRef(known, version.orElseThrow()));
  }

  private static Set<Evidence> evidence(Row row) throws LineFault {
    Set<Evidence> shown = EnumSet.noneOf(Evidence.class);
    for (String name :
        row.get(Column.EVIDENCE).map(text -> text.split("\\s+")).orElse(new String[0])) {
      shown.add(
          Arrays.stream(Evidence.values())
              .filter(evidence -> evidence.wireName().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      LineFault.of(
                          Column.EVIDENCE,
                          "with spaces between: "
                              + Arrays.stream(Evidence.values())
                                  .map(Evidence::wireName)
                                  .collect(Collectors.joining(", ")))));
    }
    return shown;
  }

  private static <E extends Enum<E>> Optional<E> constant(Row row, Column column, Class<E> type)
      throws LineFault {
    Optional<String> name = row.get(column);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    for (E constant : type.getEnumConstants()) {
      if (wireName(constant).equals(name.get())) {
        return Optional.of(constant);
      }
    }
    throw LineFault.of(
        column,
        Arrays.stream(type.getEnumConstants())
            .map(LineReader::wireName)
            .collect(Collectors.joining(", ")));
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<String> text(Row row, Column column, int longest) throws LineFault {
    Optional<String> text = row.get(column);
    if (text.filter(given -> given.length() > longest).isPresent()) {
      throw LineFault.of(column, "at most " + longest + " characters");
    }
    return text;
  }

  private static Optional<Instant> instant(Row row, Column column) throws LineFault {
    try {
      return row.get(column).map(Instant::parse);
    } catch (DateTimeParseException wrong) {
      throw LineFault.of(column, "an instant such as 2026-11-23T10:00:00Z");
    }
  }

  private static <T> Optional<T> parsed(Row row, Column column, Function<String, T> parser)
      throws LineFault {
    try {
      return row.get(column).map(parser);
    } catch (IllegalArgumentException wrong) {
      throw LineFault.of(column, String.valueOf(wrong.getMessage()));
    }
  }
}
