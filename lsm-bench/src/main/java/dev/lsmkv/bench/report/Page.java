package dev.lsmkv.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A report that is one file: tables, charts and the library that draws them, so that it can be
 * opened without a network, and sent to somebody.
 *
 * @param results what was measured
 * @param engines their names, the one that the others are compared with first
 * @param settings a line for each engine and for the run
 */
public record Page(Results results, List<String> engines, List<String> settings) {

  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot";

  /**
   * The report.
   *
   * @return HTML
   * @throws IOException if a part of it is not on the class path
   */
  public String html() throws IOException {
    Comparison comparison = new Comparison(results, engines);
    return resource("report.html")
        .replace("{{library-style}}", resource(CHARTS + ".min.css"))
        .replace("{{style}}", resource("report.css"))
        .replace("{{own}}", Table.escaped(engines.getFirst()))
        .replace("{{settings}}", settingsHtml())
        .replace("{{rates}}", lines(comparison.rates().html()))
        .replace("{{settled}}", lines(comparison.settledRates().html()))
        .replace("{{floor}}", lines(comparison.floor().html()))
        .replace("{{costs}}", lines(comparison.costs().html()))
        .replace("{{calibration}}", lines(comparison.calibration().html()))
        .replace("{{figures}}", figuresHtml(comparison))
        .replace("{{library}}", resource(CHARTS + ".iife.min.js"))
        .replace("{{data}}", json())
        .replace("{{script}}", resource("report.js"));
  }

  private String settingsHtml() {
    return lines(settings.stream().map(line -> "<li>" + Table.escaped(line) + "</li>").toList());
  }

  private String figuresHtml(Comparison comparison) {
    StringBuilder html = new StringBuilder();
    for (String row : results.rows()) {
      html.append("<details><summary>").append(Table.escaped(row)).append("</summary>\n");
      html.append(lines(comparison.figures(row).html())).append("</details>\n");
    }
    return html.toString();
  }

  private String json() throws IOException {
    String json = new JsonMapper().writeValueAsString(new Charts(results, engines).asMap());
    // Whatever a name contains, it does not end the script it stands in.
    return json.replace("</", "<\\/");
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** A file of this package, or of the class path if its name begins with a slash. */
  private static String resource(String name) throws IOException {
    ClassLoader loader = Objects.requireNonNull(Page.class.getClassLoader());
    try (InputStream in =
        name.startsWith("/")
            ? loader.getResourceAsStream(name.substring(1))
            : Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("The report needs " + name + " on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
