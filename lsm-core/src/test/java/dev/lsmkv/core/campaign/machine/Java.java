package dev.lsmkv.core.campaign.machine;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Runs programs of these tests in small JVMs, hundreds of them. So that they start in half the
 * time, their classes are read from an archive made by one that ends by itself; the JDK does that
 * for jars, not for directories.
 */
final class Java {

  private static final Path PLACE = Path.of("target", "campaign-jvm").toAbsolutePath();
  private static final Path ARCHIVE = PLACE.resolve("classes.jsa");
  private static final List<String> OPTIONS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx96m",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");
  private static final String CLASS_PATH = prepare();

  private Java() {}

  /** The command line of a program. */
  static List<String> command(Class<?> program, List<String> arguments) {
    return command("-XX:SharedArchiveFile=" + ARCHIVE, CLASS_PATH, program, arguments);
  }

  private static List<String> command(
      String option, String classPath, Class<?> program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of(option, "-cp", classPath, program.getName()));
    command.addAll(arguments);
    return command;
  }

  /** Makes jars and archive, and returns the class path of jars. */
  private static String prepare() {
    try {
      delete(PLACE);
      Files.createDirectories(PLACE);
      List<String> jars = new ArrayList<>();
      for (Path element : classPath()) {
        jars.add(Files.isDirectory(element) ? jar(element, jars.size()) : element.toString());
      }
      String path = String.join(File.pathSeparator, jars);
      archive(path);
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String jar(Path directory, int number) {
    String file = PLACE.resolve(number + ".jar").toString();
    ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
    tool.run(System.out, System.err, "--create", "--file", file, "-C", directory.toString(), ".");
    return file;
  }

  /** Without an archive, children start all the same. */
  private static void archive(String path) throws IOException {
    Plan plan =
        new Plan(
            PLACE.resolve("store"),
            0,
            Mix.OS,
            new Plan.Parts("mapped", "leveled", "bloom"),
            Mistake.NONE,
            List.of(0L));
    List<String> arguments = new ArrayList<>(List.of("0", "0"));
    arguments.addAll(plan.arguments());
    new ProcessBuilder(
            command("-XX:ArchiveClassesAtExit=" + ARCHIVE, path, VerifyProgram.class, arguments))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .onExit()
        .join();
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** All that this process runs on, modules included. */
  private static List<Path> classPath() {
    String path =
        Stream.of("java.class.path", "jdk.module.path", "jdk.module.upgrade.path")
            .map(name -> System.getProperty(name, ""))
            .filter(part -> !part.isEmpty())
            .collect(joining(File.pathSeparator, location() + File.pathSeparator, ""));
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(element -> !element.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .distinct()
        .toList();
  }

  /** The directory that these classes came from; a patched module has several. */
  private static Path location() {
    String resource = Java.class.getName().replace('.', '/') + ".class";
    String url = Objects.requireNonNull(Java.class.getResource("/" + resource)).toString();
    return Path.of(URI.create(url.substring(0, url.length() - resource.length())));
  }
}
