package io.placet.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
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
  void aSchemaThatSaysMoreIsLeftToTheGeneralValidator() {
    for (String schema :
        new String[] {
          "{'type': 'array', 'items': {'type': 'integer'}}",
          "{'type': 'string', 'pattern': 'a+'}",
          "{'type': 'object', 'oneOf': []}",
          "{'type': 'object', 'additionalProperties': {'type': 'string'}}",
          "{'type': 'object', 'properties': {'count': {'type': 'integer'}}}",
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
