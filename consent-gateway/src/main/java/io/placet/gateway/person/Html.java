package io.placet.gateway.person;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of a page, in which all that is no markup of ours has been escaped. */
record Html(String markup) {
  static final Html NOTHING = new Html("");

  static Html text(String plain) {
    return new Html(
        plain
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
  }

  static Html all(Html... parts) {
    return all(Arrays.asList(parts));
  }

  static Html all(List<Html> parts) {
    return new Html(parts.stream().map(Html::markup).collect(Collectors.joining()));
  }

  /** An element without attributes. */
  static Html element(String name, Html... children) {
    return element(name, List.of(), children);
  }

  /** An element that holds a text alone. */
  static Html element(String name, String plain) {
    return element(name, text(plain));
  }

  /**
   * An element.
   *
   * @param attributes names and values in turn
   */
  static Html element(String name, List<String> attributes, Html... children) {
    return new Html(open(name, attributes) + all(children).markup() + "</" + name + ">\n");
  }

  /** An element that can hold nothing, such as {@code input}. */
  static Html single(String name, List<String> attributes) {
    return new Html(open(name, attributes) + "\n");
  }

  private static String open(String name, List<String> attributes) {
    StringBuilder tag = new StringBuilder("<").append(name);
    for (int i = 0; i < attributes.size(); i += 2) {
      tag.append(' ')
          .append(attributes.get(i))
          .append("=\"")
          .append(text(attributes.get(i + 1)).markup())
          .append('"');
    }
    return tag.append('>').toString();
  }
}
