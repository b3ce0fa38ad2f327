package io.placet.gateway.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts of the document as HTML: paragraphs, and what stands between backticks as code. */
final class Words {
  private Words() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String inline(String text) {
    return escaped(text.strip()).replaceAll("`([^`]+)`", "<code>$1</code>");
  }

  static String paragraphs(String text) {
    return Arrays.stream(text.strip().split("\n+", -1))
        .filter(paragraph -> !paragraph.isBlank())
        .map(paragraph -> "<p>" + inline(paragraph) + "</p>")
        .collect(Collectors.joining());
  }
}
