package io.placet.schemas.codec;

import io.placet.domain.consent.Actor;
import io.placet.domain.consent.ConsentKey;
import io.placet.domain.consent.ConsentRecord;
import io.placet.domain.consent.ConsentState;
import io.placet.domain.consent.ContactConsents;
import io.placet.domain.consent.Standing;
import io.placet.domain.contact.SubjectId;
import io.placet.schemas.avro.ConsentRecorded;
import io.placet.schemas.avro.ContactStanding;
import io.placet.schemas.avro.KeyStanding;
import io.placet.schemas.avro.RecordedState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Consent records of the log to the domain, and what stands for a contact to and from its stored
 * form.
 */
public final class StandingCodec {
  private StandingCodec() {}

  public static ConsentRecord toDomain(ConsentRecorded recorded) {
    return new ConsentRecord(
        recorded.getRecordId(),
        new SubjectId(recorded.getSubjectId()),
        new ConsentKey(recorded.getPurpose(), Optional.ofNullable(recorded.getChannel())),
        ConsentState.valueOf(recorded.getState().name()),
        Actor.valueOf(recorded.getActor().name()),
        Optional.ofNullable(recorded.getValidUntil()),
        recorded.getFollows());
  }

  public static ContactConsents toDomain(ContactStanding stored) {
    Map<ConsentKey, Standing> standings = new HashMap<>();
    for (KeyStanding key : stored.getStandings()) {
      standings.put(
          new ConsentKey(key.getPurpose(), Optional.ofNullable(key.getChannel())),
          new Standing(
              key.getNewest(),
              key.getRecordId(),
              ConsentState.valueOf(key.getState().name()),
              key.getClosed(),
              key.getRestricted(),
              Optional.ofNullable(key.getValidUntil())));
    }
    return new ContactConsents(stored.getNewest(), standings);
  }

  public static ContactStanding toAvro(ContactConsents consents) {
    List<KeyStanding> keys =
        consents.standings().entrySet().stream()
            .map(entry -> toAvro(entry.getKey(), entry.getValue()))
            .toList();
    return new ContactStanding(consents.newest(), keys);
  }

  private static KeyStanding toAvro(ConsentKey key, Standing standing) {
    return KeyStanding.newBuilder()
        .setPurpose(key.purpose())
        .setChannel(key.channel().orElse(null))
        .setNewest(standing.newest())
        .setRecordId(standing.recordId())
        .setState(RecordedState.valueOf(standing.state().name()))
        .setClosed(standing.closed())
        .setRestricted(standing.restricted())
        .setValidUntil(standing.validUntil().orElse(null))
        .build();
  }
}
