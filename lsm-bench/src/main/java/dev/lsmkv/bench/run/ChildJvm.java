package dev.lsmkv.bench.run;

import dev.lsmkv.bench.report.Figure;
import dev.lsmkv.bench.report.Results;
import dev.lsmkv.bench.report.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs one request in a JVM of its own.
 *
 * @param heap the size of its heap, as {@code -Xmx} takes it
 */
record ChildJvm(String heap) {

  /**
   * Runs it and waits.
   *
   * @param request what to run
   * @param pair the number of the pair it belongs to
   * @return what it measured
   * @throws IOException if it cannot be started, or failed; then with what it complained of
   * @throws InterruptedException if this thread is interrupted
   */
  Results run(RunRequest request, int pair) throws IOException, InterruptedException {
    Path errors = request.directory().resolve("errors");
    Process process = new ProcessBuilder(command(request)).redirectError(errors.toFile()).start();
    List<Figure> figures = new ArrayList<>();
    List<Series> series = new ArrayList<>();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(Child.TAB, -1);
        if (fields.length == 4 && fields[0].equals(Child.MARK)) {
          double value = Double.parseDouble(fields[3]);
          figures.add(new Figure(request.engine(), pair, fields[1], fields[2], value));
        } else if (fields.length == 3 && fields[0].equals(Child.SECONDS_MARK)) {
          series.add(new Series(request.engine(), pair, fields[1], counts(fields[2])));
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException(
            request.engine() + " failed in " + request.workloads() + ":\n" + tail(errors));
      }
    } finally {
      process.destroy();
    }
    return new Results(figures, series);
  }

  private static List<Long> counts(String text) {
    return Arrays.stream(text.split(Child.SPACE, -1)).map(Long::valueOf).toList();
  }

  private List<String> command(RunRequest request) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"));
    command.addAll(
        List.of("--class-path", System.getProperty("java.class.path"), Child.class.getName()));
    command.addAll(request.arguments());
    return command;
  }

  private static String tail(Path errors) throws IOException {
    List<String> lines = Files.readAllLines(errors);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }
}
