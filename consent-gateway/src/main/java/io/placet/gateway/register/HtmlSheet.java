package io.placet.gateway.register;

import io.placet.gateway.register.Sheet.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sheet as one page that needs nothing else, so that it can be kept and printed. Narrow
 * sections are tables; of wide ones each row is a list of names and values.
 */
final class HtmlSheet {
  /** Wider sections do not fit a sheet of paper. */
  private static final int MAX_COLUMNS = 6;

  private static final String STYLE =
      """
      body{font:15px/1.45 system-ui,sans-serif;color:#1b2026;background:#fff;max-width:62rem;margin:0 auto;padding:1.5rem 1rem}
      h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
      table{width:100%;border-collapse:collapse}th,td{padding:.35rem .75rem .35rem 0;border-top:1px solid #dcdfe3;text-align:left;vertical-align:top;overflow-wrap:anywhere}
      th{color:#565f6b;font-size:.875rem}dl{display:grid;grid-template-columns:14rem minmax(0,1fr);gap:.15rem 1rem;margin:0;padding-top:.25rem;border-top:1px solid #dcdfe3}
      dt{color:#565f6b}dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
      @media(max-width:40rem){dl{grid-template-columns:minmax(0,1fr)}dt{margin-top:.35rem}}
      @media print{body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}tr,dl{break-inside:avoid}}
      @page{margin:15mm}
      """;

  /** Lets the page have its own style, and nothing run or load. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private HtmlSheet() {}

  static String of(Sheet sheet) {
    return "<!doctype html>\n<html lang=\""
        + escaped(sheet.language())
        + "\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
        + escaped(sheet.title())
        + "</title><style>"
        + STYLE
        + "</style></head><body><main><h1>"
        + escaped(sheet.title())
        + "</h1>\n"
        + sheet.sections().stream().map(HtmlSheet::section).collect(Collectors.joining())
        + "</main></body></html>\n";
  }

  private static String section(Section section) {
    String title = "<h2>" + escaped(section.title()) + "</h2>\n";
    if (section.rows().isEmpty()) {
      return title + "<p>–</p>\n";
    }
    return title
        + (section.columns().size() > MAX_COLUMNS
            ? section.rows().stream()
                .map(row -> block(section.columns(), row))
                .collect(Collectors.joining())
            : table(section));
  }

  private static String table(Section section) {
    return "<table><thead>"
        + row(section.columns(), "th scope=\"col\"", "th")
        + "</thead><tbody>"
        + section.rows().stream().map(row -> row(row, "td", "td")).collect(Collectors.joining())
        + "</tbody></table>\n";
  }

  private static String row(List<String> texts, String open, String name) {
    return texts.stream()
        .map(text -> "<" + open + ">" + escaped(text) + "</" + name + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  private static String block(List<String> columns, List<String> row) {
    StringBuilder block = new StringBuilder("<h3>").append(escaped(row.get(0))).append("</h3><dl>");
    for (int i = 1; i < columns.size(); i++) {
      block
          .append("<dt>")
          .append(escaped(columns.get(i)))
          .append("</dt><dd>")
          .append(escaped(row.get(i)))
          .append("</dd>\n");
    }
    return block.append("</dl>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
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
