package io.placet.schemas.register;

import java.util.regex.Pattern;

/** How a place in the file is written for people: {@code purposes[2].basis}. */
final class FieldPath {
  /** The path of the file as a whole. */
  static final String ROOT = "";

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private FieldPath() {}

  static String property(String parent, String name) {
    if (!PLAIN_NAME.matcher(name).matches()) {
      return parent + "['" + name + "']";
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  static String parent(String path) {
    int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return cut < 0 ? ROOT : path.substring(0, cut);
  }
}
