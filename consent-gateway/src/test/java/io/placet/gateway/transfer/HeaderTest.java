package io.placet.gateway.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.placet.gateway.http.ApiException;
import io.placet.gateway.upload.RawRecord;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeaderTest {
  @Test
  void columnsStandInAnyOrderAndUnderOtherNames() {
    Header header = parse("E-mail;contact", Map.of("E-mail", "email"));

    assertThat(header.columns()).containsExactly(Column.EMAIL, Column.CONTACT);
    assertThat(header.separator()).isEqualTo(';');
  }

  @Test
  void aByteOrderMarkIsNoPartOfAName() {
    assertThat(parse("\uFEFFcontact,email", Map.of()).columns())
        .containsExactly(Column.CONTACT, Column.EMAIL);
  }

  @Test
  void anUnknownColumnIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> parse("contact,marie@example.org", Map.of()))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("column 2")
        .hasMessageContaining("birthDate")
        .hasMessageNotContaining("marie");
  }

  @Test
  void aFileWithoutContactsOrWithAColumnTwiceIsRefused() {
    assertThatThrownBy(() -> parse("email", Map.of())).hasMessageContaining("contact");
    assertThatThrownBy(() -> parse("contact,email,email", Map.of()))
        .hasMessageContaining("column 3");
  }

  private static Header parse(String line, Map<String, String> mapping) {
    return Header.parse(
        new RawRecord(line.getBytes(UTF_8), 1, line.length(), Optional.empty()), mapping);
  }
}
