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
  private static final List<String> CALIBRATION =
      List.of("calibration-multiply-ns", "calibration-memory-ns");

  /**
   * The rates, and what is asked of them, as lines for a terminal.
   *
   * @return a line for each row, below a head
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>(rates().lines());
    Table floor = floor();
    if (!floor.isEmpty()) {
      lines.add("");
      lines.addAll(floor.lines());
    }
    return lines;
  }

  /**
   * Everything as Markdown.
   *
   * @param settings a line for each engine and for the run
   * @return the text
   */
  public String markdown(List<String> settings) {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("# Benchmarks", ""));
    settings.forEach(line -> lines.add("- " + line));
    lines.add("");
    lines.add(
        "Operations a second: the median of all pairs, with the range in brackets. A ratio is that"
            + " of "
            + engines.getFirst()
            + " to the other engine in the same pair; above 1 it is faster.");
    lines.add("");
    lines.addAll(rates().markdown());
    addPart(
        lines,
        "With the time to settle",
        "Operations a second of what writes, when it counts as done only once all is compacted, which"
            + " no engine would do at once unasked.",
        settledRates());
    addPart(
        lines,
        "What is asked of it",
        "Bounds of medians, of the same pairs; what was not measured is left out.",
        floor());
    addPart(
        lines,
        "What it costs",
        "Of these less is better: below 1 a ratio speaks for " + engines.getFirst() + ".",
        costs());
    addPart(
        lines,
        "The machine meanwhile",
        "Two fixed loops before and after each workload, the slower time of both; where engines"
            + " differ, the machine did.",
        calibration());
    addFigures(lines);
    return String.join("\n", lines) + "\n";
  }

  private void addFigures(List<String> lines) {
    for (String row : results.rows()) {
      lines.addAll(List.of("", "## " + row, ""));
      lines.addAll(figures(row).markdown());
    }
  }

  private static void addPart(List<String> lines, String title, String words, Table table) {
    if (table.isEmpty()) {
      return;
    }
    lines.addAll(List.of("", "## " + title, "", words, ""));
    lines.addAll(table.markdown());
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

  /**
   * What was counted second by second, as comma-separated values.
   *
   * @return the text, with a head
   */
  public String secondsCsv() {
    StringBuilder text = new StringBuilder("row,engine,pair,second,operations\n");
    for (Series each : results.series()) {
      for (int second = 0; second < each.operations().size(); second++) {
        text.append(each.row()).append(',').append(each.engine()).append(',').append(each.pair());
        text.append(',').append(second).append(',').append(each.operations().get(second));
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** What the first engine is held to, as far as it was measured. */
  Table floor() {
    return new Floor(results, engines.getFirst(), peers()).table();
  }

  /** Figures of which less is better, of the rows that write or open. */
  Table costs() {
    List<List<String>> rows = new ArrayList<>();
    for (String row : results.rows()) {
      for (String name : Costs.namesOf(row)) {
        if (results.spread(engines.getFirst(), row, name).isPresent()) {
          rows.add(compared(row + " " + name, row, name));
        }
      }
    }
    return new Table(head("less is better"), rows);
  }

  /** How fast the machine was while each engine was measured. */
  Table calibration() {
    List<List<String>> rows = new ArrayList<>();
    for (String name : CALIBRATION) {
      List<String> cells = new ArrayList<>(List.of(name));
      engines.forEach(engine -> cells.add(text(results.spreadOfRows(engine, name))));
      rows.add(cells);
    }
    List<String> head = new ArrayList<>(List.of("before each workload"));
    head.addAll(engines);
    return new Table(head, rows);
  }

  private List<String> head(String first) {
    List<String> head = new ArrayList<>(List.of(first, engines.getFirst()));
    peers().forEach(peer -> head.addAll(List.of(peer, "ratio")));
    return head;
  }

  private List<String> compared(String title, String row, String name) {
    String own = engines.getFirst();
    List<String> cells = new ArrayList<>(List.of(title, text(results.spread(own, row, name))));
    for (String peer : peers()) {
      cells.add(text(results.spread(peer, row, name)));
      cells.add(text(results.ratio(own, peer, row, name)));
    }
    return cells;
  }

  /** The engines that the first is compared with. */
  List<String> peers() {
    return engines.subList(1, engines.size());
  }

  /** Operations a second, with their ratios. */
  Table rates() {
    return new Table(
        head("operations/s"),
        results.rows().stream().map(row -> compared(row, row, Measurement.RATE)).toList());
  }

  /** Operations a second where the time to settle counts, too. */
  Table settledRates() {
    String name = Measurement.SETTLED_RATE;
    return new Table(
        head("operations/s"),
        results.rows().stream()
            .filter(row -> results.spread(engines.getFirst(), row, name).isPresent())
            .map(row -> compared(row, row, name))
            .toList());
  }

  /** Every figure of a row. */
  Table figures(String row) {
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

  private static String text(Optional<Spread> spread) {
    return spread.map(Numbers::text).orElse(NONE);
  }
}
