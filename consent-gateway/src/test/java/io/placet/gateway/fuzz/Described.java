package io.placet.gateway.fuzz;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operation as the document describes it, references followed.
 *
 * @param id its operationId
 * @param path with parameters in braces
 * @param scope that a caller needs
 * @param streams what of it streams: request, response or nothing
 * @param forAnyOrigin whether pages of every origin may ask first, with OPTIONS
 * @param bodies by content type; empty where it takes none
 * @param answers schemas by status and content type
 */
record Described(
    String id,
    String method,
    String path,
    String scope,
    String streams,
    boolean forAnyOrigin,
    List<Parameter> parameters,
    Map<String, Body> bodies,
    Map<Integer, Map<String, JsonObject>> answers) {
  private static final Pattern IN_BRACES = Pattern.compile("\\{([^}]+)}");
  private static final Pattern STEP_BEFORE = Pattern.compile("([^/{}]+)/\\{([^}]+)}");

  /**
   * A parameter.
   *
   * @param in path, query, header or cookie
   * @param topic what an earlier answer calls such values, beside the parameter's own name
   */
  record Parameter(String name, String in, boolean required, JsonObject schema, String topic) {}

  /**
   * A request body of one content type.
   *
   * @param examples of the document
   */
  record Body(JsonObject schema, List<Object> examples) {}

  /** What a path must look like to be one of this operation's. */
  Pattern asked() {
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    Matcher braces = IN_BRACES.matcher(path);
    while (braces.find()) {
      pattern.append(Pattern.quote(path.substring(at, braces.start()))).append("([^/?]+)");
      at = braces.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(path.substring(at))).toString());
  }

  /** Names of the path's parameters, in its order. */
  List<String> inPath() {
    return IN_BRACES.matcher(path).results().map(found -> found.group(1)).toList();
  }

  String topic(String parameter) {
    return topic(path, parameter);
  }

  /** The step of a path that a parameter follows: what lists of such values are called. */
  static String topic(String path, String parameter) {
    return STEP_BEFORE
        .matcher(path)
        .results()
        .filter(found -> found.group(2).equals(parameter))
        .map(found -> found.group(1))
        .findFirst()
        .orElse(parameter);
  }

  /** Whether its answer is to be read as a stream, which may have no end. */
  boolean answersAsStream() {
    return streams.equals("response");
  }
}
