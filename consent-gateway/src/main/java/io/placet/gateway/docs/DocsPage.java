package io.placet.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The document as one page that needs nothing else and runs nothing: operations by tag, each with
 * what it takes and answers. Schemas fold in where they are used, once more at most where they
 * refer to themselves.
 */
public final class DocsPage {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;color:#1b2026;background:#fff;max-width:64rem;margin:0 auto;padding:1.5rem 1rem}
      h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.25rem;margin:2.5rem 0 .5rem}h3{font-size:1rem;margin:1.75rem 0 .25rem;padding-top:.75rem;border-top:1px solid #dcdfe3}
      h4{font-size:.875rem;color:#565f6b;margin:.75rem 0 .15rem}p{margin:.25rem 0}code,pre{font:13px/1.45 ui-monospace,monospace;overflow-wrap:anywhere}
      pre{background:#f4f5f7;padding:.5rem .75rem;overflow:auto;white-space:pre-wrap}ul{margin:.15rem 0;padding-left:1.25rem}nav ul{columns:18rem;padding:0;list-style:none}
      summary{cursor:pointer;color:#1f4f8a}a{color:#1f4f8a}.quiet{color:#565f6b}
      """;

  /** Lets the page have its own style, and nothing run or load. */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final JsonObject document;
  private final SchemaList schemas;

  private DocsPage(JsonObject document) {
    this.document = document;
    this.schemas = new SchemaList(document);
  }

  public static String of(JsonObject document) {
    return new DocsPage(document).page();
  }

  private String page() {
    JsonObject info = document.getJsonObject("info");
    String title = Words.escaped(info.getString("title") + " " + info.getString("version"));
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
        + title
        + "</title><style>"
        + STYLE
        + "</style></head><body><main><h1>"
        + title
        + "</h1>"
        + Words.paragraphs(info.getString("description", ""))
        + "<p>The same for machines: <a href=\"openapi.yaml\">openapi.yaml</a>, "
        + "<a href=\"openapi.json\">openapi.json</a></p>"
        + "<nav aria-label=\"Operations\">"
        + tags().map(this::contents).collect(Collectors.joining())
        + "</nav>"
        + tags().map(this::chapter).collect(Collectors.joining())
        + "</main></body></html>\n";
  }

  private Stream<JsonObject> tags() {
    return SchemaList.objects(document.getJsonArray("tags", new JsonArray()));
  }

  private String contents(JsonObject tag) {
    return "<h4>"
        + Words.escaped(tag.getString("name"))
        + "</h4><ul>"
        + operations(tag)
            .map(one -> "<li><a href=\"#" + one.id() + "\">" + one.title() + "</a></li>")
            .collect(Collectors.joining())
        + "</ul>";
  }

  private String chapter(JsonObject tag) {
    return "<section><h2>"
        + Words.escaped(tag.getString("name"))
        + "</h2>"
        + Words.paragraphs(tag.getString("description", ""))
        + operations(tag).map(this::operation).collect(Collectors.joining())
        + "</section>\n";
  }

  private record Described(String path, String method, JsonObject item, JsonObject operation) {
    String id() {
      return Words.escaped(operation.getString("operationId"));
    }

    String title() {
      return "<code>" + method.toUpperCase(Locale.ROOT) + " " + Words.escaped(path) + "</code>";
    }
  }

  private Stream<Described> operations(JsonObject tag) {
    JsonObject paths = document.getJsonObject("paths");
    return paths.fieldNames().stream()
        .flatMap(
            path ->
                paths.getJsonObject(path).fieldNames().stream()
                    .filter(
                        method -> paths.getJsonObject(path).getValue(method) instanceof JsonObject)
                    .map(
                        method ->
                            new Described(
                                path,
                                method,
                                paths.getJsonObject(path),
                                paths.getJsonObject(path).getJsonObject(method))))
        .filter(
            one ->
                one.operation()
                    .getJsonArray("tags", new JsonArray())
                    .contains(tag.getString("name")));
  }

  private String operation(Described one) {
    JsonObject said = one.operation();
    String parameters =
        Stream.of(one.item(), said)
            .flatMap(has -> SchemaList.objects(has.getJsonArray("parameters", new JsonArray())))
            .map(schemas::parameter)
            .collect(Collectors.joining());
    return "<article><h3 id=\""
        + one.id()
        + "\">"
        + one.title()
        + "</h3><p>"
        + Words.inline(said.getString("summary", ""))
        + ". <span class=\"quiet\">Scope <code>"
        + Words.escaped(said.getString("x-scope", ""))
        + "</code></span></p>"
        + Words.paragraphs(said.getString("description", ""))
        + (parameters.isEmpty() ? "" : "<h4>Parameters</h4><ul>" + parameters + "</ul>")
        + (said.containsKey("requestBody")
            ? "<h4>Body</h4>" + schemas.contents(said.getJsonObject("requestBody"))
            : "")
        + "<h4>Answers</h4><ul>"
        + said.getJsonObject("responses").fieldNames().stream()
            .map(status -> answer(status, said.getJsonObject("responses").getJsonObject(status)))
            .collect(Collectors.joining())
        + "</ul></article>\n";
  }

  private String answer(String status, JsonObject answer) {
    JsonObject meant = schemas.resolved(answer);
    return "<li><code>"
        + Words.escaped(status)
        + "</code> "
        + Words.inline(meant.getString("description", ""))
        // all problems are alike
        + (status.compareTo("400") < 0 ? schemas.contents(meant) : "")
        + "</li>";
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
