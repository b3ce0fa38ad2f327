package io.placet.acceptance.process;

import io.placet.acceptance.process.RetailFigures.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Released figures beside what is so, as a table and as a plot that a browser shows. */
final class FigurePlot {
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final int WIDTH = 900;
  private static final int HEIGHT = 260;
  private static final int MARGIN = 60;

  private FigurePlot() {}

  /** Writes both; returns the table. */
  static String write(Path folder, String name, List<Window> windows) throws IOException {
    Files.createDirectories(folder);
    String table = table(name, windows);
    Files.writeString(folder.resolve(name + ".md"), table);
    Files.writeString(folder.resolve(name + ".svg"), plot(name, windows));
    return table;
  }

  private static String table(String name, List<Window> windows) {
    StringBuilder table =
        new StringBuilder(
            "# "
                + name
                + "\n\n| window from | so it is | told | ± 95 % | error |\n|---|--:|--:|--:|--:|\n");
    for (Window window : windows) {
      table.append(
          "| %s | %,.0f | %,.0f | %,.0f | %.1f %% |%n"
              .formatted(
                  window.from().atZone(ZONE).toLocalDate(),
                  window.exact(),
                  window.told(),
                  window.within(),
                  100 * window.relativeError()));
    }
    return table.toString();
  }

  private static String plot(String name, List<Window> windows) {
    double top =
        windows.stream()
            .mapToDouble(one -> Math.max(one.exact().doubleValue(), high(one)))
            .max()
            .orElseThrow();
    StringBuilder svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                .formatted(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN));
    svg.append(
        "<title>%s: what is so (line), what is told (dots) with its interval</title>%n"
            .formatted(name));
    for (int at = 0; at < windows.size(); at++) {
      Window window = windows.get(at);
      svg.append(
          tag(
              "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$.1f\" y2=\"%3$.1f\" stroke=\"#9bb8d3\" stroke-width=\"4\"/>%n",
              x(at, windows.size()),
              y(high(window), top),
              y(window.told().doubleValue() - window.within().doubleValue(), top)));
      svg.append(
          tag(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#1f5c99\"/>%n",
              x(at, windows.size()), y(window.told().doubleValue(), top)));
    }
    svg.append(line(windows, one -> one.exact().doubleValue(), top, "#222222"));
    svg.append(line(windows, one -> one.bounded().doubleValue(), top, "#c46a1b"));
    svg.append(
        tag(
            "<text x=\"%d\" y=\"20\">%s: black what is so, orange within bounds, blue what is told and its interval; top %,.0f</text>%n</svg>%n",
            MARGIN, name, top));
    return svg.toString();
  }

  private static String line(
      List<Window> windows, ToDoubleFunction<Window> value, double top, String colour) {
    StringBuilder points = new StringBuilder();
    for (int at = 0; at < windows.size(); at++) {
      points.append(
          tag("%.1f,%.1f ", x(at, windows.size()), y(value.applyAsDouble(windows.get(at)), top)));
    }
    return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n".formatted(points, colour);
  }

  private static String tag(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double high(Window window) {
    return window.told().doubleValue() + window.within().doubleValue();
  }

  private static double x(int at, int of) {
    return MARGIN + WIDTH * (at + 0.5) / of;
  }

  private static double y(double value, double top) {
    return MARGIN + HEIGHT * (1 - value / top);
  }
}
