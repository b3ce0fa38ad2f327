package io.placet.gateway.audience.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.placet.domain.audience.Identifier;
import io.placet.gateway.http.Format;
import io.placet.gateway.log.LogPosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportRowsTest {
  private static final LogPosition REVISION = new LogPosition(3, 10518);
  private static final Instant EXPIRES = Instant.parse("2026-11-28T10:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"=cmd@shop.example", "+a@shop.example", "-a@shop.example", "@a"})
  void whatASpreadsheetWouldRunIsText(String email) {
    assertThat(csv(Map.of(Identifier.EMAIL, email))).startsWith("'" + email + ",");
  }

  @Test
  void aTelephoneNumberIsLeftAsItIs() {
    ExportRows rows = new ExportRows(Format.CSV, List.of(Identifier.PHONE));
    rows.row(Map.of(Identifier.PHONE, "+33612345678"), REVISION, EXPIRES);

    assertThat(rows.toBuffer().toString()).isEqualTo("+33612345678,3@10518," + EXPIRES + "\n");
  }

  @Test
  void theColumnsAreTheChosenIdentifiersRevisionAndExpiry() {
    ExportRows rows =
        new ExportRows(Format.CSV, List.of(Identifier.EMAIL_SHA256, Identifier.CONTACT));
    rows.header();
    rows.row(Map.of(Identifier.CONTACT, "user:a,b"), REVISION, EXPIRES);

    assertThat(rows.toBuffer().toString())
        .isEqualTo(
            "contact,email-sha256,revision,expires\n\"user:a,b\",,3@10518," + EXPIRES + "\n");
  }

  private static String csv(Map<Identifier, String> identifiers) {
    ExportRows rows = new ExportRows(Format.CSV, List.of(Identifier.EMAIL));
    rows.row(identifiers, REVISION, EXPIRES);
    return rows.toBuffer().toString();
  }
}
