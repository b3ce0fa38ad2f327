package io.placet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainBodyTest {
  private static final JsonObject CONTRACT =
      new JsonObject(
          """
          {"components": {"schemas": {
            "Notice": {"type": "object", "required": ["id"], "additionalProperties": false,
                       "properties": {"id": {"type": "string", "maxLength": 3}}},
            "Tree": {"type": "object", "properties": {"below": {"$ref": "#/components/schemas/Tree"}}}
          }}}""");

  private final PlainBody body =
      plain(
          """
          {"type": "object", "required": ["state"], "maxProperties": 2,
           "properties": {"state": {"type": "string", "enum": ["GIVEN", "REFUSED"]},
                          "notice": {"$ref": "#/components/schemas/Notice"}}}""");

  @Test
  void whatTheContractAllowsPasses() {
    assertThatCode(() -> check("{'state': 'GIVEN', 'notice': {'id': 'abc'}}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> check("{'state': 'REFUSED', 'more': [1]}")).doesNotThrowAnyException();
  }

  @Test
  void whatIsMissingIsNamed() {
    refused("{}", "state: is missing");
    refused("{'state': 'GIVEN', 'notice': {}}", "notice.id: is missing");
  }

  @Test
  void whatIsOfAnotherTypeIsRefused() {
    refused("{'state': 1}", "state: a text is needed");
    refused("{'state': null}", "state: a text is needed");
    refused("{'state': ['GIVEN']}", "state: a text is needed");
    refused("{'state': 'GIVEN', 'notice': 'abc'}", "notice: an object is needed");
  }

  @Test
  void whatIsNotAmongTheValuesIsRefusedWithoutRepeatingIt() {
    refused("{'state': 'marie'}", "state: allowed: GIVEN, REFUSED");
  }

  @Test
  void aTextThatIsTooLongIsRefusedCountedInCharacters() {
    refused("{'state': 'GIVEN', 'notice': {'id': 'abcd'}}", "notice.id: at most 3 characters");
    assertThatCode(() -> check("{'state': 'GIVEN', 'notice': {'id': '😀😀😀'}}"))
        .doesNotThrowAnyException();
  }

  @Test
  void anUndeclaredPropertyOfAClosedObjectIsRefusedWithoutRepeatingIt() {
    refused(
        "{'state': 'GIVEN', 'notice': {'id': 'a', 'marie': 1}}", "notice: properties: allowed: id");
  }

  @Test
  void tooManyPropertiesAreRefused() {
    refused("{'state': 'GIVEN', 'a': 1, 'b': 2}", "the body: properties: at least 0, at most 2");
  }

  @Test
  void aListIsCheckedItemByItem() {
    PlainBody body =
        PlainBody.of(
                CONTRACT,
                json(
                    "{'type': 'object', 'properties': {'shown': {'type': 'array', 'maxItems': 2,"
                        + " 'items': {'type': 'string', 'enum': ['sale', 'notice-shown']}}}}"))
            .orElseThrow();
    body.check(json("{'shown': ['sale']}").getMap());
    assertThatThrownBy(() -> body.check(json("{'shown': ['sale', 'gift']}").getMap()))
        .hasMessage("shown.1: allowed: notice-shown, sale");
    assertThatThrownBy(() -> body.check(json("{'shown': 'sale'}").getMap()))
        .hasMessage("shown: a list is needed");
    assertThatThrownBy(() -> body.check(json("{'shown': ['sale', 'sale', 'sale']}").getMap()))
        .hasMessage("shown: at most 2 items");
  }

  @Test
  void aTextThatIsTooShortIsRefusedWithTheLengthsThatAreAllowed() {
    PlainBody reason =
        plain(
            """
            {"type": "object",
             "properties": {"reason": {"type": "string", "minLength": 3, "maxLength": 5},
                            "word": {"type": "string", "minLength": 2}}}""");

    reason.check(json("{'reason': 'abc', 'word': 'ab'}").getMap());
    for (String text : new String[] {"", "ab", "abcdef", "😀😀"}) {
      assertThatThrownBy(() -> reason.check(Map.of("reason", text)))
          .as(text)
          .isInstanceOf(ApiException.class)
          .hasMessage("reason: at least 3 and at most 5 characters");
    }
    assertThatThrownBy(() -> reason.check(Map.of("word", "a")))
        .hasMessage("word: at least 2 characters");
  }

  @Test
  void aTextThatDoesNotMatchIsRefusedWithThePatternAndWithoutRepeatingIt() {
    PlainBody named =
        plain(
            """
            {"type": "object", "properties": {"name": {"type": "string", "pattern": "^[a-z]+$"}}}""");

    named.check(json("{'name': 'abc'}").getMap());
    assertThatThrownBy(() -> named.check(json("{'name': 'Marie'}").getMap()))
        .isInstanceOf(ApiException.class)
        .hasMessage("name: allowed: what matches ^[a-z]+$");
  }

  @Test
  void numbersAndFlagsAreRefusedWithWhatIsAllowed() {
    PlainBody page =
        plain(
            """
            {"type": "object",
             "properties": {"limit": {"type": "integer", "minimum": 1, "maximum": 9},
                            "least": {"type": "integer", "minimum": 1},
                            "dryRun": {"type": "boolean"}}}""");

    page.check(json("{'limit': 9, 'least': 10000000000, 'dryRun': true}").getMap());
    page.check(json("{'limit': 1.0}").getMap());
    for (String sent : new String[] {"{'limit': '9'}", "{'limit': 1.5}", "{'limit': null}"}) {
      assertThatThrownBy(() -> page.check(json(sent).getMap()))
          .hasMessage("limit: a whole number is needed");
    }
    assertThatThrownBy(() -> page.check(json("{'limit': 10}").getMap()))
        .hasMessage("limit: from 1 to 9");
    assertThatThrownBy(() -> page.check(json("{'least': 0}").getMap()))
        .hasMessage("least: at least 1");
    assertThatThrownBy(() -> page.check(json("{'dryRun': 'yes'}").getMap()))
        .hasMessage("dryRun: allowed: true, false");
  }

  @Test
  void ofNamesThatAreTheSendersOwnTheValuesAreChecked() {
    PlainBody mapping =
        plain(
            """
            {"type": "object",
             "properties": {"mapping": {"type": "object", "maxProperties": 2,
                                        "additionalProperties": {"type": "string"}}}}""");

    mapping.check(json("{'mapping': {'marie': 'contact'}}").getMap());
    assertThatThrownBy(() -> mapping.check(json("{'mapping': {'marie': 1}}").getMap()))
        .hasMessage("mapping: a text is needed");
  }

  @Test
  void aSchemaThatSaysMoreIsLeftToTheGeneralValidator() {
    for (String schema :
        new String[] {
          "{'type': 'array', 'items': {'type': 'integer', 'multipleOf': 2}}",
          "{'type': 'array', 'items': {'type': 'string'}, 'uniqueItems': true}",
          "{'type': ['string', 'null']}",
          "{'type': 'object', 'oneOf': []}",
          "{'type': 'object', 'additionalProperties': {'type': 'number'}}",
          "{'type': 'object', 'properties': {'count': {'type': 'number'}}}",
          "{'properties': {}}",
          "{'$ref': '#/components/schemas/Tree'}",
          "{'$ref': '#/components/schemas/Nowhere'}",
          "{'$ref': 'other.yaml#/components/schemas/Notice'}"
        }) {
      assertThat(PlainBody.of(CONTRACT, json(schema))).as(schema).isEmpty();
    }
  }

  private void refused(String sent, String detail) {
    assertThatThrownBy(() -> check(sent)).isInstanceOf(ApiException.class).hasMessage(detail);
  }

  private void check(String sent) {
    body.check(json(sent).getMap());
  }

  private static PlainBody plain(String schema) {
    return PlainBody.of(CONTRACT, new JsonObject(schema)).orElseThrow();
  }

  private static JsonObject json(String text) {
    return new JsonObject(text.replace('\'', '"'));
  }
}
