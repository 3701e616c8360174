package dev.lsmkv.bench.report;

import dev.lsmkv.bench.measure.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the charts of a report show, as maps and lists, which is how they become JSON.
 *
 * @param results what was measured
 * @param engines their names, the one that the others are compared with first
 */
record Charts(Results results, List<String> engines) {

  Map<String, Object> asMap() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("engines", engines);
    data.put("ratios", ratios());
    data.put("seconds", seconds());
    data.put("percentiles", Measurement.latencyNames());
    data.put("latencies", latencies());
    return data;
  }

  /** A chart for each peer: its rows with the median and the range of the ratio. */
  private List<Object> ratios() {
    List<Object> charts = new ArrayList<>();
    for (String peer : engines.subList(1, engines.size())) {
      List<Object> bars = new ArrayList<>();
      for (String row : results.rows()) {
        results
            .ratio(engines.getFirst(), peer, row, Measurement.RATE)
            .ifPresent(
                ratio -> bars.add(List.of(row, ratio.median(), ratio.least(), ratio.most())));
      }
      charts.add(Map.of("peer", peer, "bars", bars));
    }
    return charts;
  }

  /** A chart for each row that took seconds: the counts of each engine in its first pair. */
  private Map<String, Object> seconds() {
    Map<String, Object> charts = new LinkedHashMap<>();
    for (String row : results.series().stream().map(Series::row).distinct().toList()) {
      Map<String, List<Long>> lines = new LinkedHashMap<>();
      results.series().stream()
          .filter(each -> each.row().equals(row))
          .forEach(each -> lines.putIfAbsent(each.engine(), each.operations()));
      charts.put(row, lines);
    }
    return charts;
  }

  /** A chart for each row with latencies: the median of each percentile, in microseconds. */
  private Map<String, Object> latencies() {
    Map<String, Object> charts = new LinkedHashMap<>();
    for (String row : results.rows()) {
      Map<String, List<Double>> lines = new LinkedHashMap<>();
      for (String engine : engines) {
        List<Double> values =
            Measurement.latencyNames().stream()
                .flatMap(name -> results.spread(engine, row, name).stream())
                .map(Spread::median)
                .toList();
        if (!values.isEmpty()) {
          lines.put(engine, values);
        }
      }
      if (!lines.isEmpty()) {
        charts.put(row, lines);
      }
    }
    return charts;
  }
}
