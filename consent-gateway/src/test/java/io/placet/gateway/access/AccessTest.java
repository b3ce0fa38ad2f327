package io.placet.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.HandClock;
import io.placet.gateway.http.Caller;
import io.placet.gateway.http.Scope;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private final HandClock clock = new HandClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final Path file;
  private Access access;

  AccessTest(@TempDir Path folder) {
    file = folder.resolve("credentials.json");
    access = open();
  }

  private Access open() {
    return new Access(Credentials.openOrCreate(file), clock, new SecureRandom());
  }

  @Test
  void credentialsAreTheOwnersOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void credentialsSurviveARestart() throws IOException {
    String before = Files.readString(file);

    access = open();

    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(role(bearer(token("officerToken")))).contains("officer");
    assertThat(role(bearer(token("toolToken")))).contains("tool");
    assertThat(role(bearer(token("consentToken")))).contains("collection-point");
  }

  @Test
  void credentialsThatOthersCanReadAreRefused() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(this::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void credentialsThatLackOneAreRefusedByItsName() throws IOException {
    JsonObject tokens = new JsonObject(Files.readString(file));
    tokens.remove("toolToken");
    Files.writeString(file, tokens.encode());

    assertThatThrownBy(this::open).hasMessageContaining("toolToken");
  }

  @Test
  void aTokenIsKnownAsBearerOrBasicUserWhateverTheCaseOfTheScheme() {
    String key = token("writeKey");
    String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));

    assertThat(role("Bearer " + key)).contains("sender");
    assertThat(role("bearer " + key)).contains("sender");
    assertThat(role("Basic " + basic)).contains("sender");
    assertThat(role("basic " + basic)).contains("sender");
    assertThat(role("Basic %%%")).isEmpty();
    assertThat(role("Digest " + key)).isEmpty();
    assertThat(role("Bearer ")).isEmpty();
  }

  @Test
  void onlyTheWriteKeyTravelsInABody() {
    assertThat(access.senderOf(token("writeKey"))).isPresent();
    assertThat(access.senderOf(token("consentToken"))).isEmpty();
  }

  @Test
  void aLinkOpensOneSession() {
    String link = access.issueLink(Role.OFFICER);

    String session = access.openLink(link).orElseThrow();

    assertThat(ofSession(session)).contains("officer");
    assertThat(access.openLink(link)).isEmpty();
    assertThat(access.openLink("guessed")).isEmpty();
  }

  @Test
  void aLinkIsNoSessionAndASessionIsNoLink() {
    String link = access.issueLink(Role.OFFICER);
    assertThat(ofSession(link)).isEmpty();

    String session = access.openLink(link).orElseThrow();
    assertThat(access.openLink(session)).isEmpty();
    assertThat(role(bearer(session))).isEmpty();
  }

  @Test
  void aLinkExpires() {
    String link = access.issueLink(Role.OFFICER);

    clock.move(Duration.ofMinutes(15));

    assertThat(access.openLink(link)).isEmpty();
  }

  @Test
  void aLinkIsGoodUntilItExpires() {
    String link = access.issueLink(Role.OFFICER);

    clock.move(Duration.ofMinutes(15).minusNanos(1));

    assertThat(access.openLink(link)).isPresent();
  }

  @Test
  void aSessionExpires() {
    String session = access.openLink(access.issueLink(Role.ADMINISTRATOR)).orElseThrow();

    clock.move(Duration.ofHours(12).minusNanos(1));
    assertThat(ofSession(session)).contains("administrator");

    clock.move(Duration.ofNanos(1));
    assertThat(ofSession(session)).isEmpty();
  }

  @Test
  void aWrongTokenIsNotSavedByASession() {
    String session = access.openLink(access.issueLink(Role.OFFICER)).orElseThrow();

    assertThat(access.callerOf(Optional.of("Bearer wrong"), Optional.of(session))).isEmpty();
  }

  @Test
  void anAdministratorSeesThatItWorksAndNotWhoIsInIt() {
    Caller administrator = Role.ADMINISTRATOR.caller();

    assertThat(administrator.may(Scope.FLOW_READ)).isTrue();
    assertThat(administrator.may(Scope.CONSENTS_READ)).isFalse();
    assertThat(administrator.may(Scope.CONTACTS_FIND)).isFalse();
    assertThat(administrator.may(Scope.DECIDE)).isFalse();
  }

  @Test
  void anAnalystReadsFiguresAndNothingOfAnybody() {
    assertThat(role(bearer(token("analystToken")))).contains("analyst");
    assertThat(Role.ANALYST.caller().scopes()).containsExactly(Scope.INSIGHTS_READ);
  }

  @Test
  void figuresAreForAnalystsMarketersAndTheOfficer() {
    for (Role role : Role.values()) {
      assertThat(role.caller().may(Scope.INSIGHTS_READ))
          .as(role.name())
          .isEqualTo(role == Role.ANALYST || role == Role.MARKETER || role == Role.OFFICER);
    }
  }

  @Test
  void credentialsOfBeforeGetATokenForAnalysts() throws IOException {
    JsonObject tokens = new JsonObject(Files.readString(file));
    tokens.remove("analystToken");
    Files.writeString(file, tokens.encode());

    access = open();

    assertThat(role(bearer(token("analystToken")))).contains("analyst");
    assertThat(token("officerToken")).isEqualTo(tokens.getString("officerToken"));
  }

  @Test
  void onlyACollectionPointSpeaksForThePerson() {
    for (Role role : Role.values()) {
      assertThat(role.caller().may(Scope.CONSENTS_AS_PERSON))
          .isEqualTo(role == Role.COLLECTION_POINT);
    }
  }

  private String token(String name) {
    try {
      return new JsonObject(Files.readString(file)).getString(name);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private Optional<String> role(String authorization) {
    return access.callerOf(Optional.of(authorization), Optional.empty()).map(Caller::name);
  }

  private Optional<String> ofSession(String session) {
    return access.callerOf(Optional.empty(), Optional.of(session)).map(Caller::name);
  }
}
