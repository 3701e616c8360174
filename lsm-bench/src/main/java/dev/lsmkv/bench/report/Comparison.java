package dev.lsmkv.bench.report;

import dev.lsmkv.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a run: rates with their ratios, and every other figure.
 *
 * @param results what was measured
 * @param engines their names, the one that the others are compared with first
 */
public record Comparison(Results results, List<String> engines) {

  private static final String NONE = "-";

  /**
   * The rates as lines for a terminal.
   *
   * @return a line for each row, below a head
   */
  public List<String> lines() {
    return rates().lines();
  }

  /**
   * Everything as Markdown.
   *
   * @param settings a line for each engine and for the run
   * @return the text
   */
  public String markdown(List<String> settings) {
    List<String> lines = new ArrayList<>();
    lines.add("# Benchmarks");
    lines.add("");
    settings.forEach(line -> lines.add("- " + line));
    lines.add("");
    lines.add(
        "Operations a second: the median of all pairs, with the range in brackets. A ratio is that of "
            + engines.getFirst()
            + " to the other engine in the same pair; above 1 it is faster.");
    lines.add("");
    lines.addAll(rates().markdown());
    for (String row : results.rows()) {
      lines.add("");
      lines.add("## " + row);
      lines.add("");
      lines.addAll(figures(row).markdown());
    }
    return String.join("\n", lines) + "\n";
  }

  /**
   * Every single figure as comma-separated values.
   *
   * @return the text, with a head
   */
  public String csv() {
    StringBuilder text = new StringBuilder("row,engine,pair,figure,value\n");
    for (Figure each : results.figures()) {
      text.append(each.row()).append(',').append(each.engine()).append(',').append(each.pair());
      text.append(',').append(each.name()).append(',').append(each.value()).append('\n');
    }
    return text.toString();
  }

  private Table rates() {
    String own = engines.getFirst();
    List<String> head = new ArrayList<>(List.of("operations/s", own));
    for (String peer : engines.subList(1, engines.size())) {
      head.addAll(List.of(peer, "ratio"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (String row : results.rows()) {
      List<String> cells = new ArrayList<>(List.of(row, rate(own, row)));
      for (String peer : engines.subList(1, engines.size())) {
        cells.add(rate(peer, row));
        cells.add(text(results.ratio(own, peer, row, Measurement.RATE)));
      }
      rows.add(cells);
    }
    return new Table(head, rows);
  }

  private Table figures(String row) {
    List<String> head = new ArrayList<>(List.of("figure"));
    head.addAll(engines);
    List<List<String>> rows = new ArrayList<>();
    for (String name : results.names()) {
      List<String> cells = new ArrayList<>(List.of(name));
      engines.forEach(engine -> cells.add(text(results.spread(engine, row, name))));
      if (cells.stream().skip(1).anyMatch(cell -> !cell.equals(NONE))) {
        rows.add(cells);
      }
    }
    return new Table(head, rows);
  }

  private String rate(String engine, String row) {
    return text(results.spread(engine, row, Measurement.RATE));
  }

  private static String text(Optional<Spread> spread) {
    return spread.map(Numbers::text).orElse(NONE);
  }
}
