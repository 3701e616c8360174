package dev.lsmkv.bench.run;

import dev.lsmkv.bench.report.Figure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs one request in a JVM of its own.
 *
 * @param heap the size of its heap, as {@code -Xmx} takes it
 */
record ChildJvm(String heap) {

  private static final int FIELDS = 4;

  /**
   * Runs it and waits.
   *
   * @param request what to run
   * @param pair the number of the pair it belongs to
   * @param figures takes what it measured, as it comes
   * @throws IOException if it cannot be started, or failed; then with what it complained of
   * @throws InterruptedException if this thread is interrupted
   */
  void run(RunRequest request, int pair, Consumer<Figure> figures)
      throws IOException, InterruptedException {
    Path errors = request.directory().resolve("errors");
    Process process = new ProcessBuilder(command(request)).redirectError(errors.toFile()).start();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(Child.TAB, -1);
        if (fields.length == FIELDS && fields[0].equals(Child.MARK)) {
          figures.accept(
              new Figure(
                  request.engine(), pair, fields[1], fields[2], Double.parseDouble(fields[3])));
        }
      }
      if (process.waitFor() != 0) {
        throw new IOException(
            request.engine() + " failed in " + request.workloads() + ":\n" + tail(errors));
      }
    } finally {
      process.destroy();
    }
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
