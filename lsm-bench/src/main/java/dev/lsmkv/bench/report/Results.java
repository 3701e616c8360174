package dev.lsmkv.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All figures of a run, and what follows from them. Immutable. */
public final class Results {

  private final List<Figure> figures;
  private final List<Series> series;

  /**
   * Of some figures.
   *
   * @param figures in the order they were measured
   * @param series what was counted second by second, in the same order
   */
  public Results(List<Figure> figures, List<Series> series) {
    this.figures = List.copyOf(figures);
    this.series = List.copyOf(series);
  }

  /**
   * Several results as one.
   *
   * @param parts in the order they were measured
   * @return the sum
   */
  public static Results all(List<Results> parts) {
    return new Results(
        parts.stream().flatMap(each -> each.figures.stream()).toList(),
        parts.stream().flatMap(each -> each.series.stream()).toList());
  }

  /**
   * The medians of runs that measured the same figures of one engine in one pair.
   *
   * @param runs at least one
   * @return each figure once
   */
  public static Results medians(List<Results> runs) {
    List<Figure> all = all(runs).figures;
    List<Figure> medians = new ArrayList<>();
    for (Figure first : runs.getFirst().figures) {
      List<Double> values =
          all.stream()
              .filter(each -> each.row().equals(first.row()) && each.name().equals(first.name()))
              .map(Figure::value)
              .toList();
      double median = Spread.of(values).median();
      medians.add(new Figure(first.engine(), first.pair(), first.row(), first.name(), median));
    }
    return new Results(medians, List.of());
  }

  /**
   * What was measured.
   *
   * @return in the order it was
   */
  public List<Figure> figures() {
    return figures;
  }

  /**
   * What was counted second by second.
   *
   * @return in the order it was measured
   */
  public List<Series> series() {
    return series;
  }

  /** The rows in the order they were measured. */
  List<String> rows() {
    return distinct(figures.stream().map(Figure::row).toList());
  }

  /** The names of figures, in the order they came. */
  List<String> names() {
    return distinct(figures.stream().map(Figure::name).toList());
  }

  /** A figure of an engine in all pairs. */
  Optional<Spread> spread(String engine, String row, String name) {
    List<Double> values = new ArrayList<>(byPair(engine, row, name).values());
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** A figure of an engine in all pairs of all rows. */
  Optional<Spread> spreadOfRows(String engine, String name) {
    List<Double> values =
        figures.stream()
            .filter(each -> each.engine().equals(engine) && each.name().equals(name))
            .map(Figure::value)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** The quotient of a figure of two engines, in each pair that has both. */
  Optional<Spread> ratio(String engine, String peer, String row, String name) {
    SortedMap<Integer, Double> own = byPair(engine, row, name);
    SortedMap<Integer, Double> others = byPair(peer, row, name);
    List<Double> ratios = new ArrayList<>();
    own.forEach((pair, value) -> {
      Double other = others.get(pair);
      if (other != null && other != 0) {
        ratios.add(value / other);
      }
    });
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }

  private SortedMap<Integer, Double> byPair(String engine, String row, String name) {
    SortedMap<Integer, Double> values = new TreeMap<>();
    for (Figure figure : figures) {
      if (figure.engine().equals(engine)
          && figure.row().equals(row)
          && figure.name().equals(name)) {
        values.put(figure.pair(), figure.value());
      }
    }
    return values;
  }

  private static List<String> distinct(List<String> all) {
    Set<String> seen = new LinkedHashSet<>(all);
    return List.copyOf(seen);
  }
}
